"""Every shingle of a text while it is at hand, so that it can be compared at the level of any known one."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.letters import U32, U64, Mask, Places
from streams.dedupe.sketch import FOOTER, SHIFT, Sketched, below, firsts, limit, shingles
from streams.dedupe.thresholds import GRAM, SKETCH, SKETCH_AND_FOOTERS

_RANK: Final = 16
_NUMBER: Final = (1 << _RANK) - 1
"""A rank stands above the number of a shingle in its sketch, which has at most 255: one number is sorted faster than two."""

_ABOUT: Final = 1.25
"""How far from twice as many it may be."""


class Shared(NamedTuple):
    """What a text shares with a sketch, leaving out the shingles that are of a footer in either.

    `here` has the common ones by their rank among the `own` ones of the text, in order, and `there` by that among the
    `others` of the sketch; `start` and `end` are the letters at which the first and the last begin.
    """

    own: int
    others: int
    here: list[int]
    there: list[int]
    start: int
    end: int


class Level(NamedTuple):
    """The shingles of a level: the rank of each of the text's own, the letters at which those begin, and those of footers."""

    ranks: dict[int, int]
    places: Places
    foreign: frozenset[int]


class Whole:
    """The shingles of a text, and its sketch. Most are compared with none: what a comparison needs is made when it is asked for."""

    def __init__(self, hashes: U64, sketched: Sketched, footers: Sequence[tuple[int, int]] = ()) -> None:
        self._hashes = hashes
        self._sketch = sketched
        self.inside: Final = _inside(len(hashes) + GRAM, footers)
        self._levels: dict[int, Level] = {}

    def without(self, footers: Sequence[tuple[int, int]]) -> "Whole":
        """Return the same with the shingles that begin in some stretches as those of footers, and a sketch that they don't fill."""
        whole = Whole(self._hashes, self._sketch, footers)
        whole._sketch = whole.filled()
        return whole

    def filled(self) -> Sketched:
        """Return the sketch of the least level at which there is room for the text's own shingles: as `sketch`.

        A level below has about twice as many: the text is read again only where a footer left that much room.
        """
        kept, places, level, finer = self._sketch
        while level and 2 * self._own(places) <= SKETCH * _ABOUT:
            if finer is not None and self._overflows(finer):
                break
            more, at = self._of(level - 1)
            if len(more) > SKETCH_AND_FOOTERS or self._own(at) > SKETCH:
                break
            kept, places, level, finer = more, at, level - 1, None
        return Sketched(kept, places, level, finer)

    def _overflows(self, finer: Places) -> bool:
        """Say whether the shingles of the level below are too many, whichever of them stand in footers: so it is with most."""
        different = len(set((self._hashes[finer] >> SHIFT).tolist()))
        return self._own(finer) - (len(finer) - different) > SKETCH

    def _own(self, places: Places) -> int:
        """Count the places that are in no footer."""
        return len(places) if self.inside is None else len(places) - int(np.count_nonzero(self.inside[places]))

    @property
    def sketch(self) -> Sketched:
        """The kept shingles, where they begin, and the level."""
        return self._sketch

    def shared(self, level: int, kept: Sequence[int]) -> Shared:
        """Compare with a sketch of a level."""
        ranks, places, foreign = self._level(level)
        others = [value for value in kept if not value & FOOTER]
        marked = len(others) < len(kept)
        if foreign:
            others = [value for value in others if value not in foreign]
        found = enumerate(map(ranks.get, others))
        common = sorted([rank << _RANK | number for number, rank in found if rank is not None])
        own, here = len(places), [both >> _RANK for both in common]
        first, last = (int(places[here[0]]), int(places[here[-1]])) if here else (0, 0)
        if marked and (gone := sorted([ranks[value - FOOTER] for value in kept if value - FOOTER in ranks])):
            own, here = own - len(gone), [rank - bisect_left(gone, rank) for rank in here]
        return Shared(own, len(others), here, [both & _NUMBER for both in common], first, last)

    def _level(self, level: int) -> Level:
        if level not in self._levels:
            values, places = self._of(level)
            foreign: frozenset[int] = frozenset()
            if self.inside is not None:
                inside = self.inside[places]
                foreign = frozenset(values[inside].tolist())
                values, places = values[~inside], places[~inside]
            own = values.tolist()
            self._levels[level] = Level(dict(zip(own, range(len(own)), strict=True)), places, foreign)
        return self._levels[level]

    def _of(self, level: int) -> tuple[U32, Places]:
        """Return the shingles of a level and where they first begin. Of its own level and above they stand in the sketch."""
        kept, places, own, finer = self._sketch
        if level >= own:
            low = kept < limit(level) if level > own else slice(None)
            return kept[low], places[low]
        if level == own - 1 and finer is not None:
            places = finer
        else:
            places = (self._hashes < below(level)).nonzero()[0] if level else np.arange(len(self._hashes))
        return firsts(shingles(self._hashes[places]), places)

    def outside(self, places: Places) -> Mask:
        """Say which places, in letters, are in no footer."""
        return np.ones(len(places), np.bool_) if self.inside is None else ~self.inside[places]


def _inside(letters: int, footers: Sequence[tuple[int, int]]) -> Mask | None:
    """Say which letters are in footers; None where there are none."""
    if not footers:
        return None
    inside = np.zeros(letters, np.bool_)
    for start, end in footers:
        inside[start:end] = True
    return inside
