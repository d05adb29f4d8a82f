"""How much may be under way at once: whoever sends faster than Kafka takes is asked to come again, and nothing piles up."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from streams.sources.push_item import Refusal

MIB = 1024 * 1024

ITEMS, FEED_ITEMS = 1000, 500
SIZE, FEED_SIZE = 128 * MIB, 64 * MIB
"""At most under way in the process and for one feed, so that one sender leaves room for the others.

An item needs some 3 times its size while it is on its way: as it came, in the batch, compressed.
"""

AGAIN = 1
"""Seconds after which there is room again: Kafka acknowledges within tens of milliseconds."""


class Room:
    """Counts items and bytes; a place is taken before the body is read and left when the answer is known."""

    def __init__(
        self, *, items: int = ITEMS, feed_items: int = FEED_ITEMS, size: int = SIZE, feed_size: int = FEED_SIZE
    ) -> None:
        self._limits = (items, feed_items, size, feed_size)
        self._items: Counter[str] = Counter()
        self._sizes: Counter[str] = Counter()

    @contextmanager
    def place(self, feed: str) -> Iterator["Place"]:
        """Take the place of one item for this block; Refusal 429 when there is none."""
        items, feed_items, _, _ = self._limits
        if self._items.total() >= items or self._items[feed] >= feed_items:
            raise _full()
        self._items[feed] += 1
        place = Place(self, feed)
        try:
            yield place
        finally:
            self._items[feed] -= 1
            self._sizes[feed] -= place.size
            if not self._items[feed]:  # names come from outside: none is kept
                del self._items[feed], self._sizes[feed]

    def grow(self, feed: str, size: int) -> None:
        """Count bytes that have come; Refusal 429 when they are too many."""
        _, _, most, feed_most = self._limits
        if self._sizes.total() + size > most or self._sizes[feed] + size > feed_most:
            raise _full()
        self._sizes[feed] += size


class Place:
    """The place of one item: it grows with the pieces of the body, so that a declared length is never believed."""

    def __init__(self, room: Room, feed: str) -> None:
        self._room, self._feed, self.size = room, feed, 0

    def grow(self, size: int) -> None:
        """Take room for one more piece."""
        self._room.grow(self._feed, size)
        self.size += size


def _full() -> Refusal:
    detail = "too many items are under way: send this one again after Retry-After, and fewer at once"
    return Refusal(429, "busy", detail, again=AGAIN, close=True)
