"""Taking files from the inbox and putting them away, so that a crash at any point loses none.

A batch is a folder `work/<time>-<chance>` with two rooms: `taken` has the files that are being sent, as hard links to
those in the inbox; `left` has what was moved out of the inbox after the ack. The link is one step, and keeps the bytes
when a new version takes the name in the inbox. That name is removed by moving it into `left` and looking at what was
moved: had a new version taken it a moment before, it is put back.

    ended after…                      the next start sees                  and does
    ---------------------------------------------------------------------------------------------------------------
    being complete                    inbox                                takes it
    the claim, before the ack         inbox, taken                         sends taken, then removes the inbox name
    the ack, before any move          inbox, taken                         the same: a repeat
    the move out of the inbox         taken, left (one file)               forgets left, sends taken: a repeat
    `taken` was forgotten             left                                 sends it: a repeat
    the move of a newer version       taken, left (two files)              sends taken (a repeat), then left
    half of putting that back         inbox, left (one file)               sends left, then removes the inbox name
    the move to done or error         an empty batch                       removes it
    the reason, before the move       a reason; else as before the move    judges anew, writes the reason again

In short: whatever lies in `work` is sent, and dedupe knows the repeats. The time in the batch's name is `received-at`, so
a repeat says the same. A file that changes in place after it was read is sent again as it then is; only its last state
stands in `done`.

Where hard links are refused (some network file systems; files of another owner that we may not write, under Linux'
`protected_hardlinks`) `taken` stays empty and the file is read in the inbox. Then a version that is replaced while it is
sent is on the topic and not in `done`; and if we are ended before its ack, it is as if it had been replaced before
it was seen: the newer one is sent.
"""

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from schemas.topics import RAW_LIMIT
from streams.sources.durable import sync
from streams.sources.folder_inbox import GONE, Seen, as_seen, parent
from streams.sources.folder_layout import Layout
from streams.sources.folder_reasons import Refusal

STAMP = "%Y%m%dT%H%M%S.%fZ"
READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""A pipe that took the name a moment ago must not block us."""

UNLINKABLE = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
UNREADABLE = {errno.EPERM, errno.EACCES}
"""What is a matter of the one file. EIO is not: a disk that fails, or its cable, fails for all of them."""

HASHED = 256 * 1024 * 1024
"""Bytes of a file that is too large up to which its hash is told: a quarter of a second."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One folder below `work`. `received` is when its files were seen complete."""

    folder: Path
    received: datetime

    @property
    def taken(self) -> Path:
        """Where the files lie that are being sent."""
        return self.folder / "taken"

    @property
    def left(self) -> Path:
        """Where they lie for a moment when they were moved out of the inbox."""
        return self.folder / "left"


@dataclass(frozen=True, slots=True)
class Claim:
    """One file as it was read: its bytes, or why there are none to send."""

    batch: Batch
    seen: Seen
    content: bytes | Refusal

    @property
    def taken(self) -> Path:
        """The link that was made, if one could be."""
        return self.batch.taken / self.seen.name

    @property
    def left(self) -> Path:
        """Where its inbox name is moved to."""
        return self.batch.left / self.seen.name


def take(layout: Layout, some: Iterable[Seen], received: datetime) -> list[Claim]:
    """Claim and read files of the inbox; those that changed or went since they were seen wait for the next look."""
    batch = _new(layout, received)
    kept = [seen for seen in some if _link(layout, batch, seen)]
    for folder in {(batch.taken / seen.name).parent for seen in kept} | {batch.folder, layout.work}:
        if folder.exists():
            sync(folder)  # these names must outlast those in the inbox, which go after the ack
    return _read_all(layout, batch, kept)


def batches(layout: Layout) -> list[Batch]:
    """Return what an earlier start, or a file that changed while it was sent, left in `work`; the oldest first."""
    with os.scandir(layout.work) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    return [Batch(layout.work / name, received) for name in names if (received := _received(name)) is not None]


def resume(layout: Layout, batch: Batch, now: int, stable: float) -> list[Claim]:
    """Claim and read anew what lies in a batch; what changes just now is left for later."""
    for name, path in files_below(batch.left):
        taken = batch.taken / name
        if not os.path.lexists(taken):
            taken.parent.mkdir(parents=True, exist_ok=True)
            path.rename(taken)
        elif path.samefile(taken):
            path.unlink()
    found = sorted(as_seen(name, path.lstat()) for name, path in files_below(batch.taken))
    fresh = [seen for seen in found if abs(now - seen.mtime) < stable * 1e9]
    for seen in fresh:
        forget(layout, batch, seen)
    return _read_all(layout, batch, [seen for seen in found if seen not in fresh])


def forget(layout: Layout, batch: Batch, seen: Seen) -> None:
    """Let go of a file that changed in place, where the inbox still has it: it is seen there once it is complete."""
    with suppress(OSError), parent(layout.inbox, seen.name) as (folder, last):
        found = os.stat(last, dir_fd=folder, follow_symlinks=False)
        if (found.st_dev, found.st_ino) == (seen.device, seen.inode):
            (batch.taken / seen.name).unlink()


def sweep(batch: Batch) -> None:
    """Remove the folders of a batch that are empty."""
    for folder, _, _ in os.walk(batch.folder, topdown=False):
        with suppress(OSError):
            Path(folder).rmdir()


def files_below(top: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder of ours, with its path from there."""
    for folder, _, files in os.walk(top):
        for file in files:
            path = Path(folder, file)
            yield str(path.relative_to(top)), path


def _new(layout: Layout, received: datetime) -> Batch:
    batch = Batch(layout.work / f"{received.astimezone(UTC):{STAMP}}-{secrets.token_hex(4)}", received)
    batch.taken.mkdir(parents=True)
    batch.left.mkdir()
    return batch


def _received(name: str) -> datetime | None:
    try:
        return datetime.strptime(name.partition("-")[0], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None  # not ours


def _link(layout: Layout, batch: Batch, seen: Seen) -> bool:
    """Link a file into the batch, where that is possible; False when it is not there any more."""
    if not stat.S_ISREG(seen.mode):
        return True
    taken = batch.taken / seen.name
    try:
        with parent(layout.inbox, seen.name) as (folder, last):
            if "/" in seen.name:
                taken.parent.mkdir(parents=True, exist_ok=True)
            os.link(last, taken, src_dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno in GONE:
            return False
        if error.errno not in UNLINKABLE:
            raise
    return True


def _read_all(layout: Layout, batch: Batch, some: Sequence[Seen]) -> list[Claim]:
    contents = [(seen, _read(layout, batch, seen)) for seen in some]
    return [Claim(batch, seen, content) for seen, content in contents if content is not None]


def _read(layout: Layout, batch: Batch, seen: Seen) -> bytes | Refusal | None:
    """Return the bytes, or why they can't be sent; None when the file is not any more what was seen."""
    if not stat.S_ISREG(seen.mode):
        return Refusal("notAFile", "it is a link, pipe, socket or device")
    try:
        with os.fdopen(_open(layout, batch, seen.name), "rb", buffering=0) as file:
            content = _content(file.fileno(), seen)
            if as_seen(seen.name, os.fstat(file.fileno())) == seen:
                return content
    except OSError as error:
        if error.errno in UNREADABLE:
            return Refusal("unreadable", error.strerror or str(error))
        if error.errno not in GONE:
            raise OSError(error.errno, error.strerror, seen.name) from error  # a read that fails tells no name
    forget(layout, batch, seen)
    return None


def _open(layout: Layout, batch: Batch, name: str) -> int:
    with suppress(FileNotFoundError):
        return os.open(batch.taken / name, READ)
    with parent(layout.inbox, name) as (folder, last):
        return os.open(last, READ, dir_fd=folder)


def _content(file: int, seen: Seen) -> bytes | Refusal:
    """Read an open file; one that is too large is only hashed."""
    if seen.size <= RAW_LIMIT:
        parts = list(iter(lambda: os.read(file, RAW_LIMIT + 1), b""))
        return parts[0] if len(parts) == 1 else b"".join(parts)
    if seen.size > HASHED:
        return Refusal("tooLarge", f"{seen.size} bytes")
    sha256 = hashlib.sha256()
    while part := os.read(file, 1024 * 1024):
        sha256.update(part)
    return Refusal("tooLarge", f"{seen.size} bytes", sha256.hexdigest())
