"""`copydesk tail`: what comes by on a topic, live and filtered; a reader of its own, no group, nothing committed."""

import asyncio
import sys
import unicodedata
from datetime import datetime
from typing import Annotated, Any

import orjson
import typer

from schemas.canary import is_canary
from schemas.codec import ndjson
from schemas.topics import ARTICLES, DEAD, MARKER_KEY, RAW, TOPICS
from streams.cli.exits import USAGE, say
from streams.cli.state import load_settings
from streams.cli.times import bound


def tail(
    topic: Annotated[str, typer.Argument(help="The topic, without the prefix.")] = ARTICLES,
    *,
    feed: Annotated[str | None, typer.Option("--feed", help="Only this feed.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Only this language (BCP 47).")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Only articles about or from this place.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", parser=bound, metavar="TIME", help="Begin at this time.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The values as NDJSON.")] = False,
    limit: Annotated[int, typer.Option("--limit", help="Stop after so many records; 0 never stops.")] = 0,
    canaries: Annotated[
        bool, typer.Option("--canaries", help="Also the synthetic items that measure the way.")
    ] = False,
) -> None:
    """Print records as they arrive, until interrupted."""
    if topic not in TOPICS:
        say(f"no topic {topic}; there are {', '.join(TOPICS)}")
        raise typer.Exit(USAGE)
    try:
        wanted = {"feed": feed, "lang": lang, "place": place}
        asyncio.run(_tail(topic, wanted, since, json=json, limit=limit, canaries=canaries))
    except KeyboardInterrupt:
        say("stopped")


async def _tail(
    topic: str, wanted: dict[str, str | None], since: datetime | None, *, json: bool, limit: int, canaries: bool
) -> None:
    from streams.sources.log import assign_all, reader

    settings = load_settings()
    async with reader(settings.kafka_client(), topic) as consumer:
        partitions = await assign_all(consumer, settings.kafka_client(), settings.prefix + topic)
        await _seek(consumer, partitions, since)
        shown = 0
        async for message in consumer:
            if message.key == MARKER_KEY or not _matches(message, wanted):
                continue
            if not canaries and is_canary(topic, message.key, message.value, message.headers):
                continue
            sys.stdout.buffer.write(ndjson(message.value or b"null") if json else _line(message).encode() + b"\n")
            sys.stdout.flush()
            shown += 1
            if shown == limit:
                return


async def _seek(consumer: Any, partitions: list[Any], since: datetime | None) -> None:
    if since is None:
        await consumer.seek_to_end(*partitions)
        return
    # A place for each partition at once: `seek_to_end` of the few that have nothing newer lost the race against the
    # consumer's own first positions, and whole partitions came from their beginning.
    from streams.client.broker import starts

    for partition, offset in (await starts(consumer, partitions, since)).items():
        consumer.seek(partition, offset)


def _matches(message: Any, wanted: dict[str, str | None]) -> bool:
    """Whether a record is wanted. Raw and dead records are bytes of any kind: of those only the feed is known."""
    item: dict[str, Any] = {}
    feed = (message.key or b"").decode(errors="replace")
    if not message.topic.endswith((RAW, DEAD)):
        said = orjson.loads(message.value or b"{}")
        item = said.get("item", said)
        feed = item.get("copydesk", item).get("feed")
    return (
        wanted["feed"] in (None, feed)
        and (wanted["lang"] is None or _speaks(item, wanted["lang"]))
        and (wanted["place"] is None or _about(item, wanted["place"]))
    )


def _speaks(item: dict[str, Any], language: str) -> bool:
    """Whether an item is in a language or one of its variants: en-GB is en."""
    return f"{item.get('language') or ''}-".lower().startswith(f"{language}-".lower())


def _about(item: dict[str, Any], place: str) -> bool:
    names = [item.get("located") or ""] + [there.get("name") or "" for there in item.get("places", ())]
    return _folded(place) in {_folded(name) for name in names}


def _folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def _line(message: Any) -> str:
    """One record for a person: where it lies, its key, and its headline where it has one."""
    place = f"{message.topic}/{message.partition}/{message.offset}"
    key = (message.key or b"").decode(errors="replace")
    if message.value is None:
        return f"{place}  {key}  (tombstone)"
    try:
        said = orjson.loads(message.value)
        item = said.get("item", said)
        wire = item.get("copydesk", {})
        headline = (item.get("headlines") or [{"value": item.get("headline", "")}])[0]["value"]
        kind = said.get("verdict", {}).get("kind") or wire.get("change", {}).get("kind") or said.get("kind", "")
        return f"{place}  {wire.get('feed', '')}  {item.get('language', '')}  {kind}  {headline}  {key}"
    except (orjson.JSONDecodeError, AttributeError, KeyError, IndexError, TypeError):
        return f"{place}  {key}  ({len(message.value)} bytes)"
