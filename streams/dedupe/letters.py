"""The letters and digits of a text as numbers, and a hash of every stretch of so many of them.

Spaces and punctuation are left out, and of a letter its case and accents (signs.py). The hash of a stretch is Σ c·bⁱ modulo
2⁶⁴ with an odd b, mixed: it depends on the letters of the stretch alone, and that of the next one follows from it.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.compiled import compiled
from streams.dedupe.signs import FOLDED, cells_of
from streams.dedupe.thresholds import LONGEST

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
U64 = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

_BASE: Final = 0x9E3779B97F4A7C15
KEY: Final = np.array([_BASE, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, pow(_BASE, -1, 2**64)], np.uint64)
"""The base of hashes, what all of one are multiplied by, what mixes their bits, and the inverse of the base."""

BETWEEN: Final = "\n"
"""What stands behind a text: no letter, and no part of a word."""


class Letters:
    """A text read once: `folded` has the letters and digits as they are compared, `count` says how many.

    `codes` has a number for every character and one for the end, and `cells` at that number what the character is.
    """

    __slots__ = ("cells", "codes", "count", "folded")

    def __init__(self, text: str) -> None:
        self.codes, self.cells = cells_of(text[:LONGEST] + BETWEEN)
        folded: U32 = np.empty(len(self.codes), np.uint32)
        self.count = _fold(self.codes, self.cells, FOLDED, folded)
        self.folded = folded[: self.count]

    def grams(self, length: int) -> U64:
        """Return the hash of every stretch of so many letters; a shorter text has one: itself."""
        length = min(length, self.count)
        hashes: U64 = np.empty(self.count - length + 1 if length else 0, np.uint64)
        _hash_all(self.folded, length, KEY, hashes)
        return hashes


@compiled
def _fold(codes: U32, cells: U32, bits: int, folded: U32) -> int:
    count = 0
    for code in codes:
        folded[count] = cells[code] & bits
        count += folded[count] > 0
    return count


@compiled
def _hash_all(letters: U32, length: int, key: U64, hashes: U64) -> None:
    base, spread, mix, inverse = key[0], key[1], key[2], key[3]
    raw, top = np.uint64(0), spread
    for at in range(length - 1, 0, -1):
        raw = (raw + letters[at] * spread) * base
        top *= base
    for at in range(len(hashes)):
        if at:
            raw = (raw - letters[at - 1] * spread) * inverse + letters[at + length - 1] * top
        else:
            raw += letters[0] * spread
        hashes[at] = (raw ^ raw >> np.uint64(31)) * mix
