"""Files and standard input: each path is one raw item, sent once, in the order of the paths.

Nothing is remembered: who gives the same paths again sends them again, and dedupe knows the repeats. A folder is no item;
`streams.sources.folder` watches one.
"""

import asyncio
import mimetypes
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from schemas.topics import ITEM_LIMIT, RAW_LIMIT
from schemas.vocab import Reason
from streams.errors import TooLargeError
from streams.sources.acks import leave
from streams.sources.publisher import Ack, Publisher

IN_FLIGHT = 200
"""Items sent and not yet acknowledged."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why one path was not sent; `reason` is None when nothing could be read there."""

    path: str
    reason: Reason | None
    message: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.path}: {self.reason}: {self.message}" if self.reason else f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Paths:
    """Files to send as items of one feed. `media_type` and `received_at` hold for all; else they are found out.

    `tell` gets what a person may want to know of an item that is sent all the same.
    """

    paths: Sequence[str]
    feed: str
    media_type: str | None = None
    received_at: datetime | None = None
    tell: Callable[[str], None] = lambda _: None

    async def send(self, publisher: Publisher) -> AsyncIterator[Ack | Complaint]:
        """Send the files, a bounded number at a time; yield an ack or a complaint for each, in the order of the paths.

        TransientError when the broker does not take one: those that were not yet yielded may or may not lie there.
        """
        for start in range(0, len(self.paths), IN_FLIGHT):
            begun: list[asyncio.Future[Ack | Complaint]] = []
            try:
                for path in self.paths[start : start + IN_FLIGHT]:
                    ack = _finish(path, await self._begin(publisher, path))
                    begun.append(asyncio.ensure_future(ack))
                for outcome in begun:
                    yield await outcome
            finally:
                await leave(begun)

    async def _begin(self, publisher: Publisher, path: str) -> Awaitable[Ack] | Complaint:
        try:
            body, source = await asyncio.to_thread(_read, path)
            if len(body) > ITEM_LIMIT:
                self.tell(doomed(path, len(body)))
            kind = self.media_type or media_type_of(path)
            return await publisher.begin(
                self.feed, body, source=source, content_type=kind, received_at=self.received_at
            )
        except OSError as error:
            return Complaint(path, None, error.strerror or str(error))
        except TooLargeError as error:
            return Complaint(path, error.reason, str(error))


def media_type_of(path: str) -> str | None:
    """Guess a media type from a file's name, or None: the sniffer then decides."""
    return mimetypes.guess_type(path)[0]


def doomed(name: str, size: int) -> str:
    """Say of an item over 4 MiB what becomes of it."""
    return f"{name}: {size} bytes; it is kept, but an item has at most {ITEM_LIMIT} and becomes a dead letter"


def _read(path: str) -> tuple[bytes, str]:
    """Return the bytes and the URI they come from; no more is read than can be sent."""
    if path == STDIN:
        body, source = sys.stdin.buffer.read(RAW_LIMIT + 1), "stdin:"
    else:
        with Path(path).open("rb") as file:
            body, source = file.read(RAW_LIMIT + 1), Path(path).resolve().as_uri()
    if len(body) > RAW_LIMIT:
        raise TooLargeError(f"more than {RAW_LIMIT} bytes, and a raw item has no more")
    return body, source


async def _finish(path: str, begun: Awaitable[Ack] | Complaint) -> Ack | Complaint:
    if isinstance(begun, Complaint):
        return begun
    try:
        return await begun
    except TooLargeError as error:
        return Complaint(path, error.reason, str(error))
