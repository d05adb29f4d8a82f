"""The verdicts given last, byte for byte, by receipt: a redelivered item gets its own verdict again.

Kept small by deflating each against a verdict as they all look: of 1,540 bytes 940 are left (Reuters stories of 1987), most
of them signature and terms, which are hashes.
"""

import zlib
from collections.abc import Iterator
from typing import Final

from schemas.codec import decode, encode
from schemas.verdict import Verdict
from streams.dedupe.ring import Ring

SLICE: Final = 8192
"""Parsed offsets of one slot of the ring."""

SLICES: Final = 16
"""131,072 offsets: far more than a stage leaves uncommitted. Older receipts are known by their revision (versions.py)."""

_LEVEL: Final = 1
_WINDOW: Final = -11  # 2 KiB, raw deflate; with memory level 2 the cheapest set-up per verdict of six that were tried
_MEMORY: Final = 2

_LOOK: Final = (
    b'{"receipt":"wire.raw.v1/0/1#0","uri":"urn:newsml:","feed":"reuters","agency":"Reuters","revision":"",'
    b'"kind":"update","reason":"first seen","headline":"","guid":"tag:","version":"","versionCreated":"2025-03-16T12:00'
    b':00Z","receivedAt":"2025-03-16T12:00:00.000000Z","pubStatus":"canceled","number":1,"of":"urn:copydesk:",'
    b'"ofReceipt":"wire.raw.v1/0/","cluster":{"id":"c-","role":"canonical"},"warnings":[""],"held":true,"heldUntil":"'
    b'","traits":{"slug":"","follows":true,"take":1,"priority":"","content":"","names":[""],"terms":""},"story":{"id":"s-",'
    b'"firstUri":"","firstFeed":"","firstAt":"2025-03-16T12:00:00Z","secondsLater":0.0,"similarity":0.1},"parsedPartition":0,'
    b'"parsedOffset":1,"judgedAt":"2025-03-16T12:00:00Z","algorithm":"versions/2 reprints/1 stories/1","raw":{'
    b'"source":"file:///","topic":"wire.raw.v1","partition":0,"offset":1,"item":0,"sha256":"","size":1},'
    b'"format":"ninjs","dialect":"reuters","charset":"utf-8"}'
)


class Recall:
    """Recent verdicts by receipt; the first verdict of a receipt stands."""

    __slots__ = ("_ring",)

    def __init__(self) -> None:
        self._ring: Ring[bytes] = Ring(SLICES)

    def get(self, receipt: str) -> Verdict | None:
        """Return the verdict that was given on a receipt, or None when there was none or it is too long ago."""
        packed = self._ring.get(receipt)
        return None if packed is None else decode(Verdict, unpack(packed))

    def remember(self, verdict: Verdict) -> None:
        """Keep a verdict, unless its receipt has one."""
        number = verdict.parsed_offset // SLICE
        if self._ring.covers(number) and self._ring.get(verdict.receipt) is None:
            self._ring.put(number, verdict.receipt, pack(encode(verdict)))

    def reach(self, offset: int) -> None:
        """Say how far the log is known to go, so that a restore packs no verdict that it would drop again."""
        self._ring.advance(offset // SLICE)

    def __iter__(self) -> Iterator[tuple[int, str, bytes]]:
        return iter(self._ring)


def pack(data: bytes) -> bytes:
    """Deflate the bytes of a verdict."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, _LOOK)
    return deflate.compress(data) + deflate.flush()


def unpack(data: bytes) -> bytes:
    """Return what was packed."""
    return zlib.decompressobj(_WINDOW, _LOOK).decompress(data)
