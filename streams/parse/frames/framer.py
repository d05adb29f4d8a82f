"""What all framers have in common: bytes are fed in chunks of any size, the same frames come out for any chunking.

A framer holds what is not yet a frame, `MAX_FRAME` bytes at most, and looks at each byte once. What lies between frames
and is not fill is told with the frame that follows; what is left at the end comes out with a warning.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from schemas.topics import ITEM_LIMIT

MAX_FRAME = ITEM_LIMIT
"""Bytes of one frame; a longer one comes out in pieces of this size, each with a warning."""

_AHEAD = 1024  # bytes beyond the limit that are held while it is looked whether the frame has ended

_SHOWN = 40  # bytes of noise that a warning quotes


class Frame(NamedTuple):
    """The bytes of one story or document, and what was doubtful about where they begin and end."""

    data: bytes
    warnings: tuple[str, ...] = ()


class Framer(ABC):
    """Cuts a stream of bytes into frames."""

    def __init__(self, limit: int = MAX_FRAME) -> None:
        self._limit = limit
        self._held = bytearray()
        self._seen = 0
        """Held bytes that were looked at already."""
        self._in_pieces = False
        self._noise: list[str] = []

    @property
    def held(self) -> int:
        """How many bytes are not yet a frame."""
        return len(self._held)

    def feed(self, data: bytes) -> list[Frame]:
        """Take bytes; return the frames that are complete with them."""
        return list(self.fed(data))

    def fed(self, data: bytes) -> Iterator[Frame]:
        """Take bytes; yield the frames that are complete with them, one by one."""
        self._held += data
        return self._drain(final=False)

    def end(self) -> list[Frame]:
        """Return what is left when no more bytes come; noise behind the last frame is told by a frame without bytes."""
        frames = list(self._drain(final=True))
        return [*frames, self._frame(b"")] if self._noise else frames

    def _drain(self, *, final: bool) -> Iterator[Frame]:
        while (size := self._next(final=final)) is not None:
            yield from self._cut(size)
        while len(self._held) > self._limit + _AHEAD:
            yield self._frame(self._taken(self._limit, whole=False), self._too_long())
            self._in_pieces = True
        if final and self._held:
            yield from self._cut(len(self._held), unfinished=True)

    @abstractmethod
    def _next(self, *, final: bool) -> int | None:
        """Return how many of the held bytes are the next segment (noise and one frame), None when more must come."""

    def _frames(self, segment: bytes, *, unfinished: bool) -> Iterator[Frame]:
        """Yield the frame of a segment, if it has one."""
        if segment.strip():
            yield self._frame(segment, "the last one is not finished" if unfinished else None)

    def _goes_on(self, at: int) -> bool:
        """Say whether the held bytes before `at` go on with a frame of which pieces are out, or would be if they had come one by one."""
        return self._in_pieces or at > self._limit + _AHEAD

    def _cut(self, size: int, *, unfinished: bool = False) -> Iterator[Frame]:
        segment = self._taken(size, whole=True)
        if self._in_pieces or size > self._limit:
            self._in_pieces = False
            for start in range(0, size, self._limit):
                yield self._frame(segment[start : start + self._limit], self._too_long())
        else:
            yield from self._frames(segment, unfinished=unfinished)

    def _taken(self, size: int, *, whole: bool) -> bytes:
        segment = bytes(self._held[:size])
        del self._held[:size]
        self._seen = 0 if whole else max(0, self._seen - size)
        return segment

    def _too_long(self) -> str:
        return f"longer than {self._limit} bytes; cut there"

    def _frame(self, data: bytes, *doubts: str | None) -> Frame:
        warnings = (*self._noise, *(doubt for doubt in doubts if doubt))
        self._noise.clear()
        return Frame(data, warnings)

    def _tell(self, noise: bytes) -> None:
        """Keep for the next frame's warnings what lies between two frames; fill is nothing."""
        if noise := noise.strip(FILL):
            self._noise.append(f"{len(noise)} bytes that belong to no frame: {noise[:_SHOWN]!r}")


FILL = b"\x00\x04\x05\x07\x08\x0b\x0c\x0e\x0f\x16\x7f \t\r\n"
"""What lines send when they send nothing: NUL, EOT, ENQ, bells, feeds, shifts, SYN, DEL, white space."""
