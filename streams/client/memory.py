"""The events of one partition that a group has seen, the last so many of them."""

import hashlib
from collections import OrderedDict

WINDOW = 10_000
"""Events remembered for each partition, about 1.5 MB.

A repeat follows its original after as many records as the stages upstream had not committed: with a commit each second
and 2,000 articles a second in four partitions some hundreds. When a worker dies, others go on until its session ends;
10 s of that are 5,000 records.
"""

MARK = 12
"""Bytes of the hash that stands for an event's id: one pair in 10^14 is alike when a million are remembered."""


def mark(event: bytes) -> bytes:
    """Return the short hash of an event's id."""
    return hashlib.blake2b(event, digest_size=MARK).digest()


class Memory:
    """Which events were seen, by a hash of their ids; a repeat counts as a new sight. The oldest are forgotten first.

    `reached` is the offset up to which nothing is missing between the oldest event and the newest.
    """

    def __init__(self, size: int = WINDOW) -> None:
        self._size = size
        self._seen: OrderedDict[bytes, None] = OrderedDict()
        self.reached = 0

    def note(self, event: bytes, offset: int) -> bool:
        """Note an event; return whether it is new."""
        known = mark(event)
        new = known not in self._seen
        self._seen[known] = None
        self._seen.move_to_end(known)
        if len(self._seen) > self._size:
            self._seen.popitem(last=False)
        self.reached = max(self.reached, offset + 1)
        return new

    def missing_from(self, committed: int) -> int:
        """Return the offset from which the partition must be read again, up to `committed`, to know what was seen."""
        return max(0, self.reached, committed - self._size)

    def __len__(self) -> int:
        return len(self._seen)
