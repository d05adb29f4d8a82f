"""The rows of an index: which items share a shingle. One table to which entries are added, and one that nothing is added to.

A shingle belongs to one row by its hash, and a row has room for `CROWD` items. A row that more items fall into is crowded: it
proposes nothing. Both kinds of tables answer alike; the closed one takes 3.9 bytes an entry where the open one takes 8.1
(65,536 items of a wire).
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from streams.dedupe.compiled import compiled
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

_SPACE: Final = np.zeros(1, np.uint16)
"""What stands behind the last row: of each the first item is read, whether it has any."""

_CROWDED: Final = np.uint32(1 << 31)
"""The bit that marks a crowded row where it begins."""

ITEM_BITS: Final = 16
"""Bits of the number of an item in its table."""

Items = npt.NDArray[np.uint16]


class Entries(NamedTuple):
    """Items of a block, and a shingle of each without its lowest bit: one entry for each."""

    items: Items
    halves: U32


class Answer(NamedTuple):
    """The items that have any of the shingles asked for, once for each, and which shingles are crowded in any table.

    An item stands below the number of its table, which is shifted by `ITEM_BITS`. `begins` says of each shingle of each table
    where its items begin, and then where the last ones end.
    """

    items: U32
    crowded: Mask
    begins: Places

    def without(self, left_out: Mask) -> U32:
        """Return the items but for those of some shingles."""
        items: U32 = np.empty(len(self.items), np.uint32)
        return items[: _copy(self.items, self.begins, left_out, items)]


class Closed:
    """Items in the order of the rows, and where each row begins; a crowded row has a mark and no items."""

    __slots__ = ("_starts", "items", "mask")

    def __init__(self, counts: U8 | Places, items: Sequence[Items]) -> None:
        """Take the counts of all rows, and the items of those that are not crowded, row after row, in as many pieces as one likes."""
        crowded = counts > CROWD
        self.mask = len(counts) - 1
        self.items = np.concatenate((*items, _SPACE))
        self._starts: U32 = np.zeros(len(counts) + 1, np.uint32)
        np.where(crowded, 0, counts).cumsum(out=self._starts[1:])
        self._starts[:-1][crowded] |= _CROWDED

    def find(self, shingles: U32, number: int, answer: Answer) -> None:
        """Write the items of shingles behind those of the tables before this one, where they begin, and which shingles are crowded."""
        _find_closed(self._starts, self.items, self.mask, ITEM_BITS, shingles, number, *answer)


class Open:
    """Rows of `CROWD` places. Entries that no longer fit make the table anew, at the least power of two that has room."""

    __slots__ = ("_count", "_counts", "_table", "items", "mask")

    def __init__(self, entries: Entries) -> None:
        size = size_for(len(entries.items))
        self._count = len(entries.items)
        self.mask = size - 1
        self._counts: U8 = np.zeros(size, np.uint8)
        self.items: Items = np.zeros(size * CROWD, np.uint16)
        self._table = self.items.reshape(-1, CROWD)
        for first, counts, items, rows in _sorted(entries, size):
            ranks = np.arange(len(rows)) - (counts.cumsum() - counts)[rows]
            fits = ranks < CROWD
            self._table[first + rows[fits], ranks[fits]] = items[fits]
            self._counts[first : first + len(counts)] = np.minimum(counts, _FULL)

    def find(self, shingles: U32, number: int, answer: Answer) -> None:
        """Write the items of shingles behind those of the tables before this one, where they begin, and which shingles are crowded."""
        _find_open(self._counts, self.items, self.mask, CROWD, ITEM_BITS, shingles, number, *answer)

    def add(self, item: int, shingles: U32, below: int) -> bool:
        """Add an item by those of its shingles that are below this, and say whether they had room; nothing is added where not."""
        room = _room(len(self._counts)) - self._count
        added = _add(self._counts, self.items, self.mask, CROWD, _FULL, item, shingles, below, room)
        self._count += max(added, 0)
        return added >= 0

    def closed(self) -> Closed:
        """Return the same for good."""
        return Closed(self._counts, [self._table[_TAKEN[self._counts]]])


def ask(tables: Sequence[Open | Closed], shingles: U32) -> Answer:
    """Return what has any of these shingles, whatever the lowest bit of each, in any of these tables."""
    size = len(tables) * len(shingles)
    answer = Answer(np.empty(size * CROWD, np.uint32), np.zeros(len(shingles), np.bool_), np.zeros(size + 1, np.int64))
    for number, table in enumerate(tables):
        table.find(shingles, number, answer)
    return Answer(answer.items[: answer.begins[-1]], *answer[1:])


def oftenest(items: U32, least: int, most: int) -> list[int]:
    """Return the items that come at least so often, at most so many: the oftenest first, of equals the least number."""
    found = np.empty(most, np.int64)
    chosen: list[int] = found[: _oftenest(items, least, found)].tolist()
    return chosen


@compiled
def _oftenest(items: U32, least: int, found: Places) -> int:
    """Write the items and return how many: counted in a table by hash, then ranked by numbers that are the less the oftener one comes."""
    some = _alike(items, least)
    size = 2
    while size < 2 * len(some):
        size *= 2
    keys, counts = np.empty(size, np.uint32), np.zeros(size, np.int32)
    often, many = np.empty(len(some) // least, np.int64), 0
    for item in some:
        home = item & size - 1
        while counts[home] and keys[home] != item:
            home = home + 1 & size - 1
        keys[home] = item
        counts[home] += 1
        if counts[home] == least:
            often[many] = home
            many += 1
    chosen = 0
    for home in often[:many]:
        rank, place = (len(items) - np.int64(counts[home])) << 32 | np.int64(keys[home]), chosen
        chosen = min(chosen + 1, len(found))
        while place and found[place - 1] > rank:
            place -= 1
            if place + 1 < len(found):
                found[place + 1] = found[place]
        if place < len(found):
            found[place] = rank
    for place in range(chosen):
        found[place] &= 0xFFFFFFFF
    return chosen


@compiled
def _alike(items: U32, least: int) -> U32:
    """Return the items whose last bits come so often. Most items come once, and no processor can guess which: here it need not."""
    size = 2
    while size < 4 * len(items):
        size *= 2
    counts, some, kept = np.zeros(size, np.int32), np.empty(len(items), np.uint32), 0
    for item in items:
        counts[item & size - 1] += 1
    for item in items:
        some[kept] = item
        kept += counts[item & size - 1] >= least
    return some[:kept]


@compiled
def _find_open(
    counts: U8,
    table: Items,
    mask: int,
    crowd: int,
    bits: int,
    shingles: U32,
    number: int,
    items: U32,
    crowded: Mask,
    begins: Places,
) -> None:
    """First of each row its count and first item are read, in so short a loop that the waits for memory are one.

    Where a row has no item the next one overwrites what was taken for it.
    """
    counted, heads = np.empty(len(shingles), np.uint8), np.empty(len(shingles), np.uint16)
    for at in range(len(shingles)):
        row = shingles[at] >> 1 & mask
        counted[at], heads[at] = counts[row], table[row * crowd]
    first = number * len(shingles)
    count = begins[first]
    for at in range(len(shingles)):
        begin = (shingles[at] >> 1 & mask) * crowd
        there = np.int64(counted[at])
        if there > crowd:
            crowded[at], there = True, np.int64(0)
        items[count] = number << bits | np.int64(heads[at])
        for place in range(1, there):
            items[count + place] = number << bits | np.int64(table[begin + place])
        count += there
        begins[first + at + 1] = count


@compiled
def _find_closed(
    starts: U32,
    table: Items,
    mask: int,
    bits: int,
    shingles: U32,
    number: int,
    items: U32,
    crowded: Mask,
    begins: Places,
) -> None:
    """As `_find_open`: where each row begins and ends, and its first item, is read before all others."""
    ends, heads = np.empty((len(shingles), 2), np.uint32), np.empty(len(shingles), np.uint16)
    for at in range(len(shingles)):
        row = shingles[at] >> 1 & mask
        ends[at, 0], ends[at, 1] = starts[row], starts[row + 1]
    for at in range(len(shingles)):
        heads[at] = table[ends[at, 0] & 0x7FFFFFFF]
    first = number * len(shingles)
    count = begins[first]
    for at in range(len(shingles)):
        begin, end = ends[at, 0] & 0x7FFFFFFF, ends[at, 1] & 0x7FFFFFFF
        crowded[at] |= ends[at, 0] >> 31 != 0
        items[count] = number << bits | np.int64(heads[at])
        for place in range(begin + 1, end):
            items[count + place - begin] = number << bits | np.int64(table[place])
        count += end - begin
        begins[first + at + 1] = count


@compiled
def _copy(found: U32, begins: Places, left_out: Mask, items: U32) -> int:
    count = 0
    for at in range(len(begins) - 1):
        if not left_out[at % len(left_out)]:
            for place in range(begins[at], begins[at + 1]):
                items[count] = found[place]
                count += 1
    return count


@compiled
def _add(
    counts: U8, table: Items, mask: int, crowd: int, full: int, item: int, shingles: U32, below: int, room: int
) -> int:
    """Return how many entries were added, -1 where they had no room."""
    added = 0
    for shingle in shingles:
        added += shingle < below
    if added > room:
        return -1
    for shingle in shingles:
        if shingle >= below:
            continue
        row = shingle >> 1 & mask
        there = counts[row]
        if there < crowd:
            table[row * crowd + there] = item
        if there < full:
            counts[row] = there + 1
    return added


def closed(entries: Entries) -> Closed:
    """Return a closed table of entries, with as many rows as an open one would have."""
    size = size_for(len(entries.items))
    found = [(counts, items[(counts <= CROWD)[rows]]) for _, counts, items, rows in _sorted(entries, size)]
    return Closed(np.concatenate([counts for counts, _ in found]), [items for _, items in found])


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
