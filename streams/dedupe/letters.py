"""The letters and digits of a text as numbers, and hashes of any stretch of them.

What a scanner, an encoding or a lay-out changes is left out: case, accents, spaces and punctuation; letters that look
alike are one letter (`LOOK_ALIKES`). Hashes of stretches come from prefix sums: with h = Σ c·bⁱ modulo 2⁶⁴ and odd b,
(sum[end] − sum[start])·b⁻ˢᵗᵃʳᵗ depends on the letters of the stretch alone.
"""

import unicodedata
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.thresholds import LONGEST

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
U64 = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

LOWER: Final = 1
UPPER: Final = 2
DIGIT: Final = 3
JOINER: Final = 4
"""Classes of characters; 0 is all else. A joiner between two digits belongs to their number."""

LOOK_ALIKES: Final = {"i": "l", "1": "l", "0": "o", "5": "s"} | dict(
    zip("асеорхукмтнвіј", "aceopxykmthblj", strict=True)
)
"""What a scanner takes for another letter, and what writers of spam put for it (Cyrillic for Latin)."""

_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 2**64)
_SPREAD: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX: Final = np.uint64(0x94D049BB133111EB)
_HALF: Final = np.uint64(31)
_SMP: Final = 0x10000
_CODES: Final = 0x110000
_FOLDED: Final = np.uint32(0x1FFFFF)
_CLASS: Final = np.uint32(24)


class Letters:
    """A text read once: `classes` by character, `kept` says which are letters or digits, `count` how many."""

    __slots__ = ("_inverse", "_sums", "classes", "count", "kept")

    def __init__(self, text: str) -> None:
        codes = np.frombuffer(text[:LONGEST].encode("utf-32-le", "surrogatepass"), np.uint32)
        cells = _table()[codes]
        self.classes: U8 = (cells >> _CLASS).astype(np.uint8)
        folded = cells & _FOLDED
        self.kept: Mask = folded != 0
        letters = folded[self.kept]
        self.count = len(letters)
        self._sums, self._inverse = _sums(letters)

    def grams(self, length: int) -> U64:
        """Return the hash of every stretch of so many letters; a shorter text has one: itself."""
        length = min(length, self.count)
        if not length:
            return np.zeros(0, np.uint64)
        return _mixed((self._sums[length:] - self._sums[:-length]) * self._inverse[: self.count - length + 1])

    def stretches(self, start: Places, end: Places) -> U64:
        """Return the hashes of the stretches between letter numbers `start` and `end`."""
        return _mixed((self._sums[end] - self._sums[start]) * self._inverse[start])


def grams_before(letters: U32, length: int, ends: Places) -> U64:
    """Return the hashes of the `length` letters before each of `ends`, none of which is less than `length`."""
    sums, inverse = _sums(letters)
    starts = ends - length
    return _mixed((sums[ends] - sums[starts]) * inverse[starts])


def folded(text: str) -> U32:
    """Return the letters of a text, digits left out, as numbers."""
    cells = _table()[np.frombuffer(text[:LONGEST].encode("utf-32-le", "surrogatepass"), np.uint32)]
    classes = cells >> _CLASS
    return cells[(classes == LOWER) | (classes == UPPER)] & _FOLDED


def _sums(letters: U32) -> tuple[U64, U64]:
    powers, inverse = _powers(max(12, len(letters).bit_length()))
    sums = np.empty(len(letters) + 1, np.uint64)
    sums[0] = 0
    np.cumsum(letters.astype(np.uint64) * _SPREAD * powers[: len(letters)], out=sums[1:])
    return sums, inverse


def _mixed(hashes: U64) -> U64:
    hashes ^= hashes >> _HALF
    hashes *= _MIX
    hashes ^= hashes >> _HALF
    return hashes


@cache
def _powers(bits: int) -> tuple[U64, U64]:
    """Return the powers of the base and of its inverse, more than 2 to the `bits` of them."""
    return _geometric(_BASE, (1 << bits) + 1), _geometric(_INVERSE, (1 << bits) + 1)


def _geometric(base: int, count: int) -> U64:
    row = np.full(count, base, np.uint64)
    row[0] = 1
    return np.cumprod(row, dtype=np.uint64)


@cache
def _table() -> U32:
    """Return for every code point its folded letter (0: none) in the low 21 bits and its class in the top byte.

    Made once, in a tenth of a second. Above the first plane letters stand for themselves; emoji and tags are none.
    """
    table = np.arange(_CODES, dtype=np.uint32) | np.uint32(LOWER << 24)
    table[0x1F000:0x20000] = 0
    table[0xE0000:] = 0
    table[:_SMP] = [_cell(chr(code)) for code in range(_SMP)]
    return table


def _cell(character: str) -> int:
    category = unicodedata.category(character)
    if category == "Nd":
        folded, kind = str(unicodedata.digit(character)), DIGIT
    elif category[0] == "L":
        folded = unicodedata.normalize("NFKD", character.casefold())[0]
        kind = UPPER if category in ("Lu", "Lt") else LOWER
    else:
        return JOINER << 24 if character in ".,/:-'’" else 0
    return ord(LOOK_ALIKES.get(folded, folded)) | kind << 24
