"""`ZCZC … NNNN`: how telex and weather networks mark where a message starts and ends (ITU-T S.4, WMO No. 386).

Both stand at the start of a line, NNNN alone on its own. The words in the middle of a sentence begin and end nothing.
"""

import re
from collections.abc import Iterator

from streams.parse.frames.framer import Frame, Framer

START = re.compile(rb"(?:^|(?<=[\r\n]))[ \t\x00\x07\x0e\x0f\x7f]*ZCZC(?![A-Za-z])", re.IGNORECASE)
_HEADED = re.compile(rb"[ \t\x00\x07\x0e\x0f\x7f]*ZCZC(?:[ \t]*[A-Z0-9/.+-]{1,16}){0,6}[ \t]*(?:[\r\n]|$)")
END = re.compile(rb"(?:^|(?<=[\r\n]))[ \t\x00\x07\x0e\x0f\x7f]*N{4}[ \t\x07]*[\r\n]", re.IGNORECASE)
END_OF_ALL = re.compile(rb"(?:^|(?<=[\r\n]))[ \t\x00\x07\x0e\x0f\x7f]*N{4}[\s\x00\x03\x04\x07]*$", re.IGNORECASE)
_LINE = 24  # bytes of the longest line with NNNN, looked at again when more bytes come


class ZczcFramer(Framer):
    """Cuts messages from the line with ZCZC to the line with NNNN."""

    def _next(self, *, final: bool) -> int | None:
        found = END.search(self._held, self._seen) or (END_OF_ALL.search(self._held, self._seen) if final else None)
        if found is None:
            self._seen = max(0, len(self._held) - _LINE)
            return None
        return found.end() if found.end() > found.start() else None

    def _frames(self, segment: bytes, *, unfinished: bool) -> Iterator[Frame]:
        found = [each.start() for each in START.finditer(segment)]
        starts = [start for n, start in enumerate(found) if n == 0 or _HEADED.match(segment, start)]
        if not starts:
            self._tell(segment)
            return
        self._tell(segment[: starts[0]])
        bounds = [*starts, len(segment)]
        for number, start in enumerate(starts):
            is_last = number == len(starts) - 1
            doubt = None if is_last and not unfinished else "the message has no end (NNNN)"
            yield self._frame(segment[start : bounds[number + 1]], doubt)
