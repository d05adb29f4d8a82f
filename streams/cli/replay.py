"""`copydesk replay`: the raw topic again, from its beginning, through today's code into a store of its own.

Redelivery is not replay: this has a memory and a store of its own and touches no topic. Raw partitions are merged by
(`receivedAt`, partition, offset), so that two replays see the same order and give byte-identical rows.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Annotated

import typer

from schemas.raw import from_millis
from schemas.topics import RAW
from streams.cli.exits import FINDING, OK, say
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import rfc3339_time
from streams.messages import Record, Send
from streams.pipeline import InProcess
from streams.settings import Settings
from streams.sinks import ArticleStore

BATCH = 200
"""Records filed in one transaction."""


def replay(
    store: Annotated[str, typer.Option("--store", help="An empty store to fill, such as sqlite:///replay.sqlite.")],
    *,
    since: Annotated[
        datetime | None,
        typer.Option("--from", parser=rfc3339_time, metavar="TIME", help="Only items received at or after this."),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", parser=rfc3339_time, metavar="TIME", help="Only items received before.")
    ] = None,
    feed: Annotated[str | None, typer.Option("--feed", help="Only this feed.")] = None,
) -> None:
    """Read the raw topic again and file what comes of it into another store; prints how much it was."""
    settings = load_settings()
    raws = asyncio.run(_raws(settings, since, until, feed))
    filed, refused = asyncio.run(_replay(settings, raws, store))
    say(f"{len(raws)} raw records gave {filed} rows in {store}")
    raise typer.Exit(FINDING if refused else OK)


async def _raws(settings: Settings, since: datetime | None, until: datetime | None, feed: str | None) -> list[Record]:
    from streams.sources.log import read_log

    log = read_log(settings.kafka_client(), settings.prefix, RAW)
    found = [(received_at(record), record) async for record in log if feed is None or record.key == feed.encode()]
    wanted = [
        (time, record) for time, record in found if (since is None or time >= since) and (until is None or time < until)
    ]
    wanted.sort(key=lambda pair: (pair[0], pair[1].partition, pair[1].offset))
    return [record for _, record in wanted]


def received_at(record: Record) -> datetime:
    """Return when a raw record was received, as the parser would read it."""
    try:
        told = datetime.fromisoformat((record.header("received-at") or b"").decode())
    except ValueError:
        return from_millis(record.timestamp)
    return told if told.tzinfo else from_millis(record.timestamp)


async def _replay(settings: Settings, raws: list[Record], url: str) -> tuple[int, int]:
    from streams.dedupe import Desk
    from streams.sinks import store_for

    way = InProcess(known_feeds(settings), Desk())
    store = store_for(url)
    await store.open()
    filed = refused = 0
    try:
        async for batch in batches(_all_sends(way, raws)):
            done, bad = await file_batch(store, batch)
            filed, refused = filed + done, refused + bad
    finally:
        await store.close()
    return filed, refused


def _all_sends(way: InProcess, raws: list[Record]) -> Iterator[Send]:
    for record in raws:
        yield from way.record(record)


async def batches(sends: Iterator[Send]) -> AsyncIterator[list[Record]]:
    """Give offsets to what the pipeline sends, as if each topic had one partition, and yield it in batches."""
    from streams.sinks.rows import READERS

    offsets = dict.fromkeys(READERS, 0)
    batch: list[Record] = []
    for send in sends:
        if send.topic in offsets:
            batch.append(Record(send.topic, 0, offsets[send.topic], 0, send.key, send.value, send.headers))
            offsets[send.topic] += 1
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


async def file_batch(store: ArticleStore, batch: list[Record]) -> tuple[int, int]:
    """File a batch; return how many rows were filed and how many records the store refused."""
    from streams.sinks import file

    filed = await file(store, batch)
    for one in filed:
        if one.error:
            say(f"{one.record.topic}: {one.error.reason}: {one.error}")
    return sum(len(one.rows) for one in filed if one.error is None), sum(one.error is not None for one in filed)
