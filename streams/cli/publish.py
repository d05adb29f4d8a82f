"""`copydesk publish`: files, standard input or a watched folder to `wire.raw.v1`; one JSON line for each acked item."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer

from schemas.codec import ndjson
from schemas.feeds import CANARY_FEED
from streams.cli.exits import FINDING, OK, TRY_AGAIN, USAGE, say
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import rfc3339_time
from streams.cli.topics import make_topics
from streams.parse import feed_for
from streams.settings import Settings
from streams.sources import Ack, Publisher
from streams.sources.folder import STABLE, Pace, WatchedFolder
from streams.sources.folder_layout import FolderHeldError
from streams.sources.paths import Paths


def publish(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files to send, each as one raw item; - is standard input.")
    ] = None,
    *,
    feed: Annotated[str, typer.Option("--feed", help="The feed that the items come from.")] = "unknown",
    media_type: Annotated[str | None, typer.Option("--media-type", help="Media type of the items.")] = None,
    received: Annotated[
        datetime | None,
        typer.Option("--received", parser=rfc3339_time, metavar="TIME", help="When the items came; default: now."),
    ] = None,
    watch: Annotated[
        Path | None,
        typer.Option("--watch", metavar="DIR", help="Send what lands in DIR/inbox, until interrupted."),
    ] = None,
    stable: Annotated[
        float, typer.Option("--stable", min=0, help="With --watch: seconds without a change that make a file complete.")
    ] = STABLE,
) -> None:
    """Send raw items to Kafka; print source, topic, partition, offset and sha256 of each once all replicas have it."""
    _refuse(paths or [], feed, watch, received)
    settings = load_settings()
    if not feed_for(feed, known_feeds(settings)).known:
        say(f"feed {feed!r} is neither in the feeds file nor known without it: its items are taken with defaults")
    if watch is not None:
        asyncio.run(_watch(settings, watch, feed, media_type, stable))
        raise typer.Exit(OK)
    make_topics(settings)
    failed = asyncio.run(_send(settings, Paths(paths or [], feed, media_type, received, tell=say)))
    raise typer.Exit(FINDING if failed else OK)


def _refuse(paths: list[str], feed: str, watch: Path | None, received: datetime | None) -> None:
    """End as a usage error what can't be meant."""
    folder = next((path for path in paths if Path(path).is_dir()), None)
    for wrong, mend in (
        (feed == CANARY_FEED, f"{feed} is the feed of copydesk's own synthetic items; give yours another name"),
        (not paths and watch is None, "name files, or - for standard input, or a folder with --watch"),
        (paths and watch, "name files or a folder with --watch, not both"),
        (watch and received, "--received is for files: what lands in a watched folder came when it was seen"),
        (
            folder,
            f"{folder} is a folder: `copydesk publish --feed {feed} --watch {folder}` sends what lands in its inbox",
        ),
    ):
        if wrong:
            say(mend)
            raise typer.Exit(USAGE)


async def _send(settings: Settings, paths: Paths) -> bool:
    failed = False
    async with Publisher(settings.kafka_client(), settings.prefix) as publisher:
        async for outcome in paths.send(publisher):
            if isinstance(outcome, Ack):
                _print([outcome])
            else:
                failed = True
                say(str(outcome))
    sys.stdout.flush()
    return failed


async def _watch(settings: Settings, top: Path, feed: str, media_type: str | None, stable: float) -> None:
    """Send what lands in the folder until a signal comes; one that is held already is a matter of waiting: 75."""

    def acked(acks: Iterable[Ack]) -> None:
        _print(acks)
        sys.stdout.flush()

    folder = WatchedFolder(
        top, feed, lambda: _opened(settings), media_type=media_type, pace=Pace(stable), acked=acked, tell=say
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, folder.stop)
    try:
        await folder.run()
    except FolderHeldError as error:
        say(str(error))
        raise typer.Exit(TRY_AGAIN) from None
    say("stopped")


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Publisher]:
    """Make the topics that are missing, which nobody could at a start without a broker, and open a publisher."""
    from streams.observe.topics import create_missing

    for name in [] if settings.production else await create_missing(settings.kafka_client(), settings.prefix):
        say(f"made topic {name}")
    async with Publisher(settings.kafka_client(), settings.prefix) as publisher:
        yield publisher


def _print(acks: Iterable[Ack]) -> None:
    sys.stdout.buffer.writelines(ndjson(orjson.dumps(asdict(ack))) for ack in acks)
