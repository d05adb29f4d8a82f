"""Finding articles by their words in SQLite: FTS5, with terms that copydesk cut itself.

The index keeps no text (`content = ''`), which halves it; such an index forgets nothing without being told every word
of it again. So a text that changes gets a new number, and what the index says of the old one leads nowhere.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from streams.sinks import sql
from streams.sinks.queries import ArticleKey
from streams.sinks.search import Phrase, Words

# The same terms again change nothing. AUTOINCREMENT never gives a number twice.
NUMBER = """
INSERT OR REPLACE INTO texts (uri, revision, digest)
SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM texts WHERE uri = ?1 AND revision = ?2 AND digest = ?3)
RETURNING id
"""
MATCHES = """
SELECT t.uri, t.revision FROM search AS s CROSS JOIN texts AS t ON t.id = s.rowid WHERE s.search MATCH $1 LIMIT $2
"""
# What came at one time has numbers near to each other, and FTS5 skips to a range of them.
MATCHING = """
{wanted}, numbers AS MATERIALIZED (
    SELECT t.id, t.uri, t.revision FROM wanted CROSS JOIN texts AS t USING (uri, revision)
)
SELECT uri, revision FROM numbers WHERE id IN (
    SELECT rowid FROM search
    WHERE search MATCH {asked} AND rowid BETWEEN (SELECT min(id) FROM numbers) AND (SELECT max(id) FROM numbers)
)
"""


def index(database: sqlite3.Connection, texts: Iterable[tuple[str, ...]]) -> None:
    """Make articles findable, inside the caller's transaction."""
    found = []
    for uri, revision, terms in texts:
        digest = blake2b(terms.encode(), digest_size=16).digest()
        if number := database.execute(NUMBER, (uri, revision, digest)).fetchone():
            found.append((number[0], terms))
    database.executemany("INSERT INTO search (rowid, terms) VALUES (?, ?)", found)


def matches(asked: Words, most: int) -> sql.Statement:
    """Ask for the keys of articles with these words, at most so many."""
    return MATCHES, (_query(asked), most)


def matching(asked: Words, keys: Sequence[ArticleKey]) -> sql.Statement:
    """Ask for those of the keys whose articles have these words."""
    wanted, values = sql.wanted(keys)
    return MATCHING.format(wanted=wanted, asked=f"${len(values) + 1}"), (*values, _query(asked))


def _query(asked: Words) -> str:
    wanted = " AND ".join(_phrase(phrase) for phrase in asked.wanted)
    return "".join([f"({wanted})", *(f" NOT {_phrase(phrase)}" for phrase in asked.unwanted)])


def _phrase(phrase: Phrase) -> str:
    """Spell a phrase. Terms are letters and digits: nothing in them ends the quotes."""
    return f'"{" ".join(phrase.terms)}"{" *" if phrase.prefix else ""}'
