"""The commit floor: which offset of a partition may be committed.

Faust 0.15.3 commits past a record that is still being worked on when nothing was committed before, or when the gap
at the head is one record wide (https://github.com/faust-streaming/faust/issues/606, open; the fix is pull request 707).
A crash then loses that record. The rule here is the plain one: nothing at or above the lowest open offset.
"""

from collections.abc import Collection


class Floor:
    """What one partition delivered and what of it is still open, within one generation of the group."""

    __slots__ = ("_first", "_next", "_open")

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._first: int | None = None
        self._next: int | None = None

    def delivered(self, offsets: Collection[int]) -> None:
        """Note that the records at these offsets, one or more, were handed to the agent's queue."""
        self._open.update(offsets)
        self._first = min(offsets) if self._first is None else self._first
        self._next = max(self._next or 0, max(offsets) + 1)

    def acked(self, offset: int) -> None:
        """Note that everything the record leads to is confirmed. An unknown offset is no news."""
        self._open.discard(offset)

    @property
    def busy(self) -> bool:
        """Whether a delivered record is not acked yet."""
        return bool(self._open)

    @property
    def reached(self) -> int | None:
        """The offset of the first record that must come again after a crash, None before the first delivery."""
        return min(self._open) if self._open else self._next

    @property
    def offset(self) -> int | None:
        """The offset to commit, None while nothing is gained: a commit without progress would wipe the notes of starts."""
        return None if self.reached == self._first else self.reached
