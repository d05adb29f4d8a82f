"""What is fetched while a group is being joined: nothing of it is passed over, whether the group has a commit or not.

Faust lets such records go, and aiokafka seeks only where something is committed. Faust's and aiokafka's own consumers run
here; what lies behind them, the broker, is a partition in a list.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.consumer.subscription_state import SubscriptionState
from aiokafka.structs import OffsetAndMetadata
from faust.transport.conductor import Conductor
from faust.types import TP

from streams.agents.consumer import FetchThread, SafeApp

PLACE = TopicPartition("in", 0)
FIRST, END = 2, 12
"""What the partition holds: its oldest records are gone."""

FETCH = 4
"""Records that one fetch brings."""


class InLine(FetchThread):
    """The thread that talks to the broker, without the thread."""

    async def call_thread(self, fun: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call at once."""
        return await fun(*args, **kwargs)


class Broker:
    """The records of the partition, and what its group has committed: fetcher and coordinator."""

    def __init__(self, subscriptions: SubscriptionState) -> None:
        self._subscriptions, self._closed = subscriptions, False
        self.committed = -1
        self.check_errors = lambda: None

    async def fetched_records(self, *_: Any, **__: Any) -> dict[TopicPartition, list[ConsumerRecord]]:
        """Return the next records, and stand behind them."""
        state = self._subscriptions.subscription.assignment.state_value(PLACE)
        found = [_record(offset) for offset in range(FIRST, END) if offset >= state.position][:FETCH]
        if found:
            state.consumed_to(found[-1].offset + 1)
        return {PLACE: found} if found else {}

    async def fetch_committed_offsets(self, _: Any) -> dict[TopicPartition, OffsetAndMetadata]:
        """Return what the group has committed, -1 for nothing."""
        return {PLACE: OffsetAndMetadata(self.committed, "")}

    def seek_to(self, place: TopicPartition, offset: int) -> None:
        """Fetch from there on."""
        self._subscriptions.seek(place, offset)

    def request_offset_reset(self, places: list[TopicPartition], _strategy: int) -> "asyncio.Future[list[None]]":
        """Fetch from the beginning on."""
        for place in places:
            self.seek_to(place, FIRST)
        return asyncio.gather(asyncio.sleep(0))


class Joining:
    """An app whose consumer has just been assigned the partition, with its flow still closed."""

    def __init__(self, app: SafeApp) -> None:
        self.consumer, self._flow = app.consumer, app.flow_control
        self._flow.suspend()
        client = AIOKafkaConsumer(group_id="group", enable_auto_commit=False)
        client.assign([PLACE])
        self.broker = client._fetcher = client._coordinator = Broker(client._subscription)
        self.client = client
        self.broker.seek_to(PLACE, FIRST)
        self.consumer._thread.thread_loop.close()
        self.consumer._thread = InLine(self.consumer, loop=asyncio.get_running_loop(), beacon=self.consumer.beacon)
        self.consumer._thread._consumer = client
        topic = app.topic("in")
        self.consumer.resume_partitions({TP(*PLACE)})
        assert isinstance(app.topics, Conductor)
        app.topics._tp_index[TP(*PLACE)] = {topic}
        self._queue = topic.queue

    async def fetch(self) -> None:
        """Fetch once, as the consumer's loop does."""
        fetched, _ = await self.consumer._wait_next_records(0)
        await self.consumer._take(fetched or {})

    async def came(self) -> list[int]:
        """Open the flow, fetch to the end, and return the offsets that reached the agent's queue."""
        self._flow.resume()
        for _ in range(6):
            await self.fetch()
        return [message.offset for message in self._queued()]

    def _queued(self) -> Iterator[Any]:
        while not self._queue.empty():
            yield from self._queue.get_nowait()


@pytest.fixture
async def joining(quiet_app: SafeApp) -> AsyncIterator[Joining]:
    """Yield an app that is joining its group."""
    made = Joining(quiet_app)
    yield made
    made.client._closed = True  # it was never started


async def test_fetched_before_the_seek_comes_again(joining: Joining) -> None:
    """Without a commit the seek that ends a rebalance goes to the beginning, not behind what was let go."""
    await joining.broker.fetched_records()  # by a task that the rebalance has cancelled meanwhile
    await joining.consumer.perform_seek()
    assert await joining.came() == list(range(FIRST, END))


async def test_fetched_between_seek_and_flow_comes_again(joining: Joining) -> None:
    """What is fetched behind the seek and before the flow opens is fetched again, and in order."""
    await joining.consumer.perform_seek()
    await joining.fetch()
    await joining.fetch()
    assert await joining.came() == list(range(FIRST, END))


async def test_what_is_committed_does_not_come_again(joining: Joining) -> None:
    """With a commit the partition goes on there, whatever was fetched before the offset was known."""
    await joining.fetch()
    joining.broker.committed = 5
    await joining.consumer.perform_seek()
    await joining.fetch()
    assert await joining.came() == list(range(5, END))


def _record(offset: int) -> ConsumerRecord[None, bytes]:
    return ConsumerRecord(*PLACE, offset, 0, 0, None, b"", None, 0, 0, ())
