"""The signature of a text: its sketch and its slots, as a verdict keeps them, from which the memory is built again.

`packed` is what is kept in memory and, in base64, in `Verdict.signature`: a head, then the sketch (32 bits each), keys and
values of the slots and the words of the headline (16 bits each), little-endian. 390 bytes for a story of 200 words. A
signature of another layout is not read: its item is then unknown to this level, as after 72 hours.
"""

import re
import struct
from array import array
from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Final
from zlib import crc32

import numpy as np

from schemas.article import ParsedItem
from streams.dedupe.cleaning import clean, mended
from streams.dedupe.compiled import compiled
from streams.dedupe.days import day_number
from streams.dedupe.details import U16, Details, Triple
from streams.dedupe.letters import U8, U32, Letters, Mask, Places
from streams.dedupe.sketch import FOOTER, Sketched, limit, sketch
from streams.dedupe.slots import Found, Kinds, slots
from streams.dedupe.thresholds import GRAM, LEAST_LETTERS, TITLE
from streams.dedupe.whole import Whole

LAYOUT: Final = 1
"""Raised when signatures of before can no longer be compared with new ones."""

_LEVEL: Final = 0x7F
_STANDS: Final = 0x80
_HEAD: Final = struct.Struct("<BBBBBBBBI")
_WORD: Final = re.compile(r"\w{3,}")


_NO_PLACES: Final = np.zeros(0, np.int64)
_NOTHING: Final = Whole(np.zeros(0, np.uint64), Sketched(np.zeros(0, np.uint32), _NO_PLACES, 0))


@dataclass(frozen=True)
class Signature:
    """What is compared of a text. `letters` is how many it has; `stands` says whether it represents its cluster."""

    level: int
    letters: int
    shingles: U32
    found: Found
    title: frozenset[int]
    stands: bool = True
    places: Places = field(default_factory=lambda: _NO_PLACES, repr=False, compare=False)
    """The letter at which each shingle begins; known while the text is at hand."""
    whole: Whole = field(default_factory=lambda: _NOTHING, repr=False, compare=False)
    """Every shingle; known while the text is at hand."""
    day: int = 0
    """The day of the dateline (days.py)."""

    @property
    def details(self) -> Details:
        """The slots as they are kept."""
        return self.found.details

    @cached_property
    def slots(self) -> Kinds:
        """The slots one by one."""
        return self.found.kinds

    def sought(self) -> tuple[U32, Places]:
        """Return the shingles that the index is asked for, and where they begin.

        The index has half of the sketch of a known text. Asked for are those that it has of a text of half the length, so
        that a copy to which much was added is found as well.
        """
        if self.level:
            return self.shingles, self.places
        low = self.shingles < limit(1)
        return self.shingles[low], self.places[low]

    def finer(self, level: int) -> U32:
        """Return what is sought but for the shingles of a level above, and for those of footers."""
        sought, _ = self.sought()
        own: Mask = (sought >= limit(level)) & (sought & np.uint32(FOOTER) == 0)
        return sought[own]

    def without(self, inside: Mask) -> "Signature":
        """Return the signature with the shingles of footers marked and their slots left out; told is which letters are inside of one."""
        whole, marked = self.whole.without(inside)
        _, at, level, _ = whole.sketch
        return Signature(
            level, self.letters, marked, self.found.without(inside), self.title, self.stands, at, whole, self.day
        )

    def packed(self) -> bytes:
        """Return the bytes that are kept."""
        numbers, counts = self.details
        return (
            _HEAD.pack(
                LAYOUT,
                self.level | _STANDS * self.stands,
                len(self.shingles),
                *counts,
                len(self.title),
                self.day,
                self.letters,
            )
            + self.shingles.tobytes()
            + numbers.tobytes()
            + array("H", sorted(self.title)).tobytes()
        )


def signature_of(item: ParsedItem) -> Signature | None:
    """Return the signature of an item's text, or of its headline where there is none; None where it says too little."""
    letters = Letters(clean(item.text or item.headline))
    if letters.count < LEAST_LETTERS:
        return None
    hashes, title = letters.grams(GRAM), frozenset(title_words(item.headline))
    day = day_number(item.copydesk.dateline.date) if item.copydesk.dateline else 0
    sketched = sketch(hashes)
    kept, places, level, _ = sketched
    whole = Whole(hashes, sketched)
    return Signature(level, letters.count, kept, slots(letters), title, places=places, whole=whole, day=day)


def shingles_of(packed: bytes) -> U32:
    """Return the sketch of a packed signature."""
    return np.frombuffer(packed, np.uint32, packed[2], _HEAD.size)


def details_of(packed: bytes) -> Details:
    """Return the slots of a packed signature."""
    figures, dates, names = packed[3:6]
    numbers = np.frombuffer(packed, np.uint16, 3 * (figures + dates + names), _HEAD.size + 4 * packed[2])
    return Details(numbers, (figures, dates, names))


def slots_of(packed: bytes) -> Iterator[Triple]:
    """Yield the slots of a packed signature: figures, dates, names."""
    numbers, counts = details_of(packed)
    columns = numbers.tolist()
    for count, at in zip(counts, accumulate(counts, initial=0), strict=False):
        one, two, three, end = range(3 * at, 3 * at + 4 * count, count) if count else (0, 0, 0, 0)
        yield columns[one:two], columns[two:three], columns[three:end]


def title_of(packed: bytes) -> frozenset[int]:
    """Return the words of the headline of a packed signature."""
    return frozenset(array("H", packed[len(packed) - 2 * packed[6] :]))


def letters_of(packed: bytes) -> int:
    """Return how many letters the text of a packed signature has."""
    letters: int = _HEAD.unpack_from(packed)[-1]
    return letters


def day_of(packed: bytes) -> int:
    """Return the day of the dateline of a packed signature, 0 where it names none: evidence of one text or of the next report."""
    return packed[7]


def level_of(packed: bytes) -> int:
    """Return the level of the sketch of a packed signature."""
    return packed[1] & _LEVEL


def to_text(packed: bytes) -> str:
    """Return packed bytes as a verdict has them."""
    return b2a_base64(packed, newline=False).decode()


def from_text(text: str | None) -> bytes | None:
    """Return packed bytes, or None where there are none that can be read here."""
    try:
        packed = a2b_base64(text or "")
    except NotBase64:
        return None
    return packed if len(packed) >= _HEAD.size and packed[0] == LAYOUT else None


def stands(packed: bytes) -> bool:
    """Say whether a packed signature represents its cluster."""
    return packed[1] > _LEVEL


def anchors_of(rows: bytes | bytearray, places: U32, skipped: int, items: U16) -> tuple[U16, U32]:
    """Return the shingles that the index has of packed signatures, so many bytes behind some places: of each its item, and itself.

    It has half of a sketch, the shingles of the next level, and of a shingle all but the lowest bit.
    """
    return _anchors(np.frombuffer(rows, np.uint8), places, skipped, items, _HEAD.size, _LEVEL, limit(1))


@compiled
def _anchors(rows: U8, places: U32, skipped: int, items: U16, head: int, levels: int, below: int) -> tuple[U16, U32]:
    room = count = 0
    for place in places:
        room += int(rows[place + skipped + 2])  # numpy's own are of 8 bits and wrap round, where they are not compiled
    owners, halves = np.empty(room, np.uint16), np.empty(room, np.uint32)
    for number in range(len(places)):
        place = places[number] + skipped
        least = below >> (int(rows[place + 1]) & levels)
        first = place + head
        for at in range(first, first + 4 * int(rows[place + 2]), 4):
            shingle = int(rows[at]) | int(rows[at + 1]) << 8 | int(rows[at + 2]) << 16 | int(rows[at + 3]) << 24
            if shingle < least:
                owners[count], halves[count] = items[number], shingle >> 1
                count += 1
    return owners[:count], halves[:count]


def title_words(headline: str, most: int | None = TITLE) -> dict[int, str]:
    """Return the first words of a headline, or all of a text, by the numbers that a signature has of them."""
    words = dict.fromkeys(_WORD.findall(mended(headline).casefold()))
    return {crc32(word.encode("utf-8", "replace")) & 0xFFFF: word for word in list(words)[:most]}
