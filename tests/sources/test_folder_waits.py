"""A watched folder: what it waits for, how it stops, and that it is alone."""

import asyncio
import errno
import os
from dataclasses import replace
from typing import Any

import pytest
from promptness import PATIENCE
from sources.folder_ground import QUICK, Desk, until

from streams.sources.folder_layout import FolderHeldError, Layout


async def test_it_waits_for_the_broker_and_says_so_once(desk: Desk) -> None:
    """Away at the start and again later: one line each time, one when it goes on; the inbox is not touched."""
    desk.publisher.broker.away = True
    desk.put("a.txt", b"a")
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await until(lambda: desk.talk != [])
    await asyncio.sleep(0.1)  # some tries later
    assert [line[:8] for line in desk.talk] == ["waiting,"]
    assert set(desk.files("inbox")) == {"a.txt"}
    desk.publisher.broker.away = False
    await until(lambda: desk.files("done") == {"a.txt": b"a"})
    desk.publisher.broker.away = True
    desk.put("b.txt", b"b")
    await until(lambda: len(desk.talk) == 3)
    await asyncio.sleep(0.1)
    desk.publisher.broker.away = False
    await until(lambda: set(desk.files("done")) == {"a.txt", "b.txt"})
    watcher.stop()
    await running
    assert [line[:8] for line in desk.talk] == ["waiting,", "it goes ", "waiting,", "it goes "]
    assert desk.files("error") == {}


async def test_order_after_a_lost_one(desk: Desk) -> None:
    """Of a batch whose first is not taken all are sent again, in order; their acks are told once."""
    for number in range(3):
        desk.put(f"{number}.xml", b"%d" % number, age=100 - number)
    desk.publisher.broker.lost = 1
    await desk.once()
    assert desk.sent == [b"1", b"2", b"0", b"1", b"2"]
    assert len(desk.acks) == 3
    assert desk.files("inbox") == desk.files("work") == {}


@pytest.mark.parametrize("step", ["link", "rename", "mkdir"])
async def test_it_waits_while_the_disk_is_full(desk: Desk, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, tries again with pauses, and loses and refuses nothing."""
    desk.put("a.txt", b"a")
    Layout(desk.top).make()
    tries: list[str] = []

    def full(*_: Any, **__: Any) -> None:
        tries.append(step)
        raise OSError(errno.ENOSPC, "No space left on device")

    watcher = desk.watcher(pace=replace(QUICK, pauses=(0.05, 0.1)))
    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        running = asyncio.create_task(watcher.run())
        await until(lambda: desk.talk != [])
        await asyncio.sleep(0.3)
    assert len(tries) <= 8  # it does not spin
    await until(lambda: desk.files("done") == {"a.txt": b"a"})
    watcher.stop()
    await running
    assert [line[:8] for line in desk.talk] == ["waiting,", "it goes "]
    assert desk.files("error") == desk.files("inbox") == {}
    assert set(desk.sent) == {b"a"}


async def stopped_in_flight(desk: Desk) -> "asyncio.Task[None]":
    """Stop a watcher while the ack of its one file is outstanding; return its run."""
    desk.put("a.txt", b"a")
    desk.publisher.broker.acking.clear()
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await asyncio.wait_for(desk.publisher.broker.until(1), PATIENCE)
    watcher.stop()
    return running


async def test_a_stop_while_no_ack_comes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in flight gets a moment; then it ends all the same, and the next start sends it."""
    monkeypatch.setattr("streams.sources.folder_delivery.GRACE", 0.05)
    running = await stopped_in_flight(desk)
    await asyncio.wait_for(running, PATIENCE)
    assert (desk.acks, desk.files("done")) == ([], {})
    desk.publisher.broker.acking.set()
    await desk.once()
    assert desk.files("done") == {"a.txt": b"a"}


async def test_a_stop_lets_what_is_in_flight_end(desk: Desk) -> None:
    """The ack that comes in time is told, and its file is put away."""
    running = await stopped_in_flight(desk)
    desk.publisher.broker.acking.set()
    await asyncio.wait_for(running, PATIENCE)
    assert len(desk.acks) == 1
    assert desk.files("done") == {"a.txt": b"a"}


async def test_silence_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that takes items and answers nothing is waited for, and that is said before the client gives up."""
    monkeypatch.setattr("streams.sources.folder_delivery.QUIET", 0.05)
    desk.put("a.txt", b"a")
    desk.publisher.broker.acking.clear()
    running = asyncio.create_task(desk.watcher().run(once=True))
    await until(lambda: desk.talk != [])
    assert "has not answered" in desk.talk[0]
    desk.publisher.broker.acking.set()
    await running
    assert desk.talk[1:] == ["it goes on"]
    assert desk.sent == [b"a"]


async def test_memory_is_bounded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """While no ack comes no more than one batch is read and sent."""
    monkeypatch.setattr("streams.sources.folder.ITEMS", 7)
    for number in range(30):
        desk.put(f"{number}.txt")
    desk.publisher.broker.acking.clear()
    running = asyncio.create_task(desk.watcher().run(once=True))
    await asyncio.wait_for(desk.publisher.broker.until(7), PATIENCE)
    await asyncio.sleep(0.05)
    assert len(desk.sent) == 7
    desk.publisher.broker.acking.set()
    await running
    assert len(desk.sent) == 30


async def test_a_second_watcher_is_refused(desk: Desk) -> None:
    """It ends and says who has the folder; after the first ended it may."""
    watcher = desk.watcher()
    running = asyncio.create_task(watcher.run())
    await until(lambda: (desk.top / "work" / ".lock").exists() and (desk.top / "work" / ".lock").stat().st_size)
    with pytest.raises(FolderHeldError, match=f'watched already, by .*"pid": {os.getpid()}'):
        await desk.once()
    watcher.stop()
    await running
    await desk.once()


@pytest.mark.parametrize("again", [False, True], ids=["removed", "replaced"])
async def test_a_lock_that_was_removed_ends_it(desk: Desk, again: bool) -> None:
    """Another process may hold a new one: it ends and says so, and the next start goes on."""
    running = asyncio.create_task(desk.watcher().run())
    lock = desk.top / "work" / ".lock"
    await until(lock.exists)
    lock.unlink()
    if again:
        lock.touch()
    with pytest.raises(FolderHeldError, match=r"\.lock was removed or replaced"):
        await asyncio.wait_for(running, PATIENCE)
    desk.put("a.txt", b"a")
    await desk.once()
    assert (desk.sent, desk.talk) == ([b"a"], [])


async def test_a_stdout_that_would_block_is_no_second_watcher(desk: Desk) -> None:
    """What goes wrong while the folder is held is told as what it is."""

    def acked(_: Any) -> None:
        raise BlockingIOError(errno.EAGAIN, "write could not complete without blocking")

    desk.put("a.txt", b"a")
    with pytest.raises(BlockingIOError):
        await desk.once(acked=acked)
