"""Nothing is lost and nothing stands twice when stages are killed at random moments, on a real Apache Kafka."""

import asyncio
import json
import random

import pytest
from newsroom import Newsroom, wire

pytestmark = [pytest.mark.kafka, pytest.mark.faults, pytest.mark.timeout(1500)]


def check(room: Newsroom, audit: dict[str, list[str]], versions: dict[int, int]) -> None:
    """Compare what came out with what the ledger says went in: `versions` has the highest version of each item."""
    assert audit["missing"] == []
    assert set(audit["records"]) == set(room.ledger)
    assert audit["dead"] == []
    total = sum(versions.values())
    assert room.rows("SELECT count(*), count(DISTINCT uri || ' ' || revision) FROM articles") == [(total, total)]
    latest = {(found := json.loads(line))["uri"]: found["version"] for line in room.run("articles").stdout.splitlines()}
    assert latest == {f"urn:newsml:wire.example:{number}": str(version) for number, version in versions.items()}


async def kill_at_random(room: Newsroom, kills: int, items: int, chance: random.Random) -> None:
    """Kill random stages, spread over the time in which the store fills."""
    for kill in range(1, kills + 1):
        await room.until_stored(items * kill // (kills + 1), seconds=240, every=0.05 + chance.random() * 0.1)
        await asyncio.to_thread(room.kill_a_stage, chance)


async def test_kill_nine_loses_nothing(newsroom: Newsroom, long: bool) -> None:
    """Random stages are killed with -9 under load: 0 lost, 0 rows twice, the highest version is the latest."""
    items, kills = (20_000, 10) if long else (3_000, 4)
    versions = {number: 1 + number % 3 for number in range(items // 2)}
    wires = [wire(n, v) for v in (1, 2, 3) for n, top in versions.items() if v <= top]
    newsroom.open()
    publishing = asyncio.create_task(newsroom.publish(wires))
    await kill_at_random(newsroom, kills, len(wires), random.Random(11))
    await publishing
    audit = await asyncio.to_thread(newsroom.settle, timeout=300)
    check(newsroom, audit, versions)
    await newsroom.latest_never_goes_back()


async def test_kill_nine_while_an_item_is_slow(newsroom: Newsroom) -> None:
    """One item per partition takes 5 s while its stage is killed: it is stored, and so is everything behind it."""
    feeds = ["feed-0", "feed-1", "feed-2", "feed-6"]  # their keys reach each of the four partitions
    slow = [("copydesk-fault", b"sleep=5"), ("copydesk-fault-stage", b"parse")]
    newsroom.open()
    number = 0
    for round_ in range(2):
        for feed in feeds:
            await newsroom.publish([wire(number)], feed=feed, headers=slow if round_ == 0 else ())
            await newsroom.publish([wire(number + k) for k in range(1, 20)], feed=feed)
            number += 20
        if round_ == 0:
            for _ in range(2):
                await asyncio.sleep(7)  # parse sleeps 5 s in each partition, 20 s in all
                newsroom.kill("parse")
    assert {place.split("/")[1] for place in newsroom.ledger} == {"0", "1", "2", "3"}
    audit = await asyncio.to_thread(newsroom.settle, timeout=240)
    check(newsroom, audit, dict.fromkeys(range(number), 1))
