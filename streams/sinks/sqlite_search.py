"""Finding articles by their words in SQLite: FTS5, with terms that copydesk cut itself.

The index keeps no text (`content = ''`), which halves it; such an index forgets nothing without being told every word
of it again. So a text that changes gets a new number, and what the index says of the old one leads nowhere.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from streams.sinks.search import Phrase, Words
from streams.sinks.tables import TextRow

# The same terms again change nothing. AUTOINCREMENT never gives a number twice.
NUMBER = """
INSERT OR REPLACE INTO texts (uri, revision, digest)
SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM texts WHERE uri = ?1 AND revision = ?2 AND digest = ?3)
RETURNING id
"""
MATCH = (
    "(uri, revision) IN (SELECT uri, revision FROM texts WHERE id IN (SELECT rowid FROM search WHERE search MATCH {}))"
)


def index(database: sqlite3.Connection, texts: Iterable[TextRow]) -> None:
    """Make articles findable, inside the caller's transaction."""
    found = []
    for uri, revision, terms in texts:
        digest = blake2b(terms.encode(), digest_size=16).digest()
        if number := database.execute(NUMBER, (uri, revision, digest)).fetchone():
            found.append((number[0], terms))
    database.executemany("INSERT INTO search (rowid, terms) VALUES (?, ?)", found)


def matching(asked: Words) -> tuple[str, tuple[str, ...]]:
    """Return the condition for a question, with its values."""
    wanted = " AND ".join(_phrase(phrase) for phrase in asked.wanted)
    return MATCH, ("".join([f"({wanted})", *(f" NOT {_phrase(phrase)}" for phrase in asked.unwanted)]),)


def _phrase(phrase: Phrase) -> str:
    """Spell a phrase. Terms are letters and digits: nothing in them ends the quotes."""
    return f'"{" ".join(phrase.terms)}"{" *" if phrase.prefix else ""}'
