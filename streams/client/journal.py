"""Which bodies ended, in a local file: what a kill of the process leaves of the time since the last commit.

A ring of slots, each with a number that grows and the mark of an event. A write goes to the system's cache at once: it
survives the process, not a power cut. Only what is not committed matters, so few slots are enough.
"""

import fcntl
import os
import struct
from pathlib import Path
from types import TracebackType
from typing import Self

from streams.client.memory import MARK, mark
from streams.errors import ConfigError

SLOT = struct.Struct(f">Q{MARK}s")
SLOTS = 8192
"""Enough for a commit that is 1 s late at 8,000 articles a second; the file has 160 kB."""


class Journal:
    """The marks of the bodies that ended last. One process has it open; ConfigError when another one does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ended: set[bytes] = set()
        self._number = 0

    def __enter__(self) -> Self:
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ConfigError(f"can't open the journal {self._path}: {error.strerror}; name a writable file") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise ConfigError(f"another process has the journal {self._path}; give each its own") from error
        self._load(os.pread(self._file, SLOTS * SLOT.size, 0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)

    def knows(self, event: bytes) -> bool:
        """Whether the body of that event ended before this process began."""
        return bool(self._ended) and mark(event) in self._ended

    def note(self, event: bytes) -> None:
        """Write that the body of an event ended."""
        self._number += 1
        os.pwrite(self._file, SLOT.pack(self._number, mark(event)), self._number % SLOTS * SLOT.size)

    def _load(self, data: bytes) -> None:
        whole = data[: len(data) // SLOT.size * SLOT.size]
        slots = [(number, event) for number, event in SLOT.iter_unpack(whole) if number]
        self._ended = {event for _, event in slots}
        self._number = max((number for number, _ in slots), default=0)
