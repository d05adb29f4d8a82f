"""Polling: what a server does wrong has a word and is not the other feeds' trouble."""

import asyncio
import logging
from typing import Any

import pytest
from promptness import PATIENCE
from sources.feed_server import item, rss
from sources.poll_ground import DAY, HOME, START, Harbour, both_polled, odd_server

from schemas.feeds import Poll
from schemas.topics import RAW_LIMIT
from streams.sources.fetch import Answer, fetch


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


async def test_a_bug_with_one_feed_is_not_the_others(harbour: Harbour, caplog: pytest.LogCaptureFixture) -> None:
    """What we did not foresee is logged with its trace and backs off; it moves no bookmark."""

    async def broken(_: str, __: Any) -> Answer:
        return Answer(200, {}, None, "")  # type: ignore[arg-type]

    with caplog.at_level(logging.ERROR):
        event = await harbour.look(fetch=broken)
    assert event.word == "bug"
    assert "(streams/" in event.note
    assert "Traceback" in caplog.text
    harbour.server.say(rss(item("a")))
    assert (await harbour.look()).fresh == 1


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
