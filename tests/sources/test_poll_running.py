"""Polling: bookmarks, the broker that is away, how it stops, and weeks in moments."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from promptness import PATIENCE
from sources.feed_server import item, rss
from sources.poll_ground import DAY, START, Harbour, StillClock, until

from schemas.feeds import Feed, Poll
from streams.errors import ConfigError, TransientError
from streams.sources.bookmarks import EVENTS, Bookmarks
from streams.sources.fetch import Answer
from streams.sources.memory import MemoryPublisher
from streams.sources.poll import AT_ONCE, Clock, Poller
from streams.sources.poll_delivery import IN_FLIGHT


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
