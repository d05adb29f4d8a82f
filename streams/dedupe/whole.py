"""Every shingle of a text while it is at hand, so that it can be compared at the level of any known one."""

from typing import Final

import numpy as np

from streams.dedupe.letters import U32, U64, Mask, Places
from streams.dedupe.shared import Level, Shared, shared
from streams.dedupe.sketch import Sketched, below, firsts, limit
from streams.dedupe.thresholds import SKETCH, SKETCH_AND_FOOTERS

_ABOUT: Final = 1.25
"""How far from twice as many it may be."""


class Whole:
    """The shingles of a text, and its sketch. Most are compared with none: what a comparison needs is made when it is asked for."""

    def __init__(self, hashes: U64, sketched: Sketched, inside: Mask | None = None) -> None:
        self._hashes = hashes
        self._sketch = sketched
        self._inside = inside
        self._levels: dict[int, Level] = {}

    def without(self, inside: Mask) -> "Whole":
        """Return the same with the shingles that begin at some letters as those of footers, and a sketch that they don't fill."""
        whole = Whole(self._hashes, self._sketch, inside)
        whole._sketch = whole._filled()
        return whole

    def _filled(self) -> Sketched:
        """Return the sketch of the least level at which there is room for the text's own shingles: as `sketch`.

        A level below has about twice as many: the text is read again only where a footer left that much room.
        """
        kept, places, level, finer = self._sketch
        while level and 2 * self._own(places) <= SKETCH * _ABOUT:
            more, at = self._of(level - 1)
            if len(more) > SKETCH_AND_FOOTERS or self._own(at) > SKETCH:
                break
            kept, places, level, finer = more, at, level - 1, None
        return Sketched(kept, places, level, finer)

    def _own(self, places: Places) -> int:
        """Count the places that are in no footer."""
        return len(places) if self._inside is None else len(places) - int(np.count_nonzero(self._inside[places]))

    @property
    def sketch(self) -> Sketched:
        """The kept shingles, where they begin, and the level."""
        return self._sketch

    def shared(self, level: int, kept: U32) -> Shared:
        """Compare with a sketch of a level."""
        if level not in self._levels:
            values, places = self._of(level)
            inside = np.zeros(len(places), np.bool_) if self._inside is None else self._inside[places]
            self._levels[level] = Level(values, places, inside)
        return shared(self._levels[level], kept)

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
        return firsts(self._hashes, places)
