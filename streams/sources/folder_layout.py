"""The four folders below a watched one, who holds them, and what time it is there."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from schemas.events import rfc3339
from streams.errors import ConfigError, TransientError
from streams.sources.lock import LockedError, lock

LOCK = ".lock"
NOT_HELD = -1


class FolderHeldError(TransientError):
    """Another process watches the folder, or may do so since the lock was removed; the message says which."""


class Layout:
    """`inbox` takes what comes, `work` has what is being sent, `done` what was sent, `error` what never can be."""

    def __init__(self, top: Path) -> None:
        self.top = top.absolute()
        self.inbox, self.work, self.done, self.error = (self.top / name for name in ("inbox", "work", "done", "error"))
        self._lock = NOT_HELD

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
        self._lock = self._locked()
        try:
            with suppress(OSError):  # on a full disk the lock holds all the same
                os.ftruncate(self._lock, 0)
                os.pwrite(self._lock, _holder(feed), 0)
            yield
        finally:
            os.close(self._lock)
            self._lock = NOT_HELD

    def _locked(self) -> int:
        try:
            return lock(self.work / LOCK)
        except LockedError as error:
            holder = str(error) or "another process"
            raise FolderHeldError(f"{self.top} is watched already, by {holder}; end that one first") from None
        except OSError as error:
            raise ConfigError(
                f"can't lock {self.work / LOCK}: {error.strerror}; mend the rights of {self.top}"
            ) from error

    def source(self, name: str) -> str:
        """Return the URI under which a file came: that of its inbox path."""
        return (self.inbox / name).as_uri()

    def now(self) -> int:
        """Return the time by the clock of the file system, in nanoseconds; that of a network one may differ from ours.

        FolderHeldError when the lock is not any more the file that is held: another process could hold the new one.
        """
        os.utime(self._lock)
        held = os.fstat(self._lock)
        try:
            ours = os.path.samestat(held, (self.work / LOCK).stat())
        except FileNotFoundError:
            ours = False
        if not ours:
            raise FolderHeldError(
                f"{self.work / LOCK} was removed or replaced while {self.top} was watched; leave it alone, and start again"
            )
        return held.st_mtime_ns


def _holder(feed: str) -> bytes:
    said = {"pid": os.getpid(), "host": socket.gethostname(), "feed": feed, "since": rfc3339(datetime.now(UTC))}
    return json.dumps(said).encode() + b"\n"
