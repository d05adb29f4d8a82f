"""`copydesk publish`: files or standard input to `wire.raw.v1`; one JSON line each, once it is acknowledged."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer

from schemas.codec import ndjson
from schemas.topics import ITEM_LIMIT, RAW_LIMIT
from streams.cli.exits import FINDING, OK, say
from streams.cli.parse import media_type_of
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import rfc3339_time
from streams.cli.topics import make_topics
from streams.errors import TooLargeError
from streams.parse import feed_for
from streams.settings import Settings
from streams.sources import Ack, Publisher

IN_FLIGHT = 200
"""Items sent and not yet acknowledged; the output keeps the order of the paths."""


def publish(
    paths: Annotated[list[str], typer.Argument(help="Files to send, each as one raw item; - is standard input.")],
    feed: Annotated[str, typer.Option("--feed", help="The feed that the items come from.")] = "unknown",
    media_type: Annotated[str | None, typer.Option("--media-type", help="Media type of the items.")] = None,
    received: Annotated[
        datetime | None,
        typer.Option("--received", parser=rfc3339_time, metavar="TIME", help="When the items came; default: now."),
    ] = None,
) -> None:
    """Send raw items to Kafka; print source, topic, partition, offset and sha256 of each once all replicas have it."""
    settings = load_settings()
    if not feed_for(feed, known_feeds(settings)).known:
        say(f"feed {feed!r} is neither in the feeds file nor known without it: its items are taken with defaults")
    make_topics(settings)
    failed = asyncio.run(_publish(settings, paths, feed, media_type, received))
    raise typer.Exit(FINDING if failed else OK)


async def _publish(
    settings: Settings, paths: list[str], feed: str, media_type: str | None, received: datetime | None
) -> bool:
    failed = False
    async with Publisher(settings.kafka_client(), settings.prefix) as publisher:
        async for outcome in _acks(publisher, paths, feed, media_type, received):
            if isinstance(outcome, Ack):
                sys.stdout.buffer.write(ndjson(orjson.dumps(asdict(outcome))))
            else:
                failed = True
                say(outcome)
    sys.stdout.flush()
    return failed


async def _acks(
    publisher: Publisher, paths: list[str], feed: str, media_type: str | None, received: datetime | None
) -> AsyncIterator[Ack | str]:
    """Yield an ack or a complaint for each path; items go out in the order of the paths, a bounded number at a time."""
    for start in range(0, len(paths), IN_FLIGHT):
        begun = [await _begin(publisher, path, feed, media_type, received) for path in paths[start : start + IN_FLIGHT]]
        for path, outcome in zip(paths[start:], begun, strict=False):
            yield outcome if isinstance(outcome, str) else await _finish(path, outcome)


async def _begin(
    publisher: Publisher, path: str, feed: str, media_type: str | None, received: datetime | None
) -> Awaitable[Ack] | str:
    try:
        body, source = await asyncio.to_thread(_read, path)
        if ITEM_LIMIT < len(body) <= RAW_LIMIT:
            say(
                f"{path}: {len(body)} bytes; it is kept, but an item has at most {ITEM_LIMIT} and becomes a dead letter"
            )
        kind = media_type or media_type_of(path)
        return await publisher.begin(feed, body, source=source, content_type=kind, received_at=received)
    except OSError as error:
        return f"{path}: {error.strerror}"
    except TooLargeError as error:
        return f"{path}: tooLarge: {error}"


def _read(path: str) -> tuple[bytes, str]:
    """Return the bytes and the URI they come from."""
    if path == "-":
        return sys.stdin.buffer.read(), "stdin:"
    return Path(path).read_bytes(), Path(path).resolve().as_uri()


async def _finish(path: str, ack: Awaitable[Ack]) -> Ack | str:
    try:
        return await ack
    except TooLargeError as error:
        return f"{path}: tooLarge: {error}"
