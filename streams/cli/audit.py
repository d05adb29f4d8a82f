"""`copydesk audit`: what lies on the topics against what stands in the store, by id, and what is missing."""

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, TypeVar

import typer

from schemas.article import Article, ParsedItem
from schemas.canary import is_canary
from schemas.codec import decode, encode, ndjson
from schemas.raw import Receipt
from schemas.topics import ARTICLES, DEAD, HELD, PARSED, RAW, VERDICTS
from schemas.verdict import Verdict
from streams.cli.exits import FINDING, OK, TRY_AGAIN, brief, say
from streams.cli.reads import behind
from streams.cli.state import load_settings
from streams.messages import Record
from streams.settings import Settings
from streams.sinks import ArticleKey, Judgement, StoredIds
from streams.sinks.audit import Audit, OnTopics, place_of
from streams.sinks.audit import audit as compare
from streams.sinks.tally import tally

T = TypeVar("T")

LOGS = (RAW, PARSED, VERDICTS, HELD, ARTICLES, DEAD)
"""The topics that an audit reads."""

COUNTS = {
    "records": "raw records on the topic",
    "items": "parsed or judged; the sum below counts an unreadable record as one, too",
    "verdicts": "on the topic or in the store",
    "versions": "in the store",
    "held": "under embargo",
    "dead": "items and records with a dead letter",
    "missing": "things; an item may lack several, and the sum below counts it once",
}
"""What is counted, in the order of the table."""


def audit(*, json: Annotated[bool, typer.Option("--json", help="All ids, as one JSON object.")] = False) -> None:
    """Count what went in against what came out; exit 1 when something is missing.

    What is still on its way is missing too: while stages have records to do it ends with 75, and you run it again.
    """
    found, sentence, waiting = asyncio.run(_audit(load_settings()))
    if json:
        sys.stdout.buffer.write(ndjson(encode(found)))
    else:
        for name, what in COUNTS.items():
            sys.stdout.write(f"{name:<9} {len(getattr(found, name)):<8} {what}\n")
        for identity, fault in list(found.faults.items())[:20]:
            sys.stdout.write(f"  missing: {identity} {fault}\n")
        sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
    if found.missing and waiting:
        say(f"{len(found.missing)} may be on their way: the stages have {waiting} records to do; run again")
    raise typer.Exit(OK if not found.missing else TRY_AGAIN if waiting else FINDING)


async def _audit(settings: Settings) -> tuple[Audit, str, int]:
    """Return what was found, its sum in words, and how many records the stages have to do if something is missing."""
    stored, waiting = await _stored(settings), 0
    topics = await _on_topics(settings, stored)
    found = compare(topics, stored)
    if found.missing and not (waiting := sum((await behind(settings)).values())):
        stored = await _stored(settings)  # it may have come since: only now all that lay on the topics must be there
        found = compare(topics, stored)
    return found, tally(topics, stored, found).sentence, waiting


async def _stored(settings: Settings) -> StoredIds:
    from streams.sinks.existing import existing

    async with existing(settings.store) as store:
        return await store.ids()


async def _on_topics(settings: Settings, stored: StoredIds) -> OnTopics:
    """Read the topics without the canaries; one that died stays, as its letter does, so that the sum is right."""
    from streams.sources.log import read_log

    async def log(topic: str) -> list[Record]:
        return [record async for record in read_log(settings.kafka_client(), settings.prefix, topic)]

    said = dict(zip(LOGS, await asyncio.gather(*map(log, LOGS)), strict=True))
    dead = dict(_read(said[DEAD], _death))
    died = {place_of(receipt) for receipt in (*dead.values(), *stored.dead.values())}
    said |= {topic: [one for one in some if one.place in died or not _canary(one)] for topic, some in said.items()}
    verdicts: dict[str, Judgement] = {}
    for judgement in _read(said[VERDICTS], _judgement):
        verdicts.setdefault(judgement.receipt, judgement)
    held = {record.key: record.value for record in said[HELD]}
    return OnTopics(
        records=frozenset(record.place for record in said[RAW]),
        items=frozenset(map(_receipt, said[PARSED])),
        verdicts=verdicts,
        articles=dict(_read(said[ARTICLES], _key)),
        dead=dead,
        held=frozenset((key or b"").decode(errors="replace") for key, value in held.items() if value is not None),
    )


def _canary(record: Record) -> bool:
    return is_canary(record.topic, record.key, record.value, record.headers)


def _read(records: Iterable[Record], read: Callable[[Record], T]) -> Iterator[T]:
    """Read records one by one; one that can't be read is told and left out, for all others still count."""
    for record in records:
        try:
            yield read(record)
        except (KeyError, ValueError) as error:
            say(f"{record.place}: left out, it can't be read: {brief(error)}")


def _receipt(record: Record) -> str:
    """Return the receipt of a parsed item; one that can't be read is a dead letter by what it still says, or its place."""
    try:
        return decode(ParsedItem, record.value or b"").copydesk.receipt
    except ValueError as error:
        from streams.sinks.origin import receipt_in

        say(f"{record.place}: can't be read: {brief(error)}")
        return receipt_in(record)


def _judgement(record: Record) -> Judgement:
    judgement = Judgement.of(decode(Verdict, record.value or b""))
    Receipt.parse(judgement.receipt)  # versions are ordered by it
    return judgement


def _key(record: Record) -> tuple[ArticleKey, str]:
    """Return the storage key of a published version, and its receipt."""
    article = decode(Article, record.value or b"")
    return ArticleKey(article.uri, article.copydesk.revision), article.copydesk.receipt


def _death(record: Record) -> tuple[str, str]:
    from streams.sinks.letters import letter_of
    from streams.sinks.origin import origin

    return record.place, origin(letter_of(record)).receipt
