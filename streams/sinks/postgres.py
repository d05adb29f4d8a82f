"""The store in PostgreSQL 13 or newer, through asyncpg.

A batch is one transaction with one statement per table: its rows go as one array per column, which `unnest` turns into
rows again. Connections are lent by `streams.sinks.postgres_connections`; each of them brings the tables to the newest
migration when it opens, so that a database that was put in place of another is made ready too.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, asynccontextmanager
from time import time_ns
from typing import Any, get_args, get_type_hints

from streams.sinks import backfill, postgres_search, sql
from streams.sinks.migrations import Migration, migrations, pending
from streams.sinks.postgres_connections import PostgresConnections
from streams.sinks.queries import ArticleKey
from streams.sinks.reading import SqlReading
from streams.sinks.search import Words
from streams.sinks.tables import DeadRow, Row, TextRow

WRITE_SECONDS = 30.0
MIGRATION_SECONDS = 3600.0  # an index on a large table
LONGEST_PAGE = 200
PAGE_BYTES = 4 * 1024 * 1024  # dead letters may hold 8 MiB each
PIECE_BYTES = 32 * 1024 * 1024  # the server takes 1 GiB in one message

MIGRATIONS_TABLE = """
CREATE TABLE IF NOT EXISTS migrations (
    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at bigint NOT NULL
)
"""
MIGRATIONS_LOCK = int.from_bytes(b"copydesk", "big")  # an advisory lock's name is a number of 64 bits

TYPES = {str: "text", int: "bigint", bytes: "bytea"}
KEYS = {"articles": 2, "verdicts": 1, "dead": 1, "deliveries": 3, "texts": 2}
"""How many of a table's first columns are its key."""


class PostgresStore(SqlReading):
    """Articles, verdicts and dead letters in one PostgreSQL database, in the schema that its search_path names first.

    `seconds` is how long a write or a page of reading may take before the server counts as away. A store belongs to the
    event loop that opened it, as its connections do.
    """

    versions = "standing"
    chosen = "wanted JOIN standing USING (uri, revision)"

    def __init__(self, url: str, *, seconds: float = WRITE_SECONDS) -> None:
        self._seconds = seconds
        self._connections = PostgresConnections(url, prepare=_migrate)

    async def open(self) -> None:
        """Connect, and bring the tables to the newest migration."""
        async with self._connections.connection(self._seconds):
            pass  # being connected is enough

    async def close(self) -> None:
        """Close every connection."""
        await self._connections.close()

    async def write(self, batch: Sequence[Row]) -> None:
        """Write rows in one transaction; durable on return."""
        if not batch:
            return
        tables = sql.by_table(batch, time_ns() // 1000)
        async with self._connections.connection(self._seconds) as connection, connection.transaction():
            for kind, rows in tables.items():
                for piece in _pieces(rows, KEYS[sql.WRITES[kind].table]):
                    await connection.execute(WRITES[kind], *_columns(kind, piece))

    def matches(self, asked: Words, most: int) -> sql.Statement:
        """Return the question for the keys of articles with these words."""
        return postgres_search.matches(asked, most)

    def matching(self, asked: Words, keys: Sequence[ArticleKey]) -> sql.Statement:
        """Return the question for those of the keys whose articles have these words."""
        return postgres_search.matching(asked, keys)

    async def select(self, statement: str, values: Sequence[Any] = ()) -> AsyncGenerator[tuple[Any, ...], None]:
        """Yield the rows of one statement, in pages, so that a large answer needs little memory."""
        if any(isinstance(value, str) and "\0" in value for value in values):
            return  # PostgreSQL keeps no NUL in a text, so nothing can match
        async with (
            self._connections.connection(self._seconds) as connection,
            connection.transaction(readonly=True),
            aclosing(_pages(await connection.cursor(statement, *values))) as pages,
        ):
            async for page in pages:
                for row in page:
                    yield tuple(row)


def _types(kind: type[Row]) -> list[str]:
    """Return the PostgreSQL types of a row's columns, from its annotations."""
    hints = [next(iter(get_args(hint)), hint) for hint in get_type_hints(kind).values()]
    more = len(sql.WRITES[kind].columns) - len(hints)
    return [TYPES[hint] for hint in hints] + ["bigint"] * more


def _unnest(kind: type[Row]) -> str:
    arrays = ", ".join(f"${number}::{name}[]" for number, name in enumerate(_types(kind), 1))
    return sql.WRITES[kind].text(f"SELECT * FROM unnest({arrays})")  # noqa: S608 our names


WRITES = {kind: _unnest(kind) for kind in sql.WRITES}


def _pieces(rows: list[tuple[Any, ...]], key: int) -> Iterator[list[tuple[Any, ...]]]:
    """Cut the rows of a table for statements that the server takes: none too long, and no key twice in one.

    A statement may not update a row twice (SQLSTATE 21000). The rows are sorted by key, those of one key in the order
    given, so that two who write the same rows never wait for each other in a circle.
    """
    piece: list[tuple[Any, ...]] = []
    size = 0
    for row in sorted(rows, key=lambda row: row[:key]):
        weight = sum(len(value) for value in row if isinstance(value, bytes | str))
        if piece and (piece[-1][:key] == row[:key] or size + weight > PIECE_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(row)
        size += weight
    yield piece


def _columns(kind: type[Row], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    columns = list(zip(*rows, strict=True))
    if kind is not DeadRow:
        return columns
    # A letter must find its place whatever is in it: its texts are for reading and searching, its bytes stay as they were.
    return [tuple(value.replace("\0", "␀") if isinstance(value, str) else value for value in one) for one in columns]


async def _pages(cursor: Any) -> AsyncGenerator[list[Any], None]:
    """Yield pages that grow while their rows are small and shrink when they are large."""
    count = 8
    while page := await cursor.fetch(count):
        yield page
        if len(page) < count:
            return
        size = sum(len(value) for row in page for value in row if isinstance(value, bytes))
        count = min(LONGEST_PAGE, count * 4) if size < PAGE_BYTES // 4 else max(1, count // 2)


async def _migrate(connection: Any) -> None:
    known = migrations("postgres")
    if pending(known, await _applied(connection)):  # asked before, so that a reader needs no right to write
        async with _alone(connection):
            await connection.execute(MIGRATIONS_TABLE)
            for migration in pending(known, await _applied(connection)):
                await _apply(connection, migration)
    while await connection.fetchrow(backfill.DUE):
        async with _alone(connection):
            await _backfill(connection)


@asynccontextmanager
async def _alone(connection: Any) -> AsyncGenerator[None, None]:
    """Open a transaction that no other who makes the database ready runs beside."""
    async with connection.transaction():
        await connection.execute("SET LOCAL lock_timeout = '10s'")
        await connection.execute("SELECT pg_advisory_xact_lock($1)", MIGRATIONS_LOCK)
        yield


async def _backfill(connection: Any) -> None:
    """Make one page of old articles findable."""
    reached = await connection.fetchrow(backfill.DUE)
    page = await connection.fetch(backfill.NEXT, *reached, backfill.PAGE) if reached else []
    if not page:
        await connection.execute(backfill.DONE)
        return
    old = [(uri, revision, bytes(article)) for uri, revision, article in page]
    texts = await asyncio.to_thread(backfill.text_rows, old)  # 80 ms, in which every page of the desk would stand
    await connection.execute(WRITES[TextRow], *zip(*texts, strict=True))
    await connection.execute(backfill.REACHED, *page[-1][:2])


async def _applied(connection: Any) -> dict[int, str]:
    if await connection.fetchval("SELECT to_regclass('migrations')") is None:
        return {}
    return dict(await connection.fetch("SELECT number, checksum FROM migrations"))


async def _apply(connection: Any, migration: Migration) -> None:
    for statement in migration.statements:
        await connection.execute(statement, timeout=MIGRATION_SECONDS)
    row = (migration.number, migration.name, migration.checksum, time_ns() // 1000)
    await connection.execute("INSERT INTO migrations VALUES ($1, $2, $3, $4)", *row)
