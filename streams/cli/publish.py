"""`copydesk publish`: files or standard input to `wire.raw.v1`; one JSON line each, once it is acknowledged."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer

from schemas.codec import ndjson
from streams.cli.exits import FINDING, OK, say
from streams.cli.parse import media_type_of
from streams.cli.state import load_settings
from streams.errors import TooLargeError
from streams.sources import Ack, Publisher

IN_FLIGHT = 200
"""Items sent and not yet acknowledged; the output keeps the order of the paths."""


def publish(
    paths: Annotated[list[str], typer.Argument(help="Files to send, each as one raw item; - is standard input.")],
    feed: Annotated[str, typer.Option("--feed", help="The feed that the items come from.")] = "unknown",
    media_type: Annotated[str | None, typer.Option("--media-type", help="Media type of the items.")] = None,
    received: Annotated[
        datetime | None,
        typer.Option("--received", formats=["%Y-%m-%dT%H:%M:%S%z"], help="When the items came; default: now."),
    ] = None,
) -> None:
    """Send raw items to Kafka; print source, topic, partition, offset and sha256 of each once all replicas have it."""
    failed = asyncio.run(_publish(paths, feed, media_type, received))
    raise typer.Exit(FINDING if failed else OK)


async def _publish(paths: list[str], feed: str, media_type: str | None, received: datetime | None) -> bool:
    settings = load_settings()
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
    """Yield an ack or a complaint for each path, in order, with a bounded number of sends under way."""

    async def one(path: str) -> Ack | str:
        try:
            body = sys.stdin.buffer.read() if path == "-" else await asyncio.to_thread(Path(path).read_bytes)
            source = "stdin:" if path == "-" else Path(path).resolve().as_uri()
            kind = media_type or media_type_of(path)
            return await publisher.send(feed, body, source=source, content_type=kind, received_at=received)
        except OSError as error:
            return f"{path}: {error.strerror}"
        except TooLargeError as error:
            return f"{path}: tooLarge: {error}"

    for start in range(0, len(paths), IN_FLIGHT):
        for outcome in await asyncio.gather(*map(one, paths[start : start + IN_FLIGHT])):
            yield outcome
