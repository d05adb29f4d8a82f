"""The verdicts given last, byte for byte, by receipt: a redelivered item gets its own verdict again.

They are deflated 32 at a time, because verdicts are much alike: of 1,600 bytes 740 are left, most of them signature and
terms, which are hashes. One at a time 940 are left and four times the time is taken.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from schemas.codec import decode, encode
from schemas.verdict import Verdict
from streams.dedupe.table import Table, key_of

SLICE: Final = 8192
"""Parsed offsets of one slot of the ring."""

SLICES: Final = 16
"""131,072 offsets: far more than a stage leaves uncommitted. Older receipts are known by their revision (versions.py)."""

TOGETHER: Final = 32
"""Verdicts deflated at once. With 64 the gain is one in a hundred, and a verdict that is asked for costs twice as much."""

_LEVEL: Final = 1
_BETWEEN: Final = b"\n"  # JSON has none


class Recall:
    """Recent verdicts by receipt; the first verdict of a receipt stands."""

    __slots__ = ("_newest", "_newest_first", "_slots")

    def __init__(self) -> None:
        self._slots: dict[int, Slot] = {}
        self._newest = 0
        self._newest_first: tuple[Slot, ...] = ()

    def get(self, receipt: str) -> Verdict | None:
        """Return the verdict that was given on a receipt, or None when there was none or it is too long ago."""
        data = self._data(key_of(receipt))
        return None if data is None else decode(Verdict, data)

    def remember(self, verdict: Verdict, data: bytes | None = None) -> None:
        """Keep a verdict, unless its receipt has one; `data` is what the log has of it, where that is at hand."""
        number = verdict.parsed_offset // SLICE
        self._advance(number)
        if number <= self._newest - SLICES:
            return
        key = key_of(verdict.receipt)
        if any(slot.has(key) for slot in self._newest_first):
            return
        if number not in self._slots:
            self._slots[number] = Slot()
            self._arrange()
        self._slots[number].add(key, data or encode(verdict))

    def reach(self, offset: int) -> None:
        """Say how far the log is known to go, so that a restore packs no verdict that it would drop again."""
        self._advance(offset // SLICE)

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        for number in sorted(self._slots):
            yield from ((number, key, data) for key, data in self._slots[number])

    def _data(self, key: int) -> bytes | None:
        return next((slot.get(key) for slot in self._newest_first if slot.has(key)), None)

    def _advance(self, number: int) -> None:
        if number > self._newest:
            self._newest = number
            self._slots = {old: slot for old, slot in self._slots.items() if old > number - SLICES}
            self._arrange()

    def _arrange(self) -> None:
        self._newest_first = tuple(self._slots[number] for number in sorted(self._slots, reverse=True))


class Slot:
    """Verdicts as bytes by the keys of their receipts; the newest wait until there are enough to be deflated."""

    __slots__ = ("_packs", "_places", "_waiting")

    def __init__(self) -> None:
        self._places = Table()
        self._packs: list[bytes] = []
        self._waiting: list[bytes] = []

    def has(self, key: int) -> bool:
        """Say whether there is a verdict of a key."""
        return self._places.get(key) is not None

    def get(self, key: int) -> bytes:
        """Return the verdict of a key that there is."""
        pack, place = divmod(self._places.get(key) or 0, TOGETHER)
        return self._waiting[place] if pack == len(self._packs) else inflated(self._packs[pack])[place]

    def add(self, key: int, data: bytes) -> None:
        """Keep a verdict."""
        self._places.put(key, len(self._packs) * TOGETHER + len(self._waiting))
        self._waiting.append(data)
        if len(self._waiting) == TOGETHER:
            self._packs.append(deflated(self._waiting))
            self._waiting = []

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        return ((key, self.get(key)) for key, _ in self._places)


def deflated(verdicts: list[bytes]) -> bytes:
    """Deflate the bytes of verdicts."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(_BETWEEN.join(verdicts)) + deflate.flush()


def inflated(data: bytes) -> list[bytes]:
    """Return what was deflated."""
    return zlib.decompress(data, -zlib.MAX_WBITS).split(_BETWEEN)
