"""`copydesk replay`: the raw topic again, from its beginning, through today's code into a store of its own.

Redelivery is not replay: this has a memory and a store of its own and touches no topic. Raw partitions are merged by
(`receivedAt`, partition, offset), so that two replays see the same order and give byte-identical rows. Time passes as the
items say: an embargo ends before the first item received after it, and at the end those that are over by now.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import typer

from schemas.canary import is_canary
from schemas.topics import RAW
from streams.cli.exits import FINDING, OK, say
from streams.cli.state import known_feeds, load_settings
from streams.cli.times import bound
from streams.errors import ConfigError, TransientError
from streams.messages import Record, Send
from streams.parse.contract import received_at
from streams.settings import Settings
from streams.sinks import ArticleStore

BATCH = 200
"""Records filed in one transaction."""

Place = tuple[datetime, int, int]
"""When a raw record was received, its partition and its offset: what replay sorts by."""


class Asked(NamedTuple):
    """Which raw records: received at or after `since`, before `until`, of one feed."""

    since: datetime | None = None
    until: datetime | None = None
    feed: str | None = None

    def covers(self, received: datetime) -> bool:
        """Whether a time of receiving is asked for."""
        return (self.since is None or received >= self.since) and (self.until is None or received < self.until)


def replay(
    *,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            help="An empty store to fill, such as sqlite:///replay.sqlite; with --dry-run the one to compare with, "
            "by default that of the settings.",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option("--from", parser=bound, metavar="TIME", help="Only items received at or after this."),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", parser=bound, metavar="TIME", help="Only items received before.")
    ] = None,
    feed: Annotated[str | None, typer.Option("--feed", help="Only this feed.")] = None,
    into_existing: Annotated[
        bool,
        typer.Option("--into-existing", help="Fill a store that has rows already; the new ones stand beside them."),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Write nothing; print each stored version that would change, as NDJSON."),
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Texts whole; else 200 characters around the first difference.")
    ] = False,
) -> None:
    """Read the raw topic again and file what comes of it into another store; stderr tells how much it was.

    With --dry-run nothing is filed: one object for each version that would be another one today, with the fields that
    differ (JSON Pointers); exit 1 when there is one.
    """
    settings, asked = load_settings(), Asked(since, until, feed)
    if dry_run:
        from streams.cli import dry_run as comparing

        found = asyncio.run(comparing.dry_run(settings, store or settings.store, asked, full=full))
    elif store is None:
        raise typer.BadParameter("name an empty store to fill, or ask with --dry-run", param_hint="--store")
    else:
        found = asyncio.run(_replay(settings, store, asked, into_existing=into_existing))
    raise typer.Exit(FINDING if found else OK)


async def _replay(settings: Settings, url: str, asked: Asked, *, into_existing: bool) -> bool:
    """Fill the store; return whether it refused a record."""
    if not into_existing:
        await _require_empty(url)
    places = await places_of(settings, asked)
    filed, refused = await fill(settings, url, places)
    say(f"{len(places)} raw records gave {filed} rows in {url}")
    return bool(refused)


async def _require_empty(url: str) -> None:
    from streams.sinks import store_for

    store = store_for(url)
    await store.open()
    try:
        if not await _is_empty(store):
            raise ConfigError(f"{url} has rows already: name a new store, or add --into-existing")
    finally:
        await store.close()


async def fill(settings: Settings, url: str, places: list[Place]) -> tuple[int, int]:
    """Take the raw records all the way into a store; return how many rows were filed and how many were refused."""
    from streams.sinks import store_for

    store = store_for(url)
    await store.open()
    filed = refused = 0
    try:
        async for batch in batches(_sends(settings, places)):
            done, bad = await file_batch(store, batch)
            filed, refused = filed + done, refused + bad
    finally:
        await store.close()
    return filed, refused


async def _is_empty(store: ArticleStore) -> bool:
    from streams.sinks import ArticleQuery, DeadQuery, VerdictQuery

    everything = ArticleQuery(all_versions=True, killed=True, held=True, limit=1)
    rows = (store.articles(everything), store.verdicts(VerdictQuery(limit=1)), store.dead(DeadQuery(limit=1)))
    return not [one for some in rows async for one in some]


async def places_of(settings: Settings, asked: Asked) -> list[Place]:
    """Return the raw records that are asked for, in the order of receiving; their bytes are read when it is their turn."""
    from streams.sources.log import read_log

    log = read_log(settings.kafka_client(), settings.prefix, RAW)
    found = [
        (received_at(record, []), record.partition, record.offset)
        async for record in log
        if asked.feed is None or record.key == asked.feed.encode()
        if not is_canary(record.topic, record.key, record.value, record.headers)
    ]
    return sorted(place for place in found if asked.covers(place[0]))


async def _sends(settings: Settings, places: list[Place]) -> AsyncIterator[Send]:
    """Take the raw records all the way, one after the other."""
    from streams.agents.ner.extra import enriching, recogniser
    from streams.dedupe import Desk
    from streams.pipeline.way import InProcess
    from streams.sources.merged import read_in_order

    spots = [(partition, offset) for _, partition, offset in places]
    times = iter(places)
    with recogniser(settings) as pool:
        way = InProcess(known_feeds(settings), Desk(), enriching(pool))
        async with aclosing(read_in_order(settings.kafka_client(), settings.prefix, RAW, spots)) as records:
            async for record in records:
                for send in (*way.release(next(times)[0]), *way.record(record)):
                    yield send
        for send in way.release(datetime.now(UTC)):
            yield send


async def batches(sends: AsyncIterator[Send]) -> AsyncIterator[list[Record]]:
    """Give offsets to what the pipeline sends, as if each topic had one partition, and yield it in batches."""
    from streams.sinks.rows import READERS

    offsets = dict.fromkeys(READERS, 0)
    batch: list[Record] = []
    async for send in sends:
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

    try:
        filed = await file(store, batch)
    except TransientError as error:
        raise TransientError(f"{error}. Replay again with --into-existing: what is filed stays") from error
    for one in filed:
        if one.error:
            say(f"{one.record.topic}: {one.error.reason}: {one.error}")
    return sum(len(one.rows) for one in filed if one.error is None), sum(one.error is not None for one in filed)
