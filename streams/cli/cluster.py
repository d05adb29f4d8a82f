"""`copydesk cluster show`: the items of one text, as the store knows them, and why they stand together."""

import asyncio
import sys
from typing import Annotated

import orjson
import typer

from schemas.codec import ndjson
from schemas.events import rfc3339
from streams.cli.exits import FINDING, say
from streams.cli.state import load_settings, told_store
from streams.sinks.way import Way
from streams.text.spaces import visible

app = typer.Typer(help="Articles with the same text: what belongs together, and why.", no_args_is_help=True)

_MOST = 1000


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A cluster, or the receipt, uri or revision of one of its items.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="NDJSON, one object for each item.")] = False,
) -> None:
    """Tell the items of a cluster in the order of receiving: kind, feed, what is repeated, how alike, and why."""
    found = asyncio.run(_members(name.strip()))
    if not found:
        say(f"{told_store(load_settings())} has no cluster of {name!r}; `copydesk why` tells the cluster of an item")
        raise typer.Exit(FINDING)
    for way, killed in found:
        told = ndjson(orjson.dumps(_facts(way))) if json else _told(way, killed=killed).encode()
        sys.stdout.buffer.write(told)
    sys.stdout.flush()


async def _members(name: str) -> list[tuple[Way, bool]]:
    """Return the ways of the items of a cluster, which one of them may name, and whether its headline is one of a kill."""
    from streams.sinks.existing import existing
    from streams.sinks.killed import shown
    from streams.sinks.why import ways

    settings = load_settings()
    async with existing(settings.store) as store:
        named = await ways(store, name.removeprefix(settings.prefix), _MOST)
        clusters = {way.judged.cluster for way in named if way.judged and way.judged.cluster}
        if len(clusters) != 1:
            return []
        cluster = clusters.pop()
        members = named if name == cluster else await ways(store, cluster, _MOST)
        members = [way for way in members if way.judged and way.judged.cluster == cluster]
        return [(told := await shown(store, way), told.headline != way.headline) for way in members]


def _facts(way: Way) -> dict[str, object]:
    judged = way.judged
    assert judged is not None
    return {
        "cluster": judged.cluster,
        "receipt": way.receipt,
        "uri": way.uri,
        "feed": way.received.feed,
        "receivedAt": rfc3339(way.received.at) if way.received.at else None,
        "kind": judged.kind,
        "of": judged.of,
        "similarity": judged.similarity,
        "story": judged.story,
        "reason": judged.reason,
        "headline": way.headline,
    }


def _told(way: Way, *, killed: bool) -> str:
    """Tell one item in two or three lines."""
    facts = _facts(way)
    alike = f" {facts['similarity']:.2f}" if facts["similarity"] is not None else ""
    headline = "(killed)" if killed else way.headline or "(no headline)"
    other = facts["of"] if facts["of"] != facts["uri"] and str(facts["of"]) not in str(facts["reason"]) else None
    lines = [
        f"{facts['kind']}{alike}  {facts['receivedAt']}  {facts['feed']}  {headline}",
        f"  {facts['receipt']}  {facts['uri']}",
        f"  {facts['reason']}" + (f", of {other}" if other else ""),
    ]
    return "\n".join(map(visible, lines)) + "\n"
