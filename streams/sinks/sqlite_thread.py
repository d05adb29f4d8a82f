"""One SQLite connection in a thread of its own, because sqlite3 blocks; and its errors as copydesk's classes.

The busy time-out is short: waiting longer is the caller's job, who can say that he waits. So is giving up: what a
cancelled caller was reading stops, because the next one waits for the same thread.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from streams.errors import ConfigError, DataError, TransientError

T = TypeVar("T")
Prepare = Callable[[sqlite3.Connection], None]

BUSY_SECONDS = 0.5

SETUP = (
    "PRAGMA page_size = 8192",  # of a new file: an article has some 13 KiB
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_autocheckpoint = 4000",  # 32 MiB; batches of 200 articles would else pay for it in every third one
    "PRAGMA cache_size = -16384",  # 16 MiB; the 2 MiB of SQLite don't hold the leaves of the indexes that a batch touches
)
"""Pages and cache of SQLite's own size took a quarter more CPU time to write an article; the larger pages take 8 in 100 more room."""

# Primary result codes (the low byte) by whose fault they are; all others are the database's trouble, never an item's.
ROW_FAULTS = frozenset({sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_MISMATCH})
NEVER_WORKS = frozenset({sqlite3.SQLITE_NOTADB})
STILL_GOOD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT})

STEPS = 1000
"""Instructions of SQLite between two looks whether anybody still waits for the answer."""


class ClosedError(TransientError, sqlite3.ProgrammingError):
    """The store was closed: away to who asks, and to who tidies up what sqlite3 says of a cursor that went with it."""

    def __init__(self) -> None:
        super().__init__("the store was closed")


class SqliteThread:
    """A connection that opens on first use, and anew after trouble. Without `prepare` it only reads."""

    def __init__(self, path: Path, prepare: Prepare | None = None) -> None:
        self._path = path
        self._prepare = prepare
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._database: sqlite3.Connection | None = None
        self._inode = 0
        self._closed = False
        self._unwanted = Event()

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the work in the connection's thread; TransientError, DataError or ConfigError when it fails.

        Reading stops when the caller is cancelled, or the store is closed. Writing goes on to its end.
        """
        if self._closed:
            raise ClosedError
        unwanted = Event()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, work, unwanted)
        except asyncio.CancelledError:
            unwanted.set()
            raise

    async def close(self) -> None:
        """Close the connection, then end the thread; once more does nothing. What is being read is given up."""
        if self._closed:
            return
        self._closed = True
        await asyncio.get_running_loop().run_in_executor(self._thread, self._drop)
        self._thread.shutdown()

    def _run(self, work: Callable[[sqlite3.Connection], T], unwanted: Event) -> T:
        self._unwanted = unwanted
        if self._given_up():
            raise ClosedError
        try:
            with copydesk_errors():
                return work(self._connected())
        except TransientError as error:
            if self._given_up():
                raise ClosedError from error
            if not isinstance(error.__cause__, sqlite3.Error) or _code(error.__cause__) not in STILL_GOOD:
                self._drop()
            raise

    def _given_up(self) -> bool:
        return self._prepare is None and (self._closed or self._unwanted.is_set())

    def _connected(self) -> sqlite3.Connection:
        if self._database is not None and self._gone():
            # SQLite would go on writing into the deleted file, and all of that would be lost with it.
            self._drop()
        if self._database is None:
            self._database = self._connect()
            self._inode = self._path.stat().st_ino
        return self._database

    def _connect(self) -> sqlite3.Connection:
        if self._prepare is None:
            database = _opened(self._path, "ro")
            database.set_progress_handler(self._given_up, STEPS)  # interrupt() would end the cursors of others too
            return database
        _make_room(self._path)
        database = _opened(self._path, "rwc")
        try:
            for pragma in SETUP:
                database.execute(pragma)
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        return database

    def _gone(self) -> bool:
        try:
            return self._path.stat().st_ino != self._inode
        except FileNotFoundError:
            return True

    def _drop(self) -> None:
        if self._database is not None:
            self._database.close()
        self._database = None


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _make_room(path: Path) -> None:
    if path.is_dir():
        raise ConfigError(
            f"{path} is a folder: give COPYDESK_STORE the name of a file in it, such as {path}/copydesk.db"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise ConfigError(f"{path.parent} can't be made ({error}): give COPYDESK_STORE another place") from error


@contextmanager
def copydesk_errors() -> Iterator[None]:
    """Turn what sqlite3 raises into our classes, by result code."""
    try:
        yield
    except (OverflowError, UnicodeError) as error:
        raise DataError("rejected", f"SQLite can't hold a value: {error}") from error
    except sqlite3.Error as error:
        raise _class_of(error) from error
    except OSError as error:
        raise TransientError(f"the file of the store: {error}") from error


def _class_of(error: sqlite3.Error) -> Exception:
    code = _code(error)
    if code is None:
        return error  # raised by the module itself, for a wrong use of it: our bug
    name = f"SQLite: {error} ({error.sqlite_errorname})"
    if code in ROW_FAULTS:
        return DataError("rejected", name)
    if code in NEVER_WORKS:
        return ConfigError(f"{name}: the file is no SQLite database; give COPYDESK_STORE another name")
    return TransientError(name)


def _code(error: sqlite3.Error) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
