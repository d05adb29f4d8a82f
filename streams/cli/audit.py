"""`copydesk audit`: what lies on the topics against what stands in the store, by id, and what is missing."""

import asyncio
import sys
from typing import Annotated

import typer

from schemas.article import Article, ParsedItem
from schemas.codec import decode, encode, ndjson
from schemas.dead import read_dead
from schemas.topics import ARTICLES, DEAD, HELD, PARSED, RAW, VERDICTS
from schemas.verdict import Verdict
from streams.cli.exits import FINDING, OK
from streams.cli.state import load_settings
from streams.messages import Record
from streams.settings import Settings
from streams.sinks import ArticleKey, Judgement, StoredIds
from streams.sinks.audit import Audit, OnTopics
from streams.sinks.audit import audit as compare

LOGS = (RAW, PARSED, VERDICTS, HELD, ARTICLES, DEAD)
"""The topics that an audit reads."""


def audit(*, json: Annotated[bool, typer.Option("--json", help="All ids, as one JSON object.")] = False) -> None:
    """Count what went in against what came out; exit 1 when something is missing.

    What is still on its way counts as missing too: ask again once the stages have no lag.
    """
    found = asyncio.run(_audit(load_settings()))
    if json:
        sys.stdout.buffer.write(ndjson(encode(found)))
    else:
        for name in ("records", "items", "verdicts", "versions", "held", "dead", "missing"):
            sys.stdout.write(f"{name:<9} {len(getattr(found, name))}\n")
        for identity, fault in list(found.faults.items())[:20]:
            sys.stdout.write(f"  missing: {identity} {fault}\n")
    sys.stdout.flush()
    raise typer.Exit(FINDING if found.missing else OK)


async def _audit(settings: Settings) -> Audit:
    stored = await _stored(settings)
    return compare(await _on_topics(settings), stored)


async def _stored(settings: Settings) -> StoredIds:
    from streams.sinks import store_for

    store = store_for(settings.store)
    await store.open()
    try:
        return await store.ids()
    finally:
        await store.close()


async def _on_topics(settings: Settings) -> OnTopics:
    from streams.sources.log import read_log

    async def log(topic: str) -> list[Record]:
        return [record async for record in read_log(settings.kafka_client(), settings.prefix, topic)]

    said = dict(zip(LOGS, await asyncio.gather(*map(log, LOGS)), strict=True))
    verdicts: dict[str, Judgement] = {}
    for record in said[VERDICTS]:
        judgement = Judgement.of(decode(Verdict, record.value or b""))
        verdicts.setdefault(judgement.receipt, judgement)
    held = {record.key: record.value for record in said[HELD]}
    return OnTopics(
        records=frozenset(record.place for record in said[RAW]),
        items=frozenset(map(_receipt, said[PARSED])),
        verdicts=verdicts,
        articles=dict(map(_key, said[ARTICLES])),
        dead=dict(map(_death, said[DEAD])),
        held=frozenset((key or b"").decode() for key, value in held.items() if value is not None),
    )


def _receipt(record: Record) -> str:
    return decode(ParsedItem, record.value or b"").copydesk.receipt


def _key(record: Record) -> tuple[ArticleKey, str]:
    """Return the storage key of a published version, and its receipt."""
    article = decode(Article, record.value or b"")
    return ArticleKey(article.uri, article.copydesk.revision), article.copydesk.receipt


def _death(record: Record) -> tuple[str, str]:
    from streams.sinks.origin import origin

    letter = read_dead(
        key=record.key, value=record.value, headers=record.headers, timestamp=record.timestamp, place=record.place
    )
    return record.place, origin(letter).receipt
