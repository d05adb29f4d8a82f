"""Terms for articles that were stored before there was a search: what the migrations leave to be done in Python.

Page by page, each in a transaction with the place that was reached: a store that is closed half-way goes on there. Pages
are made in threads, 80 ms each, and whoever closes a store waits for no more than one of them.
"""

from collections.abc import Iterable

from pydantic import ValidationError

from schemas.codec import decode
from streams.sinks.rows import KeptArticle, text_row
from streams.sinks.tables import TextRow

PAGE = 200

DUE = "SELECT uri, revision FROM due WHERE work = 'texts'"
NEXT = "SELECT uri, revision, article FROM articles WHERE (uri, revision) > ($1, $2) ORDER BY uri, revision LIMIT $3"
REACHED = "UPDATE due SET uri = $1, revision = $2 WHERE work = 'texts'"
DONE = "DELETE FROM due WHERE work = 'texts'"

CLOSED = "the store was closed before all of its articles can be found by words; the next who opens it goes on there"


def text_rows(page: Iterable[tuple[str, str, bytes]]) -> list[TextRow]:
    """Return what these articles can be found by; one that today's model refuses stays stored and is not found."""
    found = []
    for uri, revision, data in page:
        try:
            terms = text_row(decode(KeptArticle, data)).terms
        except ValidationError:
            terms = ""
        found.append(TextRow(uri, revision, terms))
    return found
