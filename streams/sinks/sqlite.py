"""The store in one file: SQLite with a write-ahead log.

`synchronous=FULL`: in WAL mode, NORMAL may lose the last transactions when the machine loses power (SQLite, "PRAGMA
synchronous"), and their records would be acknowledged already. The price is one fsync per batch.
One connection writes and one reads, each in a thread of its own (`streams.sinks.sqlite_thread`).
"""

import asyncio
import re
import sqlite3
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import time_ns
from typing import Any
from urllib.parse import unquote

from streams.errors import ConfigError, TransientError
from streams.sinks import backfill, sql, sqlite_search
from streams.sinks.migrations import Migration, migrations, pending
from streams.sinks.queries import ArticleKey
from streams.sinks.reading import SqlReading
from streams.sinks.search import Words
from streams.sinks.sqlite_thread import SqliteThread
from streams.sinks.tables import Row, TextRow

SCHEME = "sqlite:///"
PAGE = 200
PAGE_BYTES = 4 * 1024 * 1024  # dead letters may hold 8 MiB each

# Two processes that make the same new file collide once or twice, for milliseconds; more than that is somebody's lock.
OPEN_TRIES = 10
OPEN_PAUSE = 0.05

MIGRATIONS_TABLE = """
CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
) STRICT
"""

NUMBERED = re.compile(r"\$(\d+)")
WRITES = {
    kind: insert.text(f"VALUES ({', '.join('?' for _ in insert.columns)})") for kind, insert in sql.WRITES.items()
}


class SqliteStore(SqlReading):
    """Articles, verdicts and dead letters in one SQLite file."""

    def __init__(self, url: str) -> None:
        path = path_of(url)
        self._closing = Event()
        self._writing = SqliteThread(path, prepare=lambda database: _migrate(database, self._closing))
        self._reading = SqliteThread(path)

    async def open(self) -> None:
        """Create the file where it is missing, and bring it to the newest migration."""
        for left in reversed(range(OPEN_TRIES)):
            try:
                await self._writing.run(_nothing)
            except TransientError:
                if not left:
                    raise
                await asyncio.sleep(OPEN_PAUSE)
            else:
                return

    async def close(self) -> None:
        """Close both connections and end their threads; a store that is made ready ends with its page."""
        self._closing.set()
        await self._reading.close()
        await self._writing.close()

    async def write(self, batch: Sequence[Row]) -> None:
        """Write rows in one transaction; durable on return."""
        if batch:
            await self._writing.run(lambda database: _write(database, batch))

    def matches(self, asked: Words, most: int) -> sql.Statement:
        """Return the question for the keys of articles with these words."""
        return sqlite_search.matches(asked, most)

    def matching(self, asked: Words, keys: Sequence[ArticleKey]) -> sql.Statement:
        """Return the question for those of the keys whose articles have these words."""
        return sqlite_search.matching(asked, keys)

    async def select(self, statement: str, values: Sequence[Any] = ()) -> AsyncGenerator[tuple[Any, ...], None]:
        """Yield the rows of one statement, in pages, so that a large answer needs little memory."""
        text = NUMBERED.sub(r"?\1", statement)
        cursor = await self._reading.run(lambda database: database.execute(text, values))
        try:
            while page := await self._reading.run(lambda _: _page(cursor)):
                for row in page:
                    yield row
        finally:
            with suppress(sqlite3.ProgrammingError):  # the connection is gone, and its cursors with it
                await self._reading.run(lambda _: cursor.close())


def path_of(url: str) -> Path:
    """Return the file that `sqlite:///relative.db` or `sqlite:////absolute.db` names; ConfigError for another url."""
    path = unquote(url.removeprefix(SCHEME))
    if not url.startswith(SCHEME) or not path or path == ":memory:" or "?" in path:
        raise ConfigError(f"{url}: a SQLite store is written sqlite:///folder/file.db, or sqlite:////folder/file.db")
    return Path(path)


def _page(cursor: sqlite3.Cursor) -> list[tuple[Any, ...]]:
    page: list[tuple[Any, ...]] = []
    size = 0
    for row in cursor:
        page.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes))
        if len(page) == PAGE or size > PAGE_BYTES:
            break
    return page


def _nothing(_: sqlite3.Connection) -> None:
    """Being connected is enough."""


def _write(database: sqlite3.Connection, batch: Sequence[Row]) -> None:
    with _Transaction(database):
        for kind, table in sql.by_table(batch, time_ns() // 1000).items():
            if kind is TextRow:
                sqlite_search.index(database, table)
            else:
                database.executemany(WRITES[kind], table)


def _migrate(database: sqlite3.Connection, closing: Event) -> None:
    known = migrations("sqlite")
    if pending(known, _applied(database)):  # asked before, so that a reader needs no lock
        with _Transaction(database):
            database.execute(MIGRATIONS_TABLE)
            for migration in pending(known, _applied(database)):
                _apply(database, migration)
    while database.execute(backfill.DUE).fetchone():
        if closing.is_set():
            raise TransientError(backfill.CLOSED)
        with _Transaction(database):
            _backfill(database)


def _backfill(database: sqlite3.Connection) -> None:
    """Make one page of old articles findable."""
    reached = database.execute(backfill.DUE).fetchone()
    page = (
        database.execute(NUMBERED.sub(r"?\1", backfill.NEXT), (*reached, backfill.PAGE)).fetchall() if reached else []
    )
    if not page:
        database.execute(backfill.DONE)
        return
    sqlite_search.index(database, backfill.text_rows(page))
    database.execute(NUMBERED.sub(r"?\1", backfill.REACHED), page[-1][:2])


def _applied(database: sqlite3.Connection) -> dict[int, str]:
    if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").fetchone():
        return {}
    return dict(database.execute("SELECT number, checksum FROM migrations").fetchall())


def _apply(database: sqlite3.Connection, migration: Migration) -> None:
    for statement in migration.statements:
        database.execute(statement)
    row = (migration.number, migration.name, migration.checksum, time_ns() // 1000)
    database.execute("INSERT INTO migrations VALUES (?, ?, ?, ?)", row)


class _Transaction:
    """All or nothing. The lock is taken at once: one that starts by reading could fail half-way, unable to wait."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._database.execute("COMMIT")
        finally:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
