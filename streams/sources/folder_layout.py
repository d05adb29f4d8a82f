"""The four folders below a watched one, who holds them, and what time it is there."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from schemas.events import rfc3339
from streams.errors import ConfigError, TransientError

LOCK = ".lock"


class FolderHeldError(TransientError):
    """Another process watches the folder; the message says which."""


class Layout:
    """`inbox` takes what comes, `work` has what is being sent, `done` what was sent, `error` what never can be."""

    def __init__(self, top: Path) -> None:
        self.top = top.absolute()
        self.inbox, self.work, self.done, self.error = (self.top / name for name in ("inbox", "work", "done", "error"))

    def make(self) -> None:
        """Make the folders that are missing; ConfigError where that can't be, or where a move would be a copy."""
        folders = (self.inbox, self.work, self.done, self.error)
        try:
            for folder in folders:
                folder.mkdir(exist_ok=True)
            devices = {folder.stat().st_dev for folder in folders}
        except OSError as error:
            raise ConfigError(
                f"can't make {error.filename}: {error.strerror}; --watch names a folder that is there and may be written"
            ) from error
        if len(devices) > 1:
            raise ConfigError(f"inbox, work, done and error of {self.top} must lie on one file system: mount it there")

    @contextmanager
    def held(self, feed: str) -> Iterator[None]:
        """Hold the folder against other publishers; the kernel lets go when the process ends, however it ends."""
        try:
            lock = os.open(self.work / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise ConfigError(
                f"can't write {self.work / LOCK}: {error.strerror}; mend the rights of {self.top}"
            ) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(OSError):  # on a full disk the lock holds all the same
                os.ftruncate(lock, 0)
                os.pwrite(lock, _holder(feed), 0)
            yield
        except BlockingIOError as error:
            holder = os.pread(lock, 1000, 0).decode(errors="replace").strip() or "another process"
            raise FolderHeldError(f"{self.top} is watched already, by {holder}; end that one first") from error
        finally:
            os.close(lock)

    def source(self, name: str) -> str:
        """Return the URI under which a file came: that of its inbox path."""
        return (self.inbox / name).as_uri()

    def now(self) -> int:
        """Return the time by the clock of the file system, in nanoseconds; that of a network one may differ from ours."""
        os.utime(self.work / LOCK)
        return (self.work / LOCK).stat().st_mtime_ns


def sync(folder: Path) -> None:
    """Make the names in a folder last through a power cut."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _holder(feed: str) -> bytes:
    said = {"pid": os.getpid(), "host": socket.gethostname(), "feed": feed, "since": rfc3339(datetime.now(UTC))}
    return json.dumps(said).encode() + b"\n"
