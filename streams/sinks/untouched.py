"""A store that is only looked at: nothing is made, migrated or written, whatever the store would do when it opens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streams.errors import ConfigError, TransientError
from streams.sinks import store_for
from streams.sinks.existing import missing
from streams.sinks.migrations import migrations, pending
from streams.sinks.reading import SqlReading
from streams.sinks.sqlite import SCHEME
from streams.sinks.store import ArticleStore

READ_ONLY = "default_transaction_read_only=on"
"""A setting of PostgreSQL's sessions; asyncpg takes what it does not know in an address as one."""

REFUSED = "25006"
"""SQLSTATE of a write in such a session."""

OLDER = "the store is of an older release: start this release's worker on it, or compare with another one"


@asynccontextmanager
async def untouched(url: str) -> AsyncIterator[ArticleStore]:
    """Yield the store that a url names, for reading alone; ConfigError when there is none of this release."""
    if why := missing(url):
        raise ConfigError(why)
    sqlite = url.startswith(SCHEME)
    store = store_for(url if sqlite else f"{url}{'&' if '?' in url else '?'}{READ_ONLY}")
    assert isinstance(store, SqlReading)
    try:
        await _check(store, "sqlite" if sqlite else "postgres")
        yield store
    finally:
        await store.close()


async def _check(store: SqlReading, database: str) -> None:
    """Refuse a store whose tables are not yet, or no longer, those of this release. It is not opened: that writes."""
    try:
        applied = {
            number: checksum async for number, checksum in store.select("SELECT number, checksum FROM migrations")
        }
    except TransientError as error:
        if getattr(error.__cause__, "sqlstate", None) == REFUSED:
            raise ConfigError(OLDER) from error
        raise
    if pending(migrations(database), applied):
        raise ConfigError(OLDER)
