"""A sketch of a text: a sample of its shingles that every copy of the text takes alike, in the order of the text.

A shingle is kept when its hash is below 2^(31 − level) (mod sampling, as in FracMinHash): the level is the least at
which at most `SKETCH` are left, so that a short text keeps all and a long one a share. Two texts are compared at the higher
of their levels: what both kept there is a fair sample of what both have, whatever their lengths. A MinHash signature
loses that, and order too. The lowest bit of a kept hash is not of the hash: it marks what belongs to a footer.
"""

from typing import Final

import numpy as np

from streams.dedupe.letters import U32, U64, Places
from streams.dedupe.thresholds import SKETCH

FOOTER: Final = 1
"""The bit that marks a shingle of a footer."""

_SHIFT: Final = np.uint64(33)
_BITS: Final = 31


def limit(level: int) -> int:
    """Return what the shingles of a sketch of this level are below."""
    return 1 << (_BITS - level + 1)


def sketch(hashes: U64) -> tuple[list[int], list[int], int]:
    """Return the kept shingles in the order of the text, the letter at which each begins, and the level."""
    values = (hashes >> _SHIFT).astype(np.uint32) << np.uint32(1)
    level = max(0, (len(values) // SKETCH).bit_length() - 1)
    places = _below(values, level)
    found = values[places]
    while len(places) > SKETCH:
        level += 1
        below = found < limit(level)
        places, found = places[below], found[below]
    kept, at = found.tolist(), places.tolist()
    if len(set(kept)) == len(kept):
        return kept, at, level
    first = dict(zip(reversed(kept), reversed(at), strict=True))
    at = sorted(first.values())
    return values[at].tolist(), at, level


def _below(values: U32, level: int) -> Places:
    return np.flatnonzero(values < limit(level)) if level else np.arange(len(values))
