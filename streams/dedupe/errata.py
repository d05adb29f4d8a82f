"""What a correction mended in a text, and whether another text has the error again, however that was damaged.

Compared are two signatures, for no more is kept of a text. Figures, dates and names are compared one by one. For all other
words shingles speak: those of the wrong version between two that the correction has as well. Of a long text only a
sample is known, so a change of one small word can be missed: then nothing is said.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.details import Triple, compared
from streams.dedupe.signature import Signature, details_of, letters_of, level_of, shingles_of, slots_of, title_of
from streams.dedupe.sketch import FOOTER, limit
from streams.dedupe.thresholds import (
    ERRATUM_LONGEST,
    ERRATUM_SHARE,
    ERRATUM_TOLD,
    MORE_LETTERS,
    MORE_SHARE,
    OWN_RUN,
    OWN_RUN_DAMAGED,
)

_BITS: Final = 16
_CLEAN: Final = 2

Mark = tuple[int, int]
"""What stands in a slot, known by either side: each a number in which the kind of the slot stands, too."""


class Erratum(NamedTuple):
    """What the wrong version has and the correction has not, `out`, and the other way round, `into`.

    Shingles stand in the places that were mended, at `level`. Words of the headline stand apart: a new one may be no correction.
    `wrong` is the wrong version, and `apart` says whether its text can be told from the corrected one.
    """

    level: int
    wrong: bytes
    apart: bool
    out: tuple[Mark, ...]
    into: tuple[Mark, ...]
    out_shingles: tuple[list[int], ...]
    into_shingles: tuple[list[int], ...]
    out_title: frozenset[int]
    into_title: frozenset[int]

    def returns_in(self, text: Signature) -> bool:
        """Say whether a text has the error, and nothing of what the correction says instead."""
        if not _tells(text, self.wrong):
            return False
        known = _marks_of(text)
        if any(_stands(mark, known) for mark in self.into) or any(self._found(text, run) for run in self.into_shingles):
            return False
        if any(_stands(mark, known) for mark in self.out):
            return True
        if any(2 * self._found(text, run) >= len(run) for run in self.out_shingles):
            return True
        return (self.apart and _same(text, self.wrong)) or self._in_title(text)

    def shares(self, other: "Erratum") -> bool:
        """Say whether another version had something of the same error."""
        return not set(self.out).isdisjoint(other.out) or any(run in other.out_shingles for run in self.out_shingles)

    @property
    def in_title_alone(self) -> bool:
        """Whether nothing but the headline was mended, as far as is known."""
        return not (self.apart or self.out or self.out_shingles)

    def _in_title(self, text: Signature) -> bool:
        if not self.in_title_alone or not self.out_title:
            return False
        return self.out_title <= text.title and not self.into_title & text.title

    def _found(self, text: Signature, shingles: list[int]) -> int:
        return len(text.whole.shared(self.level, np.array(shingles, np.uint32)).here)


def erratum(wrong: bytes, right: bytes) -> Erratum | None:
    """Compare a version with its correction; None where the correction has not half of its text: a note on it, say."""
    level = max(level_of(wrong), level_of(right))
    was, now = _sketch(wrong, level), _sketch(right, level)
    common = _in_order(was, now)
    if len(common) < ERRATUM_SHARE * min(len(was), len(now)):
        return None
    gaps = list(_mended(was, now, common, max(2, ERRATUM_LONGEST >> level)))
    old, new = title_of(wrong), title_of(right)
    apart = was != now or letters_of(wrong) != letters_of(right)
    return Erratum(
        level,
        wrong,
        apart,
        tuple(_differing(slots_of(wrong), slots_of(right))),
        tuple(_differing(slots_of(right), slots_of(wrong))),
        tuple(out for out, _ in gaps if out),
        tuple(into for _, into in gaps if into),
        old - new,
        new - old,
    )


def says_more(text: Signature, known: bytes) -> bool:
    """Say whether a text has more to tell than a known one: it is longer, or has a stretch of its own.

    Damage leaves the length nearly as it is, and its stretches are many: with more than two, one must be as long as no scanner
    makes it.
    """
    level, before = level_of(known), letters_of(known)
    if text.letters - before >= max(MORE_LETTERS, MORE_SHARE * before):
        return True
    shared = text.whole.shared(level, shingles_of(known))
    own = [run for place, after in pairwise((-1, *shared.here.tolist(), shared.own)) if (run := after - place - 1)]
    # A sample does not say where between two shingles a stretch begins.
    longest = (max(own, default=0) - bool(level)) << level
    return longest > (OWN_RUN if len(own) <= _CLEAN else OWN_RUN_DAMAGED)


def _tells(text: Signature, known: bytes) -> bool:
    """Say whether much of a text is in a known one, or much of that in the text: no follow-up that has a figure of it."""
    shared = text.whole.shared(level_of(known), shingles_of(known))
    return len(shared.here) >= ERRATUM_TOLD * max(1, min(shared.own, shared.others))


def _same(text: Signature, known: bytes) -> bool:
    """Say whether a text is a known one, as far as is kept of that: what a correction put into it may be in no sample."""
    shared = text.whole.shared(level_of(known), shingles_of(known))
    if text.letters != letters_of(known) or not len(shared.here) == shared.own == shared.others:
        return False
    _, changed, unlike = compared(text.details, details_of(known))
    return not any((*changed, *unlike))


def _sketch(packed: bytes, level: int) -> list[int]:
    below = limit(level)
    return [value & ~FOOTER for value in shingles_of(packed).tolist() if value < below]


def _in_order(was: Sequence[int], now: Sequence[int]) -> list[tuple[int, int]]:
    """Return the places of the common shingles in both, as long as they follow each other in both."""
    places = {value: place for place, value in enumerate(now)}
    common: list[tuple[int, int]] = []
    for place, value in enumerate(was):
        other = places.get(value, -1)
        if other > (common[-1][1] if common else -1):
            common.append((place, other))
    return common


def _mended(
    was: Sequence[int], now: Sequence[int], common: list[tuple[int, int]], longest: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what stands between two common shingles in one version and in the other, where it is short."""
    for before, after in pairwise(((-1, -1), *common, (len(was), len(now)))):
        out, into = was[before[0] + 1 : after[0]], now[before[1] + 1 : after[1]]
        if 0 < max(len(out), len(into)) <= longest:
            yield [*out], [*into]


def _differing(here: Iterator[Triple], there: Iterator[Triple]) -> Iterator[Mark]:
    """Yield the slots of one version that the other has, too, with another thing in them."""
    for kind, (own, other) in enumerate(zip(here, there, strict=True)):
        befores, values, afters = other
        lefts, rights = set(map(_pair, befores, values)), set(map(_pair, values, afters))
        for before, value, after in zip(*own, strict=True):
            left, right = _pair(before, value), _pair(value, after)
            if left not in lefts and right not in rights and (before in befores or after in afters):
                yield _mark(kind, left, right)


def _pair(one: int, other: int) -> int:
    return one << _BITS | other


def _mark(kind: int, left: int, right: int) -> Mark:
    return (2 * kind << 2 * _BITS) | left, (2 * kind + 1 << 2 * _BITS) | right


def _marks_of(text: Signature) -> frozenset[int]:
    """Return what stands in the slots of a text, by either side."""
    found: set[int] = set()
    for kind, known in enumerate(text.slots):
        for before, value, after, _ in zip(*known, strict=True):
            found.update(_mark(kind, _pair(before, value), _pair(value, after)))
    return frozenset(found)


def _stands(mark: Mark, known: frozenset[int]) -> bool:
    return mark[0] in known or mark[1] in known
