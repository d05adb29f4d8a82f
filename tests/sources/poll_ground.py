"""A feed, its server and its poller in tests, with a clock that goes when somebody sleeps."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from promptness import PATIENCE
from sources.feed_server import FeedServer, feed_server, item, rss

from schemas.feeds import Feed, Poll
from streams.messages import Record
from streams.sources.bookmarks import Bookmarks, Event
from streams.sources.fetch import fetch
from streams.sources.memory import MemoryPublisher
from streams.sources.poll import Clock, Poller

HOME = (ip_network("127.0.0.1/32"),)
START = datetime(2026, 11, 2, 6, tzinfo=UTC).timestamp()
DAY = 86_400.0


class StillClock(Clock):
    """A clock that goes only when somebody sleeps, or a test says so."""

    def __init__(self) -> None:
        self.time = START
        self.slept = 0.0

    def now(self) -> float:
        """Return its time."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Go on."""
        self.time += seconds
        self.slept += seconds
        await asyncio.sleep(0)

    def chance(self) -> float:
        """Return always the same."""
        return 0.5


class Harbour:
    """One feed, its server, its poller and what came of it."""

    def __init__(self, server: FeedServer, folder: Path, bookmarks: Bookmarks) -> None:
        self.server = server
        self.folder = folder
        self.bookmarks = bookmarks
        self.clock = StillClock()
        self.publisher = MemoryPublisher()
        self.poll = Poll(url=server.url())

    def poller(self, **said: Any) -> Poller:
        """Return the poller of a process that has just begun."""
        fetching = partial(fetch, allow=HOME)
        feeds = [Feed(id="harbour", poll=self.poll)]
        return Poller(feeds, self.publisher, self.bookmarks, **{"fetch": fetching, "clock": self.clock} | said)

    async def look(self, **said: Any) -> Event:
        """Let the feed be due, poll once, return what came of it."""
        self.clock.time = max(self.clock.time, await self.poller().next_due() or 0.0)
        return (await self.poller(**said).once())["harbour"]

    @property
    def records(self) -> list[Record]:
        """What was sent."""
        return self.publisher.broker.log

    @property
    def sent(self) -> list[bytes]:
        """The titles that were sent."""
        return [(record.value or b"").split(b"</guid><title>")[1].split(b"</title>")[0] for record in self.records]


@asynccontextmanager
async def open_harbour(folder: Path) -> AsyncIterator[Harbour]:
    """Yield a harbour whose publisher is open."""
    async with feed_server() as server, Bookmarks(folder) as bookmarks:
        harbour = Harbour(server, folder, bookmarks)
        async with harbour.publisher:
            yield harbour


@asynccontextmanager
async def odd_server(head: bytes, body: bytes = b"") -> AsyncIterator[str]:
    """Run a server that answers with these bytes, which no library would write; yield its address."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %d\r\n\r\n%s" % (head, len(body), body))
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/feed"


def header(record: Record, name: str) -> str | None:
    """Return a header of a record as text."""
    value = record.header(name)
    return value.decode() if value is not None else None


async def until(condition: Callable[[], Awaitable[bool] | bool]) -> None:
    """Wait until something holds, 20 s at most."""
    async with asyncio.timeout(PATIENCE):
        while True:
            held = condition()
            if held if isinstance(held, bool) else await held:
                return
            await asyncio.sleep(0.01)


async def both_polled(harbour: Harbour, odd: str, words: list[str], **said: Any) -> None:
    """Run with a healthy feed and the one at `odd` until each was polled twice; these words are said of the odd one."""
    harbour.server.say(rss(item("a", "healthy")), ETag='"1"')
    feeds = [Feed(id="odd", poll=Poll(url=odd)), Feed(id="harbour", poll=harbour.poll)]
    more: dict[str, Any] = {"fetch": partial(fetch, allow=HOME), "clock": harbour.clock} | said
    poller = Poller(feeds, harbour.publisher, harbour.bookmarks, **more)

    async def twice() -> bool:
        events = [await harbour.bookmarks.events(feed.id) for feed in feeds]
        return running.done() or min(map(len, events)) > 1

    running = asyncio.create_task(poller.run())
    await until(twice)
    await poller.stop()
    await running
    assert [event.word for event in await harbour.bookmarks.events("odd")][-2:] == words
    assert b"healthy" in harbour.sent
