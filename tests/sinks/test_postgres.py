"""What only PostgreSQL can get wrong: its server that comes and goes, its errors, its migrations, its order of texts."""

import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product
from pathlib import Path

import asyncpg
import pytest
from contracts.records import Item
from fixtures_postgres import OwnPostgres

from streams.errors import ConfigError, DataError, TransientError
from streams.messages import Record
from streams.sinks import ArticleQuery, ArticleStore, DeadQuery, file, rows, store_for
from streams.sinks.migrations import migrations
from streams.sinks.postgres import PostgresStore


@pytest.fixture
def url(postgres: OwnPostgres, database: str) -> str:
    """Return the address of an empty database."""
    return postgres.url(database)


@pytest.fixture
async def store(url: str) -> AsyncIterator[PostgresStore]:
    """Return an open store with the patience that it has in use: a busy machine is no server that is away."""
    store = PostgresStore(url)
    await store.open()
    yield store
    await store.close()


@asynccontextmanager
async def other(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Connect as another program."""
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


async def put(store: ArticleStore, *records: Record) -> None:
    """Write records in one batch."""
    await store.write([row for record in records for row in rows(record)])


async def revisions(store: ArticleStore, query: ArticleQuery | None = None) -> list[str]:
    """Return the revisions of the articles asked for."""
    return [article.revision async for article in store.articles(query or ArticleQuery())]


async def refusal(url: str) -> str:
    """Return what opening a store says that can never work."""
    store = store_for(url)
    with pytest.raises(ConfigError) as caught:
        await store.open()
    await store.close()
    return str(caught.value)


# --- the server comes and goes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["fast", "immediate"])
async def test_restarted_server_is_found_again(store: PostgresStore, postgres: OwnPostgres, mode: str) -> None:
    """While the server is down writing is a TransientError; after its start the same store writes and has all."""
    await put(store, Item(1, story="before").article())
    postgres.stop(mode)
    try:
        for _ in range(2):
            with pytest.raises(TransientError):
                await put(store, Item(2, story="after").article())
    finally:
        postgres.start()
    await put(store, Item(2, story="after").article())
    assert await revisions(store) == ["before-1-new", "after-1-new"]


async def test_frozen_server_is_away(url: str, postgres: OwnPostgres) -> None:
    """A server that takes connections and never answers is a TransientError in time, for writing and for reading."""
    store = PostgresStore(url, seconds=3)
    await store.open()
    postgres.freeze()
    try:
        with pytest.raises(TransientError):
            await put(store, Item(1).article())
        with pytest.raises(TransientError):
            await revisions(store)
    finally:
        postgres.thaw()
    await put(store, Item(1).article())
    assert await revisions(store) == [Item(1).revision]
    await store.close()


async def test_refused_connection_is_transient(postgres: OwnPostgres) -> None:
    """Nobody listens: the store is away, which is no fault of a setting or an item."""
    store = store_for(f"postgresql://copydesk@127.0.0.1:{_unused(postgres)}/nowhere")
    with pytest.raises(TransientError, match="does not answer"):
        await store.open()
    await store.close()


@pytest.mark.usefixtures("store")
async def test_read_only_server_is_transient(url: str, database: str) -> None:
    """A server that only reads for now (a standby, a full disk's guard) is waited for; reading goes on."""
    async with other(url) as connection:
        await connection.execute(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
        standby = store_for(url)
        await standby.open()
        assert await revisions(standby) == []
        with pytest.raises(TransientError, match="25006"):
            await put(standby, Item(1).article())
        await connection.execute("SET default_transaction_read_only = off")
        await connection.execute(f"ALTER DATABASE {database} RESET default_transaction_read_only")
    await put(standby, Item(1).article())
    assert await revisions(standby) == [Item(1).revision]
    await standby.close()


async def test_lock_is_not_the_fault_of_an_item(store: PostgresStore, url: str) -> None:
    """A lock that outlasts the patience given is a TransientError and no answer about any item."""
    async with other(url) as connection, connection.transaction():
        await connection.execute("LOCK TABLE articles IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(TransientError, match="55P03"):
            await file(store, [Item(1).article(), Item(2).article(uri="")])


async def test_tables_that_are_gone_are_made_again(store: PostgresStore, url: str) -> None:
    """When the database was put back to empty under a running store, the try after the next writes again."""
    await put(store, Item(1).article())
    async with other(url) as connection:
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    with pytest.raises(TransientError, match="42P01"):
        await put(store, Item(2, story="after").article())
    await put(store, Item(2, story="after").article())
    assert await revisions(store) == ["after-1-new"]


# --- what a row may hold --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bad",
    [
        Item(1).article(headlines=[{"value": "a\0b"}]),
        Item(1).article(uri="urn:" + random.Random(1).randbytes(9000).hex()),
        Item(1).verdict(uri="urn:\0"),
    ],
    ids=["NUL", "longer than an index takes", "NUL in a verdict"],
)
async def test_what_postgres_cannot_hold_is_rejected(store: PostgresStore, bad: Record) -> None:
    """A text that the database refuses is the fault of its item, and its neighbour is stored."""
    filed = await file(store, [bad, Item(2, story="good").article()])
    assert [one.error and one.error.reason for one in filed] == ["rejected", None]
    assert await revisions(store) == ["good-1-new"]


async def test_error_tells_nothing_of_the_article(store: PostgresStore) -> None:
    """The message of a refused row has no text of the article in it: it goes to logs and into headers."""
    for bad in (Item(1, text="secret").article(uri=""), Item(2**63, text="secret", received=1).article(offset=7)):
        with pytest.raises(DataError) as caught:
            await put(store, bad)
        assert "secret" not in str(caught.value)
        assert len(str(caught.value)) < 300


async def test_every_dead_letter_finds_its_place(store: PostgresStore) -> None:
    """A letter is kept whatever is in it: NUL in its texts, a uri and a receipt longer than an index takes."""
    long = "urn:" + random.Random(2).randbytes(9000).hex()
    wire = {"receipt": long, "feed": "a\0b"}
    dead = Item(1).article(uri=long, copydesk=wire, headlines=[{"value": "NUL \0 here"}])
    letter = Item(1).dead("store", "rejected")
    await put(store, Record(letter.topic, 0, 1, letter.timestamp, dead.key, dead.value, letter.headers))
    (found,) = [letter async for letter in store.dead(DeadQuery(receipt=long))]
    assert (found.uri, found.feed, found.headline, found.value) == (long, "a␀b", "NUL ␀ here", dead.value)
    assert await store.receipts(long) == [long]
    assert await store.receipts("a\0b") == []


async def test_large_dead_letters_come_in_small_pages(store: PostgresStore) -> None:
    """Many letters of megabytes go in and come out whole."""
    letters = [Item(number).dead(value=bytes([number]) * 4_000_000) for number in range(20)]
    await put(store, *letters)
    assert [letter.value and letter.value[0] async for letter in store.dead()] == list(range(20))


# --- the same answers as SQLite -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
async def test_answers_are_those_of_sqlite(store: PostgresStore, tmp_path: Path, seed: int) -> None:
    """Kills, holds, advisories and versions at random, in any order and repeated: both stores answer the same."""
    chance = random.Random(seed)
    kinds = [
        ("new", "usable"),
        ("update", "usable"),
        ("advisory", "usable"),
        ("kill", "canceled"),
        ("hold", "withheld"),
    ]
    records = []
    for number in range(120):
        kind, status = chance.choices(kinds, weights=[5, 5, 2, 1, 1])[0]
        item = Item(
            number, story=f"s{number % 17}", version=number, kind=kind, status=status, feed=chance.choice("ab"),
            created=chance.choice([None, chance.randrange(6)]), received=chance.randrange(6),
        )  # fmt: skip
        records += [item.article(), item.verdict(), item.article(offset=500 + number, language="de")]
    chance.shuffle(records)
    sqlite = store_for(f"sqlite:///{tmp_path}/copydesk.db")
    await sqlite.open()
    for one in (store, sqlite):
        await put(one, *records)
    for versions, killed, held, uri in product(*[[False, True]] * 3, [None, Item(0, story="s3", feed="a").uri]):
        query = ArticleQuery(all_versions=versions, killed=killed, held=held, uri=uri)
        assert [found async for found in store.articles(query)] == [found async for found in sqlite.articles(query)]
    assert [found async for found in store.verdicts()] == [found async for found in sqlite.verdicts()]
    assert await store.ids() == await sqlite.ids()
    for name in ("wire.raw.v1/0/7", "wire.raw.v1/0/1", "tauber REOPENS", "c-s3"):
        assert await store.receipts(name) == await sqlite.receipts(name)
    await sqlite.close()


# --- migrations and settings ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("store")
async def test_migrations_are_recorded_once(url: str) -> None:
    """Every migration is applied once, and opening again applies nothing."""
    again = store_for(url)
    await again.open()
    await again.close()
    async with other(url) as connection:
        found = await connection.fetch("SELECT number, checksum FROM migrations")
    assert dict(found) == {migration.number: migration.checksum for migration in migrations("postgres")}


@pytest.mark.usefixtures("store")
async def test_store_of_a_newer_release_is_refused(url: str) -> None:
    """Tables that this code does not know are left alone."""
    async with other(url) as connection:
        await connection.execute("INSERT INTO migrations VALUES (9999, '9999_future', 'x', 0)")
    assert "newer copydesk" in await refusal(url)


@pytest.mark.usefixtures("store")
async def test_commits_are_durable(url: str, database: str) -> None:
    """A database that is set to forget its last commits in a power cut is not allowed to here."""
    async with other(url) as connection:
        await connection.execute(f"ALTER DATABASE {database} SET synchronous_commit = off")
    fresh = PostgresStore(url)
    assert [row async for row in fresh.select("SHOW synchronous_commit")] == [("on",)]
    await fresh.close()


async def test_setting_that_never_works_is_refused(postgres: OwnPostgres, database: str) -> None:
    """A missing database, a wrong user, a wrong encoding and a wrong address are ConfigErrors with the mend."""
    latin = f"{database}_latin"
    postgres.psql(f"CREATE DATABASE {latin} ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    assert "--encoding=UTF8" in await refusal(postgres.url(latin))
    postgres.psql(f"DROP DATABASE {latin}")
    assert "createdb" in await refusal(postgres.url("nowhere"))
    assert "user and password" in await refusal(f"postgresql://nobody@127.0.0.1:{postgres.port}/{database}")
    assert "COPYDESK_STORE" in await refusal("postgresql://127.0.0.1:port/copydesk")


async def test_user_without_rights_is_told(postgres: OwnPostgres, database: str) -> None:
    """A user who may not create tables gets the mend."""
    postgres.psql(f"CREATE ROLE {database}_reader LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC", database)
    assert "GRANT CREATE" in await refusal(f"postgres://{database}_reader@127.0.0.1:{postgres.port}/{database}")


def test_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without asyncpg everything else works, and who asks for PostgreSQL is told what to install."""
    monkeypatch.delitem(sys.modules, "streams.sinks.postgres")
    monkeypatch.delitem(sys.modules, "streams.sinks.postgres_connections")
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(ConfigError, match=r"pip install 'copydesk\[postgres\]'"):
        store_for("postgresql://localhost/copydesk")


def _unused(postgres: OwnPostgres) -> int:
    """Return a port of the loopback on which nobody listens."""
    return postgres.port + 1 if postgres.port < 65_535 else postgres.port - 1
