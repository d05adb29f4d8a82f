"""Articles as a Parquet file: one row each, flat, with the names of the article where it has them.

Row group by row group, so that a large store needs little memory; only this file needs pyarrow.
"""

from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from streams.cli.export_row import row
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
