"""What is fetched while a group is being joined: nothing of it is passed over, whether the group has a commit or not.

Faust lets such records go, and aiokafka seeks only where something is committed. Faust's and aiokafka's own consumers run
here; what lies behind them, the broker, is a partition in a list.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.consumer.subscription_state import SubscriptionState
from aiokafka.errors import ConsumerStoppedError, IllegalStateError
from aiokafka.structs import OffsetAndMetadata
from faust.transport.conductor import Conductor
from faust.types import TP, Message

from streams.agents.careful import Careful
from streams.agents.consumer import FetchThread, SafeApp
from streams.agents.entrance import Entrance
from streams.agents.loop import record_of
from streams.agents.places import Places
from streams.agents.work import LoopDeps
from streams.messages import Effects

PLACE = TopicPartition("in", 0)
FIRST, END = 2, 12
"""What the partition holds: its oldest records are gone."""

FETCH = 4
"""Records that one fetch brings."""


class InLine(FetchThread):
    """The thread that talks to the broker, without the thread."""

    async def call_thread(self, fun: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call, and go on when nobody waits for it any more, as a thread does."""
        return await asyncio.shield(asyncio.ensure_future(fun(*args, **kwargs)))


class Broker:
    """The records of the partition, and what its group has committed: fetcher and coordinator."""

    def __init__(self, subscriptions: SubscriptionState) -> None:
        self._subscriptions, self._closed = subscriptions, False
        self.committed = -1
        self.records = list(range(FIRST, END))
        self.stopped = self.seeks_fail = False
        self.asked: list[Collection[TP]] = []
        self.answers = asyncio.Event()
        self.answers.set()
        self.check_errors = lambda: None

    async def fetched_records(self, asked: Collection[TP] = (), **_: Any) -> dict[TopicPartition, list[ConsumerRecord]]:
        """Return the next records, and stand behind them. A place that the partition does not hold is its beginning."""
        await self.answers.wait()
        if self.stopped:
            raise ConsumerStoppedError
        self.asked.append(asked)
        state = self._subscriptions.subscription.assignment.state_value(PLACE)
        if not FIRST <= state.position <= END:
            self.seek_to(PLACE, FIRST)
        found = [_record(offset) for offset in self.records if offset >= state.position][:FETCH]
        if found:
            state.consumed_to(found[-1].offset + 1)
        return {PLACE: found} if found else {}

    async def fetch_committed_offsets(self, _: Any) -> dict[TopicPartition, OffsetAndMetadata]:
        """Return what the group has committed, -1 for nothing."""
        return {PLACE: OffsetAndMetadata(self.committed, "")}

    async def commit_offsets(self, _: Any, offsets: dict[TopicPartition, OffsetAndMetadata]) -> None:
        """Keep what is committed."""
        self.committed = offsets[PLACE].offset

    def seek_to(self, place: TopicPartition, offset: int) -> None:
        """Fetch from there on."""
        if self.seeks_fail:
            raise IllegalStateError
        self._subscriptions.seek(place, offset)

    async def beginning_offsets(self, places: list[TopicPartition], _timeout: int) -> dict[TopicPartition, int]:
        """Return the oldest offset that the partition holds."""
        return dict.fromkeys(places, FIRST)


class Joining:
    """An app whose consumer has just been assigned the partition, with its flow still closed."""

    def __init__(self, app: SafeApp) -> None:
        self.consumer, self.flow = app.consumer, app.flow_control
        self.flow.suspend()
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
        self.flow.resume()
        for _ in range(6):
            await self.fetch()
        return self.queued()

    def queued(self) -> list[int]:
        """Return the offsets that reached the agent's queue since the last look."""
        return [message.offset for message in self.taken()]

    async def second_batch(self) -> list[Message]:
        """Fetch twice; what came first is given back."""
        self.flow.resume()
        await self.fetch()
        self.taken()
        await self.fetch()
        return self.taken()

    async def let_in(self, batch: list[Message]) -> bool:
        """Let a batch in as the loop does."""
        deps = LoopDeps("", lambda *_: Effects(), careful=Careful(()))
        return await Entrance(self.consumer.app, deps).let_in(batch, [record_of(message, "") for message in batch])

    def taken(self) -> list[Message]:
        """Return the messages that reached the agent's queue since the last look."""
        lists: list[list[Message]] = [self._queue.get_nowait() for _ in range(self._queue.qsize())]
        return [message for messages in lists for message in messages]


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


async def test_fetch_that_a_rebalance_cancelled_is_not_lost(joining: Joining) -> None:
    """The thread goes on with a cancelled fetch, and gets its records behind the seek: they come nevertheless."""
    joining.broker.answers.clear()
    fetching = asyncio.ensure_future(joining.fetch())
    await asyncio.sleep(0)
    fetching.cancel()
    await joining.consumer.perform_seek()
    joining.broker.answers.set()
    await asyncio.sleep(0.01)
    assert await joining.came() == list(range(FIRST, END))


async def test_fetch_asks_for_the_partitions_that_were_ours(joining: Joining) -> None:
    """A rebalance that pauses them while the fetch is in the air does not make it one for all partitions."""
    joining.broker.answers.clear()
    fetching = asyncio.ensure_future(joining.fetch())
    await asyncio.sleep(0)
    joining.consumer.pause_partitions({TP(*PLACE)})
    joining.broker.answers.set()
    await fetching
    assert joining.broker.asked == [{TP(*PLACE)}]


async def test_position_that_went_astray_is_mended(joining: Joining) -> None:
    """Whatever moved aiokafka's position: what comes must go on where the last fetch ended."""
    await joining.consumer.perform_seek()
    joining.broker.seek_to(PLACE, FIRST + 3)
    assert await joining.came() == list(range(FIRST, END))


async def test_gap_of_the_broker_is_told_and_taken(joining: Joining, caplog: pytest.LogCaptureFixture) -> None:
    """Where the broker has no record at the place any more, the next one comes after a second look, with a warning."""
    del joining.broker.records[FETCH]
    await joining.consumer.perform_seek()
    assert await joining.came() == joining.broker.records
    assert [record.getMessage() for record in caplog.records] == [
        f"in/0 goes on at 7: nothing is at {FIRST + FETCH} any more"
    ]


async def test_topic_made_anew_is_read_from_its_beginning(joining: Joining) -> None:
    """A commit behind the partition's end is of an older topic of that name: the new one's records all come."""
    joining.broker.committed = END + 100
    await joining.consumer.perform_seek()
    assert await joining.came() == list(range(FIRST, END))


async def test_seek_that_took_too_long_is_made_up_for(joining: Joining) -> None:
    """Faust opens the flow without its seek when that takes longer than a request may: we seek then."""
    joining.broker.committed = 5
    assert await joining.came() == list(range(5, END))


async def test_nothing_is_handed_over_while_partitions_are_assigned(joining: Joining) -> None:
    """A worker without partitions has an open flow: what it fetches before Faust knows the generation comes later."""
    joining.consumer._joining = True
    await joining.consumer.perform_seek()
    assert await joining.came() == []
    joining.consumer._joining = False
    assert await joining.came() == list(range(FIRST, END))


async def test_all_there_is_was_fetched_before_the_seek(joining: Joining) -> None:
    """The seek itself goes back: nothing more may come that would show the gap."""
    await joining.broker.fetched_records()
    del joining.broker.records[FETCH:]
    await joining.consumer.perform_seek()
    assert await joining.came() == joining.broker.records


async def test_fetch_that_failed_is_made_anew(joining: Joining) -> None:
    """An error of a fetch is raised once, and the next fetch is another one."""
    await joining.consumer.perform_seek()
    joining.broker.stopped = True
    with pytest.raises(ConsumerStoppedError):
        await joining.fetch()
    joining.broker.stopped = False
    assert await joining.came() == joining.broker.records


async def test_partition_that_is_not_ours_any_more_is_let_go(joining: Joining) -> None:
    """What a fetch brings of a partition that another worker has now is neither handed over nor sought for ever."""
    joining.flow.resume()
    joining.client._subscription.assign_from_user([TopicPartition("in", 1)])
    await joining.consumer._take({TP(*PLACE): [_record(FIRST)]})
    assert joining.queued() == []
    assert not joining.consumer._places.behind


async def test_seek_that_a_rebalance_cut_short_is_made_again(joining: Joining) -> None:
    """A partition counts as sought when it was: a seek that failed is made again."""
    await joining.consumer.perform_seek()
    joining.broker.seek_to(PLACE, FIRST + 3)
    joining.broker.seeks_fail = True
    assert await joining.came() == []
    joining.broker.seeks_fail = False
    assert await joining.came() == joining.broker.records


async def test_generation_starts_at_its_own_commits(joining: Joining) -> None:
    """Where the last generation stood says nothing: until the group's offsets are read, nothing is handed over."""
    joining.broker.committed = 5
    await joining.consumer.perform_seek()
    joining.consumer._on_partitions_assigned = lambda *_, **__: asyncio.sleep(0)
    joining.consumer.app.rebalancing = True
    await joining.consumer.on_partitions_assigned({TP(*PLACE)}, 2)
    assert await joining.came() == []
    joining.broker.committed = 8
    await joining.consumer.perform_seek()
    assert await joining.came() == [8, 9, 10, 11]


async def test_flow_that_is_opened_again_takes_nothing_back(joining: Joining) -> None:
    """Faust opens a flow that was open: behind a generation without partitions. What was handed over stays."""
    joining.flow.resume()
    await joining.consumer.perform_seek()
    await joining.fetch()
    joining.flow.resume()
    assert await joining.came() == joining.broker.records


async def test_start_is_noted_where_the_first_record_is_open(joining: Joining) -> None:
    """A note of a start is a commit: where records before the first of a batch were given back, it lies at those."""
    await joining.consumer.perform_seek()
    batch = await joining.second_batch()
    assert await joining.let_in(batch)
    assert batch[0].offset == FIRST + FETCH
    assert joining.broker.committed == FIRST


async def test_note_of_a_start_passes_over_nothing(joining: Joining) -> None:
    """Beside a commit the note moves it nowhere; a generation that is over while it is let in notes nothing."""
    joining.broker.committed = 5
    await joining.consumer.perform_seek()
    batch = await joining.second_batch()
    joining.broker.committed = 3
    assert await joining.let_in(batch)
    assert joining.broker.committed == 3
    joining.broker.committed = -1
    joining.consumer.floors.clear()  # as on_partitions_assigned does
    assert await joining.let_in(batch)
    assert joining.broker.committed == -1


def test_second_look_is_for_one_place() -> None:
    """What came after a seek counts for that seek only: the next gap, and what follows another seek, are looked at twice."""
    place, places = TP(*PLACE), Places()
    places.begin({place: 5})
    places.passed_over(place)
    places.sought([place])
    assert not places.behind
    assert places.fits(place, 7)
    places.reached(place, 7)
    assert [places.fits(place, first) for first in (7, 8, 9)] == [False, True, False]
    places.passed_over(place)
    places.sought([place])
    places.begin({place: 5})
    assert [places.fits(place, first) for first in (4, 5, 9)] == [False, True, False]


def _record(offset: int) -> ConsumerRecord[None, bytes]:
    return ConsumerRecord(*PLACE, offset, 0, 0, None, b"", None, 0, 0, ())
