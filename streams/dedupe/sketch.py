"""A sketch of a text: a sample of its shingles that every copy of the text takes alike, in the order of the text.

A shingle is kept when its hash is below 2^(31 − level) (mod sampling, as in FracMinHash): the level is the least at
which at most `SKETCH` are left, so that a short text keeps all and a long one a share. Two texts are compared at the higher
of their levels: what both kept there is a fair sample of what both have, whatever their lengths. A MinHash signature
loses that, and order too. The lowest bit of a kept hash is not of the hash: it marks what belongs to a footer.
"""

from operator import itemgetter
from typing import Final

import numpy as np

from streams.dedupe.letters import U64, Places
from streams.dedupe.thresholds import SKETCH

FOOTER: Final = 1
"""The bit that marks a shingle of a footer."""

_SHIFT: Final = np.uint64(33)
_BITS: Final = 31
_PLACE: Final = itemgetter(1)


def limit(level: int) -> int:
    """Return what the shingles of a sketch of this level are below."""
    return 1 << (_BITS - level + 1)


def sketch(hashes: U64) -> tuple[list[int], list[int], int]:
    """Return the kept shingles in the order of the text, the letter at which each begins, and the level."""
    level = max(0, (len(hashes) // SKETCH).bit_length() - 1)
    places = _below(hashes, level)
    found = (hashes[places] >> _SHIFT).astype(np.uint32) << np.uint32(1)
    while len(places) > SKETCH:
        level += 1
        below = found < limit(level)
        places, found = places[below], found[below]
    kept, at = found.tolist(), places.tolist()
    if len(set(kept)) == len(kept):
        return kept, at, level
    first = dict(zip(reversed(kept), reversed(at), strict=True))
    kept, at = (list(column) for column in zip(*sorted(first.items(), key=_PLACE), strict=True))
    return kept, at, level


def _below(hashes: U64, level: int) -> Places:
    """Return where the hashes are whose shingles are below the limit of a level: those with so many zeros in front."""
    return np.flatnonzero(hashes < np.uint64(1 << (64 - level))) if level else np.arange(len(hashes))
