"""The index: which of the remembered texts share shingles with a new one, and which shingles are nobody's own.

A slice of the ring is cut into blocks of 65,536 parsed offsets, so that an item is two bytes in the index. A block is a
table of rows: a shingle belongs to one row by its hash, and a row has room for `CROWD` items. A row that more items fall into
is crowded: it proposes nothing, and what it stands for is taken for a footer or a phrase of the trade. That caps the
work of every look-up, and it is how footers are learned: of the verdict log alone, whatever its order.
"""

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.known import Known, pack, signature_at, unpack
from streams.dedupe.letters import U8, U32, Mask
from streams.dedupe.signature import anchors_of
from streams.dedupe.thresholds import CROWD

OFFSETS: Final = 16
"""Bits of a parsed offset that tell the items of one block apart."""

_FILL: Final = 4
"""Entries of a row of a large table on average at most: of 1,000 rows four are crowded by chance (Poisson)."""

_LEAST: Final = 64
_LARGE: Final = 1 << 16
_SPARE: Final = 8
"""Rows for each entry of a table that is not large. Strangers share a row with what is asked: on a small stream with full
tables they took the places of true candidates, and one shingle in fifty was crowded by chance."""

_FULL: Final = 255
_TAKEN: Final = (np.arange(_FULL + 1)[:, None] > np.arange(CROWD)) & (np.arange(_FULL + 1)[:, None] <= CROWD)
"""By the count of a row: which of its places propose an item; those of a crowded row do not."""

Items = npt.NDArray[np.uint16]


class Block:
    """Known items as bytes, by their number in the block, and the table that finds them by their shingles.

    The table is brought up to date when somebody asks, so that a restore fills it at once.
    """

    __slots__ = ("_counts", "_entries", "_mask", "_rows", "_starts", "_table", "_waiting", "_written")

    def __init__(self) -> None:
        self._rows = bytearray()
        self._starts = array("I")  # by number: where the item begins, plus one; 0 where there is none
        self._waiting = array("H")
        self._entries = 0
        self._written: tuple[array[int], array[int]] = (array("B"), array("H"))
        self._counts: U8 = np.zeros(0, np.uint8)
        self._table: Items = np.zeros((0, CROWD), np.uint16)
        self._mask = np.uint32(0)

    def add(self, item: int, known: Known) -> None:
        """Add an item."""
        if item >= len(self._starts):
            self._starts.frombytes(bytes(4 * (item + 1 - len(self._starts))))
        self._starts[item] = len(self._rows) + 1
        self._rows += pack(known)
        self._waiting.append(item)

    def __contains__(self, item: int) -> bool:
        return item < len(self._starts) and self._starts[item] > 0

    def known(self, item: int) -> Known:
        """Return an item that is in the block."""
        return unpack(self._rows, self._starts[item] - 1)

    def __iter__(self) -> Iterator[tuple[int, Known]]:
        return ((item, self.known(item)) for item, start in enumerate(self._starts) if start)

    def ask(self, halves: U32) -> tuple[Items, Mask]:
        """Return the items that have any of the shingles, given without their lowest bit, once for each; and the crowded ones."""
        if self._waiting:
            self._settle()
        rows = halves & self._mask
        counts = self._counts[rows]
        return self._table[rows][_TAKEN[counts]], counts > CROWD

    def _settle(self) -> None:
        waiting, self._waiting = self._waiting, array("H")
        items, shingles = self._columns(waiting)
        self._entries += len(shingles)
        if self._entries > _room(len(self._counts)):
            self._fill()
        else:
            self._insert(items, shingles)

    def _insert(self, items: "array[int]", shingles: "array[int]") -> None:
        counts, table = self._written
        mask = len(counts) - 1
        for item, shingle in zip(items, shingles, strict=True):
            row = (shingle >> 1) & mask
            count = counts[row]
            if count < CROWD:
                table[row * CROWD + count] = item
            if count < _FULL:
                counts[row] = count + 1

    def _fill(self) -> None:
        """Make the table anew, at the least power of two that has room."""
        size = _LEAST
        while self._entries > _room(size):
            size *= 2
        columns = self._columns(number for number, start in enumerate(self._starts) if start)
        items, shingles = np.frombuffer(columns[0], np.uint16), np.frombuffer(columns[1], np.uint32)
        rows = (shingles >> np.uint32(1)) & np.uint32(size - 1)
        order = np.argsort(rows, kind="stable")
        items, rows = items[order], rows[order]
        counts = np.bincount(rows, minlength=size)
        rank = np.arange(len(rows)) - (np.cumsum(counts) - counts)[rows]
        table = np.zeros((size, CROWD), np.uint16)
        fits = rank < CROWD
        table[rows[fits], rank[fits]] = items[fits]
        self._written = array("B", np.minimum(counts, _FULL).astype(np.uint8).tobytes()), array("H", table.tobytes())
        self._counts = np.frombuffer(self._written[0], np.uint8)
        self._table = np.frombuffer(self._written[1], np.uint16).reshape(-1, CROWD)
        self._mask = np.uint32(size - 1)

    def _columns(self, numbers: Iterable[int]) -> "tuple[array[int], array[int]]":
        """Return the item and the shingle of every entry of some items."""
        items, shingles = array("H"), array("I")
        for number in numbers:
            own = anchors_of(signature_at(self._rows, self._starts[number] - 1))
            items.extend([number] * len(own))
            shingles.frombytes(own.tobytes())
        return items, shingles


def _room(rows: int) -> int:
    """Return how many entries a table of so many rows takes at most."""
    return rows * _FILL if rows >= _LARGE else rows // _SPARE
