"""A lock on a file, so that one process has a folder; the kernel lets go of it, whatever ends the process."""

import fcntl
import os
from pathlib import Path

from streams.errors import TransientError


class LockedError(TransientError):
    """Another process has the lock; the message is what that one wrote into the file, if anything."""


def lock(path: Path) -> int:
    """Lock a file, without waiting; returns its descriptor, and closing that lets go. LockedError, OSError."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(opened, 1000, 0).decode(errors="replace").strip()
        os.close(opened)
        if isinstance(error, BlockingIOError):
            raise LockedError(holder) from None
        raise
    return opened
