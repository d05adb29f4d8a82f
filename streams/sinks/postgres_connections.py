"""Connections to PostgreSQL, taken from a shelf and put back; and its errors as copydesk's classes.

There is no upper bound and so no waiting for each other: a reader holds one connection for its keys and a second for
their texts, and in a pool of fixed size such readers could hold all of it and wait for ever. The server has the bound.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import asyncpg

from streams.errors import ConfigError, DataError, TransientError

Prepare = Callable[[Any], Awaitable[None]]

CONNECT_SECONDS = 5.0
CLOSE_SECONDS = 2.0
KEPT = 2  # idle connections: one that writes and one that reads

# lock_timeout is short: waiting longer is the caller's job, who can say that he waits.
# A commit that the server forgets when its machine loses power would be acknowledged already. No query here is worth
# compiling: the planner takes the views for expensive.
SETUP = """
SELECT set_config('lock_timeout', '1s', false), set_config('jit', 'off', false),
       CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END
"""

# SQLSTATE classes (the first two characters; PostgreSQL, "Error Codes") and codes by whose fault they are; all others are
# the database's trouble: connection 08, read-only 25, deadlock 40, disk full 53, lock 55, shutdown 57, files 58.
ROW_FAULTS = frozenset({"22", "23", "54"})  # data exception, integrity constraint, program limit exceeded
SETUP_FAULTS = {
    "28": "see user and password in COPYDESK_STORE",
    "3D": "make the database (createdb), or name another one in COPYDESK_STORE",
    "3F": "make the schema, or name another search_path in COPYDESK_STORE",
    "42501": "let the user create tables: GRANT CREATE ON SCHEMA public TO it",
}

ADDRESS = "Write postgresql://user:password@host:5432/database, signs such as @ and / in the password as %40 and %2F"


class PostgresConnections:
    """Connections that open on first use, each prepared once. One that had trouble is not used again."""

    def __init__(self, url: str, prepare: Prepare) -> None:
        self._url = url
        self._prepare = prepare
        self._idle: list[Any] = []
        self._all: set[Any] = set()

    @asynccontextmanager
    async def connection(self, seconds: float) -> AsyncGenerator[Any, None]:
        """Lend a connection whose every command may take so many seconds; our errors come out, not asyncpg's."""
        with copydesk_errors():
            connection = await self._take(seconds)
            try:
                yield connection
            except (asyncpg.DataError, asyncpg.IntegrityConstraintViolationError, asyncpg.ProgramLimitExceededError):
                await self._put_back(connection)  # the row's fault: nothing is wrong with the connection
                raise
            except BaseException:
                self._drop(connection)
                raise
            await self._put_back(connection)

    async def close(self) -> None:
        """Close all connections, those in use as well; once more does nothing."""
        for connection in list(self._all):
            if connection in self._idle:
                await self._close(connection)
            else:
                self._drop(connection)
        self._idle.clear()

    async def _take(self, seconds: float) -> Any:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            self._drop(connection)
        return await self._connect(seconds)

    async def _connect(self, seconds: float) -> Any:
        try:
            connection = await asyncpg.connect(self._url, timeout=CONNECT_SECONDS, command_timeout=seconds)
        except asyncpg.ClientConfigurationError as error:
            raise ConfigError(f"COPYDESK_STORE: {error}. {ADDRESS}") from error
        except ValueError:  # a port that is no number; its text may be half of a password
            raise ConfigError(f"COPYDESK_STORE can't be read. {ADDRESS}") from None
        self._all.add(connection)
        try:
            _require_utf8(connection)
            await connection.execute(SETUP)
            await self._prepare(connection)
        except BaseException:
            self._drop(connection)
            raise
        return connection

    async def _put_back(self, connection: Any) -> None:
        if connection.is_closed() or len(self._idle) >= KEPT:
            await self._close(connection)
        else:
            self._idle.append(connection)

    async def _close(self, connection: Any) -> None:
        self._all.discard(connection)
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await connection.close(timeout=CLOSE_SECONDS)

    def _drop(self, connection: Any) -> None:
        self._all.discard(connection)
        connection.terminate()


def _require_utf8(connection: Any) -> None:
    encoding = connection.get_settings().server_encoding
    if encoding != "UTF8":
        raise ConfigError(
            f"the database keeps its texts as {encoding}, which has not all characters: "
            "make one with createdb --encoding=UTF8 --template=template0, and name it in COPYDESK_STORE"
        )


@contextmanager
def copydesk_errors() -> Iterator[None]:
    """Turn what asyncpg raises into our classes, by SQLSTATE or by class."""
    try:
        yield
    except asyncpg.PostgresError as error:
        raise _class_of(error) from error
    except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError) as error:
        # A time-out is an OSError too; refused, reset and unknown hosts are.
        raise TransientError(f"PostgreSQL does not answer: {str(error) or type(error).__name__}") from error


def _class_of(error: Any) -> Exception:
    code = error.sqlstate or ""
    # The first argument is the message without DETAIL, which may carry the text of an article.
    name = f"PostgreSQL: {error.args[0]} ({code} {type(error).__name__})"
    if code[:2] in ROW_FAULTS:
        return DataError("rejected", name)
    mend = SETUP_FAULTS.get(code) or SETUP_FAULTS.get(code[:2])
    return ConfigError(f"{name}: {mend}") if mend else TransientError(name)
