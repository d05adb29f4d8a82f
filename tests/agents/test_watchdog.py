"""The watchdog ends a stage that has work and gets nowhere, and no other; shown on Apache Kafka."""

import asyncio
import signal

import pytest
from agents.ground import Ground, ended, stop, until

pytestmark = [pytest.mark.kafka, pytest.mark.faults]

STUCK = 70


async def test_item_that_never_ends(ground: Ground) -> None:
    """A step that hangs: the process ends with 70 soon after the dog's patience."""
    await ground.send([b"hangs"], partition=0, headers=[("copydesk-fault", b"sleep=60")])
    assert await ended(ground.start("--patience", "4")) == STUCK
    assert "nothing was committed for" in ground.log()


async def test_blocked_event_loop(ground: Ground) -> None:
    """An event loop that does not run any more is no reason to live either."""
    await ground.send([b"x"] * 3, partition=0)
    assert await ended(ground.start("--patience", "4", "--block", "60")) == STUCK


async def test_idle_stage_lives(ground: Ground) -> None:
    """A stage without work, and one whose log ends with a transaction's marker, is left alone."""
    await ground.send([b"x"], partition=0)
    await ground.send_in_transaction([b"y"], partition=1)
    stage = ground.start("--patience", "3")
    await asyncio.sleep(9)
    assert await stop(stage) == 0, ground.log()
    assert len(await ground.came()) == 2


async def test_restore_is_waited_for(ground: Ground) -> None:
    """While `before_batch` restores, for longer than the dog's patience, nothing is ended."""
    sent = await ground.send([b"x"], partition=0)
    stage = ground.start("--patience", "3", "--prepare", "8")
    await until(lambda: _came(ground, sent))
    assert await stop(stage) == 0, ground.log()


async def _came(ground: Ground, sent: list[str]) -> bool:
    return set(sent) <= set(await ground.came())


async def test_a_process_that_stood_still_ends(ground: Ground) -> None:
    """A worker stopped for longer than the group waits ends at once: another one has its partitions by then."""
    sent = await ground.send([b"x"] * 3, partition=0)
    stage = ground.start()
    await until(lambda: _came(ground, sent))
    stage.send_signal(signal.SIGSTOP)
    await asyncio.sleep(5)
    stage.send_signal(signal.SIGCONT)
    assert await ended(stage) == STUCK
    assert "stood still" in ground.log()
