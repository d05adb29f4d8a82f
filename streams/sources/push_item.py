"""What is pushed, what is answered, and what is refused, without any HTTP."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from urllib.parse import quote

from streams.sources.publisher import Ack

Outcome = Literal["accepted", "repeat", "spooled"]

LONGEST_KEY = 255
LONGEST_SOURCE = 2048
PRINTABLE = re.compile(r"[\x20-\x7e]*")
TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


class Refusal(Exception):  # noqa: N818  it is an answer, not a fault
    """The item is not taken. `outcome` is what is counted; `again` the seconds after which a new try makes sense."""

    def __init__(
        self, status: int, outcome: str, detail: str, *, again: int | None = None, close: bool = False
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.outcome = outcome
        self.detail = detail
        self.again = again
        self.close = close
        """Whether the rest of the request is worth nothing, so that the connection ends."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the headers of a push say of its item; the body is not looked at."""

    feed: str
    content_type: str | None = None
    source: str | None = None
    traceparent: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it was pushed. `received_at` is the time of the request, however long the item waits on disk."""

    told: Told
    key: str
    body: bytes = field(repr=False)
    received_at: datetime
    sha256: str

    @property
    def feed(self) -> str:
        """The feed that it belongs to."""
        return self.told.feed

    @property
    def source(self) -> str:
        """What it is called at its sender; where that does not say, the feed and the key under which it was pushed."""
        return self.told.source or f"push:{quote(self.feed, safe='')}/{quote(self.key, safe='')}"


@dataclass(frozen=True, slots=True)
class Taken:
    """The answer to an item that we have: where it lies, or that it waits on disk (`ack` None)."""

    outcome: Outcome
    sha256: str
    size: int
    ack: Ack | None = None


def make_item(told: Told, key: str | None, body: bytes, received_at: datetime) -> Item:
    """Make an item; without a key its SHA-256 is the key. Refusal when there is nothing in it."""
    if not body:
        raise Refusal(400, "invalid", "the body is empty: send the bytes of one item (curl: --data-binary @FILE)")
    sha256 = hashlib.sha256(body).hexdigest()
    return Item(told, key or sha256, body, received_at, sha256)


def printable(name: str, values: list[str], longest: int) -> str | None:
    """Return the one value of a header, or None without it; Refusal for two, none but spaces, or odd characters.

    Header values go into records and logs as they are, and must be the same text everywhere.
    """
    if not values:
        return None
    value = values[0].strip()
    if len(set(values)) > 1 or not value or len(value) > longest or not PRINTABLE.fullmatch(value):
        raise Refusal(400, "invalid", f"{name}: send it once, as 1 to {longest} printable ASCII characters")
    return value


def trace(values: list[str]) -> str | None:
    """Return a trace context that is one; another is left out, as W3C Trace Context asks."""
    return values[0] if len(values) == 1 and TRACEPARENT.fullmatch(values[0]) else None
