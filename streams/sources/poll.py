"""Poll RSS, Atom and JSON Feeds: fetch, cut into entries, send what is new, await every ack, then move the bookmark.

In this order: a crash between the acks and the bookmark sends entries again, and none is lost. Nobody compares dates: an
entry is new when the feed did not hold it, or said something else under its id.
"""

import asyncio
import hashlib
import itertools
import logging
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any, TypeVar

from schemas.feeds import Feed, Poll
from streams.errors import TransientError, tell_bug
from streams.sources.bookmarks import Bookmark, Bookmarks, Event
from streams.sources.entries import cut
from streams.sources.entries_document import HTML
from streams.sources.fetch import Answer, shown, without_login
from streams.sources.fetch_error import FetchError
from streams.sources.poll_answer import (
    Step,
    content_type_of,
    declared_charset,
    failed,
    fetched,
    fresh_entries,
    unchanged,
)
from streams.sources.poll_delivery import Delivery
from streams.sources.poll_schedule import DAY, WEIGHTS, fault_of
from streams.sources.poll_turns import Turns
from streams.sources.publisher import Ack, Publisher

AT_ONCE = 8
"""Feeds in work at the same time. While the broker is away no more documents than this wait in memory."""
PATIENCE = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds before each new try to reach the broker or the disk; the last one repeats."""
LAST_SECONDS = 10.0
"""What is in work when the poller is stopped has so long to end."""

LONGEST = 600.0
"""Seconds of one sleep: the clock of the machine may be set meanwhile."""

OK, NOT_MODIFIED = 200, 304
CURE = "take it out of the feeds file, write its new address there, or name the feed to try once more"

T = TypeVar("T")

log = logging.getLogger(__name__)

Fetch = Callable[[str, Mapping[str, str]], Awaitable[Answer]]


class Clock:
    """The time, waiting for it, and chance; tests have their own."""

    def now(self) -> float:
        """Return seconds since the epoch."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def chance(self) -> float:
        """Return a number from 0 to 1, each time another one."""
        return random.random()  # noqa: S311  it spreads requests and keeps no secret


class Poller:
    """Polls the feeds that have a table `poll`. `told` gets each ack as it comes.

    With `again` feeds that their servers ended (410) are tried once more.
    """

    def __init__(
        self,
        feeds: Sequence[Feed],
        publisher: Publisher,
        bookmarks: Bookmarks,
        fetch: Fetch,
        *,
        told: Callable[[Ack], None] = lambda _: None,
        clock: Clock | None = None,
        again: bool = False,
    ) -> None:
        self._polls = {feed.id: feed.poll for feed in feeds if feed.poll}
        self._publisher = publisher
        self._bookmarks = bookmarks
        self._fetch = fetch
        self._told = told
        self._clock = clock or Clock()
        self._turns = Turns(self._clock.now, self._clock.sleep)
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._again = set(self._polls) if again else set[str]()
        self._patient = False
        self._stopping = False
        self._followers: set[asyncio.Task[None]] = set()
        self._waiting: set[asyncio.Task[None] | None] = set()

    async def once(self) -> dict[str, Event]:
        """Fetch each feed that is due, once; TransientError when the broker or the disk is away.

        Feeds that are not due, or that the server ended, are not in the answer.
        """
        marks = [await self._mark(feed) for feed in self._polls]
        now = self._clock.now()
        due = [mark for mark in marks if mark.due <= now and not mark.stopped]
        visits = [asyncio.ensure_future(self._visit(mark)) for mark in due]
        try:
            return dict(zip((mark.feed for mark in due), await asyncio.gather(*visits), strict=True))
        finally:
            await _end(visits)

    async def run(self) -> None:
        """Poll until `stop`. While the broker or the disk is away what was fetched waits, and bookmarks stay."""
        self._patient = True
        self._followers = {asyncio.create_task(self._follow(feed), name=feed) for feed in self._polls}
        try:
            done, _ = await asyncio.wait(self._followers, return_when=asyncio.FIRST_EXCEPTION)
            for follower in done:
                if not follower.cancelled():
                    follower.result()
        finally:
            await _end(self._followers)

    async def stop(self) -> None:
        """End `run`: nothing more is fetched, and what is in work has a little time to reach its bookmark."""
        self._stopping = True
        await _end([each for each in self._followers if each in self._waiting])
        if self._followers:
            await asyncio.wait(self._followers, timeout=LAST_SECONDS)
        await _end(self._followers)

    @property
    def feeds(self) -> tuple[str, ...]:
        """The feeds that have an address."""
        return tuple(self._polls)

    async def later(self) -> list[str]:
        """Return the feeds that are not due, without those that their servers ended."""
        marks = [await self._mark(feed) for feed in self._polls]
        return [mark.feed for mark in marks if mark.due > self._clock.now() and not mark.stopped]

    async def next_due(self) -> float | None:
        """Return when the next feed is due, in seconds since the epoch; None when there is none any more."""
        marks = [await self._mark(feed) for feed in self._polls]
        return min((mark.due for mark in marks if not mark.stopped), default=None)

    async def _follow(self, feed: str) -> None:
        while not self._stopping:
            mark = await self._mark(feed)
            if mark.stopped:
                log.warning("not polled: the server said 410, gone for ever; %s", CURE, extra={"feed": feed})
                return
            await self._wait(mark.due)
            if mark.due > self._clock.now():
                continue  # it was far: the clock of the machine may have been set
            await self._visit(mark)

    async def _wait(self, due: float) -> None:
        task = asyncio.current_task()
        self._waiting.add(task)
        await self._clock.sleep(max(0.0, min(due - self._clock.now(), LONGEST)))
        self._waiting.discard(task)

    async def _mark(self, feed: str) -> Bookmark:
        poll = self._polls[feed]
        mark = await self._patiently(
            lambda: self._bookmarks.load(feed, without_login(poll.url), poll.interval), "bookmarks"
        )
        if mark.stopped and feed in self._again:
            return replace(mark, due=0.0, stopped=False)
        # A due time beyond what any rule gives was written under a clock that was wrong.
        return replace(mark, due=min(mark.due, self._clock.now() + 2 * DAY))

    async def _visit(self, mark: Bookmark) -> Event:
        """Fetch one feed and do all that follows; the bookmark is the last that moves."""
        poll = self._polls[mark.feed]
        self._again.discard(mark.feed)
        async with AsyncExitStack() as stack:
            step = await self._work(mark, poll, stack)
            await self._patiently(lambda: self._bookmarks.keep(step.mark, step.event, step.held), "bookmarks")
        _say(mark, step)
        return step.event

    async def _work(self, mark: Bookmark, poll: Poll, stack: AsyncExitStack) -> Step:
        """Fetch, and do what the answer asks for, in one of the slots; a bug that one feed meets is not the others'."""
        try:
            async with self._turns.turn(poll.url):
                await stack.enter_async_context(self._slots)
                answer = await self._ask(mark, poll)
            return await self._step(mark, poll, answer)
        except TransientError:
            raise
        except Exception as error:
            log.exception("a bug of ours; the feed waits", extra={"feed": mark.feed})
            now, chance = self._clock.now(), self._clock.chance()
            return failed(mark, "bug", now=now, chance=chance, note=tell_bug(error, 150))

    async def _ask(self, mark: Bookmark, poll: Poll) -> Answer | FetchError:
        known = {"If-None-Match": mark.etag, "If-Modified-Since": mark.modified} if poll.conditional else {}
        try:
            return await self._fetch(poll.url, {name: value for name, value in known.items() if value})
        except FetchError as error:
            return error

    async def _step(self, mark: Bookmark, poll: Poll, answer: Answer | FetchError) -> Step:
        """Do what the answer asks for."""
        now, chance = self._clock.now(), self._clock.chance()
        if isinstance(answer, FetchError):
            return failed(mark, answer.word, now=now, chance=chance, note=str(answer))
        if answer.status == NOT_MODIFIED and mark.body is not None:  # else we know nothing that it could mean
            return unchanged(mark, now, poll, answer, "unchanged")
        if answer.status != OK:
            return failed(mark, fault_of(answer.status), now=now, chance=chance, answer=answer)
        return await self._deliver(mark, poll, answer)

    async def _deliver(self, mark: Bookmark, poll: Poll, answer: Answer) -> Step:
        """Send what is new in a document and return what becomes of the bookmark."""
        now, chance = self._clock.now(), self._clock.chance()
        if hashlib.sha256(answer.body).hexdigest() == mark.body:
            return unchanged(mark, now, poll, answer, "same bytes")
        if not answer.body.strip():
            return failed(mark, "empty", now=now, chance=chance, answer=answer, note="no byte but space")
        document = await asyncio.to_thread(cut, answer.body, declared_charset(answer))
        if document.media_type == HTML:
            return failed(mark, "html?", now=now, chance=chance, answer=answer, note="a page for people, no feed")
        seen = await self._patiently(lambda: self._bookmarks.seen(mark.feed), "bookmarks")
        fresh = fresh_entries(document, seen)
        kind, etag = content_type_of(document, answer), answer.headers.get("etag")
        delivery = Delivery(mark.feed, poll.url, document, deque(fresh), kind, etag, now)
        await self._patiently(lambda: delivery.send(self._publisher, self._told), "broker")
        return fetched(mark, poll, answer, delivery, now=self._clock.now(), fresh=len(fresh))

    async def _patiently(self, work: Callable[[], Awaitable[T]], what: str) -> T:
        """Do what needs the broker or the disk; a poller that runs on tries until it works, and says so once."""
        for number in itertools.count():
            try:
                done = await work()
            except TransientError as error:
                if not self._patient:
                    raise
                if not number:
                    log.warning("waiting for the %s, bookmarks stay: %s", what, error)
                await self._clock.sleep(PATIENCE[min(number, len(PATIENCE) - 1)])
            else:
                if number:
                    log.info("the %s is back", what)
                return done
        raise AssertionError


def _say(mark: Bookmark, step: Step) -> None:
    """Log one fetch: what failed or wants an operator as a warning."""
    event, about = step.event, {"feed": mark.feed}
    level = logging.WARNING if event.word in WEIGHTS or event.note else logging.INFO
    wait = max(0.0, event.due - event.at)
    counts = f"{event.entries} entries, {event.fresh} new" if event.word == "fetched" else ""
    where = shown(mark.url) if event.word in WEIGHTS else ""
    told = ": ".join(part for part in (event.word, where, counts, event.note) if part)
    log.log(level, "%s; next in %d s", told, wait, extra=about)
    if step.mark.stopped:
        log.warning(
            "the server says that the feed is gone for ever (410): it is fetched no more; %s", CURE, extra=about
        )
    if step.mark.moved and step.mark.moved != mark.moved:
        log.warning(
            "the feed has moved for good to %s: write that into the feeds file", shown(step.mark.moved), extra=about
        )


async def _end(tasks: Iterable["asyncio.Future[Any]"]) -> None:
    """Cancel what still runs, and wait for it."""
    left = [task for task in tasks if not task.done()]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
