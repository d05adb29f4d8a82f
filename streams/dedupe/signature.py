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
from bisect import bisect_right
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final
from zlib import crc32

import numpy as np

from schemas.article import ParsedItem
from streams.dedupe.cleaning import clean, mended
from streams.dedupe.letters import U32, U64, Letters, Places
from streams.dedupe.sketch import FOOTER, limit, sketch
from streams.dedupe.slots import NONE, Slots, slots
from streams.dedupe.thresholds import GRAM, LEAST_LETTERS, TITLE

LAYOUT: Final = 1
"""Raised when signatures of before can no longer be compared with new ones."""

_LEVEL: Final = 0x7F
_STANDS: Final = 0x80
_HEAD: Final = struct.Struct("<BBBBBBBxI")
_WORD: Final = re.compile(r"\w{3,}")


class Whole:
    """Every shingle of a text while it is at hand, so that it can be compared at the level of any known one.

    `own` says at which letters a shingle begins that is of no footer and stands there for the first time.
    """

    __slots__ = ("_order", "_sorted", "own", "values")

    def __init__(self, hashes: U64) -> None:
        self.values = (hashes >> np.uint64(33)).astype(np.uint32) << np.uint32(1)  # as in the sketch
        self._order = np.argsort(self.values, kind="stable")
        self._sorted = self.values[self._order]
        self.own = np.ones(len(hashes), np.bool_)
        self.own[self._order[1:][self._sorted[1:] == self._sorted[:-1]]] = False

    def find(self, values: U32) -> Places:
        """Return the letter at which each shingle first begins, -1 where the text has it not."""
        at = np.searchsorted(self._sorted, values)
        at[at == len(self._sorted)] = 0
        return np.where(self._sorted[at] == values, self._order[at], -1)

    def at(self, level: int) -> Places:
        """Return the letters at which its own shingles of a level begin."""
        return np.flatnonzero(self.own & (self.values < limit(level)) if level else self.own)

    def without(self, footers: list[tuple[int, int]]) -> "Whole":
        """Return the same without the shingles that begin in some stretches."""
        other = copy(self)
        other.own = self.own.copy()
        for start, end in footers:
            other.own[start:end] = False
        return other


_NOTHING: Final = Whole(np.zeros(0, np.uint64))

Beside = dict[int, list[tuple[int, int]]]
"""What stands before (or after) slots → what stands in them and on their other side."""


@dataclass(frozen=True)
class Signature:
    """What is compared of a text. `letters` is how many it has; `stands` says whether it represents its cluster."""

    level: int
    letters: int
    shingles: Sequence[int]
    slots: tuple[Slots, Slots, Slots]
    title: frozenset[int]
    stands: bool = True
    places: Sequence[int] = ()
    """The letter at which each shingle begins; known while the text is at hand."""
    whole: Whole = field(default_factory=lambda: _NOTHING, repr=False, compare=False)
    """Every shingle; known while the text is at hand."""

    @cached_property
    def beside(self) -> tuple[tuple[Beside, Beside], ...]:
        """The slots of each kind by what stands before and after them."""
        found = []
        for kind in self.slots:
            left: Beside = {}
            right: Beside = {}
            for before, value, after in zip(kind.before, kind.values, kind.after, strict=True):
                left.setdefault(before, []).append((value, after))
                right.setdefault(after, []).append((value, before))
            found.append((left, right))
        return tuple(found)

    def without(self, footers: list[tuple[int, int]]) -> "Signature":
        """Return the signature with the shingles of footers marked and their slots left out; places in letters."""
        if not footers:
            return self
        inside = _inside(footers)
        marked = [
            value | FOOTER if inside(place) else value for value, place in zip(self.shingles, self.places, strict=True)
        ]
        figures, dates, names = (_outside(found, inside) for found in self.slots)
        whole = self.whole.without(footers)
        return replace(self, shingles=marked, slots=(figures, dates, names), whole=whole)

    def packed(self) -> bytes:
        """Return the bytes that are kept."""
        counts = (len(self.shingles), *(len(found.values) for found in self.slots), len(self.title))
        details = [number for found in self.slots for numbers in found[:3] for number in numbers]
        return (
            _HEAD.pack(LAYOUT, self.level | _STANDS * self.stands, *counts, self.letters)
            + array("I", self.shingles).tobytes()
            + array("H", (*details, *sorted(self.title))).tobytes()
        )


def signature_of(item: ParsedItem) -> Signature | None:
    """Return the signature of an item's text, or of its headline where there is none; None where it says too little."""
    text = clean(item.text or item.headline)
    letters = Letters(text)
    if letters.count < LEAST_LETTERS:
        return None
    hashes = letters.grams(GRAM)
    shingles, places, level = sketch(hashes)
    found, title, whole = slots(text, letters), _title(item.headline), Whole(hashes)
    return Signature(level, letters.count, shingles, found, title, places=places, whole=whole)


def unpack(packed: bytes) -> Signature:
    """Return the signature that was packed."""
    _, level, shingles, figures, dates, names, _, letters = _HEAD.unpack_from(packed)
    details = array("H", packed[_HEAD.size + 4 * shingles :]).tolist()
    found: list[Slots] = []
    at = 0
    for count in (figures, dates, names):
        one, two, end = at + count, at + 2 * count, at + 3 * count
        found.append(Slots(tuple(details[at:one]), tuple(details[one:two]), tuple(details[two:end]), ()))
        at = end
    kinds = (found[0], found[1], found[2])
    return Signature(level & _LEVEL, letters, shingles_of(packed), kinds, frozenset(details[at:]), level > _LEVEL)


def shingles_of(packed: bytes) -> list[int]:
    """Return the sketch of a packed signature."""
    return array("I", packed[_HEAD.size : _HEAD.size + 4 * packed[2]]).tolist()


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


def anchors_of(packed: bytes) -> U32:
    """Return the shingles that the index has of a packed signature: half of the sketch, those of the next level."""
    kept = np.frombuffer(packed, np.uint32, packed[2], _HEAD.size)
    return kept[kept < limit(level_of(packed) + 1)]


def _inside(footers: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Return what says whether a place is in a stretch; they stand in order, and so do their ends."""
    starts, ends = [-1, *(start for start, _ in footers)], [-1, *(end for _, end in footers)]
    return lambda place: place < ends[bisect_right(starts, place) - 1]


def _outside(found: Slots, inside: Callable[[int], bool]) -> Slots:
    rows = [row for row in zip(*found, strict=True) if not inside(row[3])]
    return Slots(*(tuple(column) for column in zip(*rows, strict=True))) if rows else NONE


def _title(headline: str) -> frozenset[int]:
    words = dict.fromkeys(_WORD.findall(mended(headline).casefold()))
    return frozenset(crc32(word.encode("utf-8", "replace")) & 0xFFFF for word in list(words)[:TITLE])
