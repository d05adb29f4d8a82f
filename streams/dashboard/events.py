"""What a record of `news.articles.v1` becomes on the live stream: an event, encoded once for all readers."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import orjson
from pydantic import ConfigDict, ValidationError

from schemas.base import Model, UtcTime
from schemas.codec import decode
from schemas.events import rfc3339
from schemas.vocab import Kind, PubStatus
from streams.client.records import hidden

Positions = dict[int, int]
"""Partition → offset of the next record. A partition that is missing stands at 0."""

NAMES: dict[PubStatus, str] = {"canceled": "kill", "withheld": "hold", "usable": "article"}

log = logging.getLogger(__name__)


class ChangeSaid(Model):
    """Of `copydesk.change`, what an event needs."""

    model_config = ConfigDict(extra="ignore")
    kind: Kind
    note: str | None = None


class WireSaid(Model):
    """Of `copydesk`, what an event needs."""

    model_config = ConfigDict(extra="ignore")
    feed: str
    revision: str
    change: ChangeSaid


class Said(Model):
    """Of an article, what must be known to hand it on. The rest is passed through as bytes, and never read."""

    model_config = ConfigDict(extra="ignore")
    uri: str
    version_created: UtcTime | None = None
    pub_status: PubStatus | None = None
    language: str | None = None
    copydesk: WireSaid

    @property
    def status(self) -> PubStatus:
        """What may be done with it."""
        return self.pub_status or "usable"


@dataclass(frozen=True, slots=True)
class Event:
    """One event: where its record lay, whom it is for, and its lines but for the id. `always`: a kill or a hold."""

    partition: int
    offset: int
    feed: str
    language: str
    always: bool
    lines: bytes


class Wanted:
    """Which events a reader asked for. A kill or hold always fits.

    A kill may come by another feed of the agency and says no language, and who has the text must hear of it.
    """

    def __init__(self, feeds: Collection[str], languages: Collection[str]) -> None:
        self._feeds = frozenset(feeds)
        self._languages = tuple(f"{language}-".lower() for language in languages)

    def fits(self, event: Event) -> bool:
        """Whether to hand it out. `en` means en-GB too."""
        return event.always or (
            (not self._feeds or event.feed in self._feeds)
            and (not self._languages or event.language.startswith(self._languages))
        )


def event_of(message: Any) -> Event | None:
    """Return the event of a record; None for a canary, a marker, and, with a warning, for what is no article."""
    if hidden(message):
        return None
    try:
        said = decode(Said, message.value or b"")
        data = one_line(message.value) if said.status == "usable" else _without_text(said)
    except ValueError as error:  # pydantic's, which would quote the text, and orjson's
        place = f"{message.topic}/{message.partition}/{message.offset}"
        log.warning("%s is no article and was left out of the stream: %s", place, _why(error))
        return None
    return Event(
        message.partition,
        message.offset,
        said.copydesk.feed,
        f"{said.language or ''}-".lower(),
        said.status != "usable",
        b"event: %s\ndata: %s\n" % (NAMES[said.status].encode(), data),
    )


def _why(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{first['msg']} at {first['loc']}"


def one_line(value: bytes) -> bytes:
    """Return JSON without line breaks, which would end a line of the stream.

    Inside of its strings JSON has none, so only JSON that somebody laid out for people must be written anew.
    """
    return orjson.dumps(orjson.loads(value)) if b"\n" in value or b"\r" in value else value


def _without_text(said: Said) -> bytes:
    """Return what a kill or hold tells: what must go, never what it said."""
    wire = said.copydesk
    return orjson.dumps({
        "uri": said.uri,
        "kind": wire.change.kind,
        "revision": wire.revision,
        "feed": wire.feed,
        "versionCreated": rfc3339(said.version_created) if said.version_created else None,
        "note": wire.change.note,
    })  # fmt: skip


def spell(positions: Positions) -> bytes:
    """Spell positions as an event id: `0:123,1:45`."""
    return ",".join(f"{partition}:{offset}" for partition, offset in sorted(positions.items())).encode()


def read_positions(text: str) -> Positions:
    """Read what `spell` wrote; ValueError for anything else."""
    pairs = [part.split(":") for part in text.split(",")]
    if not all(len(pair) == 2 and all(each.isascii() and each.isdecimal() for each in pair) for pair in pairs):  # noqa: PLR2004
        raise ValueError(f"{text!r} is no event id: one reads 0:123,1:45")
    return {int(partition): int(offset) for partition, offset in pairs}


def reaches(positions: Positions, others: Positions) -> bool:
    """Whether `positions` stand at or after `others` in every partition."""
    return all(positions.get(partition, 0) >= offset for partition, offset in others.items())


def furthest(some: Positions, others: Positions) -> Positions:
    """Return the later position in each partition."""
    return {
        partition: max(some.get(partition, 0), others.get(partition, 0)) for partition in some.keys() | others.keys()
    }
