"""The events of one partition that a group has seen, the last so many of them."""

import hashlib
from collections import OrderedDict

WINDOW = 10_000
"""Events remembered for each partition, about 1.5 MB.

A repeat follows its original after as many records as the stages upstream had not committed: with a commit each second
and 2,000 articles a second in four partitions some hundreds. When a worker dies, others go on until its session ends;
10 s of that are 5,000 records.
"""


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
        mark = hashlib.blake2b(event, digest_size=12).digest()
        new = mark not in self._seen
        self._seen[mark] = None
        self._seen.move_to_end(mark)
        if len(self._seen) > self._size:
            self._seen.popitem(last=False)
        self.reached = max(self.reached, offset + 1)
        return new

    def missing_from(self, committed: int) -> int:
        """Return the offset from which the partition must be read again, up to `committed`, to know what was seen."""
        return max(0, self.reached, committed - self._size)

    def __len__(self) -> int:
        return len(self._seen)
