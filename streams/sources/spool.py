"""The disk spool: takes pushed items while Kafka is away, keeps their order, and survives a kill at any point.

One file an item: a line of JSON, then the bytes. It is written under a temporary name, synced, renamed, and its folder
synced, before anybody is told that it was taken; it is deleted after the broker's ack. A temporary file that a start
finds was never answered for and goes.
"""

import asyncio
import errno
import hashlib
import logging
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from streams.errors import ConfigError, TransientError
from streams.sources.durable import sync
from streams.sources.lock import LockedError, lock
from streams.sources.push_item import Item
from streams.sources.spool_file import ASIDE, NotAnItemError, aside, cost_of, head_of, item_of, write
from streams.sources.together import Together

ITEM, HALF, LOCK = ".item", ".half", "lock"
NUMBER = re.compile(r"[0-9]{20}")
BATCH, BATCH_BYTES = 200, 16 * 1024 * 1024

OURS = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""What keeps us from reading and is no fault of the file: it is read again."""

log = logging.getLogger(__name__)


class SpoolFullError(TransientError):
    """The spool holds as much as it may."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is remembered of an item on disk."""

    number: int
    feed: str
    key: str
    sha256: str
    size: int
    cost: int


class Spool:
    """Items on disk, in the order in which they came. One process has it."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder, self._limit = folder, limit
        self._slips: dict[int, Slip] = {}
        self._by_key: dict[tuple[str, str], Slip] = {}
        self._feeds: Counter[str] = Counter()
        self._next = 1
        self.bytes = 0
        self._lock: int | None = None
        self._writes: Together[tuple[int, bytes, bytes], None] = Together(self._write, "spool")

    def open(self) -> None:
        """Take hold of the folder and read what is in it; ConfigError when that can't be. Blocks."""
        try:
            self._folder.mkdir(0o700, parents=True, exist_ok=True)
            sync(self._folder.parent)
            self._lock = lock(self._folder / LOCK)
            for half in self._folder.glob(f"*{HALF}"):
                half.unlink()
            for path in sorted(self._folder.glob(f"*{ITEM}")):
                self._find(path)
            kept = list(self._folder.glob(f"*{ASIDE}"))
        except LockedError:
            raise ConfigError(
                f"another process drains {self._folder}: stop it, or give COPYDESK_SPOOL a folder of its own"
            ) from None
        except OSError as error:
            raise ConfigError(f"the spool {self._folder}: {error}; give COPYDESK_SPOOL another folder") from error
        if kept:
            log.warning("%d items were set aside in %s: look at them, publish or delete them", len(kept), self._folder)
        numbers = (int(found.group()) for path in kept if (found := NUMBER.match(path.name)))
        self._next = max(self._next, *(number + 1 for number in numbers), 1)  # no item gets a number that was another's

    async def close(self) -> None:
        """Finish what is being written and let go of the folder."""
        await self._writes.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __len__(self) -> int:
        """How many items wait."""
        return len(self._slips)

    def holds(self, feed: str) -> bool:
        """Tell whether items of the feed wait; then new ones go behind them."""
        return self._feeds[feed] > 0

    def find(self, feed: str, key: str) -> Slip | None:
        """Return the item that waits under this key, or None."""
        return self._by_key.get((feed, key))

    async def put(self, item: Item) -> None:
        """Keep an item; on return it is safe on disk. SpoolFullError or TransientError when it is not kept."""
        head = head_of(item)
        cost = cost_of(len(head) + len(item.body))
        if self.bytes + cost > self._limit:
            raise SpoolFullError(f"the spool holds {self.bytes} of {self._limit} bytes")
        number, self._next = self._next, self._next + 1
        self.bytes += cost
        try:
            await self._writes.do((number, head, item.body))
        except OSError as error:
            self.bytes -= cost
            raise TransientError(f"the spool can't be written: {error}") from error
        self._note(Slip(number, item.feed, item.key, item.sha256, len(item.body), cost))

    async def first(self) -> list[tuple[int, Item]]:
        """Return the numbers and items that waited longest, a bounded number of them.

        An item that can't be read, or whose bytes are not those that came, is set aside: it keeps nobody waiting.
        """
        chosen = list(_bounded(self._slips.values()))
        read = await asyncio.to_thread(lambda: [self._read(slip) for slip in chosen])
        found = []
        for slip, item in zip(chosen, read, strict=True):
            if isinstance(item, Item):
                found.append((slip.number, item))
            else:
                await self.set_aside(slip.number, item)
        return found

    async def drop(self, numbers: Sequence[int]) -> None:
        """Delete items that the broker has."""
        await asyncio.to_thread(self._delete, numbers)
        for number in numbers:
            self._forget(number)

    async def set_aside(self, number: int, why: str) -> None:
        """Keep an item that will never go out under another name, for a person to look at."""
        place = self._path(number)
        try:
            place = await asyncio.to_thread(aside, place)
        except FileNotFoundError:
            why = "its file is gone"
        log.error("%s is set aside, an item of the spool: %s", place, why, extra={"feed": self._slips[number].feed})
        self._forget(number)

    def _path(self, number: int, suffix: str = ITEM) -> Path:
        return self._folder / f"{number:020}{suffix}"

    def _write(self, items: Sequence[tuple[int, bytes, bytes]]) -> list[None]:
        """Write items as a group: each file is synced, the folder once, after all names stand."""
        try:
            for number, *parts in items:
                write(self._path(number, HALF), *parts)
            for number, *_ in items:
                self._path(number, HALF).rename(self._path(number))
            sync(self._folder)
        except OSError:
            for number, *_ in items:  # nobody is told that they were taken
                self._path(number, HALF).unlink(missing_ok=True)
                self._path(number).unlink(missing_ok=True)
            raise
        return [None] * len(items)

    def _delete(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self._path(number).unlink(missing_ok=True)

    def _find(self, path: Path) -> None:
        try:
            head, size = _head(path)
            item = item_of(head, b"")
        except NotAnItemError as error:
            log.error("%s is set aside, it is no item of a spool: %s", aside(path), error)  # noqa: TRY400  it is told
            return
        number = int(path.stem)
        self._next = max(self._next, number + 1)
        self._note(Slip(number, item.feed, item.key, item.sha256, size - len(head), cost_of(size)))
        self.bytes += cost_of(size)

    def _read(self, slip: Slip) -> Item | str:
        """Return the item, or why it is none."""
        try:
            with _unreadable():
                head, _, body = self._path(slip.number).read_bytes().partition(b"\n")
            item = item_of(head, body)
        except NotAnItemError as error:
            return str(error)
        same = hashlib.sha256(body).hexdigest() == item.sha256 == slip.sha256
        return item if same else "its bytes are not those that came"

    def _note(self, slip: Slip) -> None:
        self._slips[slip.number] = slip
        self._by_key[slip.feed, slip.key] = slip
        self._feeds[slip.feed] += 1

    def _forget(self, number: int) -> None:
        slip = self._slips.pop(number)
        self._by_key.pop((slip.feed, slip.key), None)
        self._feeds[slip.feed] -= 1
        self.bytes -= slip.cost


def _head(path: Path) -> tuple[bytes, int]:
    """Return the first line of a file and the size of all; NotAnItemError when it has none, or not the name of an item."""
    if not NUMBER.fullmatch(path.stem):
        raise NotAnItemError("its name is not that of an item")
    with _unreadable(), path.open("rb") as file:
        return file.readline(), os.fstat(file.fileno()).st_size


@contextmanager
def _unreadable() -> Iterator[None]:
    """Tell a file that can't be read from a process that can't read any."""
    try:
        yield
    except OSError as error:
        if error.errno in OURS:
            raise
        raise NotAnItemError(f"it can't be read: {error.strerror or error}") from error


def _bounded(slips: Iterable[Slip]) -> Iterator[Slip]:
    size = 0
    for slip in islice(slips, BATCH):
        size += slip.cost
        if size > BATCH_BYTES and size > slip.cost:  # one always goes, whatever its size
            return
        yield slip
