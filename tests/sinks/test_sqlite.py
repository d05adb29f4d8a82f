"""What only SQLite can get wrong: its file, its migrations, its thread."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from contracts.records import Item
from promptness import PATIENCE

from streams.errors import ConfigError, TransientError
from streams.sinks import SqliteStore, file, rows, store_for
from streams.sinks.migrations import migrations, pending


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the store will be, in a folder that is not there yet."""
    return tmp_path / "var" / "copydesk.db"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteStore]:
    """Return an open store."""
    store = SqliteStore(f"sqlite:///{path}")
    await store.open()
    yield store
    await store.close()


async def refusal(url: str) -> str:
    """Return what opening a store says that can never work."""
    store = store_for(url)
    with pytest.raises(ConfigError) as caught:
        await store.open()
    await store.close()
    return str(caught.value)


def other(path: Path) -> "closing[sqlite3.Connection]":
    """Connect as another program."""
    return closing(sqlite3.connect(path, isolation_level=None))


def numbers(path: Path) -> list[int]:
    """Return the migrations that the file says were applied."""
    with other(path) as database:
        return [number for (number,) in database.execute("SELECT number FROM migrations ORDER BY number")]


async def test_rows_survive_a_power_cut(store: SqliteStore) -> None:
    """The writing connection syncs the log at every commit: what is acknowledged is on the disk."""
    assert await store._writing.run(lambda database: database.execute("PRAGMA synchronous").fetchone()) == (2,)
    assert await store._writing.run(lambda database: database.execute("PRAGMA journal_mode").fetchone()) == ("wal",)


async def test_a_file_of_other_pages_goes_on(path: Path) -> None:
    """Files made before the pages had 8 KiB, or by another program, keep theirs and are written to."""
    path.parent.mkdir()
    with other(path) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE of_another (number INTEGER)")
    store = SqliteStore(f"sqlite:///{path}")
    await store.open()
    assert [one.error for one in await file(store, [Item(0).article()])] == [None]
    assert await store._writing.run(lambda database: database.execute("PRAGMA page_size").fetchone()) == (4096,)
    await store.close()


async def test_loop_turns_while_the_database_blocks(store: SqliteStore, path: Path) -> None:
    """A write that waits for a lock leaves the event loop to others."""
    with other(path) as database:
        database.execute("BEGIN EXCLUSIVE")
        waiting = asyncio.create_task(store.write(rows(Item(1).article())))
        turns = 0
        while not waiting.done():
            await asyncio.sleep(0.01)
            turns += 1
    with pytest.raises(TransientError):
        await waiting
    assert turns > 5


async def test_reading_needs_no_lock(store: SqliteStore, path: Path) -> None:
    """A locked store can be opened and read, as commands do while a worker writes."""
    await store.write(rows(Item(1).article()))
    with other(path) as database:
        database.execute("BEGIN EXCLUSIVE")
        reader = SqliteStore(f"sqlite:///{path}")
        await reader.open()
        assert len([article async for article in reader.articles()]) == 1
        await reader.close()


async def test_deleted_file_is_not_written_to(store: SqliteStore, path: Path) -> None:
    """When the file is deleted under a running store, what follows goes into a new file and not into nothing."""
    await store.write(rows(Item(1).article()))
    for file_ in path.parent.iterdir():
        file_.unlink()
    await store.write(rows(Item(2, story="after").article()))
    with other(path) as database:
        assert database.execute("SELECT revision FROM articles").fetchall() == [("after-1-new",)]


async def test_lock_is_not_the_fault_of_an_item(store: SqliteStore, path: Path) -> None:
    """A lock is a TransientError and no answer about any item."""
    with other(path) as database:
        database.execute("BEGIN IMMEDIATE")
        with pytest.raises(TransientError, match="SQLITE_BUSY"):
            await file(store, [Item(1).article(), Item(2).article(uri="")])


async def test_migrations_are_recorded_once(store: SqliteStore, path: Path) -> None:
    """Every migration is applied once, and opening again applies nothing."""
    assert numbers(path) == [migration.number for migration in migrations("sqlite")]
    await store.close()
    again = SqliteStore(f"sqlite:///{path}")
    await again.open()
    await again.close()
    assert numbers(path) == [migration.number for migration in migrations("sqlite")]


def test_migrations_are_numbered_without_gaps() -> None:
    """The numbers go up by one from 1, in the order of the file names."""
    known = migrations("sqlite")
    assert [migration.number for migration in known] == list(range(1, len(known) + 1))
    assert pending(known, {}) == list(known)


@pytest.mark.usefixtures("store")
async def test_store_of_a_newer_release_is_refused(path: Path) -> None:
    """A store that a newer copydesk made is left alone, with the mend."""
    with other(path) as database:
        database.execute("INSERT INTO migrations VALUES (9999, '9999_future', 'x', 0)")
    assert "newer copydesk" in await refusal(f"sqlite:///{path}")


@pytest.mark.usefixtures("store")
async def test_edited_migration_is_refused(path: Path) -> None:
    """A store made with another text of a migration is left alone, with the mend."""
    with other(path) as database:
        database.execute("UPDATE migrations SET checksum = 'x' WHERE number = 1")
    assert "another text" in await refusal(f"sqlite:///{path}")


async def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A file of something else is not touched."""
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and they are no database. " * 100)
    assert "no SQLite database" in await refusal(f"sqlite:///{path}")
    assert path.read_text().startswith("These are notes")


async def test_places_that_can_not_be_are_refused(tmp_path: Path) -> None:
    """A folder, and a path through a file, are refused with the mend."""
    (tmp_path / "file").write_text("")
    assert "is a folder" in await refusal(f"sqlite:///{tmp_path}")
    assert "another place" in await refusal(f"sqlite:///{tmp_path}/file/copydesk.db")


@pytest.mark.parametrize("url", ["sqlite://copydesk.db", "sqlite:///", "sqlite:///:memory:", "sqlite:///a.db?mode=ro"])
def test_odd_addresses_are_refused(url: str) -> None:
    """An address that means no file is refused, and memory too: it would lose everything."""
    with pytest.raises(ConfigError, match="sqlite:///"):
        store_for(url)


@pytest.mark.parametrize("url", ["mongo://host/db", "copydesk.db", ""])
def test_unknown_store_is_refused_with_the_known_ones(url: str) -> None:
    """A scheme that no store has is a ConfigError that names those there are."""
    with pytest.raises(ConfigError, match="COPYDESK_STORE takes sqlite://"):
        store_for(url)


ENDLESS = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n WHERE n < 0"


async def test_reading_that_nobody_waits_for_any_longer_stops(store: SqliteStore) -> None:
    """Who gives up does not keep the reading thread from others, nor their open answers from going on."""
    others = store.select("WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 999) SELECT n FROM n")
    assert await anext(others) == (1,)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await anext(store.select(ENDLESS))
    async with asyncio.timeout(PATIENCE):
        assert await anext(store.select("SELECT 2")) == (2,)
        assert [number async for (number,) in others] == list(range(2, 1000))


async def test_closing_ends_what_is_being_read(store: SqliteStore) -> None:
    """Whoever reads meanwhile, or only then, is told that the store is away; an open answer ends in silence."""
    held = store.select("SELECT 1 UNION ALL SELECT 2")
    assert await anext(held) == (1,)
    reading = [asyncio.create_task(anext(store.select(ENDLESS))) for _ in range(2)]
    await asyncio.sleep(0)  # both are on their way to the thread
    async with asyncio.timeout(PATIENCE):
        await store.close()
    for each in reading:
        with pytest.raises(TransientError, match="closed"):
            await each
    await held.aclose()
    with pytest.raises(TransientError, match="closed"):
        await anext(store.select("SELECT 1"))
