"""Frames between separators or behind their length: NUL, line ends (NDJSON, JSON text sequences), lengths in three forms.

The lengths that are read are netstrings (`5:hello,`), four bytes in network order, and decimal octet counts with a space
or line feed (RFC 6587 §3.4.1). Once a length can't be read nothing tells where the next one stands: the rest is one frame.
"""

import re
from collections.abc import Iterator
from typing import Literal

from streams.parse.frames.framer import Frame, Framer

LengthForm = Literal["netstring", "network", "octets"]

_RECORD_SEPARATOR = b"\x1e"  # RFC 7464: before each text of a sequence
_PREFIX: dict[LengthForm, re.Pattern[bytes]] = {
    "netstring": re.compile(rb"(\d{1,9}):"),
    "octets": re.compile(rb"(\d{1,9})[ \n]"),
}
_PREFIX_MAX = 10  # bytes of the longest prefix
_NETWORK = 4  # bytes
_HEARTBEATS = 1_000  # frames without bytes in a row; more are no lengths


class SeparatedFramer(Framer):
    """Cuts at each separator, a single byte; pieces of white space are none, and the last piece needs no separator."""

    def __init__(self, separator: bytes, **options: int) -> None:
        super().__init__(**options)
        self._separator = separator

    def _next(self, *, final: bool) -> int | None:  # noqa: ARG002 - a separator is an end, whatever follows
        found = self._held.find(self._separator, self._seen)
        self._seen = len(self._held)
        return found + 1 if found >= 0 else None

    def _frames(self, segment: bytes, *, unfinished: bool) -> Iterator[Frame]:  # noqa: ARG002 - the last piece needs no end
        piece = segment.removesuffix(self._separator).removeprefix(_RECORD_SEPARATOR).rstrip(b"\r")
        if piece.strip():
            yield self._frame(piece)


class LengthFramer(Framer):
    """Cuts frames that say their length before them."""

    def __init__(self, form: LengthForm, **options: int) -> None:
        super().__init__(**options)
        self._form: LengthForm = form
        self.broken = False
        self._empty = 0

    def _next(self, *, final: bool) -> int | None:  # noqa: ARG002 - a length tells by itself
        found = self._length() if self._held and not self.broken else None
        if found is None:
            return None
        start, size = found
        end = start + size + (self._form == "netstring")
        self._empty = 0 if size else self._empty + 1
        if size > self._limit:
            self._break(f"a frame says that it has {size} bytes, {self._limit} are allowed")
        elif self._empty > _HEARTBEATS:
            self._break(f"{self._empty} lengths of nothing")
        elif self._form == "netstring" and bytes(self._held[end - 1 : end]) not in (b",", b""):
            self._break("no comma where a netstring must end")
        return end if len(self._held) >= end and not self.broken else None

    def _length(self) -> tuple[int, int] | None:
        """Return where the next frame begins and how long it is."""
        if self._form == "network":
            head = self._held[:_NETWORK]
            return (_NETWORK, int.from_bytes(head)) if len(head) == _NETWORK else None
        found = _PREFIX[self._form].match(self._held)
        if found is None:
            if len(self._held) >= _PREFIX_MAX or not self._held.isdigit():
                self._break("no length where one must stand")
            return None
        return found.end(), int(found[1])

    def _break(self, why: str) -> None:
        self.broken = True
        self._noise.append(f"{why}; the rest is one frame")

    def _frames(self, segment: bytes, *, unfinished: bool) -> Iterator[Frame]:
        if unfinished:
            yield from super()._frames(segment, unfinished=not self.broken)
            return
        prefix = _NETWORK if self._form == "network" else segment.find(b":" if self._form == "netstring" else b" ") + 1
        if self._form == "octets":
            found = _PREFIX["octets"].match(segment)
            prefix = found.end() if found else 0
        data = segment[prefix:-1] if self._form == "netstring" else segment[prefix:]
        if data.strip():
            yield self._frame(data)
