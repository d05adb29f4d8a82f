"""Where polling stands, in SQLite: for each feed how and when to fetch next, what it held, and its last fetches.

All that one fetch changes is written in one transaction, and only after the acks. One process polls: a lock on a file
beside the database keeps a second one away.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from streams.errors import ConfigError, TransientError
from streams.sources.lock import LockedError, lock

T = TypeVar("T")
Seen = tuple[str, str]
"""Id and content hash of an entry."""

EVENTS = 30
"""Fetches that are kept of each feed."""
FORGET = 30 * 86_400.0
"""Seconds after which an entry that has gone from its feed is forgotten."""
BUSY_SECONDS = 5.0

TABLES = """
CREATE TABLE IF NOT EXISTS bookmarks (
    feed TEXT PRIMARY KEY, url TEXT NOT NULL, etag TEXT, modified TEXT, body TEXT, due REAL NOT NULL,
    interval REAL NOT NULL, failures REAL NOT NULL, refusals INTEGER NOT NULL, stopped INTEGER NOT NULL, moved TEXT,
    every REAL
) STRICT;
CREATE TABLE IF NOT EXISTS seen (
    feed TEXT NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL, gone REAL, PRIMARY KEY (feed, id, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY, feed TEXT NOT NULL, at REAL NOT NULL, word TEXT NOT NULL, status INTEGER,
    entries INTEGER NOT NULL, fresh INTEGER NOT NULL, bytes INTEGER NOT NULL, due REAL NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS events_of_feed ON events (feed, number);
"""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where one feed stands. `due` is when to fetch next, in seconds since the epoch; `body` the hash of the last body.

    `failures` is the sum of their weights since the last success, `refusals` how many 403 came in a row. `stopped`: the
    server said 410, for ever. `moved` is the address that it named in 301 or 308, `every` the seconds
    between two fetches that the feed itself asks for.
    """

    feed: str
    url: str
    etag: str | None = None
    modified: str | None = None
    body: str | None = None
    due: float = 0.0
    interval: float = 600.0
    failures: float = 0.0
    refusals: int = 0
    stopped: bool = False
    moved: str | None = None
    every: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One fetch: what came of it in a word, how many entries there were and how many were sent, and when the next is."""

    at: float
    word: str
    status: int | None = None
    entries: int = 0
    fresh: int = 0
    bytes: int = 0
    due: float = 0.0
    note: str = ""


class Bookmarks:
    """The database in a folder; `async with Bookmarks(folder) as bookmarks`.

    With `look` it only reads, beside a process that polls. ConfigError while another one polls, and for a file that is
    no database.
    """

    def __init__(self, folder: Path, *, look: bool = False) -> None:
        self._path = folder / "poll.sqlite"
        self._look = look
        self._lock: int | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="bookmarks")

    async def __aenter__(self) -> Self:
        try:
            self._database = await self._run(self._open)
        except BaseException:
            self._thread.shutdown()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._run(self._database.close)
        self._thread.shutdown()
        if self._lock is not None:
            os.close(self._lock)

    async def load(self, feed: str, url: str, interval: float) -> Bookmark:
        """Return where a feed stands; one whose address was changed begins anew, but knows what it has seen."""
        row = await self._run(
            lambda: self._database.execute("SELECT * FROM bookmarks WHERE feed = ?", (feed,)).fetchone()
        )
        known = _bookmark(row) if row else None
        return known if known is not None and known.url == url else Bookmark(feed, url, interval=interval)

    async def seen(self, feed: str) -> frozenset[Seen]:
        """Return what a feed held, and what it held in the last 30 days."""
        rows = await self._run(
            lambda: self._database.execute("SELECT id, sha256 FROM seen WHERE feed = ?", (feed,)).fetchall()
        )
        return frozenset(rows)

    async def keep(self, mark: Bookmark, event: Event, held: Collection[Seen] | None = None) -> None:
        """Write what one fetch changed, all of it or nothing; `held` is what the feed holds, None when nobody looked."""
        await self._run(lambda: _keep(self._database, mark, event, held))

    async def events(self, feed: str) -> list[Event]:
        """Return the last fetches of a feed, newest first."""
        columns = ", ".join(field.name for field in fields(Event))
        rows = await self._run(
            lambda: self._database.execute(
                f"SELECT {columns} FROM events WHERE feed = ? ORDER BY number DESC",  # noqa: S608  names of ours
                (feed,),
            ).fetchall()
        )
        return [Event(*row) for row in rows]

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
                raise ConfigError(f"{self._path} is no SQLite file: move it away, or set COPYDESK_STATE") from error
            raise TransientError(f"the bookmarks {self._path}: {error}; mend the disk, or the setting state") from error

    def _open(self) -> sqlite3.Connection:
        if self._look:
            if not self._path.exists():
                raise ConfigError(f"{self._path} is not there: nothing was polled yet, or mend the setting state")
            return _connected(f"{self._path.as_uri()}?mode=ro")
        try:
            self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
            self._lock = lock(self._path.with_suffix(".lock"))
        except LockedError:
            raise ConfigError(
                f"another process polls with {self._path.parent}; stop it, or give this one a state of its own"
            ) from None
        except OSError as error:
            raise ConfigError(
                f"can't write in {self._path.parent}: {error.strerror}; mend the setting state"
            ) from error
        database = _connected(f"{self._path.as_uri()}?mode=rwc")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.executescript(TABLES)
        return database


def _connected(uri: str) -> sqlite3.Connection:
    # Only the one thread uses it, but it is closed by whichever thread ends.
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _keep(database: sqlite3.Connection, mark: Bookmark, event: Event, held: Collection[Seen] | None) -> None:
    database.execute("BEGIN IMMEDIATE")
    try:
        database.execute(f"INSERT OR REPLACE INTO bookmarks VALUES ({_marks(Bookmark)})", astuple(mark))  # noqa: S608  as below
        names = ", ".join(("feed", *(field.name for field in fields(Event))))
        database.execute(
            f"INSERT INTO events ({names}) VALUES (?, {_marks(Event)})",  # noqa: S608  names of ours
            (mark.feed, *astuple(event)),
        )
        database.execute(
            "DELETE FROM events WHERE feed = ?1 AND number <= "
            "(SELECT number FROM events WHERE feed = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)",
            (mark.feed, EVENTS),
        )
        if held is not None:
            _hold(database, mark.feed, held, event.at)
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise


def _hold(database: sqlite3.Connection, feed: str, held: Collection[Seen], now: float) -> None:
    """Note what a feed holds, what has gone from it, and forget what went long ago.

    Of an entry that the feed holds only what it says now is kept: one that goes back to what it said before is sent again.
    """
    rows = sorted({(feed, *each) for each in held})
    database.execute("UPDATE seen SET gone = ?2 WHERE feed = ?1 AND gone IS NULL", (feed, now))
    database.executemany("DELETE FROM seen WHERE feed = ? AND id = ?", sorted({row[:2] for row in rows}))
    database.executemany("INSERT INTO seen VALUES (?, ?, ?, NULL)", rows)
    database.execute("DELETE FROM seen WHERE feed = ?1 AND gone < ?2", (feed, now - FORGET))


def _bookmark(row: tuple[Any, ...]) -> Bookmark:
    told = dict(zip((field.name for field in fields(Bookmark)), row, strict=True))
    return Bookmark(**told | {"stopped": bool(told["stopped"])})


def _marks(model: type[Bookmark] | type[Event]) -> str:
    return ", ".join("?" * len(fields(model)))
