"""PostgreSQL goes away under load in every way that it can, and comes back. Nothing is lost, nothing is called dead."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from fixtures_postgres import OwnPostgres
from newsroom import Newsroom, wire

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(1500)]

MEGABYTES = 150
"""How much all stages together may grow while they wait."""


@contextmanager
def refused(postgres: OwnPostgres, _: str) -> Iterator[None]:
    """Let nobody listen."""
    postgres.stop("immediate")
    try:
        yield
    finally:
        postgres.start()


@contextmanager
def hung(postgres: OwnPostgres, _: str) -> Iterator[None]:
    """Take connections and never answer."""
    postgres.freeze()
    try:
        yield
    finally:
        postgres.thaw()


@contextmanager
def read_only(postgres: OwnPostgres, database: str) -> Iterator[None]:
    """Answer everything and write nothing, as a standby does."""
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
    postgres.psql(f"ALTER DATABASE {database} SET default_transaction_read_only = on; {end}")
    yield
    postgres.psql(f"ALTER DATABASE {database} RESET default_transaction_read_only; {end}")


async def test_postgres_refused_hung_and_read_only(
    kafka: str, postgres: OwnPostgres, database: str, tmp_path: Path, long: bool
) -> None:
    """Each for 30 s under load (short form: 10 s): 0 lost, 0 dead letters, memory bounded."""
    room = Newsroom(kafka, tmp_path, COPYDESK_STORE=postgres.url(database))
    room.run("topics", "apply")
    room.open()
    try:
        sent, grown = await under_troubles(room, postgres, database, seconds=30 if long else 10)
        audit = await asyncio.to_thread(room.settle, timeout=120)
    finally:
        codes = room.close()
    assert audit["missing"] == []
    assert audit["dead"] == []
    assert codes == [0]
    assert stored(postgres, database) == sent
    assert grown / 1e6 < MEGABYTES


async def under_troubles(room: Newsroom, postgres: OwnPostgres, database: str, *, seconds: float) -> tuple[int, int]:
    """Publish through every trouble; returns how many items were sent, and by how many bytes the stages grew."""
    await room.publish([wire(n) for n in range(100)])
    await until(postgres, database, 100)
    sent, before, most = 100, memory(room), 0
    for trouble in (refused, hung, read_only):
        with trouble(postgres, database):
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                await room.publish([wire(n) for n in range(sent, sent + 100)])
                sent += 100
                most = max(most, memory(room))
                await asyncio.sleep(1)
        await until(postgres, database, sent)
    return sent, most - before


def memory(room: Newsroom) -> int:
    """Return the bytes that all stages hold."""
    total = 0
    for process in room.stages():
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def stored(postgres: OwnPostgres, database: str) -> int:
    """Count the article versions in the store, 0 while there is none."""
    if not postgres.psql("SELECT to_regclass('articles')", database):
        return 0
    return int(postgres.psql("SELECT count(*) FROM articles", database))


async def until(postgres: OwnPostgres, database: str, versions: int) -> None:
    """Wait until so many versions are stored, and no longer than two minutes."""
    for _ in range(240):
        if await asyncio.to_thread(stored, postgres, database) >= versions:
            return
        await asyncio.sleep(0.5)
