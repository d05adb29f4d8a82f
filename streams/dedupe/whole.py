"""Every shingle of a text while it is at hand, so that it can be compared at the level of any known one."""

import numpy as np

from streams.dedupe.letters import U32, U64, Mask, Places
from streams.dedupe.shared import Level, Shared, shared
from streams.dedupe.sketch import Sketched, below, filled, firsts, limit


class Whole:
    """The shingles of a text, and its sketch. Most are compared with none: what a comparison needs is made when it is asked for."""

    def __init__(self, hashes: U64, sketched: Sketched, inside: Mask | None = None) -> None:
        self._hashes = hashes
        self._sketch = sketched
        self._inside = inside
        self._levels: dict[int, Level] = {}

    def without(self, inside: Mask) -> tuple["Whole", U32]:
        """Return the same with the shingles that begin at some letters as those of footers, and a sketch that they don't fill.

        And the shingles of that with those of footers marked.
        """
        sketched, marked = filled(self._hashes, self._sketch, inside)
        return Whole(self._hashes, sketched, inside), marked

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
