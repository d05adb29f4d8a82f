"""The index: which of the remembered texts share shingles with a new one, and which shingles are nobody's own.

A slice of the ring is cut into blocks of 65,536 parsed offsets, so that an item is two bytes in the index. A block finds its
items by a table of rows (rows.py). What stands in a crowded row is taken for a footer or a phrase of the trade. That caps the
work of every look-up, and it is how footers are learned: of the verdict log alone, whatever its order.
"""

from array import array
from collections.abc import Iterator
from typing import Final

import numpy as np

from streams.dedupe.known import Known, anchors_at, pack, unpack
from streams.dedupe.rows import ITEM_BITS, Closed, Entries, Open, closed
from streams.dedupe.signature import level_of, shingles_of
from streams.dedupe.sketch import limit

OFFSETS: Final = ITEM_BITS
"""Bits of a parsed offset that tell the items of one block apart."""


class Block:
    """Known items as bytes, by their number in the block, and the table that finds them by their shingles.

    The table is made when somebody asks, so that a restore fills it at once; from then on each item goes into it while it has room.
    """

    __slots__ = ("_rows", "_starts", "_table")

    def __init__(self) -> None:
        self._rows: bytearray | bytes = bytearray()
        self._starts = array("I")  # by number: where the item begins, plus one; 0 where there is none
        self._table: Open | Closed | None = None

    def add(self, item: int, known: Known) -> None:
        """Add an item."""
        if item >= len(self._starts):
            self._starts.frombytes(bytes(4 * (item + 1 - len(self._starts))))
        if isinstance(self._rows, bytes):
            self._rows = bytearray(self._rows)
        self._starts[item] = len(self._rows) + 1
        self._rows += pack(known)
        below = limit(level_of(known.packed) + 1)
        if not (isinstance(self._table, Open) and self._table.add(item, shingles_of(known.packed), below)):
            self._table = None

    def __contains__(self, item: int) -> bool:
        return item < len(self._starts) and self._starts[item] > 0

    def known(self, item: int) -> Known:
        """Return an item that is in the block."""
        return unpack(self._rows, self._starts[item] - 1)

    def __iter__(self) -> Iterator[tuple[int, Known]]:
        return ((item, self.known(item)) for item, start in enumerate(self._starts) if start)

    def table(self, *, newest: bool = True) -> Open | Closed:
        """Return the table of all items.

        A block that is not the newest is closed: but by a log that is out of order nothing is added to it.
        """
        table = self._table
        if table is None or (not newest and isinstance(table, Open)):
            table = self._table = self._made(newest=newest)
        return table

    def _made(self, *, newest: bool) -> Open | Closed:
        if isinstance(self._table, Open):
            return self._closed(self._table.closed())
        entries = self._entries()
        return Open(entries) if newest else self._closed(closed(entries))

    def _closed(self, table: Closed) -> Closed:
        self._rows = bytes(self._rows)  # a row of bytes to which something is added has an eighth to spare
        return table

    def _entries(self) -> Entries:
        starts = np.frombuffer(self._starts, np.uint32)
        items = starts.nonzero()[0].astype(np.uint16)
        return Entries(*anchors_at(self._rows, starts[items], items))
