"""`copydesk poll`: fetch RSS, Atom and JSON Feeds and send what is new; one JSON line for each item, once acknowledged."""

import asyncio
import logging
import signal
import sys
from contextlib import AsyncExitStack, suppress
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from schemas.codec import ndjson
from schemas.events import rfc3339
from schemas.feeds import Feed
from streams.cli.exits import FINDING, OK, say
from streams.cli.poll_events import print_events, tell_failures, time_of
from streams.cli.state import known_feeds, load_settings
from streams.errors import ConfigError, TransientError
from streams.observe.log import start_logging
from streams.settings import Settings
from streams.sources import Ack, Publisher

if TYPE_CHECKING:
    from streams.sources.bookmarks import Bookmarks
    from streams.sources.poll import Poller

RETRY = 5.0
"""Seconds between two looks for a broker that was not there at the start."""


def poll(
    feeds: Annotated[list[str] | None, typer.Argument(help="Feeds to fetch; default: all with a table poll.")] = None,
    *,
    once: Annotated[bool, typer.Option("--once", help="Fetch each feed that is due, once, and end.")] = False,
    events: Annotated[bool, typer.Option("--events", help="Print the last 30 fetches of each feed instead.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The fetches of --events as NDJSON.")] = False,
) -> None:
    """Fetch the feeds of the feeds file until stopped, and send what is new in them; print an ack for each item."""
    settings = load_settings()
    chosen = _chosen(settings, feeds or [])
    if events:
        asyncio.run(print_events(settings, chosen, json=json))
        return
    start_logging(settings.log_level, settings.log_format)
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # who waits for the broker says so himself, once
    code = asyncio.run(_poll(settings, chosen, once=once, again=bool(feeds)))
    raise typer.Exit(code)


def _chosen(settings: Settings, names: list[str]) -> list[Feed]:
    """Return the feeds to poll; ConfigError where one has no address."""
    known = known_feeds(settings)
    file = settings.feeds or "a feeds file that COPYDESK_FEEDS names"
    for name in names:
        if name not in known or known[name].poll is None:
            raise ConfigError(
                f'feed {name} has no address: write [feeds.{name}.poll] and url = "https://…" into {file}'
            )
    chosen = [feed for feed in known.values() if feed.poll and (not names or feed.id in names)]
    if not chosen:
        raise ConfigError(f'no feed has an address: write [feeds.<id>.poll] and url = "https://…" into {file}')
    return chosen


async def _poll(settings: Settings, feeds: list[Feed], *, once: bool, again: bool) -> int:
    from streams.sources.bookmarks import Bookmarks

    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    output = _Output(stopping)
    code = OK
    async with Bookmarks(settings.state) as bookmarks, AsyncExitStack() as stack:
        publisher = await _connect(settings, stopping, patient=not once)
        if publisher is not None:
            stack.push_async_exit(publisher)
            poller = _poller(settings, feeds, publisher, bookmarks, output, again=again)
            code = await (_once if once else _run)(poller, bookmarks, stopping)
    output.close()
    return code


async def _connect(settings: Settings, stopping: asyncio.Event, *, patient: bool) -> Publisher | None:
    """Return a publisher that is open, None when a signal came first; who is patient waits for the broker."""
    told = False
    while not stopping.is_set():
        opening = asyncio.ensure_future(_open(settings))
        if not await _first(opening, stopping):
            break
        try:
            return opening.result()
        except TransientError as error:
            if not patient:
                raise
            if not told:
                say(f"{error}; waiting for it")
            told = True
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), RETRY)
    return None


async def _open(settings: Settings) -> Publisher:
    from streams.observe.topics import create_missing

    if not settings.production:  # there an operator makes them
        with suppress(TransientError):  # the publisher says it better
            for name in await create_missing(settings.kafka_client(), settings.prefix):
                say(f"made topic {name}")
    return await Publisher(settings.kafka_client(), settings.prefix).__aenter__()


def _poller(
    settings: Settings,
    feeds: list[Feed],
    publisher: Publisher,
    bookmarks: "Bookmarks",
    output: "_Output",
    *,
    again: bool,
) -> "Poller":
    from streams.sources.fetch import fetch
    from streams.sources.poll import Poller

    guarded = partial(fetch, allow=settings.poll_allow)
    return Poller(feeds, publisher, bookmarks, guarded, told=output.tell, again=again)


async def _once(poller: "Poller", bookmarks: "Bookmarks", stopping: asyncio.Event) -> int:
    """Fetch what is due, and return the exit code: a finding where the last fetch of a feed failed, now or before."""
    from streams.sources.poll_schedule import WEIGHTS

    visits = asyncio.ensure_future(poller.once())
    if not await _first(visits, stopping):
        return OK  # what was acknowledged and is not yet noted comes once more
    done = visits.result()
    failed = sum(event.word in WEIGHTS for event in done.values())
    if left := [feed for feed in poller.feeds if feed not in done]:
        due = await poller.next_due()
        when = f"the next at {rfc3339(time_of(due))}" if due is not None else "the servers ended them (410)"
        say(f"{len(left)} of {len(poller.feeds)} feeds are not due; {when}")
        failed += await tell_failures(bookmarks, left)
    return FINDING if failed else OK


async def _run(poller: "Poller", bookmarks: "Bookmarks", stopping: asyncio.Event) -> int:
    await tell_failures(bookmarks, await poller.later())  # those that are due are told when they fail again
    running = asyncio.ensure_future(poller.run())
    stopped = asyncio.ensure_future(stopping.wait())
    await asyncio.wait([running, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    await poller.stop()
    await running
    return OK


async def _first(work: "asyncio.Future[Any]", stopping: asyncio.Event) -> bool:
    """Wait until the work is done, and return whether it is: a signal ends it."""
    stopped = asyncio.ensure_future(stopping.wait())
    await asyncio.wait([work, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if work.done():
        return True
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    return False


class _Output:
    """Prints acks; when nobody reads them any more it asks to stop, and what is in work reaches its bookmark."""

    def __init__(self, stopping: asyncio.Event) -> None:
        self._stopping = stopping
        self._broken: BrokenPipeError | None = None

    def tell(self, ack: Ack) -> None:
        """Print one ack at once."""
        if self._broken is None:
            try:
                sys.stdout.buffer.write(ndjson(orjson.dumps(asdict(ack))))
                sys.stdout.flush()
            except BrokenPipeError as error:
                self._broken = error
                self._stopping.set()

    def close(self) -> None:
        """Raise what printing met."""
        if self._broken is not None:
            raise self._broken
