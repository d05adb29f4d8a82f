"""A ring of shelves: bytes by key in numbered slots, of which only the newest are kept; an old slot is dropped whole.

What it holds depends on the puts alone, as with `Ring`, which keeps objects and costs five times as much for each.
"""

from collections.abc import Iterator

from streams.dedupe.shelf import Shelf


class Shelves:
    """Bytes by key. A key lives in the newest slot that it was put into; a slot behind the newest `kept` is gone."""

    __slots__ = ("_kept", "_newest", "_newest_first", "_slots")

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._newest: int | None = None
        self._slots: dict[int, Shelf] = {}
        self._newest_first: tuple[Shelf, ...] = ()

    def get(self, key: int) -> bytes | None:
        """Return the value of a key, or None."""
        for shelf in self._newest_first:
            if (at := shelf.places.get(key)) is not None:
                return shelf.read(at)
        return None

    def put(self, number: int, key: int, value: bytes) -> None:
        """Keep a value in a slot, or in the newer one where its key stands already. In older ones nobody sees it."""
        if self._newest is None or number > self._newest:
            self.advance(number)
        for newer, shelf in self._slots.items():
            if newer > number and shelf.places.get(key) is not None:
                number = newer
        if number in self._slots:
            self._slots[number].put(key, value)
        elif self.covers(number):
            self._slots[number] = Shelf()
            self._slots[number].put(key, value)
            self._arrange()

    def replace(self, key: int, value: bytes) -> None:
        """Set the value of a key where it stands; nothing happens where it stands nowhere."""
        for shelf in self._newest_first:
            if shelf.places.get(key) is not None:
                shelf.put(key, value)
                return

    def advance(self, number: int) -> None:
        """Let the ring reach a slot: the ones that fall behind are dropped."""
        if self._newest is not None and number <= self._newest:
            return
        self._newest = number
        self._slots = {old: shelf for old, shelf in self._slots.items() if self.covers(old)}
        self._arrange()

    def covers(self, number: int) -> bool:
        """Say whether a value put into this slot would be kept."""
        return self._newest is None or number > self._newest - self._kept

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        """Yield slot, key and value of everything kept, sorted."""
        seen: set[int] = set()
        found: list[tuple[int, int, bytes]] = []
        for number in sorted(self._slots, reverse=True):
            new = [(number, key, value) for key, value in self._slots[number] if key not in seen]
            seen.update(key for _, key, _ in new)
            found += new
        return iter(sorted(found))

    def _arrange(self) -> None:
        self._newest_first = tuple(self._slots[number] for number in sorted(self._slots, reverse=True))
