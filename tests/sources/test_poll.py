"""Polling: it keeps the contract; what is fetched and sent. A real HTTP server, and a real database."""

import base64
import gzip
import json
import sqlite3
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from contracts.source import RememberingContract, Source
from sources.feed_server import RSS_TYPE, FeedServer, feed_server, item, rss
from sources.poll_ground import DAY, HOME, Harbour, header, odd_server

from schemas.feeds import Feed, Poll
from streams.messages import Record
from streams.sources.bookmarks import FORGET, Bookmarks
from streams.sources.fetch import fetch
from streams.sources.memory import MemoryPublisher
from streams.sources.poll import Poller


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
