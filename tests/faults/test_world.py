"""The world goes away and comes back: the broker, workers, the store. Nothing is lost, and nothing is called dead."""

import asyncio
import json
import sqlite3
import time
from pathlib import Path

import pytest
from fixtures_kafka import OwnKafka
from newsroom import Newsroom, wire
from promptness import PATIENCE, quickest

from schemas.vocab import STAGES

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(1500)]


async def test_broker_goes_away(own_kafka: OwnKafka, tmp_path: Path, long: bool) -> None:
    """The broker stops under load for 30 s (short form: 10 s) and comes back: 0 lost."""
    room = Newsroom(own_kafka.address, tmp_path)
    room.run("topics", "apply")
    room.open()
    items = 10_000 if long else 1_000
    await room.publish([wire(n) for n in range(items)])
    await room.until_stored(items // 10)
    await asyncio.to_thread(own_kafka.stop)
    await asyncio.sleep(30 if long else 10)
    await asyncio.to_thread(own_kafka.start)
    await room.publish([wire(n) for n in range(items, items + 200)])
    audit = await asyncio.to_thread(room.settle, timeout=240)
    room.close()
    assert audit["missing"] == []
    assert audit["dead"] == []
    assert room.stored() == items + 200


async def test_worker_comes_before_its_broker(cold_kafka: OwnKafka, tmp_path: Path) -> None:
    """A worker that was there first waits, makes the topics that a new broker lacks, and works: nobody restarts it."""
    room = Newsroom(cold_kafka.address, tmp_path)
    room.open()
    while _waiting(tmp_path) < set(STAGES):  # noqa: ASYNC110  the log is a file
        await asyncio.sleep(0.2)
    await asyncio.to_thread(cold_kafka.start)
    while room.run("topics", "diff", check=False).returncode:  # noqa: ASYNC110  the broker is another process
        await asyncio.sleep(0.5)
    await room.publish([wire(n) for n in range(20)])
    audit = await asyncio.to_thread(room.settle, timeout=PATIENCE)
    assert room.close() == [0]
    assert (audit["missing"], audit["dead"], room.stored()) == ([], [], 20)
    assert "starts again" not in _log(tmp_path)


def _log(folder: Path) -> str:
    return (folder / "worker-0.log").read_text()


def _waiting(folder: Path) -> set[str]:
    """Return the stages that have said that they wait."""
    said = [json.loads(line) for line in _log(folder).splitlines() if line.startswith("{") and line.endswith("}")]
    return {each["stage"] for each in said if each["message"].startswith("the stage waits: no broker answers")}


async def test_workers_come_and_go(newsroom: Newsroom, long: bool) -> None:
    """1 → 3 → 1 workers under load, five times (short form: once): 0 lost, no partition stuck for more than 30 s."""
    room = newsroom
    room.open()
    published = 0

    async def come_and_go() -> float:
        nonlocal published
        longest, last_change, last_count = 0.0, time.monotonic(), 0
        for workers in (3, 1):
            while len(room.workers) < workers:
                room.open()
            while len(room.workers) > workers:
                leaver = room.workers.pop()
                leaver.terminate()
                assert await asyncio.to_thread(leaver.wait, PATIENCE) == 0
            for _ in range(12):
                await room.publish([wire(published + k) for k in range(25)], feed=f"feed-{published % 16}")
                published += 25
                await asyncio.sleep(1)
                if (count := room.stored()) > last_count:
                    last_change, last_count = time.monotonic(), count
                longest = max(longest, time.monotonic() - last_change)
        return longest

    for _ in range(5 if long else 1):
        longest = await quickest(come_and_go, within=30, tries=3)
        assert longest < 30, f"nothing was stored for {longest:.0f} s"
    audit = await asyncio.to_thread(room.settle, timeout=180)
    assert audit["missing"] == []
    assert room.stored() == published


async def test_store_is_locked(newsroom: Newsroom, long: bool) -> None:
    """Another program locks the database for 30 s (short form: 6 s): the store waits; 0 lost, 0 dead letters for it."""
    room = newsroom
    room.open()
    await room.publish([wire(n) for n in range(300)])
    await room.until_stored(300)
    lock = sqlite3.connect(room.store, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    await room.publish([wire(n) for n in range(300, 900)])
    await asyncio.sleep(30 if long else 6)  # many times what a write waits for the lock (sinks/sqlite_thread.py)
    lock.execute("ROLLBACK")
    lock.close()
    audit = await asyncio.to_thread(room.settle, timeout=120)
    assert audit["missing"] == []
    assert audit["dead"] == []
    assert room.stored() == 900
