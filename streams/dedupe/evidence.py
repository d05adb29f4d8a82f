"""Two signatures compared: what speaks for one text and what against it, each as a number and in words.

A copy may be cut, added to and damaged; another story of the same template may share more words than such a copy. What
tells them apart is what stands in the slots. How many figures a true copy keeps depends on the noise, and how strong
the noise is the text itself says: it breaks shingles where both texts run along. So each slot counts as much as it
is likelier in a copy as noisy as this than in another story (a log-likelihood ratio).
"""

from math import log
from operator import add
from typing import Final, NamedTuple

from streams.dedupe.compiled import compiled
from streams.dedupe.details import Counts, compared
from streams.dedupe.letters import Places
from streams.dedupe.signature import Signature, day_of, details_of, letters_of, level_of, shingles_of, title_of
from streams.dedupe.thresholds import (
    ACCEPT,
    GRAM,
    JUMP_COSTS,
    LEAST_SHARE,
    LEAST_SHARED,
    LONG_GAP,
    LOST_COSTS,
    OTHER_DAY,
    REFILLED_CLEAN,
    REFILLED_GAPS,
    REFILLED_HALF,
    REFILLED_LEAST,
    REFILLED_MOST,
    REFILLED_READABLE,
    REFILLED_WHOLE,
)


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

NAMES: Final = 2
"""The place of names among the counts of slots."""

_WORST: Final = 0.3
_BEST: Final = 0.9
"""How many slots a copy keeps: editors mend, too, so never all."""

_MENDED: Final = 0.04
"""How many slots a copy has in which another thing stands between the same letters: noise spoils both sides as well."""

_MOST_SHARED: Final = 60
_MOST_CHANGED: Final = 8
_TITLE_WORDS: Final = 2
_TITLE_SHARE: Final = 0.6
_OTHER_SHARE: Final = 0.34
_BROKEN: Final = GRAM + 3
"""Shingles that a slot breaks in which something else stands."""


class Alignment(NamedTuple):
    """How the common shingles follow each other, in the order of the new text.

    `replaced` shingles of both texts stand between two common ones, in `gaps` places, and `long` of them in places as
    long as half a sentence: noise makes many short gaps, somebody who writes the story anew few long ones. `jumps` common
    shingles stand before the one they follow: whoever writes anew has another order, too. `window` is the stretch that is
    best aligned: one for each common shingle, less what is lost between them; `held` of the common ones are in it.
    """

    replaced: int = 0
    gaps: int = 0
    long: int = 0
    jumps: int = 0
    window: float = 0.0
    held: int = 0


class Evidence(NamedTuple):
    """What two texts share: `here` of the new one is found in the known one, `there` the other way round.

    `late_here` is the share of the new text before its first common shingle; `start` and `end` are the letters of the new
    text at which the first and the last common one begin. Of the figures, dates and names in slots that both have, `agree`
    are the same, `changed` are others although both sides of the slot are the same, `unlike` are others and one side is,
    too. `headline` is 1 for the same, -1 for another, 0 where one has none.
    """

    shared: int
    here: float
    there: float
    late_here: float
    late_there: float
    start: int
    end: int
    alignment: Alignment
    agree: Counts
    changed: Counts
    unlike: Counts
    headline: int
    same_length: bool
    breaks: float
    """Shingles that the slots which differ have broken."""
    other_day: bool
    """Whether the datelines of both name a day, and not the same."""
    sampled: bool
    """Whether not all shingles were compared: a short text keeps all, a long one a share."""

    @property
    def similarity(self) -> float:
        """The share of the shorter text that is found in the longer: 0 to 1."""
        return round(max(self.here, self.there), 3)

    @property
    def word_for_word(self) -> bool:
        """Whether nothing at all differs, as far as is compared (`sampled`)."""
        return self.here == self.there == 1.0 and self.same_length and not any(self.changed)

    @property
    def least(self) -> float:
        """The log-odds from which this is evidence of one text."""
        return OTHER_DAY if self.other_day and not self.word_for_word else ACCEPT

    @property
    def clean(self) -> float:
        """How much of the shingles survived where the texts run along, but for what their slots have broken: 0 to 1."""
        return self.shared / (self.shared + max(0.0, self.alignment.replaced - self.breaks))

    @property
    def undamaged(self) -> bool:
        """Whether two texts have most of each other, as good as letter for letter."""
        return self.clean >= REFILLED_CLEAN and min(self.here, self.there) >= REFILLED_WHOLE

    @property
    def refilled(self) -> bool:
        """Whether the words are the same and other things stand in their slots: the form of one story, and another story."""
        figures, dates, names = map(add, self.changed, self.unlike)
        differ = figures + dates + names
        if differ < REFILLED_LEAST:
            return False
        agree = sum(self.agree)
        if self.undamaged and (names >= REFILLED_LEAST and not self.agree[NAMES]):
            return True
        if self.undamaged and sum(self.changed) >= REFILLED_LEAST and differ >= agree:
            return True
        return differ >= REFILLED_MOST * agree and self._broken_by_slots(differ)

    def _broken_by_slots(self, differ: int) -> bool:
        """Say whether hardly anything differs but what stands in slots: noise breaks texts in more places than those."""
        if self.clean < REFILLED_READABLE or min(self.here, self.there) < REFILLED_HALF:
            return False
        return self.alignment.gaps <= differ + REFILLED_GAPS

    def features(self) -> dict[str, float]:
        """Return what the weights are for: weights.json has one for each.

        The headline stands with `clean` and `less` as well. A clean paragraph under another headline is background; under the
        same one it is a copy that was cut among other stories, and the smaller the part, the more the headline says. With
        these two, a tenth more of such copies is found at the same share of single stories that are merged.
        """
        along, clean, late = self.alignment, self.clean, max(self.late_here, self.late_there)
        gap = (along.replaced + 1) / (along.gaps + 1)
        changed, less = sum(self.changed), log(max(min(self.here, self.there), LEAST_SHARE))
        return {
            "one": 1.0,
            "shared": log(min(self.shared, _MOST_SHARED)),
            "more": log(max(self.here, self.there)),
            "less": less,
            "clean": clean,
            "gap": log(gap),
            "gap_share": gap / self.shared,
            "long_share": along.long / (along.long + self.shared),
            "jumps": along.jumps / self.shared,
            "window": log(along.window),
            "window_here": along.held / self.shared * self.here,
            "late": late,
            "late_clean": late * clean,
            "same_headline": float(self.headline > 0),
            "other_headline": float(self.headline < 0),
            "headline_clean": self.headline * clean,
            "headline_less": self.headline * less,
            "figures": self._slots(0, clean),
            "dates": self._slots(1, clean),
            "changed_figures": float(min(self.changed[0], _MOST_CHANGED)),
            "changed_kinds": float(sum(map(bool, self.changed))),
            "changed_share": changed / (changed + sum(self.agree) + 1) * clean**2,
            "changed_clean": min(changed, _MOST_CHANGED) * clean**4,
        }

    def _slots(self, kind: int, clean: float) -> float:
        """Return how much likelier what stands in the slots is in a copy than in another story, as log-odds."""
        detail = DETAILS[kind]
        kept = min(max(clean ** (detail.letters / GRAM), _WORST), _BEST)
        found = self.agree[kind] * log(kept / detail.chance)
        found += self.unlike[kind] * log((1 - kept) / (1 - detail.chance))
        found += self.changed[kind] * log(_MENDED / (1 - detail.chance))
        return min(max(found, detail.least), detail.most)


def compare(new: Signature, packed: bytes) -> Evidence | None:
    """Return the evidence on a text and a packed signature; None where they share next to nothing of their own.

    They are compared at the level of the known one, whichever is longer: of the new text every shingle is at hand.
    """
    level = level_of(packed)
    own, others, here, there, start, end = new.whole.shared(level, shingles_of(packed))
    shared = len(here)
    if shared < LEAST_SHARED or shared < LEAST_SHARE * min(own, others):
        return None
    agree, changed, unlike = compared(new.details, details_of(packed))
    return Evidence(
        shared=shared,
        here=shared / own,
        there=shared / others,
        late_here=int(here[0]) / own,
        late_there=int(there.min()) / others,
        start=start,
        end=end,
        alignment=Alignment(*_aligned(here, there, LONG_GAP >> level, JUMP_COSTS, LOST_COSTS)),
        agree=agree,
        changed=changed,
        unlike=unlike,
        headline=_headline(new.title, title_of(packed)),
        same_length=new.letters == letters_of(packed),
        breaks=sum(changed) * _BROKEN / (1 << level),
        other_day=new.day != (day := day_of(packed)) and bool(new.day and day),
        sampled=level > 0,
    )


@compiled
def _aligned(
    here: Places, there: Places, far: int, jump_costs: float, lost_costs: float
) -> tuple[int, int, int, int, float, int]:
    """Return how common shingles follow each other, as an `Alignment` has it; gaps of more than `far` shingles are long."""
    replaced = gaps = long = jumps = 0
    best = value = 1.0
    held = count = 1
    for at in range(1, len(here)):
        further, beyond = here[at] - here[at - 1], there[at] - there[at - 1]
        if not further == beyond == 1:
            both = min(beyond, further) - 1
            if both < 0:
                jumps += 1
                value -= jump_costs
            elif both:
                gaps += 1
                replaced += both
                long += both if both > far else 0
                value -= both * lost_costs
            if value <= 0:
                value, count = 0.0, 0
        value, count = value + 1, count + 1
        if value > best:
            best, held = value, count
    return replaced, gaps, long, jumps, best, held


def _headline(one: frozenset[int], other: frozenset[int]) -> int:
    least = min(len(one), len(other))
    if least < _TITLE_WORDS:
        return 0
    common = len(one & other)
    return 1 if common >= max(_TITLE_WORDS, _TITLE_SHARE * least) else -1 if common < _OTHER_SHARE * least else 0
