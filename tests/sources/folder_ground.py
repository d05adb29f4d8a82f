"""A folder that is watched in tests, and what its watcher says."""

import asyncio
import errno
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from promptness import PATIENCE

from streams.sources import Ack, Publisher
from streams.sources.folder import Pace, WatchedFolder
from streams.sources.folder_inbox import Inbox
from streams.sources.memory import MemoryPublisher

QUICK = Pace(stable=0.05, poll=0.005, pauses=(0.005, 0.02))


class Desk:
    """A folder with a watcher, and what it says."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.began = time.time()
        self.publisher = MemoryPublisher()
        self.acks: list[Ack] = []
        self.talk: list[str] = []
        self.hear: Callable[[str], object] = lambda _: None

    def watcher(self, **options: Any) -> WatchedFolder:
        """Return a new watcher, as a new process has."""
        said = {"pace": QUICK, "acked": self.acks.extend, "tell": self.say} | options
        return WatchedFolder(self.top, "wire", self.connect, **said)

    def say(self, line: str) -> None:
        """Keep what the watcher says."""
        self.talk.append(line)
        self.hear(line)

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Publisher]:
        """Open the publisher."""
        async with self.publisher:
            yield self.publisher

    async def once(self, **options: Any) -> None:
        """Take all that is complete."""
        await asyncio.wait_for(self.watcher(**options).run(once=True), PATIENCE)

    async def until_it_waits(self) -> None:
        """Watch until it says that it waits, or until nothing is left."""
        watcher = self.watcher()
        self.hear = lambda line: watcher.stop() if line.startswith("waiting") else None
        await asyncio.wait_for(watcher.run(once=True), PATIENCE)

    def put(self, name: str, body: bytes = b"an item\n", *, age: float = 10) -> Path:
        """Lay a file into the inbox that was last changed so many seconds ago."""
        path = self.top / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        then = self.began - age
        os.utime(path, (then, then))
        return path

    @property
    def sent(self) -> list[bytes]:
        """What landed, in order."""
        return [record.value or b"" for record in self.publisher.broker.log]

    def files(self, below: str) -> dict[str, bytes]:
        """Return name and content of all files below a folder; those of `done` without the day."""
        top = self.top / below
        skip = 3 if below == "done" else 0
        found = [path for path in top.rglob("*") if path.is_file() and path.name != ".lock"]
        return {"/".join(path.relative_to(top).parts[skip:]): path.read_bytes() for path in found}


def make_inbox(desk: Desk, stable: float = 0.05) -> Inbox:
    """Return an inbox that is looked into by hand."""
    (desk.top / "inbox").mkdir(exist_ok=True)
    return Inbox(desk.top / "inbox", stable)


def now() -> int:
    """Return the time as the file system has it."""
    return time.time_ns()


def refuse_links(*_: Any, **__: Any) -> None:
    """Say what a file system says that has no hard links."""
    raise OSError(errno.EOPNOTSUPP, "Operation not supported")


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds on the file system, which tells no event."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110  nobody tells when
            await asyncio.sleep(0.005)


async def until_old(desk: Desk, *names: str) -> None:
    """Wait until what can't be given a date is older than the stable time."""
    await until(lambda: all(time.time() - (desk.top / "inbox" / name).lstat().st_mtime > 0.06 for name in names))
