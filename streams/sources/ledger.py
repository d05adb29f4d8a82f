"""What was pushed under which key: the memory that makes a repeat a repeat, in one SQLite file.

An entry is written after the broker's ack, never before: after a crash in between the sender's next try is published
again, and dedupe absorbs it. The other way round an item could be taken for published that never was.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from streams.errors import ConfigError, TransientError
from streams.sources.together import Together

FILE = "push.sqlite"

KEPT = timedelta(days=7)
"""How long a key is remembered, at least. Standard Webhooks' own schedule of retries ends after some three days."""

# NORMAL: with a write-ahead log a power cut may take the last moments, and then a repeat is published once more.
SETUP = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA busy_timeout = 2000")

TABLE = """
CREATE TABLE IF NOT EXISTS pushed (
    feed TEXT NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    topic TEXT NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID
"""
BY_TIME = "CREATE INDEX IF NOT EXISTS pushed_at ON pushed (at)"
WRITE = "INSERT INTO pushed VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"  # the first answer stands
FIND = "SELECT * FROM pushed WHERE feed = ? AND key = ?"
FORGET = "DELETE FROM pushed WHERE at < ?"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that the broker has: its key at the sender, its bytes, its place. `at` is in seconds since the epoch."""

    feed: str
    key: str
    sha256: str
    size: int
    topic: str
    partition: int
    offset: int
    at: int


@dataclass(frozen=True, slots=True)
class _Question:
    feed: str
    key: str


@dataclass(frozen=True, slots=True)
class _Forget:
    before: int


_Call = Entry | _Question | _Forget


class Ledger:
    """Entries by feed and key; opens its file on first use, and anew after trouble."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._database: sqlite3.Connection | None = None
        self._calls: Together[_Call, Entry | None] = Together(self._do, "ledger")

    async def find(self, feed: str, key: str) -> Entry | None:
        """Return what was taken under this key, or None; TransientError when the file can't be read."""
        return await self._calls.do(_Question(feed, key))

    async def write(self, entry: Entry) -> None:
        """Remember an entry, unless its key is known; TransientError when the file can't be written."""
        await self._calls.do(entry)

    async def forget(self, now: datetime) -> None:
        """Drop what is older than it must be kept."""
        await self._calls.do(_Forget(int((now - KEPT).timestamp())))

    async def close(self) -> None:
        """Do what waits and close the file."""
        await self._calls.close()
        if self._database is not None:
            self._database.close()

    def _do(self, calls: Sequence[_Call]) -> list[Entry | None]:
        try:
            database = self._connected()
            if writes := [astuple(call) for call in calls if isinstance(call, Entry)]:
                database.execute("BEGIN IMMEDIATE")
                database.executemany(WRITE, writes)
                database.execute("COMMIT")
            return [_answer(database, call) for call in calls]
        except (sqlite3.Error, OSError) as error:
            self._drop()
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
                raise ConfigError(f"{self._path} is no SQLite file: move it away, or set COPYDESK_STATE") from error
            raise TransientError(f"the ledger {self._path}: {error}") from error

    def _connected(self) -> sqlite3.Connection:
        if self._database is None:
            self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))  # SQLite's own would be 0644
            # Only the thread of `_calls` uses it, but another one closes it when that has ended.
            self._database = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            for statement in (*SETUP, TABLE, BY_TIME):
                self._database.execute(statement)
        return self._database

    def _drop(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None


def _answer(database: sqlite3.Connection, call: _Call) -> Entry | None:
    if isinstance(call, _Forget):
        database.execute(FORGET, (call.before,))
    elif isinstance(call, _Question):
        row = database.execute(FIND, (call.feed, call.key)).fetchone()
        return Entry(*row) if row else None
    return None
