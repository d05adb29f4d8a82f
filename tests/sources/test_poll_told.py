"""`copydesk poll` tells that an address fails: when it does, and at every start while it waits."""

import asyncio

import pytest
from sources.feed_server import item, rss
from sources.poll_ground import Harbour, StillClock

from streams.cli.exits import FINDING, OK
from streams.cli.poll import _once, _run

NOT_FOUND = "unexpected: the server says 404 Not Found"


class Waiting(StillClock):
    """A clock that stands still: nothing that waits is ever due."""

    async def sleep(self, seconds: float) -> None:
        """Wait for ever."""
        await asyncio.sleep(3600 + seconds)


async def once(harbour: Harbour) -> int:
    """Poll once, as the command does; return the exit code."""
    return await _once(harbour.poller(), harbour.bookmarks, asyncio.Event())


async def test_a_missing_page_is_told_each_time(
    harbour: Harbour, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its address when it is fetched, and with its reason while it is not due; the exit code says so both times."""
    harbour.server.say(b"no", 404)
    assert await once(harbour) == FINDING
    address = harbour.server.url()
    assert f"unexpected: {address}: the server says 404 Not Found; next in 600 s" in caplog.text
    assert capsys.readouterr() == ("", "")
    assert await once(harbour) == FINDING
    assert capsys.readouterr().err == (
        "copydesk: 1 of 1 feeds are not due; the next at 2026-11-02T06:10:00Z\n"
        "copydesk: feed harbour: not fetched now, for the last fetch, at 2026-11-02T06:00:00Z, failed: "
        f"{NOT_FOUND}; the next is due at 2026-11-02T06:10:00Z\n"
    )
    assert len(harbour.server.requests) == 1


async def test_what_works_again_is_no_finding(harbour: Harbour, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the last fetch counts."""
    harbour.server.say(b"no", 404)
    harbour.server.say(rss(item("a")))
    await harbour.look()
    await harbour.look()
    assert await once(harbour) == OK
    assert "failed" not in capsys.readouterr().err


async def test_a_feed_that_its_server_ended_stays_a_finding(
    harbour: Harbour, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the mend."""
    harbour.server.say(b"", 410)
    await harbour.look()
    assert await once(harbour) == FINDING
    assert "gone: the server says 410 Gone; take it out of the feeds file" in capsys.readouterr().err


async def test_a_start_tells_what_waits(harbour: Harbour, capsys: pytest.CaptureFixture[str]) -> None:
    """Who starts the poller for good is told of what failed before, once, and need not wait for the next try."""
    harbour.server.say(b"no", 404)
    await harbour.look()
    stopping = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, stopping.set)
    assert await _run(harbour.poller(clock=Waiting()), harbour.bookmarks, stopping) == OK
    assert capsys.readouterr().err.count(NOT_FOUND) == 1


async def test_a_new_address_has_not_failed(harbour: Harbour, capsys: pytest.CaptureFixture[str]) -> None:
    """It is due at once, and what the old one did is not told of it."""
    harbour.server.say(b"no", 404)
    await harbour.look()
    harbour.poll = harbour.poll.model_copy(update={"url": harbour.server.url("/new")})
    harbour.server.answers.clear()
    harbour.server.say(rss(item("a")))
    assert await once(harbour) == OK
    assert capsys.readouterr().err == ""
