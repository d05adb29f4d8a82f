"""The tables of a store, as rows: what each one keeps, the same for every store.

A row is a tuple of plain values in the order of its table's columns, so that a store hands it on as it is. Times are
microseconds since the epoch: they compare exactly, in every database. No row of `articles` knows the clock or its
offset on `news.articles.v1`, so that two replays give byte-identical rows; `deliveries` keeps those apart.
"""

from typing import NamedTuple

import orjson


class ArticleRow(NamedTuple):
    """One version, keyed by (uri, revision). `words` is the headline folded for searching, `article` its JSON.

    `rank` comes first in the order of versions: an advisory (0) is about a story and never stands above a version (1).
    """

    uri: str
    revision: str
    receipt: str
    receipt_source: str
    receipt_partition: int
    receipt_offset: int
    receipt_item: int
    feed: str
    kind: str
    pub_status: str
    version: str | None
    version_created: int | None
    received_at: int
    ordered_at: int
    rank: int
    language: str | None
    cluster: str | None
    story: str | None
    words: str
    article: bytes


class VerdictRow(NamedTuple):
    """One verdict, keyed by receipt; the first one stands."""

    receipt: str
    receipt_source: str
    receipt_partition: int
    receipt_offset: int
    receipt_item: int
    uri: str
    revision: str
    feed: str
    kind: str
    of_uri: str | None
    held: int
    received_at: int
    ordered_at: int
    parsed_partition: int
    parsed_offset: int
    cluster: str | None
    story: str | None
    words: str
    verdict: bytes


class TextRow(NamedTuple):
    """What one version can be found by: its terms with spaces between (`streams.sinks.words.findable`)."""

    uri: str
    revision: str
    terms: str


class DeadRow(NamedTuple):
    """One dead letter, keyed by its place. `item` is -1 for a whole record. Nothing here is checked by a store."""

    place: str
    log_partition: int
    log_offset: int
    topic: str
    at_partition: int
    at_offset: int
    item: int
    receipt: str
    uri: str | None
    feed: str | None
    headline: str
    words: str
    stage: str
    reason: str
    message: str
    exception: str
    attempts: int
    disposition: str
    code_version: str
    dead_at: int
    record_key: bytes | None
    record_value: bytes | None
    headers: bytes


class DeliveryRow(NamedTuple):
    """Where a version lay on `news.articles.v1`; the store adds when it took it."""

    topic: str
    log_partition: int
    log_offset: int
    uri: str
    revision: str


Row = ArticleRow | VerdictRow | DeadRow | DeliveryRow | TextRow


def fold(text: str) -> str:
    """Fold a text for searching: case away, spaces single."""
    return " ".join(text.casefold().split())


def pack(headers: tuple[tuple[str, bytes], ...]) -> bytes:
    """Keep headers as JSON; Latin-1 turns any byte into one character and back."""
    return orjson.dumps([[name, value.decode("latin-1")] for name, value in headers])


def unpack(data: bytes) -> tuple[tuple[str, bytes], ...]:
    """Read what `pack` wrote."""
    return tuple((name, value.encode("latin-1")) for name, value in orjson.loads(data))
