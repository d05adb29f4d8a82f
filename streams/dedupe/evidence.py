"""Two signatures compared: what speaks for one text and what against it, each as a number and in words.

A copy may be cut, added to and damaged; another story of the same template may share more words than such a copy. What
tells them apart is what stands in the slots. How many figures a true copy keeps depends on the noise, and how strong
the noise is the text itself says: it breaks shingles where both texts run along. So each slot counts as much as it
is likelier in a copy as noisy as this than in another story (a log-likelihood ratio).
"""

from dataclasses import dataclass
from math import log
from typing import Final, NamedTuple

from streams.dedupe.signature import Signature, level_of, shingles_of, unpack
from streams.dedupe.sketch import FOOTER, limit
from streams.dedupe.thresholds import GRAM, LEAST_SHARE, LEAST_SHARED


class Detail(NamedTuple):
    """A kind of slots: how often another story of the template has the same by chance, letters, and the bounds."""

    name: str
    chance: float
    letters: int
    least: float
    most: float


DETAILS: Final = (
    Detail("figures", 0.15, 3, -16.0, 5.0),
    Detail("dates", 0.3, 5, -6.0, 2.0),
    Detail("names", 0.5, 7, -8.0, 2.0),
)
"""Chances counted on pairs of stories of one template; the bounds keep one kind from outvoting everything else."""

_WORST: Final = 0.3
_BEST: Final = 0.9
"""How many slots a copy keeps: editors mend, too, so never all."""

_MENDED: Final = 0.04
"""How many slots a copy has in which another thing stands between the same letters: noise spoils both sides as well."""

_NOTHING: Final[list[tuple[int, int]]] = []
_MOST_SHARED: Final = 60
_MOST_CHANGED: Final = 8
_TITLE_WORDS: Final = 2
_TITLE_SHARE: Final = 0.6
_OTHER_SHARE: Final = 0.34
_BROKEN: Final = GRAM + 3
"""Shingles that a slot breaks in which something else stands."""


Counts = tuple[int, int, int]
"""Of figures, dates and names."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two texts share: `here` of the new one is found in the known one, `there` the other way round.

    `late_here` is the share of the new text before its first common shingle. `replaced` shingles of both stand between
    two common ones, in `gaps` places: noise makes many short gaps, another story few long ones. Of the figures,
    dates and names in slots that both have, `agree` are the same, `changed` are others although both sides of the slot
    are the same, `unlike` are others and one side is, too. `headline` is 1 for the same, -1 for another, 0 where
    one has none.
    """

    shared: int
    here: float
    there: float
    late_here: float
    late_there: float
    replaced: int
    gaps: int
    agree: Counts
    changed: Counts
    unlike: Counts
    headline: int
    same_length: bool
    breaks: float
    """Shingles that the slots which differ have broken."""

    @property
    def similarity(self) -> float:
        """The share of the shorter text that is found in the longer: 0 to 1."""
        return round(max(self.here, self.there), 3)

    @property
    def word_for_word(self) -> bool:
        """Whether nothing at all differs."""
        return self.here == self.there == 1.0 and self.same_length and not any(self.changed)

    @property
    def clean(self) -> float:
        """How much of the shingles survived where the texts run along, but for what their slots have broken: 0 to 1."""
        return self.shared / (self.shared + max(0.0, self.replaced - self.breaks))

    def features(self) -> dict[str, float]:
        """Return what the weights are for: weights.json has one for each."""
        figures = self._slots(0)
        gap = (self.replaced + 1) / (self.gaps + 1)
        return {
            "one": 1.0,
            "shared": log(min(self.shared, _MOST_SHARED)),
            "more": log(max(self.here, self.there)),
            "less": log(max(min(self.here, self.there), LEAST_SHARE)),
            "clean": self.clean,
            "gap": log(gap),
            "gap_share": gap / self.shared,
            "late": max(self.late_here, self.late_there),
            "same_headline": float(self.headline > 0),
            "other_headline": float(self.headline < 0),
            "figures": figures,
            "figures_clean": figures * self.clean,
            "dates": self._slots(1),
            "changed_figures": float(min(self.changed[0], _MOST_CHANGED)),
            "changed_figures_share": self._changed(0),
            "changed_names_share": self._changed(2),
        }

    def _changed(self, kind: int) -> float:
        return self.changed[kind] / (self.changed[kind] + self.agree[kind] + 1)

    def _slots(self, kind: int) -> float:
        """Return how much likelier what stands in the slots is in a copy than in another story, as log-odds."""
        detail = DETAILS[kind]
        kept = min(max(self.clean ** (detail.letters / GRAM), _WORST), _BEST)
        found = self.agree[kind] * log(kept / detail.chance)
        found += self.unlike[kind] * log((1 - kept) / (1 - detail.chance))
        found += self.changed[kind] * log(_MENDED / (1 - detail.chance))
        return min(max(found, detail.least), detail.most)


def compare(new: Signature, packed: bytes) -> Evidence | None:
    """Return the evidence on a text and a packed signature; None where they share next to nothing of their own."""
    level = max(new.level, level_of(packed))
    here, there = _own(new, shingles_of(packed), limit(level))
    place = dict(zip(there, range(len(there)), strict=True))
    at = [(number, place[value]) for number, value in enumerate(here) if value in place]
    if len(at) < LEAST_SHARED or len(at) < LEAST_SHARE * min(len(here), len(there)):
        return None
    known = unpack(packed)
    agree, changed, unlike = _details(new, known)
    replaced, gaps = _gaps(at)
    return Evidence(
        shared=len(at),
        here=len(at) / len(here),
        there=len(at) / len(there),
        late_here=at[0][0] / len(here),
        late_there=min(number for _, number in at) / len(there),
        replaced=replaced,
        gaps=gaps,
        agree=agree,
        changed=changed,
        unlike=unlike,
        headline=_headline(new.title, known.title),
        same_length=new.letters == known.letters,
        breaks=sum(changed) * _BROKEN / (1 << level),
    )


def _own(new: Signature, known: list[int], below: int) -> tuple[list[int], list[int]]:
    """Return the shingles of both at one level, without those of footers, as far as either knows them."""
    footers = new.footers.union(value ^ FOOTER for value in known if value & FOOTER)
    here = [value for value in new.own if value < below and value not in footers]
    return here, [value for value in known if value < below and not value & FOOTER and value not in footers]


def _gaps(at: list[tuple[int, int]]) -> tuple[int, int]:
    """Return how many shingles of both texts stand between common ones, and in how many places."""
    replaced = gaps = 0
    here, there = at[0]
    for now_here, now_there in at[1:]:
        if now_there > there:
            both = min(now_here - here, now_there - there) - 1
            replaced += both
            gaps += both > 0
        here, there = now_here, now_there
    return replaced, gaps


def _details(new: Signature, known: Signature) -> tuple[Counts, Counts, Counts]:
    """Count the slots that both have by what stands in them: the same, another thing, or nothing that can be told."""
    agree, changed, unlike = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for kind, (befores, values, afters, _) in enumerate(known.slots):
        lefts, rights = new.beside[kind]
        for before, value, after in zip(befores, values, afters, strict=True):
            left, right = lefts.get(before, _NOTHING), rights.get(after, _NOTHING)
            if not left and not right:
                continue
            if any(value == other for other, _ in left) or any(value == other for other, _ in right):
                agree[kind] += 1
            elif any(after == far for _, far in left):
                changed[kind] += 1
            else:
                unlike[kind] += 1
    return (agree[0], agree[1], agree[2]), (changed[0], changed[1], changed[2]), (unlike[0], unlike[1], unlike[2])


def _headline(one: frozenset[int], other: frozenset[int]) -> int:
    least = min(len(one), len(other))
    if least < _TITLE_WORDS:
        return 0
    common = len(one & other)
    return 1 if common >= max(_TITLE_WORDS, _TITLE_SHARE * least) else -1 if common < _OTHER_SHARE * least else 0
