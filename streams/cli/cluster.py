"""`copydesk cluster show`: the items of one text or one running story, as the store knows them."""

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from schemas.codec import ndjson
from streams.cli.cluster_item import facts
from streams.cli.exits import FINDING, say
from streams.cli.state import load_settings, told_store
from streams.sinks.way import Way
from streams.text.spaces import visible

if TYPE_CHECKING:
    from schemas.article import Story
    from streams.sinks.stories import Member

app = typer.Typer(help="Articles with the same text: what belongs together, and why.", no_args_is_help=True)

_MOST = 1000


@app.command("show")
def show(
    name: Annotated[
        str, typer.Argument(help="A cluster (or the receipt, uri or revision of one of its items), or a running story.")
    ],
    *,
    json: Annotated[bool, typer.Option("--json", help="NDJSON, one object for each item.")] = False,
) -> None:
    """Tell the items of a cluster in the order of receiving: kind, feed, what is repeated, how alike, and why.

    Of a running story (an id that begins with s-) tell the items in the order of sending, and who had it first.
    """
    story, missing = asyncio.run(_story(name.strip()))
    if story:
        _tell_story(name.strip(), story, missing, json=json)
        return
    found = asyncio.run(_members(name.strip()))
    if not found:
        say(
            f"{told_store(load_settings())} has no cluster and no story of {name!r}; `copydesk why` tells the cluster of an item"
        )
        raise typer.Exit(FINDING)
    for way, killed in found:
        told = ndjson(orjson.dumps(facts(way))) if json else _told(way, killed=killed).encode()
        sys.stdout.buffer.write(told)
    sys.stdout.flush()


async def _story(name: str) -> "tuple[list[Member], Story | None]":
    """Return the items of a running story and what they tell of a first one that is missing; none for other names."""
    from streams.sinks.existing import existing
    from streams.sinks.stories import members, missing_first

    async with existing(load_settings().store) as store:
        found = await members(store, name, _MOST)
        return found, await missing_first(store, found) if found else None


def _tell_story(story: str, found: "list[Member]", missing: "Story | None", *, json: bool) -> None:
    from streams.cli.running_story import as_json, in_words

    sys.stdout.buffer.writelines(as_json(story, found) if json else in_words(story, found, missing))
    sys.stdout.flush()
    if len(found) == _MOST:
        say(f"these are the first {_MOST} items of the story; there may be more")


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


def _told(way: Way, *, killed: bool) -> str:
    """Tell one item in two or three lines."""
    known = facts(way)
    alike = f" {known['similarity']:.2f}" if known["similarity"] is not None else ""
    headline = "(killed)" if killed else way.headline or "(no headline)"
    other = known["of"] if known["of"] != known["uri"] and str(known["of"]) not in str(known["reason"]) else None
    lines = [
        f"{known['kind']}{alike}  {known['receivedAt']}  {known['feed']}  {headline}",
        f"  {known['receipt']}  {known['uri']}",
        f"  {known['reason']}" + (f", of {other}" if other else ""),
    ]
    return "\n".join(map(visible, lines)) + "\n"
