"""`copydesk publish`: files or standard input to `wire.raw.v1`; one JSON line each, once it is acknowledged."""

import asyncio
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer

from schemas.codec import ndjson
from schemas.feeds import CANARY_FEED
from streams.cli.exits import FINDING, OK, USAGE, say
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import rfc3339_time
from streams.cli.topics import make_topics
from streams.parse import feed_for
from streams.settings import Settings
from streams.sources import Ack, Publisher
from streams.sources.paths import Paths


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
    _refuse(paths, feed)
    settings = load_settings()
    if not feed_for(feed, known_feeds(settings)).known:
        say(f"feed {feed!r} is neither in the feeds file nor known without it: its items are taken with defaults")
    make_topics(settings)
    failed = asyncio.run(_send(settings, Paths(paths, feed, media_type, received, tell=say)))
    raise typer.Exit(FINDING if failed else OK)


def _refuse(paths: list[str], feed: str) -> None:
    """End as a usage error what can't be meant."""
    if feed == CANARY_FEED:
        say(f"{feed} is the feed of copydesk's own synthetic items; give yours another name")
        raise typer.Exit(USAGE)
    for path in paths:
        if Path(path).is_dir():
            say(f"{path} is a folder: `copydesk publish --feed {feed} --watch {path}` sends what lands in its inbox")
            raise typer.Exit(USAGE)


async def _send(settings: Settings, paths: Paths) -> bool:
    failed = False
    async with Publisher(settings.kafka_client(), settings.prefix) as publisher:
        async for outcome in paths.send(publisher):
            if isinstance(outcome, Ack):
                sys.stdout.buffer.write(ndjson(orjson.dumps(asdict(outcome))))
            else:
                failed = True
                say(str(outcome))
    sys.stdout.flush()
    return failed
