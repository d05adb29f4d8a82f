"""Values of bytes by key: all in one piece of memory, where bytes and dictionaries take 150 for each beside their own."""

from collections.abc import Iterator
from typing import Final

from streams.dedupe.table import Table

_LONG: Final = 255
"""What stands instead of a length that has no room in one byte: four more bytes have it."""

_WORTH: Final = 1 << 16
"""Bytes of values that were replaced, below which it is not worth to make room."""


class Shelf:
    """Values by key; one that is replaced leaves a gap, and when half is gaps they are closed."""

    __slots__ = ("_data", "_gaps", "places")

    def __init__(self) -> None:
        self.places = Table()
        self._data = bytearray()
        self._gaps = 0

    def get(self, key: int) -> bytes | None:
        """Return the value of a key, or None."""
        at = self.places.get(key)
        return None if at is None else self.read(at)

    def put(self, key: int, value: bytes) -> None:
        """Set the value of a key."""
        old = self.places.put(key, len(self._data))
        self._append(value)
        if old is not None:
            self._gaps += len(self.read(old))
            if self._gaps > _WORTH and 2 * self._gaps > len(self._data):
                self._close()

    def read(self, at: int) -> bytes:
        """Return the value at a place of `places`."""
        data = self._data
        length = data[at]
        at += 1
        if length == _LONG:
            length = int.from_bytes(data[at : at + 4], "little")
            at += 4
        return bytes(data[at : at + length])

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Yield keys and values, in the order of the keys."""
        return ((key, self.read(at)) for key, at in self.places)

    def _append(self, value: bytes) -> None:
        if len(value) < _LONG:
            self._data.append(len(value))
        else:
            self._data.append(_LONG)
            self._data += len(value).to_bytes(4, "little")
        self._data += value

    def _close(self) -> None:
        values = list(self)
        self._data, self._gaps = bytearray(), 0
        for key, value in values:
            self.places.put(key, len(self._data))
            self._append(value)
