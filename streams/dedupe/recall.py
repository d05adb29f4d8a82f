"""The verdicts given last, byte for byte, by receipt: a redelivered item gets its own verdict again.

They are packed 32 at a time, because verdicts are much alike: of 1,600 bytes 727 are left, most of them signature and
terms, which are hashes. Zstandard takes 4 µs for each, where zlib takes 22 and leaves 785.
"""

from collections.abc import Iterator
from typing import Final

from cramjam import zstd

from schemas.codec import decode
from schemas.verdict import Verdict
from streams.dedupe.logged import Told
from streams.dedupe.ring import Ring
from streams.dedupe.table import key_of

SLICE: Final = 2048
"""Parsed offsets of one slot of the ring."""

SLICES: Final = 16

RECALLED: Final = SLICE * SLICES
"""32,768 offsets, of which the slot that has begun may hold few: 30,720 are certain. That is 150 full batches, where one at
most is uncommitted when a stage ends, and what parse can send in the five seconds before one. Older receipts are known by
their revision (rules.py)."""

TOGETHER: Final = 32
"""Verdicts packed at once. With 64 the gain is one in a hundred, and a verdict that is asked for costs twice as much."""

_LEVEL: Final = 1
_BETWEEN: Final = b"\n"  # JSON has none


class Recall:
    """Recent verdicts by receipt; the first verdict of a receipt stands."""

    __slots__ = ("_ring",)

    def __init__(self) -> None:
        self._ring = Ring(SLICES, Packed)

    def get(self, receipt: str) -> Verdict | None:
        """Return the verdict that was given on a receipt, or None when there was none or it is too long ago."""
        found = self._ring.get(key_of(receipt))
        return None if found is None else decode(Verdict, found)

    def remember(self, verdict: Told, data: bytes) -> None:
        """Keep a verdict, unless its receipt has one; `data` is what the log has of it."""
        number = verdict.parsed_offset // SLICE
        self._ring.advance(number)
        if self._ring.covers(number) and (key := key_of(verdict.receipt)) not in self._ring:
            self._ring.put(number, key, data)

    def reach(self, offset: int) -> None:
        """Say how far the log is known to go at least, so that a restore packs few verdicts that it would drop again."""
        self._ring.advance(offset // SLICE)

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        return iter(self._ring)


class Packed:
    """A slot of verdicts; the newest wait until there are enough to be packed."""

    __slots__ = ("_packs", "_waiting")

    wasteful: Final = False

    def __init__(self) -> None:
        self._packs: list[bytes] = []
        self._waiting: list[bytes] = []

    def read(self, at: int) -> bytes:
        """Return the verdict at a place."""
        pack, place = divmod(at, TOGETHER)
        return self._waiting[place] if pack == len(self._packs) else loosened(self._packs[pack])[place]

    def lose(self, at: int) -> None:
        """Keep the verdict: the first one stands, so that none is ever replaced."""

    def add(self, data: bytes) -> int:
        """Keep a verdict and return its place."""
        at = len(self._packs) * TOGETHER + len(self._waiting)
        self._waiting.append(data)
        if len(self._waiting) == TOGETHER:
            self._packs.append(squeezed(self._waiting))
            self._waiting = []
        return at


def squeezed(verdicts: list[bytes]) -> bytes:
    """Pack the bytes of verdicts."""
    return bytes(zstd.compress(_BETWEEN.join(verdicts), level=_LEVEL))


def loosened(data: bytes) -> list[bytes]:
    """Return what was packed."""
    return bytes(zstd.decompress(data)).split(_BETWEEN)
