"""What lies in the inbox, and what of it is complete.

A file is complete when it was renamed to its final name: it was seen under a temporary name before, and two looks find
the same size and time. One is not enough: ext4 gives the inode of a file that was just deleted to the next that is made,
so who drops `a.xml.part` and writes `a.xml` in place looks like one who renamed.

Else it is complete when size and time did not change while it was watched for the stable time, or when that time has
passed since its last change: so what comes by a rename from elsewhere, or lay there before us, does not wait. Nothing
else tells the end of a file that is written in place: a sender who pauses for longer must rename.

Files in folders below the inbox are taken too, with their path; those with temporary names are left alone. Folders are
walked by their descriptors: a link that takes the place of one leads nowhere.
"""

import errno
import heapq
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

TEMPORARY = (".tmp", ".part", ".partial", ".filepart", ".crdownload")

LOOK = 10_000
"""Files that one look returns at most, the oldest. All that are not complete yet are remembered, however
many there are."""

DEEPEST, LONGEST = 32, 1000
"""Folders below one another, and bytes of a path below the inbox: with more no path below `done` could be spelled."""

COARSE = 2_000_000_000
"""Nanoseconds by which a whole-second time may be older than its write: FAT rounds down to two seconds."""

EMPTY = 10
"""How many times longer an empty file is watched: most of them are just begun."""

GONE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
"""What opening says when a file, or a folder on its way, went or became a link after the look."""

FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Seen(NamedTuple):
    """One file as it was found. Equal means unchanged; the order is that of sending: by time, then name."""

    mtime: int
    name: str
    """The path below the inbox."""
    size: int
    device: int
    inode: int
    mode: int


class Inbox:
    """Looks into the inbox again and again. `stable` is in seconds; `blocked` says after a look what it could not enter."""

    def __init__(self, folder: Path, stable: float) -> None:
        self._folder = folder
        self._stable = round(stable * 1e9)
        self._partial: dict[tuple[int, int], Seen] = {}
        self._watched: dict[Seen, int] = {}
        self.blocked: list[str] = []

    def look(self, now: int, ticks: int) -> list[Seen]:
        """Return what is complete, in the order of sending; `now` is the file system's time, `ticks` a clock that never jumps."""
        partial, watched = self._partial, self._watched
        self._partial, self._watched, self.blocked = {}, {}, []

        def complete() -> Iterator[Seen]:
            for seen in self._files():
                inode = seen.device, seen.inode
                before = partial.get(inode)
                if is_temporary(name := _last(seen.name)):
                    self._partial[inode] = seen
                    continue
                if before is not None and name in _last(before.name):  # renamed; and a further look will know it
                    self._partial[inode] = seen._replace(name=before.name)
                if self._is_old(seen, now) or (before is not None and before == self._partial.get(inode)):
                    yield seen
                else:
                    since = self._watched[seen] = watched.get(seen, ticks)
                    if ticks - since >= self._patience(seen):
                        yield seen

        return heapq.nsmallest(LOOK, complete())

    def _is_old(self, seen: Seen, now: int) -> bool:
        doubt = COARSE if seen.mtime % 1_000_000_000 == 0 else 0
        return now - seen.mtime >= self._patience(seen) + doubt

    def _patience(self, seen: Seen) -> int:
        begun = stat.S_ISREG(seen.mode) and not seen.size
        return EMPTY * self._stable if begun else self._stable

    def _files(self) -> Iterator[Seen]:
        top = os.open(self._folder, FOLDER & ~os.O_NOFOLLOW)
        try:
            yield from self._below(top, ())
        finally:
            os.close(top)

    def _below(self, folder: int, path: tuple[str, ...]) -> Iterator[Seen]:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    found = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                name = "/".join((*path, entry.name))
                if len(path) > DEEPEST or len(os.fsencode(name)) > LONGEST:
                    self.blocked.append(f"{name[:50]}…: over {DEEPEST} folders deep, or over {LONGEST} bytes long")
                elif not stat.S_ISDIR(found.st_mode):
                    yield as_seen(name, found)
                elif not is_temporary(entry.name):
                    yield from self._enter(folder, (*path, entry.name))

    def _enter(self, folder: int, path: tuple[str, ...]) -> Iterator[Seen]:
        try:
            inner = os.open(path[-1], FOLDER, dir_fd=folder)
        except OSError as error:
            self.blocked.append(f"{'/'.join(path)}: {error.strerror}")
            return
        try:
            yield from self._below(inner, path)
        finally:
            os.close(inner)


@contextmanager
def parent(inbox: Path, name: str) -> Iterator[tuple[int, str]]:
    """Open the folder that a name lies in, following no link below the inbox; yield its descriptor and the last part."""
    *folders, last = name.split("/")
    opened = os.open(inbox, FOLDER & ~os.O_NOFOLLOW)
    try:
        for folder in folders:
            inner = os.open(folder, FOLDER, dir_fd=opened)
            os.close(opened)
            opened = inner
        yield opened, last
    finally:
        os.close(opened)


@contextmanager
def gone_is_fine() -> Iterator[None]:
    """Let pass that a name, or a folder on the way to it, is not there any more."""
    try:
        yield
    except OSError as error:
        if error.errno not in GONE:
            raise


def as_seen(name: str, found: os.stat_result) -> Seen:
    """Keep of a file's status what tells whether it changed."""
    return Seen(found.st_mtime_ns, name, found.st_size, found.st_dev, found.st_ino, stat.S_IFMT(found.st_mode))


def is_temporary(name: str) -> bool:
    """Whether a name says that its file or folder is not finished."""
    return name.startswith(".") or name.lower().endswith(TEMPORARY)


def _last(name: str) -> str:
    return name.rpartition("/")[2]
