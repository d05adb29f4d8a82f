"""Delivery, shown on Apache Kafka with an echo stage: whatever happens to the process, nothing is lost."""

import asyncio
import random
import signal
import time
from functools import partial
from pathlib import Path

import pytest
from agents.ground import Ground, ended, stop, until
from fixtures_kafka import OwnKafka

pytestmark = [pytest.mark.kafka, pytest.mark.faults]

POINTS = ("before-send", "mid-send", "after-send", "after-ack")


@pytest.mark.parametrize("place", POINTS)
async def test_kill_at_a_point_loses_nothing(ground: Ground, place: str) -> None:
    """SIGKILL at any point between work and ack, twice: every record comes out; repeats stay within what was open."""
    sent = await ground.send(b"%d" % i for i in range(3000))
    for count in ("1", "3"):
        assert await ended(ground.start(COPYDESK_KILL_AT=f"{place}:{count}")) == -signal.SIGKILL
    stage = ground.start()
    await until(lambda: _all_came(ground, sent))
    assert await stop(stage) == 0
    assert sum((await ground.committed()).values()) == len(sent)


@pytest.mark.long  # tests/faults/test_kill.py makes the same claim of the whole way
async def test_kill_while_a_slow_item_leads_its_partition(ground: Ground) -> None:
    """An item that takes 5 s at the head of each partition, killed in mid-item: neither it nor a follower is lost."""
    slow = [("copydesk-fault", b"sleep=5")]
    sent = [place for p in range(4) for place in await ground.send([b"slow"], partition=p, headers=slow)]
    sent += await ground.send(b"%d" % i for i in range(400))
    stage = ground.start()
    await until(lambda: _at_work(ground))
    await asyncio.sleep(3)  # in the middle of a slow item, its followers fetched
    stage.kill()
    assert sum((await ground.committed()).values()) <= len(await ground.came())
    stage = ground.start()
    await until(lambda: _all_came(ground, sent), 60)
    assert await stop(stage) == 0


async def test_order_is_kept_in_a_partition(ground: Ground) -> None:
    """Records of one key come out in the order in which they went in, restarts or not."""
    await ground.send((b"%06d" % i for i in range(2000)), partition=2)
    stage = ground.start("--pause", "0.001")
    await until(lambda: _some_came(ground))
    assert await stop(stage) == 0
    stage = ground.start()
    await until(lambda: _so_many_came(ground, 2000))
    assert await stop(stage) == 0
    came: dict[int, list[bytes]] = {}
    for record in await ground.out():
        came.setdefault(record.partition, []).append(record.value)
    assert [sorted(values) for values in came.values()] == list(came.values())
    assert sum(map(len, came.values())) == 2000, "a clean stop repeats nothing"


async def test_culprit_is_found_and_its_neighbours_go_on(ground: Ground) -> None:
    """An item that ends the process is dead with reason `crashed` after three restarts; all others come out."""
    before = await ground.send((b"%d" % i for i in range(20)), partition=1)
    culprit = await ground.send([b"boom"], partition=1, headers=[("copydesk-fault", b"exit")])
    after = await ground.send((b"%d" % i for i in range(20)), partition=1)
    for _ in range(3):
        assert await ended(ground.start()) == 9
    stage = ground.start()
    await until(lambda: _all_came(ground, before + after))
    assert await stop(stage) == 0
    (dead,) = await ground.out("dead")
    assert f"in/1/{len(before)}" == culprit[0]
    assert (dead.value, dict(dead.headers)) == (b"boom", {"reason": b"crashed", "attempts": b"4"})


async def test_clean_stops_are_no_suspicion(ground: Ground) -> None:
    """Starts that are stopped cleanly during their first item never bring up careful mode."""
    for number in range(1, 6):
        await ground.send([b"x"], partition=0, headers=[("copydesk-fault", b"sleep=1")])
        stage = ground.start()
        await until(lambda: _at_work(ground))
        assert await stop(stage) == 0
        assert await ground.committed() == {0: number}
        assert "one item at a time" not in ground.log()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_signal_under_load_is_a_clean_stop(ground: Ground, number: int) -> None:
    """SIGTERM and SIGINT under load: a clean stop in its time, and what came out is exactly what is committed.

    A stop that takes longer than `running.GRACE` ends with another status than 0.
    """
    await ground.send(b"%d" % i for i in range(20_000))
    stage = ground.start("--pause", "0.0005")
    await until(lambda: _some_came(ground))
    assert await stop(stage, number) == 0, ground.log()
    came = await ground.came()
    assert sum(came.values()) == len(came) == sum((await ground.committed()).values())


async def test_stop_waits_for_the_item_at_work(ground: Ground) -> None:
    """SIGTERM while an item takes 3 s: the item is finished and committed, its followers are not begun."""
    await ground.send([b"slow"], partition=0, headers=[("copydesk-fault", b"sleep=3")])
    await ground.send((b"%d" % i for i in range(10)), partition=0)
    stage = ground.start()
    await until(lambda: _at_work(ground))
    assert await stop(stage) == 0, ground.log()
    assert len(await ground.came()) == 1
    assert await ground.committed() == {0: 1}


@pytest.mark.parametrize("rounds", [pytest.param(5, marks=pytest.mark.long)])
async def test_workers_come_and_go(ground: Ground, rounds: int) -> None:
    """One worker, three, one, under load: nothing is lost, clean hand-overs repeat nothing, no partition is stuck."""
    first = ground.start("--pause", "0.002")
    sent = await ground.send(b"%d" % i for i in range(1000))
    await until(lambda: _some_came(ground))
    for _ in range(rounds):
        others = [ground.start("--pause", "0.002") for _ in range(2)]
        sent += await ground.send(b"%d" % i for i in range(3000))
        await asyncio.sleep(6)
        for other in others:
            assert await stop(other) == 0
        sent += await ground.send(b"%d" % i for i in range(400))
        await until(partial(_all_came, ground, sent), 30)
    assert await stop(first) == 0
    came = await ground.came()
    assert sum(came.values()) == len(sent)
    assert sum((await ground.committed()).values()) == len(sent)


@pytest.mark.parametrize(("records", "kills"), [pytest.param(20_000, 10, marks=pytest.mark.long)])
async def test_kills_at_random_moments(ground: Ground, records: int, kills: int) -> None:
    """Three workers, one of them killed at a random moment and replaced, again and again: nothing is lost."""
    chance = random.Random(records)
    sent = await ground.send(b"%d" % i for i in range(records))
    stages = [ground.start("--pause", "0.001") for _ in range(3)]
    for _ in range(kills):
        await asyncio.sleep(chance.uniform(0.5, 4))
        victim = stages.pop(chance.randrange(3))
        victim.kill()
        stages.append(ground.start("--pause", "0.001"))
    await until(lambda: _all_came(ground, sent), 120)


@pytest.mark.parametrize("away", [pytest.param(30, marks=pytest.mark.long)])
async def test_broker_goes_and_comes_back(own_kafka: OwnKafka, tmp_path: Path, away: int) -> None:
    """The broker is stopped under load and started again: a stage that is started again whenever it ends loses nothing."""
    async with Ground(own_kafka.address, tmp_path) as ground:
        sent = await ground.send(b"%d" % i for i in range(6000))
        stage = ground.start("--pause", "0.001")
        await until(lambda: _some_came(ground))
        own_kafka.stop()
        await asyncio.sleep(away)
        own_kafka.start()
        give_up = time.monotonic() + 90
        while not await _all_came(ground, sent):
            assert time.monotonic() < give_up, ground.log()
            if stage.poll() is not None:
                stage = ground.start()
            await asyncio.sleep(1)
        assert await stop(stage) == 0
        assert ground.log(0).count("\n") < 100 * (away + 10), "aiokafka would write 4,000 lines a second"


async def test_tombstones_and_bad_records(ground: Ground) -> None:
    """A null value reaches the step as None; a bad record is dead with its reason, once, its neighbours come out."""
    sent = await ground.send([b"a", None, b"bad", b"b"], partition=3)
    stage = ground.start()
    await until(lambda: _all_came(ground, [sent[0], sent[1], sent[3]]))
    assert await stop(stage) == 0
    assert [record.value for record in await ground.out()] == [b"a", None, b"b"]
    assert [dict(record.headers)["reason"] for record in await ground.out("dead")] == [b"malformed"]


async def test_breaker_ends_the_stage(ground: Ground) -> None:
    """When over half of 200 items are dead for one reason the stage ends with 75 and commits none of them."""
    await ground.send([b"bad"] * 300, partition=0)
    assert await ended(ground.start()) == 75
    assert "over half of the last 200 items are dead letters `malformed`" in ground.log()
    assert await ground.out("dead") == []


async def _all_came(ground: Ground, sent: list[str]) -> bool:
    return set(sent) <= set(await ground.came())


async def _so_many_came(ground: Ground, number: int) -> bool:
    return len(await ground.came()) >= number


async def _some_came(ground: Ground) -> bool:
    return await _so_many_came(ground, 1)


async def _at_work(ground: Ground) -> bool:
    """Tell whether a stage noted its start beside a committed offset, as it does just before its first item."""
    return any("starts=" in note for _, note in (await ground.notes()).values())
