"""What came of the fetches of polled feeds, for people and for programs: those of a feed, and which last one failed."""

import sys
from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import orjson

from schemas.codec import ndjson
from schemas.events import rfc3339
from schemas.feeds import Feed
from streams.cli.exits import say
from streams.settings import Settings

if TYPE_CHECKING:
    from streams.sources.bookmarks import Bookmarks, Event


async def print_events(settings: Settings, feeds: list[Feed], *, json: bool) -> None:
    """Print the last fetches of each feed, oldest first."""
    from streams.sources.bookmarks import Bookmarks

    async with Bookmarks(settings.state, look=True) as bookmarks:
        for feed in feeds:
            for event in reversed(await bookmarks.events(feed.id)):
                sys.stdout.buffer.write(_as_json(feed.id, event) if json else as_line(feed.id, event))
    sys.stdout.flush()


async def tell_failures(bookmarks: "Bookmarks", feeds: Collection[str]) -> int:
    """Say which of these feeds, that are not fetched now, failed at their last fetch, and why; return how many did."""
    from streams.sources.poll import CURE
    from streams.sources.poll_schedule import WEIGHTS

    failed = 0
    for feed in feeds:
        last = next(iter(await bookmarks.events(feed)), None)
        if last is None or last.word not in WEIGHTS:
            continue
        failed += 1
        after = CURE if last.word == "gone" else f"the next is due at {rfc3339(time_of(last.due))}"
        why = " ".join(f"{last.word}: {last.note}".split())
        say(f"feed {feed}: not fetched now, for the last fetch, at {rfc3339(time_of(last.at))}, failed: {why}; {after}")
    return failed


def _as_json(feed: str, event: "Event") -> bytes:
    told = {"feed": feed} | asdict(event)
    told |= {"at": rfc3339(time_of(event.at)), "due": rfc3339(time_of(event.due))}
    return ndjson(orjson.dumps(told))


def as_line(feed: str, event: "Event") -> bytes:
    """Spell a fetch for a person."""
    counts = f"{event.entries - event.fresh} skipped / {event.fresh} added" if event.word == "fetched" else ""
    told = (rfc3339(time_of(event.at)), feed, event.word, str(event.status or ""), counts, " ".join(event.note.split()))
    return "  ".join(part for part in told if part).encode(errors="replace") + b"\n"


def time_of(seconds: float) -> datetime:
    """Return a time of the bookmarks, to the second."""
    return datetime.fromtimestamp(int(seconds), UTC)
