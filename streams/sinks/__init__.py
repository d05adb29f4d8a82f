"""Stores: where articles, verdicts and dead letters are kept, one file each, one row each in `STORES`."""

from collections.abc import Callable

from streams.errors import ConfigError
from streams.sinks.audit import Audit, OnTopics, audit
from streams.sinks.cursors import ArticleCursor
from streams.sinks.filing import Filed, file
from streams.sinks.origin import Origin, origin
from streams.sinks.queries import (
    Arrival,
    ArticleKey,
    ArticleQuery,
    DeadQuery,
    Deaths,
    Delivery,
    Judgement,
    Sent,
    StoredArticle,
    StoredDead,
    StoredIds,
    VerdictQuery,
)
from streams.sinks.rows import rows
from streams.sinks.search import Words, words
from streams.sinks.sqlite import SqliteStore
from streams.sinks.store import ArticleStore
from streams.sinks.tables import ArticleRow, DeadRow, DeliveryRow, Row, TextRow, VerdictRow
from streams.sinks.way import Way
from streams.sinks.why import way_of, ways


def _postgres(url: str) -> ArticleStore:
    """Import the store with its driver, which an installation for SQLite does without."""
    try:
        from streams.sinks.postgres import PostgresStore  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if error.name != "asyncpg":
            raise
        raise ConfigError("a PostgreSQL store needs asyncpg: pip install 'copydesk[postgres]'") from error
    return PostgresStore(url)


STORES: dict[str, Callable[[str], ArticleStore]] = {
    "sqlite": SqliteStore,
    "postgresql": _postgres,
    "postgres": _postgres,
}
"""Scheme of `COPYDESK_STORE` → the store. To add one: its file, its migrations, its row here."""


def store_for(url: str) -> ArticleStore:
    """Return the store that a url names, not yet open; ConfigError with the mend for one that nobody knows."""
    scheme, mark, _ = url.partition("://")
    make = STORES.get(scheme) if mark else None
    if make is None:
        known = ", ".join(f"{name}://…" for name in STORES)
        raise ConfigError(f"no store is called {scheme}: COPYDESK_STORE takes {known} (such as sqlite:///copydesk.db)")
    return make(url)


__all__ = [
    "STORES",
    "Arrival",
    "ArticleCursor",
    "ArticleKey",
    "ArticleQuery",
    "ArticleRow",
    "ArticleStore",
    "Audit",
    "DeadQuery",
    "DeadRow",
    "Deaths",
    "Delivery",
    "DeliveryRow",
    "Filed",
    "Judgement",
    "OnTopics",
    "Origin",
    "Row",
    "Sent",
    "SqliteStore",
    "StoredArticle",
    "StoredDead",
    "StoredIds",
    "TextRow",
    "VerdictQuery",
    "VerdictRow",
    "Way",
    "Words",
    "audit",
    "file",
    "origin",
    "rows",
    "store_for",
    "way_of",
    "ways",
    "words",
]
