"""Rows of a stream as parsed items, and what the desk makes of them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from schemas.article import Change, ParsedFacts, ParsedItem
from schemas.ninjs import Body, Text
from schemas.raw import RawPointer
from schemas.verdict import Verdict
from streams.dedupe import Desk, Place
from streams.parse.datelines import read_dateline

START = datetime(2026, 1, 1, tzinfo=UTC)


class Row(NamedTuple):
    """One item of a stream and the truth of it: which story it tells, and what was done to it."""

    id: str
    time: datetime
    headline: str
    text: str
    story: str
    kind: str


def at(hour: float) -> datetime:
    """Return the time of an hour of a stream."""
    return START + timedelta(hours=hour)


def item_of(row: Row, offset: int) -> ParsedItem:
    """Return a row as a parsed item, its dateline read as the stage parse does; each comes by a feed of its own."""
    revision = sha256(repr(row[:4]).encode()).hexdigest()
    feed, found = f"feed-{offset}", read_dateline(row.text)
    return ParsedItem(
        uri=f"urn:copydesk:{feed}:{revision}",
        version_created=row.time,
        headlines=(Text(value=row.headline),) if row.headline else (),
        bodies=(Body(content_type="text/plain", value=found.rest if found else row.text),),
        copydesk=ParsedFacts(
            feed=feed,
            agency=feed,
            received_at=row.time,
            receipt=f"wire.raw.v1/0/{offset}#0",
            revision=revision,
            raw=RawPointer(topic="wire.raw.v1", partition=0, offset=offset, sha256="", size=len(row.text)),
            format="line",
            warnings=(),
            dateline=found.dateline if found else None,
            change=Change(kind="new"),
        ),
    )


def judged(rows: Iterable[Row], desk: Desk | None = None) -> Iterator[Verdict]:
    """Yield the verdict on each row."""
    desk = desk or Desk()
    for offset, row in enumerate(rows):
        yield desk.decide(item_of(row, offset), Place(0, offset)).verdict
