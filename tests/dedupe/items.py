"""Parsed items for tests of dedupe: short to write, complete as parse makes them."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from schemas.article import Change, ParsedFacts, ParsedItem, Take
from schemas.ninjs import Body, Text
from schemas.raw import RawPointer
from schemas.vocab import Kind, PubStatus

START = datetime(2025, 3, 16, 12, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """Return a time in minutes after the start of the test's day."""
    return START + timedelta(minutes=minutes)


def parsed(
    guid: str | None = "tag:wire.example,2025:1",
    *,
    offset: int = 0,
    version: str | None = None,
    created: float | None = None,
    received: float | None = None,
    body: str = "The harbour was closed on Sunday.",
    kind: Kind = "new",
    status: PubStatus | None = "usable",
    agency: str = "Wire",
    feed: str | None = None,
    may_kill: bool = True,
    target: str | None = None,
    embargoed: float | None = None,
    embargo_text: str | None = None,
    receipt: str | None = None,
    headline: str | None = None,
    slug: str | None = None,
    number: int | None = None,
    take: int | None = None,
    priority: str | None = None,
) -> ParsedItem:
    """Make one parsed item; times in minutes, `received` defaults to the offset in seconds."""
    feed = feed or agency.lower()
    said: list[Any] = [agency, guid, version, created, status, kind, target, body]
    said += [part for part in (headline, number, embargoed, embargo_text) if part is not None]
    revision = sha256(repr(said).encode()).hexdigest()
    uri = guid if guid and ":" in guid else f"urn:copydesk:{feed}:{guid or revision}"
    return ParsedItem(
        uri=uri,
        version=version,
        version_created=None if created is None else at(created),
        embargoed_until=None if embargoed is None else at(embargoed),
        pub_status=status,
        slugline=slug,
        headlines=(Text(value=f"Harbour closed, version {version}" if headline is None else headline),),
        bodies=(Body(content_type="text/plain", value=body),),
        copydesk=ParsedFacts(
            feed=feed,
            agency=agency,
            received_at=at(offset / 60 if received is None else received),
            receipt=receipt or f"wire.raw.v1/0/{offset}#0",
            revision=revision,
            raw=RawPointer(topic="wire.raw.v1", partition=0, offset=offset, sha256="0" * 64, size=len(body)),
            format="ninjs",
            warnings=(),
            priority=priority,
            take=None if take is None else Take(number=take),
            change=Change(kind=kind, number=number),
            may_kill=may_kill,
            guid=guid,
            target=target,
            embargo_text=embargo_text,
        ),
    )
