"""A ring: values by key in numbered slots, of which only the newest are kept; an old slot is dropped whole.

What a ring holds depends on the puts alone, never on a clock, and within the slots kept not on their order: a memory
built again from the verdict log is the same memory, although the log has some verdicts out of order.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

V = TypeVar("V")


class Ring(Generic[V]):
    """Values by key. A key lives in the newest slot that it was put into; a slot behind the newest `kept` is gone."""

    __slots__ = ("_kept", "_newest", "_newest_first", "_slots")

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._newest: int | None = None
        self._slots: dict[int, dict[str, V]] = {}
        self._newest_first: tuple[dict[str, V], ...] = ()

    def get(self, key: str) -> V | None:
        """Return the value of a key, or None."""
        for slot in self._newest_first:
            if (value := slot.get(key)) is not None:
                return value
        return None

    def put(self, number: int, key: str, value: V) -> None:
        """Keep a value in a slot, or in the newer one where its key stands already."""
        self.advance(number)
        for older, slot in self._slots.items():
            if key in slot:
                del slot[key]
                number = max(number, older)
        if number in self._slots:
            self._slots[number][key] = value
        elif self._is_kept(number):
            self._slots[number] = {key: value}
            self._arrange()

    def advance(self, number: int) -> None:
        """Let the ring reach a slot: the ones that fall behind are dropped."""
        if self._newest is not None and number <= self._newest:
            return
        self._newest = number
        self._slots = {old: slot for old, slot in self._slots.items() if self._is_kept(old)}
        self._arrange()

    def covers(self, number: int) -> bool:
        """Say whether a value put into this slot would be kept."""
        return self._newest is None or self._is_kept(number)

    def __len__(self) -> int:
        return sum(map(len, self._newest_first))

    def __iter__(self) -> Iterator[tuple[int, str, V]]:
        """Yield slot, key and value of everything kept, sorted."""
        for number in sorted(self._slots):
            for key in sorted(self._slots[number]):
                yield number, key, self._slots[number][key]

    def _is_kept(self, number: int) -> bool:
        return self._newest is not None and number > self._newest - self._kept

    def _arrange(self) -> None:
        self._newest_first = tuple(self._slots[number] for number in sorted(self._slots, reverse=True))
