"""A ring: bytes by key in numbered slots, of which only the newest are kept; an old slot is dropped whole.

Which keys a ring holds, and in which slots, depends on the puts alone, never on a clock, and within the slots kept not on
their order: a memory built again from the verdict log is the same memory, although the log has some verdicts out of order.
Of a key the value put last stays, so whoever puts takes care that it has what all verdicts said.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from streams.dedupe.places import KeyPlaces
from streams.dedupe.table import Keys, Mask

_LONG: Final = 255
"""What stands instead of a length that has no room in one byte: four more bytes have it."""

_LENGTHS: Final = tuple(bytes((length,)) for length in range(_LONG))
_WORTH: Final = 1 << 18
"""Bytes of values that were replaced, below which it is not worth to make room."""


class Slot(Protocol):
    """Values of one slot, each at a place of its own."""

    @property
    def wasteful(self) -> bool:
        """Whether the slot should be made anew without what was lost."""
        ...

    def read(self, at: int) -> bytes:
        """Return the value at a place."""
        ...

    def add(self, value: bytes) -> int:
        """Add a value and return its place."""
        ...

    def lose(self, at: int) -> None:
        """Know that the value at a place is asked for no more."""
        ...


class Ring:
    """Bytes by key, of 64 bits and not 0. A key lives in the newest slot that it was put into; a slot behind the newest `kept` is gone.

    `slot` makes a slot, and so says how values are kept.
    """

    __slots__ = ("_kept", "_newest", "_places", "_slot", "_slots")

    def __init__(self, kept: int, slot: Callable[[], Slot] | None = None) -> None:
        self._kept = kept
        self._slot = slot or Values
        self._newest: int | None = None
        self._slots: dict[int, Slot] = {}
        self._places: KeyPlaces[Slot] = KeyPlaces(self._slots)

    def get(self, key: int) -> bytes | None:
        """Return the value of a key, or None."""
        found = self._places.get(key)
        return None if found is None else found[0].read(found[1])

    def of_all(self, keys: Keys) -> list[bytes]:
        """Return the values of those of many keys that the ring has."""
        return [value for key in keys.tolist() if (value := self.get(key)) is not None]

    def put(self, number: int, key: int, value: bytes) -> None:
        """Keep a value in a slot, or in the newer one where its key stands already."""
        if number != self._newest:  # nearly all are put into the newest
            self.advance(number)
            if not self.covers(number):
                self.replace(key, value)
                return
        known = self._places.put(key, number, self._at(number).add(value))
        while known is not None:
            self._lose(*known)
            if known[0] <= number:
                return
            number = known[0]
            known = self._places.put(key, number, self._at(number).add(value))

    def _lose(self, number: int, at: int) -> None:
        slot = self._slots[number]
        slot.lose(at)
        if slot.wasteful:
            self._close(number)

    def new(self, keys: Keys) -> Mask:
        """Say of many keys which the ring does not have, and only once among these."""
        return self._places.new(keys)

    def add(self, number: int, keys: Keys, values: Iterable[bytes]) -> None:
        """Keep values in a slot under keys that are all new, as `put` does with one."""
        self.advance(number)
        if self.covers(number) and len(keys):
            self._places.add(keys, number, list(map(self._at(number).add, values)))

    def replace(self, key: int, value: bytes) -> None:
        """Set the value of a key where it stands; nothing happens where it stands nowhere."""
        number = self._places.number(key)
        if number is not None:
            self.put(number, key, value)

    def advance(self, number: int) -> None:
        """Let the ring reach a slot: the ones that fall behind are dropped."""
        if self._newest is not None and number <= self._newest:
            return
        self._newest = number
        for old in [old for old in self._slots if not self.covers(old)]:
            del self._slots[old]

    def covers(self, number: int) -> bool:
        """Say whether a value put into this slot would be kept."""
        return self._newest is None or number > self._newest - self._kept

    def __contains__(self, key: int) -> bool:
        return self._places.get(key) is not None

    def __bool__(self) -> bool:
        return bool(self._slots)

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        """Yield slot, key and value of everything kept, sorted."""
        for number in sorted(self._slots):
            slot = self._slots[number]
            yield from ((number, key, slot.read(at)) for key, at in sorted(self._places.of(number)))

    def _at(self, number: int) -> Slot:
        slot = self._slots.get(number)
        if slot is None:
            slot = self._slots[number] = self._slot()
        return slot

    def _close(self, number: int) -> None:
        """Close the gaps of a slot."""
        old, new = self._slots[number], self._slot()
        for key, at in self._places.of(number):
            self._places.put(key, number, new.add(old.read(at)))
        self._slots[number] = new


class Values:
    """Values one behind the other in one piece of memory, each behind its length; one that is replaced leaves a gap.

    Bytes and dictionaries take 150 for each beside their own.
    """

    __slots__ = ("_data", "_gaps")

    def __init__(self) -> None:
        self._data = bytearray()
        self._gaps = 0

    @property
    def wasteful(self) -> bool:
        """Whether half is gaps."""
        return self._gaps > _WORTH and 2 * self._gaps > len(self._data)

    def read(self, at: int) -> bytes:
        """Return the value at a place."""
        data = self._data
        length = data[at]
        at += 1
        if length == _LONG:
            length = int.from_bytes(data[at : at + 4], "little")
            at += 4
        return bytes(data[at : at + length])

    def add(self, value: bytes) -> int:
        """Add a value and return its place."""
        at, length = len(self._data), len(value)
        self._data += _LENGTHS[length] if length < _LONG else b"\xff" + length.to_bytes(4, "little")
        self._data += value
        return at

    def lose(self, at: int) -> None:
        """Count the value at a place as a gap."""
        self._gaps += len(self.read(at))
