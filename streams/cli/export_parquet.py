"""Articles as a Parquet file: one row each, flat, with the names of the article where it has them.

Row group by row group, so that a large store needs little memory; only this file needs pyarrow.
"""

from collections.abc import Iterable, Sequence
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.article import Article
from schemas.codec import decode
from schemas.ninjs import Thing
from streams.sinks import StoredArticle

GROUP = 1_000
GROUP_BYTES = 16 * 1024 * 1024
"""Articles in a row group, and bytes of them: what is in memory at a time, in some copies."""

TEXT, TEXTS, TIME = pa.string(), pa.list_(pa.string()), pa.timestamp("us", tz="UTC")

SCHEMA = pa.schema([
    pa.field("uri", TEXT, nullable=False),
    pa.field("revision", TEXT, nullable=False),
    pa.field("version", TEXT),
    pa.field("kind", TEXT, nullable=False),
    pa.field("pub_status", TEXT, nullable=False),
    pa.field("living", pa.bool_(), nullable=False),
    pa.field("latest", pa.bool_(), nullable=False),
    pa.field("held", pa.bool_(), nullable=False),
    pa.field("feed", TEXT, nullable=False),
    pa.field("language", TEXT),
    pa.field("version_created", TIME),
    pa.field("received_at", TIME, nullable=False),
    pa.field("headline", TEXT, nullable=False),
    pa.field("slugline", TEXT),
    pa.field("byline", TEXT),
    pa.field("dateline_place", TEXT),
    pa.field("located_country", TEXT),
    pa.field("body_text", TEXT, nullable=False),
    pa.field("word_count", pa.int64()),
    pa.field("char_count", pa.int64()),
    pa.field("subjects", TEXTS, nullable=False),
    pa.field("people", TEXTS, nullable=False),
    pa.field("organisations", TEXTS, nullable=False),
    pa.field("places", TEXTS, nullable=False),
    pa.field("article_json", TEXT, nullable=False),
])  # fmt: skip


class Table:
    """Writes articles to a file; what is written last is what makes it one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._writer = pq.ParquetWriter(file, SCHEMA, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0

    def write(self, article: StoredArticle) -> None:
        """Take one article."""
        self._rows.append(row(article))
        self._bytes += len(article.article)
        if len(self._rows) == GROUP or self._bytes >= GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_batch(pa.RecordBatch.from_pylist(self._rows, schema=SCHEMA))
            self._rows.clear()
            self._bytes = 0


def row(stored: StoredArticle) -> dict[str, Any]:
    """Return an article as a row of the table."""
    article = decode(Article, stored.article)
    dateline = article.copydesk.dateline
    located = dateline.located if dateline else None
    plain = next((body for body in article.bodies if body.content_type in (None, "text/plain")), None)
    return {
        "uri": stored.uri,
        "revision": stored.revision,
        "version": stored.version,
        "kind": stored.kind,
        "pub_status": stored.pub_status,
        "living": stored.living,
        "latest": stored.latest,
        "held": stored.held,
        "feed": stored.feed,
        "language": stored.language,
        "version_created": stored.version_created,
        "received_at": stored.received_at,
        "headline": article.headline,
        "slugline": article.slugline,
        "byline": article.by,
        "dateline_place": article.located or (dateline.places[0] if dateline and dateline.places else None),
        "located_country": located.country if located else None,
        "body_text": article.text,
        "word_count": plain.word_count if plain else None,
        "char_count": plain.char_count if plain else None,
        "subjects": _names(article.subjects),
        "people": _names(article.people),
        "organisations": _names(article.organisations),
        "places": _names(article.places),
        "article_json": stored.article.decode(),
    }


def _names(things: Iterable[Thing]) -> Sequence[str]:
    """Return what things are called: by name, else by what identifies them."""
    return [name for thing in things if (name := thing.name or thing.literal or thing.uri)]
