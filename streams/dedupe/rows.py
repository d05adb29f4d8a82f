"""The rows of an index: which items share a shingle. One table to which entries are added, and one that nothing is added to.

A shingle belongs to one row by its hash, and a row has room for `CROWD` items. A row that more items fall into is crowded: it
proposes nothing. Both kinds of tables answer alike; the closed one takes 3.9 bytes an entry where the open one takes 8.1
(65,536 items of a wire). All tables are asked at once, with four calls of numpy for each where eleven were: of 18 tables, as
a million items have, in half of the time, and of five in the same.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from streams.dedupe.letters import U8, U32, Mask, Places
from streams.dedupe.thresholds import CROWD

_FILL: Final = 4
"""Entries of a row of a large table on average at most: of 1,000 rows four are crowded by chance (Poisson)."""

_LEAST: Final = 64
_LARGE: Final = 1 << 16
_SPARE: Final = 8
"""Rows for each entry of a table that is not large. Strangers share a row with what is asked: on a small stream with full
tables they took the places of true candidates, and one shingle in fifty was crowded by chance."""

_STEPS: Final = 16
"""Parts of a table that are made one after the other: what a large one takes on the way stays with the process."""

_FULL: Final = 255
_TAKEN: Final = (np.arange(_FULL + 1)[:, None] > np.arange(CROWD)) & (np.arange(_FULL + 1)[:, None] <= CROWD)
"""By the count of a row: which of its places propose an item; those of a crowded row do not."""

_CROWDED: Final = np.uint32(1 << 31)
_START: Final = _CROWDED - np.uint32(1)
_SHOWN: Final = _TAKEN.sum(axis=1, dtype=np.uint32)
_MARKS: Final = np.where(np.arange(_FULL + 1) > CROWD, _CROWDED, np.uint32(0))
"""By the count of a row: how many items it proposes, and whether it is crowded."""

ITEM_BITS: Final = 16
"""Bits of the number of an item in its table."""

Items = npt.NDArray[np.uint16]


class Entries(NamedTuple):
    """Items of a block, and a shingle of each without its lowest bit: one entry for each."""

    items: Items
    halves: U32


class Answer(NamedTuple):
    """The items that have any of the shingles asked for, once for each, and which shingles are crowded in any table.

    An item stands below the number of its table, which is shifted by `ITEM_BITS`. `counts` says, some tables after the others,
    how many of the items each table has for each shingle.
    """

    items: U32
    crowded: Mask
    counts: tuple[U32, ...]

    def among(self, asked: Mask) -> U32:
        """Return the items that have some of the shingles: as to ask for those alone, in a fifth of the time."""
        own = [np.broadcast_to(asked, counts.shape).ravel().repeat(counts.ravel()) for counts in self.counts]
        return self.items[np.concatenate(own)]


class Closed:
    """Items in the order of the rows, and where each row begins; a crowded row has a mark and no items."""

    __slots__ = ("_starts", "items", "mask")

    def __init__(self, counts: U8 | Places, items: Items) -> None:
        """Take the counts of all rows, and the items of those that are not crowded, row after row."""
        crowded = counts > CROWD
        self.mask = len(counts) - 1
        self.items = items
        self._starts: U32 = np.zeros(len(counts) + 1, np.uint32)
        np.where(crowded, 0, counts).cumsum(out=self._starts[1:])
        self._starts[:-1][crowded] |= _CROWDED

    def find(self, rows: Places, begins: U32, ends: U32) -> None:
        """Write where the items of each row begin, marked where it is crowded, and where they end."""
        self._starts.take(rows, out=begins, mode="clip")  # to raise, numpy would take them into memory of its own first
        self._starts[1:].take(rows, out=ends, mode="clip")


class Open:
    """Rows of `CROWD` places. Entries that no longer fit make the table anew, at the least power of two that has room."""

    __slots__ = ("_count", "_counts", "_table", "_written", "items", "mask")

    def __init__(self, entries: Entries) -> None:
        size = size_for(len(entries.items))
        self._count = len(entries.items)
        self.mask = size - 1
        self._written = array("B", [0]) * size, array("H", [0]) * (size * CROWD)
        self._counts: U8 = np.frombuffer(self._written[0], np.uint8)
        self.items: Items = np.frombuffer(self._written[1], np.uint16)
        self._table = self.items.reshape(-1, CROWD)
        for first, counts, items, rows in _sorted(entries, size):
            ranks = np.arange(len(rows)) - (counts.cumsum() - counts)[rows]
            fits = ranks < CROWD
            self._table[first + rows[fits], ranks[fits]] = items[fits]
            self._counts[first : first + len(counts)] = np.minimum(counts, _FULL)

    def find(self, rows: Places, begins: U32, ends: U32) -> None:
        """Write where the items of each row begin, marked where it is crowded, and where they end."""
        counts = self._counts.take(rows)
        begins[:] = rows * CROWD
        np.add(begins, _SHOWN.take(counts), out=ends)
        begins |= _MARKS.take(counts)

    def ask(self, halves: Places) -> Answer:
        """Return what this table alone answers, numbered as if it were the first: in a quarter of the time of `ask`."""
        rows = halves & self.mask
        counts = self._counts.take(rows)
        items = self._table.take(rows, axis=0)[_TAKEN.take(counts, axis=0)].astype(np.uint32)
        return Answer(items, counts > CROWD, (_SHOWN.take(counts),))

    def add(self, entries: Entries) -> bool:
        """Add entries, and say whether they had room; nothing is added where they have none."""
        if self._count + len(entries.items) > _room(len(self._counts)):
            return False
        self._count += len(entries.items)
        counts, table = self._written
        rows = entries.halves & np.uint32(self.mask)
        for item, row in zip(entries.items.tolist(), rows.tolist(), strict=True):
            count = counts[row]
            if count < CROWD:
                table[row * CROWD + count] = item
            if count < _FULL:
                counts[row] = count + 1
        return True

    def closed(self) -> Closed:
        """Return the same for good."""
        return Closed(self._counts, self._table[_TAKEN[self._counts]])


def ask(tables: Sequence[Open | Closed], halves: Places) -> Answer:
    """Return what has any of these shingles, which are given without their lowest bit, in any of these tables."""
    first = tables[0]
    if len(tables) == 1 and isinstance(first, Open):  # the first 65,536 items of a stream have no other
        return first.ask(halves)
    return ask_each(tables, [halves])[0]


def ask_each(tables: Sequence[Open | Closed], questions: Sequence[Places]) -> list[Answer]:
    """Return the same for the shingles of several texts: all are looked up at once, so that one wait for memory serves many."""
    halves = questions[0] if len(questions) == 1 else np.concatenate(questions)
    rows = halves & np.array([[table.mask] for table in tables])
    begins, ends = np.empty((2, *rows.shape), np.uint32)
    for table, *at in zip(tables, rows, begins, ends, strict=True):
        table.find(*at)
    crowded = np.bitwise_or.reduce(begins) >= _CROWDED
    begins &= _START
    ends &= _START
    asked = [0, *accumulate(map(len, questions))]
    counts = ends - begins
    items, cuts = _items(tables, counts, ends, asked)
    if len(questions) == 1:
        return [Answer(items, crowded, (counts,))]
    parts = zip(*[[items[start:end] for start, end in pairwise(cut)] for cut in cuts], strict=True)
    told = [(crowded[start:end], (counts[:, start:end],)) for start, end in pairwise(asked)]
    return [Answer(np.concatenate(own), *more) for own, more in zip(parts, told, strict=True)]


def _items(
    tables: Sequence[Open | Closed], counts: U32, ends: U32, asked: Sequence[int]
) -> tuple[U32, list[list[int]]]:
    """Return the items of rows, table by table, and for each table where those of each question begin, and end.

    `asked` has the shingle at which each question begins, and the end.
    """
    reached = counts.cumsum(dtype=np.uint32)
    places = (ends.ravel() - reached).repeat(counts.ravel())  # modulo 2^32, as the sum with what follows is
    places += np.arange(len(places), dtype=np.uint32)
    before = np.concatenate((np.zeros(1, np.uint32), reached))
    cuts: list[list[int]] = before[np.arange(len(tables))[:, None] * counts.shape[1] + asked].tolist()
    items = np.empty(len(places), np.uint32)
    for number, (table, (start, *_, end)) in enumerate(zip(tables, cuts, strict=True)):
        np.bitwise_or(table.items.take(places[start:end]), np.uint32(number << ITEM_BITS), out=items[start:end])
    return items, cuts


def closed(entries: Entries) -> Closed:
    """Return a closed table of entries, with as many rows as an open one would have."""
    size = size_for(len(entries.items))
    found = [(counts, items[(counts <= CROWD)[rows]]) for _, counts, items, rows in _sorted(entries, size)]
    counts, items = map(np.concatenate, zip(*found, strict=True))
    return Closed(counts, items)


def size_for(entries: int) -> int:
    """Return how many rows a table of so many entries has."""
    size = _LEAST
    while entries > _room(size):
        size *= 2
    return size


def _room(rows: int) -> int:
    """Return how many entries a table of so many rows takes at most."""
    return rows * _FILL if rows >= _LARGE else rows // _SPARE


def _sorted(entries: Entries, size: int) -> Iterator[tuple[int, Places, Items, Places]]:
    """Yield some rows of a table of so many, and then those behind them: the first, and the count of each.

    And of each entry, row after row and by its number within one, the item, and which of these rows it falls into.
    """
    step = max(size // _STEPS, 1)
    rows = entries.halves & np.uint32(size - 1)
    for first in range(0, size, step):
        some = ((rows >= first) & (rows < first + step)).nonzero()[0]
        both = (rows[some] - np.uint32(first)).astype(np.uint64) << np.uint64(16) | entries.items[some]
        both.sort()  # a third of the time of an order of the rows, or less
        own = (both >> np.uint64(16)).astype(np.int64)
        yield first, np.bincount(own, minlength=step), both.astype(np.uint16), own
