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

    __slots__ = ("_data", "_gaps", "_places")

    def __init__(self) -> None:
        self._places = Table()
        self._data = bytearray()
        self._gaps = 0

    def get(self, key: int) -> bytes | None:
        """Return the value of a key, or None."""
        at = self._places.get(key)
        return None if at is None else self._read(at)

    def put(self, key: int, value: bytes) -> None:
        """Set the value of a key."""
        old = self._places.get(key)
        if old is not None:
            self._gaps += len(self._read(old))
        self._write(key, value)
        if self._gaps > _WORTH and 2 * self._gaps > len(self._data):
            self._close()

    def __len__(self) -> int:
        return self._places.count

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        """Yield keys and values, in the order of the keys."""
        return ((key, self._read(at)) for key, at in self._places)

    def _write(self, key: int, value: bytes) -> None:
        self._places.put(key, len(self._data))
        if len(value) < _LONG:
            self._data.append(len(value))
        else:
            self._data.append(_LONG)
            self._data += len(value).to_bytes(4, "little")
        self._data += value

    def _read(self, at: int) -> bytes:
        data = self._data
        length = data[at]
        at += 1
        if length == _LONG:
            length = int.from_bytes(data[at : at + 4], "little")
            at += 4
        return bytes(data[at : at + length])

    def _close(self) -> None:
        old = Shelf()
        old._places, old._data = self._places, self._data
        self._data, self._gaps = bytearray(), 0
        for key, value in old:
            self._write(key, value)
