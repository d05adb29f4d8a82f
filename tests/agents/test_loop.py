"""The order of the loop, without a broker: what is sent, told and acked, and when. Delivery is test_delivery's."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from agents.echo import Echo, bury
from faust.types import TP, Message
from faust.types.tuples import ConsumerMessage

from streams.agents.batches import Limits, batches
from streams.agents.consumer import SafeApp
from streams.agents.each import each
from streams.agents.loop import Loop, record_of
from streams.agents.restore import RestoreAbortedError
from streams.agents.work import LoopDeps
from streams.errors import TransientError
from streams.facts import Enriched, Fact
from streams.messages import Effects, Record, Send

PREFIX = "dev-"


@dataclass
class Outbox:
    """Takes the place of Faust's producer: keeps what is sent, confirms when told to."""

    sent: list[tuple[str, bytes | None]] = field(default_factory=list)
    confirm: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, topic: str, _key: bytes | None, value: bytes | None, *_: object) -> "asyncio.Task[bool]":
        """Take a record; the task ends with its confirmation."""
        self.sent.append((topic, value))
        return asyncio.ensure_future(self.confirm.wait())


@pytest.fixture
def outbox(quiet_app: SafeApp) -> Outbox:
    """Return what the app sends, confirmed at once."""
    box = Outbox()
    box.confirm.set()
    quiet_app._producer = box
    return box


def message(offset: int, value: bytes | None = b"v", *, generation: int = 1, partition: int = 0) -> ConsumerMessage:
    tp = TP(f"{PREFIX}in", partition)
    return ConsumerMessage(*tp, offset, 0.25, 0, [("h", b"1")], b"k", value, None, tp=tp, generation_id=generation)


def messages(app: SafeApp, count: int) -> list[Message]:
    made: list[Message] = [message(offset) for offset in range(count)]
    app.consumer.floors[made[0].tp].delivered(range(count))
    app.consumer.take(made)
    return made


async def work_off(stage: Loop, batch: Sequence[Message]) -> None:
    """Work on a batch and wait for its last slice."""
    await stage.work_off(batch)
    await stage.land()


def loop(app: SafeApp, work: Any = None, **deps: Any) -> Loop:
    work = work or each(Echo(), stage="parse", bury=bury)
    return Loop(app, work, "parse", LoopDeps(PREFIX, bury, **deps))


async def test_ack_comes_after_the_last_confirmation(quiet_app: SafeApp, outbox: Outbox) -> None:
    """Nothing is acked or told while one confirmation is missing; then all is, in order."""
    outbox.confirm.clear()
    told: list[Fact] = []
    fact = Enriched("in/0/0#0", "feed", "urn:x")

    async def work(records: Sequence[Record]) -> list[Effects]:
        return [Effects([Send("out", None, record.value)], [fact]) for record in records]

    batch = messages(quiet_app, 3)
    running = asyncio.create_task(work_off(loop(quiet_app, work, tell=told.append), batch))
    await asyncio.sleep(0.05)
    assert outbox.sent == [("dev-out", b"v")] * 3
    assert (told, quiet_app.consumer.floors[batch[0].tp].offset) == ([], None)
    outbox.confirm.set()
    await running
    assert (told, quiet_app.consumer.floors[batch[0].tp].offset) == ([fact] * 3, 3)


async def test_slices(quiet_app: SafeApp, outbox: Outbox) -> None:
    """A work that does less than it was given is called again with the rest; each slice is sent by itself."""
    calls = []

    async def work(records: Sequence[Record]) -> list[Effects]:
        calls.append(len(records))
        return [Effects([Send("out", None, b"%d" % record.offset)]) for record in records[:2]]

    await work_off(loop(quiet_app, work), messages(quiet_app, 5))
    assert calls == [5, 3, 1]
    assert [value for _, value in outbox.sent] == [b"0", b"1", b"2", b"3", b"4"]


async def test_long_items_end_a_slice() -> None:
    """After half a second of work a slice ends, so that what is done goes out."""
    work = each(Echo(pause=0.2), stage="parse", bury=bury)
    assert 1 <= len(await work([record_of(message(offset), PREFIX) for offset in range(10)])) <= 3


async def test_event_loop_lives_while_an_item_takes_long() -> None:
    """While a step blocks, other tasks run: heartbeats, health, signals."""
    work = asyncio.create_task(each(Echo(pause=0.5), stage="parse", bury=bury)([record_of(message(0), PREFIX)]))
    turns = 0
    while not work.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 5


async def test_error_of_an_item_is_its_own(quiet_app: SafeApp, outbox: Outbox) -> None:
    """A DataError or a bug makes a dead letter of its record; the neighbours go on."""

    def step(record: Record) -> Effects:
        if record.offset == 1:
            raise ZeroDivisionError
        return Effects([Send("out", None, record.value)])

    await work_off(loop(quiet_app, each(step, stage="parse", bury=bury)), messages(quiet_app, 3))
    assert [topic for topic, _ in outbox.sent] == ["dev-out", "dev-dead", "dev-out"]


async def test_effects_that_no_topic_takes(quiet_app: SafeApp, outbox: Outbox) -> None:
    """A record whose effects are too large for their topic becomes a dead letter and does not end the process."""

    async def work(records: Sequence[Record]) -> list[Effects]:
        return [Effects([Send("news.articles.v1", None, bytes(16 << 20))]) for _ in records]

    await work_off(loop(quiet_app, work), messages(quiet_app, 1))
    assert [topic for topic, _ in outbox.sent] == ["dev-dead"]


async def test_transient_errors_are_sat_out(quiet_app: SafeApp, outbox: Outbox) -> None:
    """A world that is away is tried again with the same records; the watchdog is told to wait meanwhile."""
    tries = []
    deps: dict[str, Any] = {}

    async def work(records: Sequence[Record]) -> list[Effects]:
        tries.append(stage.deps.waiting.reasons)
        if len(tries) < 3:
            raise TransientError("the store is locked")
        return [Effects() for _ in records]

    stage = loop(quiet_app, work, **deps)
    await work_off(stage, messages(quiet_app, 2))
    assert tries == [(), ("the store is locked",), ("the store is locked",)]
    assert (stage.deps.waiting.reasons, outbox.sent) == ((), [])


async def test_patience_ends(quiet_app: SafeApp) -> None:
    """When patience is used up the error passes, which ends the process."""

    async def work(_: Sequence[Record]) -> list[Effects]:
        raise TransientError("no connection")

    with pytest.raises(TransientError):
        await work_off(loop(quiet_app, work, patience=0.3), messages(quiet_app, 1))


async def test_rebalance_takes_the_rest_of_a_batch(quiet_app: SafeApp, outbox: Outbox) -> None:
    """What a rebalance leaves undone is neither worked on nor acked, and nobody waits for it."""

    async def work(records: Sequence[Record]) -> list[Effects]:
        quiet_app.flow_control.suspend()  # as Faust does when partitions are revoked
        return [Effects() for _ in records[:2]]

    batch = messages(quiet_app, 5)
    await work_off(loop(quiet_app, work), batch)
    assert quiet_app.consumer.floors[batch[0].tp].offset == 2
    assert set(quiet_app.consumer.unacked) == set()
    assert outbox.sent == []


async def test_before_batch_comes_once_for_each_partition_of_a_generation(quiet_app: SafeApp) -> None:
    """`before_batch` gets the first record of every new partition, before the work; again in the next generation."""
    calls: list[tuple[int, list[str]]] = []

    async def before(generation: int, firsts: Sequence[Record]) -> None:
        calls.append((generation, [first.place for first in firsts]))

    async def work(records: Sequence[Record]) -> list[Effects]:
        assert calls
        return [Effects() for _ in records]

    stage = loop(quiet_app, work, before_batch=before)
    await work_off(stage, [message(5), message(6)])
    await work_off(stage, [message(7), message(3, partition=1)])
    quiet_app.consumer_generation_id = 2
    await work_off(stage, [message(8, generation=2)])
    assert calls == [(1, ["in/0/5"]), (1, ["in/1/3"]), (2, ["in/0/8"])]


async def test_aborted_restore_gives_the_batch_back(quiet_app: SafeApp) -> None:
    """When `before_batch` is aborted nothing is worked on or acked, and the next batch asks again."""
    calls = []

    async def before(generation: int, _: Sequence[Record]) -> None:
        calls.append(generation)
        raise RestoreAbortedError

    batch = messages(quiet_app, 2)
    stage = loop(quiet_app, before_batch=before)
    await work_off(stage, batch)
    await work_off(stage, batch)
    assert calls == [1, 1]
    assert quiet_app.consumer.floors[batch[0].tp].offset is None
    assert set(quiet_app.consumer.unacked) == set()


async def test_idle_speaks_once_a_second(quiet_app: SafeApp, outbox: Outbox) -> None:
    """What `idle` returns is sent; it is asked at most once a second, however many batches pass."""

    async def idle() -> list[Effects]:
        return [Effects([Send("out", None, b"released")])]

    stage = loop(quiet_app, idle=idle)
    for _ in range(3):
        await stage.idle()
    assert outbox.sent == [("dev-out", b"released")]


async def test_batches_keep_their_limits(quiet_app: SafeApp) -> None:
    """A batch ends at its number of records or with the record that reaches its size; old generations are left out."""
    stream = quiet_app.stream(quiet_app.topic("in"))
    stream.channel.queue.put_nowait([message(0, value) for value in (b"1", b"22", b"333", b"4" * 90)])
    stream.channel.queue.put_nowait([message(0, b"old", generation=0), message(1, b"old", generation=0)])
    stream.channel.queue.put_nowait([message(4, b"5"), message(5, b"6")])
    found = []
    async for batch in batches(quiet_app, stream, Limits(records=3, size=80, tick=0.05)):
        if not batch:
            break
        found.append([one.value for one in batch])
    assert found == [[b"1", b"22", b"333"], [b"4" * 90], [b"5", b"6"]]


def test_record_of_a_message() -> None:
    """Names lose the prefix, seconds become milliseconds, a tombstone stays None."""
    assert record_of(message(7, None, partition=2), PREFIX) == Record("in", 2, 7, 250, b"k", None, (("h", b"1"),))
