"""`copydesk articles`: what the store has."""

import asyncio
import sys
from typing import Annotated

import typer

from schemas.codec import ndjson
from streams.cli.options import AllVersions, Feeds, Held, Killed, Languages, Since, Until
from streams.cli.state import load_settings


def articles(
    *,
    uri: Annotated[str | None, typer.Option("--uri", help="Only this article.")] = None,
    feed: Feeds = None,
    lang: Languages = None,
    all_versions: AllVersions = False,
    since: Since = None,
    until: Until = None,
    killed: Killed = False,
    held: Held = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
) -> None:
    """Print articles of the store as NDJSON, oldest first; killed and withheld ones are hidden."""
    from streams.sinks import ArticleQuery
    from streams.sinks.existing import existing

    query = ArticleQuery(
        uri=uri, feeds=tuple(feed or ()), languages=tuple(lang or ()), since=since, until=until,
        all_versions=all_versions, killed=killed, held=held, limit=limit,
    )  # fmt: skip

    async def run() -> None:
        async with existing(load_settings().store) as store:
            async for stored in store.articles(query):
                sys.stdout.buffer.write(ndjson(stored.article))

    asyncio.run(run())
    sys.stdout.flush()
