"""PostgreSQL goes away under load in every way that it can, and comes back. Nothing is lost, nothing is called dead."""

import asyncio
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest
from fixtures_postgres import OwnPostgres
from newsroom import Newsroom, wire

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(1500)]

MEGABYTES = 150
"""How much all stages together may grow while they wait."""

STORE_MEGABYTES = 64
"""How much the store stage may: what waits in its queue is limited to 32 MiB and 1000 records (agents/consumer.py)."""


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


TROUBLES = {"refused": refused, "hung": hung, "read-only": read_only}


class Figures(NamedTuple):
    """What one trouble did: seconds it lasted, items sent and taken by the store meanwhile, seconds to catch up, growth."""

    seconds: float
    sent: int
    taken: int
    caught_up: float
    store_megabytes: float
    all_megabytes: float


async def test_postgres_refused_hung_and_read_only(
    kafka: str, postgres: OwnPostgres, database: str, tmp_path: Path, long: bool
) -> None:
    """Each for 30 s under load (short form: 6 s): 0 lost, 0 dead letters, memory bounded."""
    room = Newsroom(kafka, tmp_path, COPYDESK_STORE=postgres.url(database))
    room.run("topics", "apply")
    room.open()
    try:
        figures = await under_troubles(room, postgres, database, seconds=30 if long else 6)
        audit = await asyncio.to_thread(room.settle, timeout=120)
    finally:
        codes = room.close()
    for name, found in figures.items():
        sys.stdout.write(f"\n{name}: {found}")
        assert found.taken < found.sent / 2, f"{name} was no trouble"
        assert found.store_megabytes < STORE_MEGABYTES
        assert found.all_megabytes < MEGABYTES
    assert set(audit["records"]) == set(room.ledger)
    assert (audit["missing"], audit["dead"], codes) == ([], [], [0])
    assert stored(postgres, database) == len(room.ledger)


async def under_troubles(room: Newsroom, postgres: OwnPostgres, database: str, *, seconds: float) -> dict[str, Figures]:
    """Publish through every trouble, one after the other, and measure."""
    await room.publish([wire(n) for n in range(100)])
    await until(postgres, database, 100)
    before, found = memory(room), {}
    for name, trouble in TROUBLES.items():
        began, sent, most = time.time(), len(room.ledger), before
        with trouble(postgres, database):
            while time.time() < began + seconds:
                await room.publish([wire(n) for n in range(len(room.ledger), len(room.ledger) + 100)])
                most = {stage: max(held, most.get(stage, 0)) for stage, held in memory(room).items()}
                await asyncio.sleep(0.5)
            ended = time.time()
        await until(postgres, database, len(room.ledger))
        found[name] = Figures(
            seconds=round(ended - began, 1),
            sent=len(room.ledger) - sent,
            taken=taken(postgres, database, began + 1, ended),
            caught_up=round(time.time() - ended, 1),
            store_megabytes=grown(before, most, "store"),
            all_megabytes=grown(before, most, *most),
        )
    return found


def memory(room: Newsroom) -> dict[str, int]:
    """Return the bytes that each stage holds."""
    held: dict[str, int] = {}
    for process in room.stages():
        with suppress(psutil.NoSuchProcess):
            held[process.cmdline()[-1]] = process.memory_info().rss
    return held


def grown(before: dict[str, int], most: dict[str, int], *stages: str) -> float:
    """Return by how many megabytes stages grew."""
    return round(sum(most[stage] - before.get(stage, 0) for stage in stages) / 1e6, 1)


def taken(postgres: OwnPostgres, database: str, began: float, ended: float) -> int:
    """Count the versions whose writing began in this time and was done; a hung write is done when the server wakes."""
    span = f"stored_at BETWEEN {began * 1e6:.0f} AND {ended * 1e6:.0f}"
    return int(postgres.psql(f"SELECT count(*) FROM deliveries WHERE {span}", database))


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
