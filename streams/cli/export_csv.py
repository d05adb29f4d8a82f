"""Articles as CSV (RFC 4180, UTF-8, a line of names on top): one row each, for spreadsheets and data frames.

A list is written as JSON, times as RFC 3339, what is not known as nothing. The article itself is not in it: NDJSON has that.
Texts stand as they are, so that a spreadsheet may take one that begins with "=" for a formula: import it as text.
"""

import csv
from datetime import datetime
from io import TextIOWrapper
from typing import IO, Any

import orjson

from schemas.events import rfc3339
from streams.cli.export_row import COLUMNS, row
from streams.sinks import StoredArticle


class Csv:
    """Writes articles to a file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._text = TextIOWrapper(file, "utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._text)
        self._writer.writerow(COLUMNS)

    def write(self, article: StoredArticle) -> None:
        """Write one article."""
        cells = row(article)
        self._writer.writerow([_cell(cells[name]) for name in COLUMNS])

    def close(self) -> None:
        """Let nothing wait in a buffer, and leave the file open for who gave it."""
        self._text.detach().flush()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, bool | list):
        return orjson.dumps(value).decode()
    return value
