"""Polling: what is fetched, sent, remembered and told. A real HTTP server, a real database, and weeks in moments."""

import asyncio
import base64
import gzip
import json
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from contracts.source import RememberingContract, Source
from promptness import PATIENCE
from sources.feed_server import RSS_TYPE, FeedServer, feed_server, item, rss

from schemas.feeds import Feed, Poll
from schemas.topics import RAW_LIMIT
from streams.errors import ConfigError, TransientError
from streams.messages import Record
from streams.sources.bookmarks import EVENTS, FORGET, Bookmarks, Event
from streams.sources.fetch import Answer, fetch
from streams.sources.memory import MemoryPublisher
from streams.sources.poll import AT_ONCE, Clock, Poller
from streams.sources.poll_delivery import IN_FLIGHT

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


@pytest.fixture
async def harbour(tmp_path: Path) -> AsyncIterator[Harbour]:
    """Yield a harbour."""
    async with open_harbour(tmp_path) as opened:
        yield opened


def header(record: Record, name: str) -> str | None:
    """Return a header of a record as text."""
    value = record.header(name)
    return value.decode() if value is not None else None


async def test_new_entries_are_sent_oldest_first(harbour: Harbour) -> None:
    """Each as a document of its own, with media type, source, time and the feed as key."""
    harbour.server.say(rss(item("a", "one", link="/a?x=1"), item("b b", "two")), ETag='"v1"')
    event = await harbour.look()
    assert (event.word, event.entries, event.fresh, event.status) == ("fetched", 2, 2, 200)
    assert harbour.sent == [b"one", b"two"]
    first, second = harbour.records
    assert first.value == rss(item("a", "one", link="/a?x=1"))
    assert first.key == b"harbour"
    assert header(first, "content-type") == RSS_TYPE
    assert header(first, "source-uri") == harbour.server.url("/a?x=1")
    assert header(second, "source-uri") == harbour.server.url("/feed#b%20b")
    assert header(first, "received-at") == "2026-11-02T06:00:00Z"
    assert header(first, "etag") == '"v1"'


async def test_token_of_the_address_is_not_told(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """A token in the query or a login reaches the server, and neither the records nor the log nor the events."""
    harbour.poll = Poll(url=harbour.server.url("/feed?token=s3cret").replace("//", "//ann:pa55@"))
    harbour.server.say(rss(item("a")))
    harbour.server.say(b"", 500)
    harbour.server.say(status=301, Location="/there?token=s3cret")
    harbour.server.say(rss(item("a"), item("b")))
    events = [await harbour.look() for _ in range(3)]
    async with odd_server(b"no header") as url:
        harbour.poll = Poll(url=f"{url}?token=s3cret".replace("//", "//ann:pa55@"))
        events.append(await harbour.look())
    assert events[-1].word == "http"
    told = f"{events} {caplog.text} {[(record.value, record.headers) for record in harbour.records]}"
    assert len(harbour.records) == 2
    assert "s3cret" not in told
    assert "pa55" not in told


async def test_conditional_get(harbour: Harbour) -> None:
    """Both validators are sent back as they came; 304 sends nothing and keeps them."""
    harbour.server.say(rss(item("a")), ETag='W/"1"', Last_Modified="Mon, 02 Nov 2026 05:00:00 GMT")
    harbour.server.say(status=304)
    events = [await harbour.look() for _ in range(3)]
    assert [event.word for event in events] == ["fetched", "unchanged", "unchanged"]
    assert "if-none-match" not in harbour.server.requests[0]
    for request in harbour.server.requests[1:]:
        assert request["if-none-match"] == 'W/"1"'
        assert request["if-modified-since"] == "Mon, 02 Nov 2026 05:00:00 GMT"
    assert len(harbour.records) == 1


async def test_conditional_get_can_be_switched_off(harbour: Harbour) -> None:
    """`conditional = false` asks for the whole each time; the hash of the body then says that it is the same."""
    harbour.poll = Poll(url=harbour.server.url(), conditional=False)
    harbour.server.say(rss(item("a")), ETag='"1"')
    assert [(await harbour.look()).word for _ in range(2)] == ["fetched", "same bytes"]
    assert "if-none-match" not in harbour.server.requests[1]


async def test_changed_entries_are_sent_again(harbour: Harbour) -> None:
    """Another text under a known id is a new version; what stays is not sent; what goes back is sent once more."""
    for text in ("one", "two", "one"):
        harbour.server.say(rss(item("a", text), item("b", "other")))
    assert [(await harbour.look()).fresh for _ in range(3)] == [2, 1, 1]
    assert harbour.sent == [b"one", b"other", b"two", b"one"]


async def test_late_and_back_dated_entries_are_taken(harbour: Harbour) -> None:
    """Nobody compares dates: an entry of last year that appears below the others is new."""
    new = item("new", more="<pubDate>Mon, 02 Nov 2026 05:00:00 GMT</pubDate>")
    old = item("old", "late", more="<pubDate>Thu, 01 Jan 1998 00:00:00 GMT</pubDate>")
    harbour.server.say(rss(new))
    harbour.server.say(rss(old, new))
    await harbour.look()
    assert (await harbour.look()).fresh == 1
    assert harbour.sent[-1] == b"late"


async def test_entries_are_forgotten_a_month_after_they_left(harbour: Harbour) -> None:
    """Back within 30 days an entry is known, later it is new; one that stays is known for ever."""
    both, one = rss(item("a"), item("stays")), rss(item("stays"))
    harbour.server.say(both)
    await harbour.look()
    harbour.clock.time += 3 * FORGET  # nobody looked, but it stood there
    other = rss(item("stays"), head=" ")
    for body, days, fresh in ((one, 0, 0), (other, 10, 0), (both, 19, 0), (one, 1, 0), (other, 31, 0), (both, 0, 1)):
        harbour.server.answers.clear()
        harbour.server.say(body)
        harbour.clock.time += days * DAY
        assert (await harbour.look()).fresh == fresh


async def test_same_id_for_all(harbour: Harbour) -> None:
    """A feed that calls all its entries the same loses none; the same entry twice is sent once."""
    harbour.server.say(rss(item("x", "one"), item("x", "two"), item("x", "one")))
    harbour.server.say(rss(item("x", "two"), item("x", "three")))
    assert [(await harbour.look()).fresh for _ in range(2)] == [2, 1]
    assert sorted(harbour.sent) == [b"one", b"three", b"two"]


async def test_atom_and_json_feeds_and_gzip(harbour: Harbour) -> None:
    """The record says what it is, even where the server calls it a text or a page; its charset stays with it."""
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id></entry></feed>'
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}, {"id": "2"}]}).encode()
    harbour.server.say(gzip.compress(atom), kind="text/html; charset=utf-8", Content_Encoding="gzip")
    harbour.server.say(feed, kind="text/plain")
    assert [(await harbour.look()).fresh for _ in range(2)] == [1, 2]
    kinds = [header(record, "content-type") for record in harbour.records]
    assert kinds == ["application/atom+xml; charset=utf-8", "application/feed+json", "application/feed+json"]
    assert harbour.records[0].value == atom
    assert json.loads(harbour.records[1].value or b"")["items"] == [{"id": "2"}]


async def test_what_can_not_be_cut_goes_whole(harbour: Harbour) -> None:
    """Malformed XML is one record with every byte, told once for each body; mended, its entries come as ever."""
    broken = rss(item("a", "Fish & chips"))
    for body in (broken, broken, rss(item("a"))):
        harbour.server.say(body)
    events = [await harbour.look() for _ in range(3)]
    assert events[0].note.startswith("not cut, sent whole: not well-formed")
    assert [event.word for event in events] == ["fetched", "same bytes", "fetched"]
    assert [record.value for record in harbour.records] == [broken, rss(item("a"))]


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        (b"<!DOCTYPE html><title>Log in</title>", 200, "html?"),
        (b" \n", 200, "empty"),
        (b"no", 404, "unexpected"),
        (b"", 206, "unexpected"),
        (b"no", 403, "refusedByServer"),
        (b"no", 429, "busy"),
        (b"no", 500, "server"),
    ],
)
async def test_failures_have_a_word(
    harbour: Harbour, caplog: pytest.LogCaptureFixture, body: bytes, status: int, word: str
) -> None:
    """No document: nothing is sent, the bookmark keeps what it knew, the word is told and remembered."""
    harbour.server.say(rss(item("a")), ETag='"1"')
    harbour.server.say(body, status)
    harbour.server.say(rss(item("a")))
    await harbour.look()
    event = await harbour.look()
    assert (event.word, event.status, len(harbour.records)) == (word, status, 1)
    assert f"{word}: " in caplog.text
    assert (await harbour.look()).word == "same bytes"
    assert harbour.server.requests[-1]["if-none-match"] == '"1"'
    assert [each.word for each in await harbour.bookmarks.events("harbour")] == ["same bytes", word, "fetched"]


async def test_304_to_a_first_request_is_a_failure(harbour: Harbour) -> None:
    """A server that says "not modified" to who has nothing yet would else be silent for ever."""
    harbour.server.say(status=304)
    assert (await harbour.look()).word == "unexpected"


async def test_private_addresses_are_refused(harbour: Harbour) -> None:
    """The poller's own fetch is the guarded one: without poll_allow loopback is not fetched."""
    event = await harbour.look(fetch=fetch)
    assert (event.word, harbour.server.requests) == ("refused", [])


async def test_retry_after_is_honoured(harbour: Harbour) -> None:
    """What the server asks for is waited, and no request is made before."""
    harbour.server.say(b"", 503, Retry_After="7200")
    event = await harbour.look()
    assert event.due == START + 7200
    harbour.clock.time = START + 7199
    assert await harbour.poller().once() == {}
    harbour.clock.time = START + 7200
    assert list(await harbour.poller().once()) == ["harbour"]
    assert len(harbour.server.requests) == 2


async def test_410_stops_the_feed(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """It is said with the cure and not fetched any more, until it is named or has another address."""
    harbour.server.say(b"", 410)
    assert (await harbour.look()).word == "gone"
    assert "gone for ever (410)" in caplog.text
    harbour.clock.time += 30 * DAY
    assert await harbour.poller().once() == {}
    assert await harbour.poller().next_due() is None
    await asyncio.wait_for(harbour.poller().run(), PATIENCE)  # nothing to do
    harbour.server.answers.clear()
    harbour.server.say(rss(item("a")))
    assert list(await harbour.poller(again=True).once()) == ["harbour"]
    assert len(harbour.records) == 1


async def test_moved_feeds_are_told_once(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """301 is followed and the new address told to the operator, who has to write it down."""
    harbour.server.say(status=301, Location="/new")
    harbour.server.say(rss(item("a")))
    harbour.server.say(status=301, Location="/new")
    harbour.server.say(rss(item("b")))
    assert [(await harbour.look()).fresh for _ in range(2)] == [1, 1]
    assert caplog.text.count(f"moved for good to {harbour.server.url('/new')}") == 1


async def test_another_address_begins_anew(harbour: Harbour) -> None:
    """Validators and waits belong to the address; what was seen belongs to the feed."""
    harbour.server.say(rss(item("a")), ETag='"1"')
    await harbour.look()
    harbour.poll = Poll(url=harbour.server.url("/other"))
    harbour.server.answers.clear()
    harbour.server.say(rss(item("a"), item("b")))
    (event,) = (await harbour.poller().once()).values()  # at once
    assert "if-none-match" not in harbour.server.requests[-1]
    assert event.fresh == 1


async def test_too_large_entries_are_told(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """An entry that no topic takes is told and noted each time it changes; its neighbours go on."""
    for letter in ("x", "x", "y"):
        giant = item("giant", letter * RAW_LIMIT)
        harbour.server.say(rss(item("a"), giant, item(letter), head="" if harbour.server.answers else " "))
    events = [await harbour.look() for _ in range(3)]
    assert [event.note for event in events] == ["tooLarge: giant", "", "tooLarge: giant"]
    assert caplog.text.count("giant is not sent, it is too large") == 2
    assert len(harbour.records) == 3


async def test_nothing_known_is_told(harbour: Harbour) -> None:
    """When every entry is new some may have come and gone: the operator is told, and the next look is sooner."""
    harbour.server.say(rss(item("a"), item("b")))
    harbour.server.say(rss(item("c"), item("d")))
    first, second = [await harbour.look() for _ in range(2)]
    assert first.note == ""
    assert "may have come and gone" in second.note
    assert second.due - second.at == (first.due - first.at) / 2


async def test_bookmark_stays_while_one_entry_has_no_ack(harbour: Harbour) -> None:
    """The broker goes away in the middle: no ETag, no entry is noted, and all comes again."""
    harbour.server.say(rss(*[item(str(number), str(number)) for number in range(5)]), ETag='"1"')
    harbour.publisher.broker.acking.clear()
    looking = asyncio.create_task(harbour.look())
    await asyncio.wait_for(harbour.publisher.broker.until(2), PATIENCE)
    harbour.publisher.broker.away = True
    harbour.publisher.broker.acking.set()
    with pytest.raises(TransientError):
        await looking
    assert await harbour.bookmarks.events("harbour") == []
    harbour.publisher.broker.away = False
    harbour.records.clear()
    await harbour.look()
    assert "if-none-match" not in harbour.server.requests[-1]
    assert harbour.sent == [b"0", b"1", b"2", b"3", b"4"]


async def test_no_more_in_flight_than_allowed(harbour: Harbour) -> None:
    """A long feed is sent a bounded number of entries at a time."""
    harbour.server.say(rss(*[item(str(number)) for number in range(2 * IN_FLIGHT + 1)]))
    harbour.publisher.broker.acking.clear()
    looking = asyncio.create_task(harbour.look())
    await asyncio.wait_for(harbour.publisher.broker.until(IN_FLIGHT), PATIENCE)
    await asyncio.sleep(0.05)
    assert len(harbour.records) == IN_FLIGHT
    harbour.publisher.broker.acking.set()
    assert (await looking).fresh == len(harbour.records) == 2 * IN_FLIGHT + 1


async def until(condition: Callable[[], Awaitable[bool] | bool]) -> None:
    """Wait until something holds, 20 s at most."""
    async with asyncio.timeout(PATIENCE):
        while True:
            held = condition()
            if held if isinstance(held, bool) else await held:
                return
            await asyncio.sleep(0.01)


async def test_run_waits_for_the_broker(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """What was fetched waits without another request, it is said once, and goes on when the broker is back."""
    harbour.server.say(rss(item("a", "one")))
    harbour.publisher.broker.away = True
    acks: list[str] = []
    poller = harbour.poller(told=lambda ack: acks.append(ack.topic))
    running = asyncio.create_task(poller.run())
    await until(lambda: harbour.clock.slept > 60)
    assert await harbour.bookmarks.events("harbour") == []
    assert len(harbour.server.requests) == 1
    harbour.publisher.broker.away = False
    await until(lambda: len(harbour.server.requests) > 1)  # virtual time runs: the next look comes soon
    await poller.stop()
    await running
    assert harbour.sent == [b"one"]
    assert len(acks) == 1
    assert caplog.text.count("waiting for the broker") == 1


async def test_stop_lets_work_reach_its_bookmark(harbour: Harbour) -> None:
    """Stopped while acks are out, the poller waits for them and notes them, and fetches nothing more."""
    harbour.server.say(rss(item("a")))
    harbour.publisher.broker.acking.clear()
    poller = harbour.poller(clock=Clock())
    running = asyncio.create_task(poller.run())
    await asyncio.wait_for(harbour.publisher.broker.until(1), PATIENCE)
    stopping = asyncio.create_task(poller.stop())
    await asyncio.sleep(0)
    harbour.publisher.broker.acking.set()
    await asyncio.wait_for(stopping, PATIENCE)
    await running
    assert [event.word for event in await harbour.bookmarks.events("harbour")] == ["fetched"]


async def test_a_bug_with_one_feed_is_not_the_others(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """What we did not foresee is logged with its trace and backs off; it moves no bookmark."""

    async def broken(_: str, __: Any) -> Answer:
        return Answer(200, {}, None, "")  # type: ignore[arg-type]

    with caplog.at_level(logging.ERROR):
        event = await harbour.look(fetch=broken)
    assert event.word == "bug"
    assert "Traceback" in caplog.text
    harbour.server.say(rss(item("a")))
    assert (await harbour.look()).fresh == 1


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


async def test_headers_that_are_no_text(harbour: Harbour) -> None:
    """A server writes bytes into its headers that are not UTF-8: it is polled as any other, and so are the others."""
    headers = b'ETag: "\xe9"\r\nLast-Modified: \xff\r\nContent-Type: text/xml; x=\xe9'
    async with odd_server(headers, rss(item("b", "odd"))) as odd:
        await both_polled(harbour, odd, ["same bytes", "fetched"])
    assert sorted(harbour.sent) == [b"healthy", b"odd"]


async def test_a_bug_in_fetching_one_feed_is_not_the_others(harbour: Harbour) -> None:
    """A library raises what it never should: that feed waits, longer each time, and the others are polled."""

    async def broken(url: str, headers: Any) -> Answer:
        if "odd.example" in url:
            raise RuntimeError("a library's own")
        return await fetch(url, headers, allow=HOME)

    await both_polled(harbour, "https://odd.example/", ["bug", "bug"], fetch=broken)
    second, first = (await harbour.bookmarks.events("odd"))[-2:]
    assert second.due - second.at > first.due - first.at
    assert "a library's own" in first.note


async def test_last_events_are_kept(harbour: Harbour) -> None:
    """The last 30 fetches of each feed, newest first."""
    harbour.server.say(rss(item("a")))
    for _ in range(EVENTS + 5):
        await harbour.look()
    events = await harbour.bookmarks.events("harbour")
    assert len(events) == EVENTS
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)


async def test_one_process_polls(harbour: Harbour) -> None:
    """A second one with the same state is refused with the cure; looking is always possible."""
    with pytest.raises(ConfigError, match="another process polls"):
        await Bookmarks(harbour.folder).__aenter__()
    async with Bookmarks(harbour.folder, look=True) as beside:
        assert await beside.events("harbour") == []


@pytest.mark.parametrize("look", [False, True])
async def test_bookmarks_that_are_no_database(tmp_path: Path, *, look: bool) -> None:
    """Waiting would not mend the file: it is told with the cure, when it is opened or else first read."""
    (tmp_path / "poll.sqlite").write_bytes(b"My bookmarks, by Ann. " * 100)
    with pytest.raises(ConfigError, match="no SQLite file: move it away"):
        async with Bookmarks(tmp_path, look=look) as bookmarks:
            await bookmarks.events("harbour")


async def test_publishers_are_spared(tmp_path: Path) -> None:
    """Of one publisher one fetch at a time, of all together a bounded number."""
    at_work: set[str] = set()
    most, together = 0, 0

    async def watched(url: str, _: Any) -> Answer:
        nonlocal most, together
        at_work.add(url)
        most = max(most, len(at_work))
        together = max(together, sum("tumblr" in each for each in at_work))
        await asyncio.sleep(0.01)
        at_work.discard(url)
        return Answer(200, {}, rss(item(url)), url)

    urls = [f"https://blog{n}.tumblr.com/" for n in range(5)] + [f"https://x{n}.example{n}.com/" for n in range(20)]
    feeds = [Feed(id=f"f{number}", poll=Poll(url=url)) for number, url in enumerate(urls)]
    async with Bookmarks(tmp_path) as bookmarks, MemoryPublisher() as publisher:
        await Poller(feeds, publisher, bookmarks, watched, clock=StillClock()).once()
        assert len(publisher.broker.log) == 25
    assert (most, together) == (AT_ONCE, 1)


async def test_four_weeks(tmp_path: Path) -> None:
    """A feed that sleeps at night and on weekends: no entry is missed though only 20 are shown, and it is left in peace."""
    clock = StillClock()
    news = [START + day * DAY + hour * 3600 for day in range(28) if day % 7 < 5 for hour in range(0, 12, 2)]
    fetches = 0

    async def site(url: str, _: Any) -> Answer:
        nonlocal fetches
        fetches += 1
        shown = [item(f"{at:.0f}") for at in news if at <= clock.time][-20:]
        return Answer(200, {}, rss(*shown), url)

    async with Bookmarks(tmp_path) as bookmarks, MemoryPublisher() as publisher:
        poller = Poller([Feed(id="f", poll=Poll(url="https://x.example/"))], publisher, bookmarks, site, clock=clock)
        while clock.time < START + 28 * DAY:
            await poller.once()
            clock.time = await poller.next_due() or 0.0
        assert len(publisher.broker.log) == len(news)
    assert 28 * 12 <= fetches < 28 * 24  # every 2 h at most, and nowhere near the 4,032 of a fixed interval


class Site(Source):
    """A feed whose items carry the bodies that the contract offers."""

    feed = "wire"
    media_type = RSS_TYPE

    def __init__(self, server: FeedServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.items: list[str] = []

    async def offer(self, *bodies: bytes) -> None:
        """Write each into an item."""
        self.items += [
            item(str(len(self.items) + number), base64.b64encode(body).decode()) for number, body in enumerate(bodies)
        ]
        self.server.answers.clear()
        self.server.say(rss(*self.items), ETag=f'"{len(self.items)}"')

    async def run(self, publisher: MemoryPublisher) -> list[str]:
        """Poll once, as soon as nobody has to wait."""
        feed = Feed(id=self.feed, poll=Poll(url=self.server.url()))
        async with publisher, Bookmarks(self.folder) as bookmarks:
            with sqlite3.connect(self.folder / "poll.sqlite") as database:
                database.execute("UPDATE bookmarks SET due = 0")
            database.close()
            done = await Poller([feed], publisher, bookmarks, partial(fetch, allow=HOME)).once()
        return [note.split(":")[0] for event in done.values() for note in event.note.split("; ") if "tooLarge" in note]

    def body(self, record: Record) -> bytes:
        """Return what the item carries."""
        return base64.b64decode((record.value or b"").split(b"</guid><title>")[1].split(b"</title>")[0])


class TestPoller(RememberingContract):
    """The poller keeps the contract of connectors."""

    @pytest.fixture
    async def source(self, tmp_path: Path) -> AsyncIterator[Site]:
        """Yield an empty site."""
        async with feed_server() as server:
            server.say(rss())
            yield Site(server, tmp_path)
