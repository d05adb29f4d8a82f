"""`copydesk why`: the way of an item, or where it ended, and why."""

import asyncio
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.codec import encode, ndjson
from schemas.events import rfc3339
from streams.cli.exits import FINDING, say
from streams.cli.state import load_settings, told_store
from streams.sinks.way import Way
from streams.text.spaces import visible

if TYPE_CHECKING:
    from streams.sinks import ArticleStore

ASKED = (
    "A receipt or place (topic/partition/offset), a uri, a revision, a cluster, or headline words. Not a source or a "
    "sha256: the store has no index of them, and an answer tells both."
)


def why(
    name: Annotated[str, typer.Argument(help=ASKED)],
    *,
    json: Annotated[bool, typer.Option("--json", help="NDJSON, one object for each item.")] = False,
) -> None:
    """Tell the way of an item: received, parsed, judged, enriched, stored, delivered; or where it ended, and why."""
    from streams.sinks.existing import existing
    from streams.sinks.why import ways

    settings = load_settings()

    async def run() -> tuple[list[tuple[Way, bool]], bool]:
        async with existing(settings.store) as store:
            # Places are stored without the prefix, and other tools tell them with it.
            found = await ways(store, name.removeprefix(settings.prefix))
            return [await _shown(store, way) for way in found], not found and bool(await store.story(name.strip(), 1))

    found, story = asyncio.run(run())
    for way, killed in found:
        told = ndjson(encode(way)) if json else ("\n".join(map(visible, _lines(way, killed=killed))) + "\n\n").encode()
        sys.stdout.buffer.write(told)
    sys.stdout.flush()
    if not found:
        say(
            f"{name!r} is a running story, not an item; `copydesk cluster show {name.strip()}` tells its items"
            if story
            else f"nothing in {told_store(settings)} is called {name!r}; `copydesk status` tells what is still on its way"
        )
        raise typer.Exit(FINDING)


async def _shown(store: "ArticleStore", way: Way) -> tuple[Way, bool]:
    """Return a way as an operator is told it, with the notice that killed it, and whether it lost its headline."""
    from streams.sinks.killed import shown
    from streams.sinks.notices import notice

    told = await shown(store, way)
    told = told.model_copy(update={"killed_by": await notice(store, way)})
    return told, told.headline != way.headline


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
            was = "was held" if way.stored else "held"
            lines.append(f"             {was} until {_at(judged.held_until) or 'somebody releases it'}")
    return [*lines, *_ends(way), *_killed(way)]


def _killed(way: Way) -> list[str]:
    """Tell who killed the article, by which notice, and in which words."""
    if (by := way.killed_by) is None:
        return []
    through = f" through feed {by.feed}" if by.feed != by.agency else ""
    what = "this is the notice" if by.receipt == way.receipt else f"notice {by.receipt}"
    said = by.words.splitlines() or ["(no words of its own)"]
    return [
        f"  killed     {_at(by.at)} by {by.agency}{through}: {by.kind}, {what}",
        *(f"             says: {line}" for line in said),
    ]


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
        # Import alone stores an article without the place where it lay on its topic, and with it the time.
        lines.append(f"  stored     {_at(stored.at) or 'by import, which keeps no time'}: {way.uri}")
        lines.append(f"             version {stored.version}, revision {stored.revision}, {stored.pub_status}, {state}")
    lines += [f"  delivered  {there.topic}/{there.partition}/{there.offset}" for there in way.delivered]
    for died in way.dead:
        lines.append(f"  dead       {_at(died.at)} at {died.stage}: {died.reason}: {died.message}")
        lines.append(f"             attempt {died.attempts}; the letter lies at {died.place}")
    return lines
