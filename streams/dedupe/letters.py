"""The letters and digits of a text as numbers, and hashes of any stretch of them.

What a scanner, an encoding or a lay-out changes is left out: case, accents, spaces and punctuation; letters that look
alike are one letter (`LOOK_ALIKES`). Hashes of stretches come from prefix sums: with h = Σ c·bⁱ modulo 2⁶⁴ and odd b,
(sum[end] − sum[start])·b⁻ˢᵗᵃʳᵗ depends on the letters of the stretch alone.
"""

import unicodedata
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from streams.dedupe.thresholds import LONGEST

U8 = npt.NDArray[np.uint8]
U32 = npt.NDArray[np.uint32]
U64 = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

LETTER: Final = 1 << 24
"""The bit of a letter in the table of characters; a digit has none, and what is neither is 0."""

LOOK_ALIKES: Final = {"i": "l", "1": "l", "0": "o", "5": "s"} | dict(
    zip("асеорхукмтнвіј", "aceopxykmthblj", strict=True)
)
"""What a scanner takes for another letter, and what writers of spam put for it (Cyrillic for Latin)."""

_BASE: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_BASE, -1, 2**64)
_SPREAD: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX: Final = np.uint64(0x94D049BB133111EB)
_HALF: Final = np.uint64(31)
_LEAST_BITS: Final = 12
PLANE: Final = 0x10000
BETWEEN: Final = "\n"
"""What stands behind each of several texts: no letter, and no part of a word."""
_TAGS: Final = 0xE0000
_EMOJI: Final = 0x1F
_FOLDED: Final = np.uint32(0x1FFFFF)


class Row:
    """A row of letters, hashed."""

    __slots__ = ("_inverse", "_sums", "count")

    def __init__(self, letters: U8 | U32) -> None:
        self.count = len(letters)
        powers, self._inverse = _powers(max(_LEAST_BITS, self.count.bit_length()))
        self._sums = np.empty(self.count + 1, np.uint64)
        self._sums[0] = 0
        sums = self._sums[1:]
        np.multiply(letters, powers[: self.count], out=sums)
        sums.cumsum(out=sums)

    def grams(self, length: int) -> U64:
        """Return the hash of every stretch of so many letters; a shorter row has one: itself."""
        length = min(length, self.count)
        if not length:
            return np.zeros(0, np.uint64)
        sums = self._sums[length:] - self._sums[:-length]
        sums *= self._inverse[: len(sums)]
        return _mixed(sums)

    def stretches(self, starts: Places | Counts, ends: Places | Counts) -> U64:
        """Return the hashes of the stretches between letter numbers."""
        return _mixed((self._sums[ends] - self._sums[starts]) * self._inverse[starts])


class Letters(Row):
    """Texts read once, one behind the other: of their characters `kept` says which are letters or digits, `letter` which are letters.

    `text` is all of them, each on lines of its own, `starts` the character at which each begins. `counts` has the letters
    and digits of each, `alone` the letters without the digits; `begins` and `alone_begins` how many stand before it.
    Hashes of stretches are the same wherever these stand, so those of several texts are those of each.
    """

    __slots__ = (
        "_words",
        "alone",
        "alone_begins",
        "begins",
        "counts",
        "kept",
        "kept_before",
        "letter",
        "letter_before",
        "starts",
        "text",
    )

    def __init__(self, *texts: str) -> None:
        cut = [text[:LONGEST] for text in texts]
        self.text = "".join([text + BETWEEN for text in cut])
        lengths = np.array([len(text) + 1 for text in cut])
        ends = lengths.cumsum()
        self.starts: Places = ends - lengths
        super().__init__(self._plain(self.text.encode()) if self.text.isascii() else self._any(self.text))
        self.kept_before: Counts = self.kept.cumsum(dtype=np.int32)
        self.letter_before: Counts = self.letter.cumsum(dtype=np.int32)
        self.begins, self.counts = _parted(self.kept_before, ends)
        self.alone_begins, self.alone = _parted(self.letter_before, ends)

    def _plain(self, text: bytes) -> U8:
        """Read a text of ASCII alone: tables of 256 bytes do it in a tenth of the time, with the same numbers."""
        plain = _plain_tables()
        self.kept: Mask = np.frombuffer(text.translate(plain.kept), np.bool_)
        self.letter: Mask = np.frombuffer(text.translate(plain.letter), np.bool_)
        self._words: U8 | U32 = np.frombuffer(text.translate(plain.folded, plain.no_letters), np.uint8)
        return np.frombuffer(text.translate(plain.folded, plain.none), np.uint8)

    def _any(self, text: str) -> U32:
        cells = _cells(text)
        self.kept = cells != 0
        self.letter = cells >= LETTER
        folded = cells & _FOLDED
        self._words = folded[self.letter]
        return folded[self.kept]

    def grams_of_each(self, length: int) -> list[U64]:
        """Return the hash of every stretch of so many letters of each text; a shorter text has one: itself."""
        whole = self.grams(length)
        return [
            whole[begin : begin + count - length + 1] if count >= length else self._short(begin, count)
            for begin, count in zip(self.begins.tolist(), self.counts.tolist(), strict=True)
        ]

    def _short(self, begin: int, count: int) -> U64:
        return self.stretches(
            np.array([begin] if count else [], np.int64), np.array([begin + count] if count else [], np.int64)
        )

    def words(self, starts: Places | Counts, length: int) -> U64:
        """Return the hash of so many letters from each of those on, which are counted without digits."""
        window = self._words[starts[:, None] + np.arange(length)]
        return _mixed(window @ _powers(_LEAST_BITS)[0][:length])


def _parted(before: Counts, ends: Places) -> tuple[Counts, Counts]:
    """Return how many stand before each text, and in it, where so many stand up to each character."""
    reached = before[ends - 1]
    begins = np.zeros_like(reached)
    begins[1:] = reached[:-1]
    return begins, reached - begins


class _Plain(NamedTuple):
    """How bytes of ASCII are read: the letter for each, which are none, which no letter, and both as 0 and 1."""

    folded: bytes
    none: bytes
    no_letters: bytes
    kept: bytes
    letter: bytes


@cache
def _plain_tables() -> _Plain:
    cells = _table()[:128].tolist() + [0] * 128
    return _Plain(
        folded=bytes(cell & 0x7F for cell in cells),
        none=bytes(code for code, cell in enumerate(cells) if not cell),
        no_letters=bytes(code for code, cell in enumerate(cells) if cell < LETTER),
        kept=bytes(cell > 0 for cell in cells),
        letter=bytes(cell >= LETTER for cell in cells),
    )


def _mixed(hashes: U64) -> U64:
    """Mix the bits, in place; the upper half is mixed well, and nobody reads more than 31 bits of it."""
    hashes ^= hashes >> _HALF
    hashes *= _MIX
    return hashes


@cache
def _powers(bits: int) -> tuple[U64, U64]:
    """Return the powers of the base, spread, and of its inverse, more than 2 to the `bits` of them."""
    return _geometric(_BASE, (1 << bits) + 1) * _SPREAD, _geometric(_INVERSE, (1 << bits) + 1)


def _geometric(base: int, count: int) -> U64:
    row = np.full(count, base, np.uint64)
    row[0] = 1
    return np.cumprod(row, dtype=np.uint64)


def _cells(text: str) -> U32:
    """Return for every character its folded letter (0: none) in the low 21 bits, and whether it is a letter.

    Above the first plane letters stand for themselves; emoji and tags are none.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if text.isascii() or codes.max() < PLANE:
        return _table()[codes]
    letters = (codes >= PLANE) & (codes < _TAGS) & (codes >> np.uint32(12) != _EMOJI)
    return np.where(letters, codes | np.uint32(LETTER), _table()[np.where(codes < PLANE, codes, 0)])


@cache
def _table() -> U32:
    """Return the cells of the first plane, made once in a tenth of a second."""
    return np.fromiter((_cell(chr(code)) for code in range(PLANE)), np.uint32, PLANE)


def _cell(character: str) -> int:
    category = unicodedata.category(character)
    if category == "Nd":
        digit = str(unicodedata.digit(character))
        return ord(LOOK_ALIKES.get(digit, digit))
    if category[0] != "L":
        return 0
    folded = bare(character)
    return ord(LOOK_ALIKES.get(folded, folded)) | LETTER


def bare(character: str) -> str:
    """Return a letter in lower case and without its accents; Hangul and ligatures are not taken to pieces."""
    low = character.casefold()
    parts = unicodedata.normalize("NFD", low)
    plain = parts if all(map(unicodedata.combining, parts[1:])) else low
    return plain[0]
