"""A raw item: bytes exactly as a feed sent them, and facts about them in record headers.

The record contract, for anybody who writes to `wire.raw.v1`: key = feed id, value = the bytes, headers as in
`RAW_HEADERS`. A missing header is warned about on the item, never guessed in silence.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from schemas.base import Model, UtcTime

RAW_HEADERS: dict[str, str] = {
    "content-type": "media type of the bytes, with charset where the source declared one (RFC 9110 §8.3)",
    "received-at": "when the bytes arrived, RFC 3339; without it the record's timestamp counts, with a warning",
    "source-uri": "where the bytes came from: a file: or https: URI, or what the source calls itself",
    "sha256": "SHA-256 of the bytes, 64 lower-case hex digits",
    "traceparent": "W3C trace context of the publisher",
}


class Receipt(NamedTuple):
    """Where the bytes of one item lie: `topic/partition/offset#n`, or `sha256:<hex>#n` for a file.

    Compares by value; offsets as numbers. It names a delivery, not an article.
    """

    source: str  # topic, or "sha256:<hex>"
    partition: int
    offset: int
    item: int

    def __str__(self) -> str:
        """Return the canonical spelling."""
        if self.source.startswith("sha256:"):
            return f"{self.source}#{self.item}"
        return f"{self.source}/{self.partition}/{self.offset}#{self.item}"

    @classmethod
    def parse(cls, text: str) -> "Receipt":
        """Read the canonical spelling; ValueError for anything else."""
        place, mark, item = text.rpartition("#")
        if not mark or not item.isdecimal():
            raise ValueError(f"not a receipt: {text!r}")
        if place.startswith("sha256:"):
            return cls(place, 0, 0, int(item))
        topic, partition, offset = place.rsplit("/", 2)
        return cls(topic, int(partition), int(offset), int(item))


class RawPointer(Model):
    """Where the bytes of an item are kept, so that every article leads back to what was received."""

    source: str | None = None
    """The publisher's `source-uri`; for `copydesk parse` the path as given."""
    topic: str | None = None
    """Absent for a file."""
    partition: int | None = None
    """Absent for a file."""
    offset: int | None = None
    """Absent for a file."""
    item: int = 0
    """Which item of the record, from 0."""
    sha256: str
    """Of the bytes, 64 lower-case hex digits."""
    size: int
    """In bytes."""

    @property
    def receipt(self) -> Receipt:
        """The receipt that this pointer spells out."""
        if self.topic is None or self.partition is None or self.offset is None:
            return Receipt(f"sha256:{self.sha256}", 0, 0, self.item)
        return Receipt(self.topic, self.partition, self.offset, self.item)


class RawItem(Model):
    """One raw item in memory: the bytes, what the headers say, and what they failed to say (`warnings`)."""

    feed: str
    body: bytes
    content_type: str | None = None
    received_at: UtcTime
    traceparent: str | None = None
    pointer: RawPointer
    warnings: tuple[str, ...] = ()


def from_millis(timestamp: int) -> datetime:
    """Turn a Kafka record timestamp (milliseconds since the epoch) into a UTC time.

    ValueError for one that is none: publishers write these, and some write microseconds.
    """
    try:
        return datetime.fromtimestamp(timestamp / 1000, UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(f"not a time in milliseconds: {timestamp}") from error
