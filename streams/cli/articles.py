"""`copydesk articles` and `copydesk why`: what the store has, and the way of an item."""

import asyncio
import sys
from datetime import datetime
from typing import Annotated

import typer

from schemas.codec import encode, ndjson
from schemas.events import rfc3339
from streams.cli.exits import FINDING, say
from streams.cli.options import AllVersions, Feeds, Held, Killed, Languages, Since, Until
from streams.cli.state import load_settings, told_store
from streams.sinks.way import Way
from streams.text.spaces import visible

ASKED = (
    "A receipt or place (topic/partition/offset), a uri, a revision, a cluster, or headline words. Not a source or a "
    "sha256: the store has no index of them, and an answer tells both."
)


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


def why(
    name: Annotated[str, typer.Argument(help=ASKED)],
    *,
    json: Annotated[bool, typer.Option("--json", help="NDJSON, one object for each item.")] = False,
) -> None:
    """Tell the way of an item: received, parsed, judged, enriched, stored, delivered; or where it ended, and why."""
    from streams.sinks.existing import existing
    from streams.sinks.killed import shown
    from streams.sinks.why import ways

    settings = load_settings()

    async def run() -> list[tuple[Way, bool]]:
        async with existing(settings.store) as store:
            # Places are stored without the prefix, and other tools tell them with it.
            found = await ways(store, name.removeprefix(settings.prefix))
            return [(told := await shown(store, way), told.headline != way.headline) for way in found]

    found = asyncio.run(run())
    for way, killed in found:
        told = ndjson(encode(way)) if json else ("\n".join(map(visible, _lines(way, killed=killed))) + "\n\n").encode()
        sys.stdout.buffer.write(told)
    sys.stdout.flush()
    if not found:
        say(f"nothing in {told_store(settings)} is called {name!r}; `copydesk status` tells what is still on its way")
        raise typer.Exit(FINDING)


def _lines(way: Way, *, killed: bool) -> list[str]:
    """Tell one way in sentences, a step a line."""
    came = way.received
    lines = ["(killed)" if killed else way.headline or "(no headline)", f"  {way.receipt}: {way.outcome}"]
    if came.feed:
        size = f", {came.size} bytes" if came.size is not None else ""
        lines.append(
            f"  received   {_at(came.at) or 'at an unknown time'} from feed {came.feed}{size}, sha256 {came.sha256}"
        )
    if came.source:
        lines.append(f"  source     {came.source}")
    if read := way.read_as:
        dialect = f", dialect {read.dialect}" if read.dialect else ""
        lines.append(f"  parsed     as {read.format}{dialect}, charset {read.charset}")
        lines += [f"             warning: {warning}" for warning in read.warnings]
    if judged := way.judged:
        lines.append(f"  judged     {judged.kind}: {judged.reason}")
        lines += [f"             warning: {warning}" for warning in judged.warnings]
        if judged.of and judged.of != way.uri:
            alike = f", {judged.similarity:.2f} alike" if judged.similarity is not None else ""
            lines.append(f"             of {judged.of}{alike}")
        known = [f"{name} {value}" for name, value in (("cluster", judged.cluster), ("story", judged.story)) if value]
        lines += [f"             {', '.join(known)}"] if known else []
        if judged.held:
            lines.append(f"             held until {_at(judged.held_until) or 'somebody releases it'}")
    lines += _ends(way)
    return lines


def _at(time: datetime | None) -> str | None:
    """Spell a time for a person: as it stands in the data, cut to milliseconds."""
    if time is None:
        return None
    return rfc3339(time.replace(microsecond=time.microsecond // 1000 * 1000)).replace("000Z", "Z")


def _ends(way: Way) -> list[str]:
    lines = []
    if way.enriched:
        fared = ", ".join(f"{name} {status}" for name, status in way.enriched.status.items())
        lines.append(f"  enriched   {fared}")
    if stored := way.stored:
        state = "latest" if stored.latest else "living" if stored.living else "hidden by a kill"
        lines.append(f"  stored     {_at(stored.at) or 'at an unknown time'}: {way.uri}")
        lines.append(f"             version {stored.version}, revision {stored.revision}, {stored.pub_status}, {state}")
    lines += [f"  delivered  {there.topic}/{there.partition}/{there.offset}" for there in way.delivered]
    for died in way.dead:
        lines.append(f"  dead       {_at(died.at)} at {died.stage}: {died.reason}: {died.message}")
        lines.append(f"             attempt {died.attempts}; the letter lies at {died.place}")
    return lines
