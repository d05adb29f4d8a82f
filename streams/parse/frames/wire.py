"""Teleprinter lines: SOH header STX text ETX trailer EOT, with whatever a gateway has left of it.

Before SOH stand SYNs, or ENQs with service codes (Reuters); the trailer is the rest of the line of ETX (AP, dpa, Kyodo).
A line without SOH begins with the header that stands before STX. An ETX inside a line that neither EOT nor SOH follows is
a slip of a typesetter and ends nothing. SOH with a source and a number inside a text begins the next message.
"""

import re
from collections.abc import Iterator

from streams.parse.frames.framer import Frame, Framer

SOH, STX, ETX, EOT = b"\x01", b"\x02", b"\x03", b"\x04"

_BOUND = re.compile(rb"[\x01\x03\x04]")
_NUMBERED = re.compile(rb"\x01[A-Za-z]{0,4}\d{3,5}")
_NUMBERED_MAX = 10  # bytes of the longest such start
_START = re.compile(rb"(?:\x05+[^\x01-\x04\n]{0,80}\n)?[\x16\x00\x7f]*\x01")
_LINE_END = re.compile(rb"[\n\x01\x02\x04]")
_TRAILER = 200  # bytes of a trailer at most; the longest seen has 22
_FILL = re.compile(rb"[\x00\x05\x07\x0c\x16\x7f\s]*")
_LINE = 200  # bytes before an ETX in which its line must begin


class WireFramer(Framer):
    """Cuts a line into messages, each from the start of its header to the end of the line of its ETX."""

    def _next(self, *, final: bool) -> int | None:
        while bound := _BOUND.search(self._held, self._seen):
            at = bound.start()
            match bound[0]:
                case b"\x04":
                    return at + 1
                case b"\x03":
                    end = self._end_of(at, final=final)
                case _:
                    end = self._start_of_next(at, final=final)
            if end is None:
                self._seen = at
                return None
            if end:
                return end
            self._seen = at + 1
        self._seen = len(self._held)
        return None

    def _end_of(self, etx: int, *, final: bool) -> int | None:
        """Return where the message of this ETX ends, 0 when it ends none, None when more bytes must come."""
        held = self._held
        found = _LINE_END.search(held, etx + 1, etx + _TRAILER)
        if found is None and not final and len(held) < etx + _TRAILER:
            return None
        end = len(held) if found is None and final else found.start() + (found[0] == b"\n") if found else 0
        begins = max(held.rfind(b"\n", max(0, etx - _LINE), etx), held.rfind(b"\r", max(0, etx - _LINE), etx)) + 1
        if not held[begins:etx].strip():
            return end
        filled = _FILL.match(held, etx + 1)
        after = filled.end() if filled else etx + 1
        if after == len(held):
            return end if final else None
        return end if held[after] in b"\x01\x04" else 0

    def _start_of_next(self, soh: int, *, final: bool) -> int | None:
        """Return where a message without an end stops, as another begins at this SOH; else as `_end_of`."""
        held = self._held
        if not (self._goes_on(soh) or SOH in held[:soh] or STX in held[:soh]):
            return 0
        if _NUMBERED.match(held, soh) is None:
            return None if len(held) < soh + _NUMBERED_MAX and not final else 0
        while soh and held[soh - 1] in b"\x16\x00\x7f":
            soh -= 1
        return soh

    def _frames(self, segment: bytes, *, unfinished: bool) -> Iterator[Frame]:  # noqa: ARG002 - a missing ETX tells
        if SOH not in segment and STX not in segment:
            self._tell(segment)
            return
        start = 0
        if found := _START.search(segment):
            start = found.start()
            self._tell(segment[:start])
        complete = ETX in segment[segment.find(STX) + 1 :]
        yield self._frame(segment[start:], None if complete else "the message has no end (ETX)")
