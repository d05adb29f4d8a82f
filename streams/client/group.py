"""One member of a consumer group that hands out each event once and commits behind the body.

A turn is the time between two rebalances. Its positions are always those that the group has committed, so whatever was
handed out and not committed comes again; the memory knows it. What other members, or this one before a restart, have
seen is learned from the end of the partition before the committed offset.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError

from streams.client.broker import Broker, Offsets, read_to, starts
from streams.client.journal import Journal
from streams.client.memory import Memory
from streams.client.records import event_id

LOG = logging.getLogger(__name__)

REBALANCE = 60.0
"""Seconds that Kafka gives the members for a rebalance, and so a body that is at work when one begins."""

PATIENCE = 45.0
"""Seconds that a rebalance waits for the body. After that another member may get the same article."""

CLOSING = 5.0
"""Seconds for the last commit: without a broker it would never end."""

FETCH = 500
"""Records taken from the consumer at once."""


def membership(broker: Broker, group: str) -> dict[str, Any]:
    """Return the arguments that make a consumer a member of the group."""
    return {
        "group_id": broker.prefix + group,
        "session_timeout_ms": int(broker.session * 1000),
        "heartbeat_interval_ms": int(broker.session * 1000 / 4),
        "rebalance_timeout_ms": int(REBALANCE * 1000),
    }


@dataclass(slots=True)
class Turn:
    """The books of the time between two rebalances. `done` holds what is not committed yet, as the next offset."""

    partitions: frozenset[TopicPartition] = frozenset()
    ready: bool = False
    over: bool = False
    done: Offsets = field(default_factory=dict)
    idle: asyncio.Event = field(default_factory=asyncio.Event)


class Member(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """Reads a topic for a group. `finished` says at the end whether the last body ended well, `stopping` when to end."""

    def __init__(
        self,
        broker: Broker,
        topic: str,
        *,
        since: datetime | None,
        window: int,
        journal: Journal | None,
        finished: Callable[[], bool],
        stopping: Callable[[], bool],
    ) -> None:
        self._broker, self._topic, self._since = broker, topic, since
        self._journal, self._finished, self._stopping = journal, finished, stopping
        self._consumer: AIOKafkaConsumer = None
        self._memories: defaultdict[int, Memory] = defaultdict(lambda: Memory(window))
        self._turn = Turn()
        self._dirty = asyncio.Event()
        self._committing = asyncio.Lock()

    async def records(self, consumer: AIOKafkaConsumer, commit_every: float) -> AsyncGenerator[Any, None]:
        """Yield each new record once; when the next is asked for, the one before is done."""
        self._consumer = consumer
        async with self._behind(commit_every) as failed:
            while not self._stopping():
                failed()
                turn, messages = await self._fetch()
                for message in messages:
                    if turn.over or self._stopping():
                        break
                    event = event_id(message)
                    if self._is_new(event, message):
                        turn.idle.clear()
                        try:
                            yield message
                        except GeneratorExit:
                            if self._finished():
                                self._end(turn, event, message)
                            raise
                        finally:
                            turn.idle.set()
                    self._end(turn, event, message)
                    await asyncio.sleep(0)  # heartbeats and commits, also when the body never waits

    async def _fetch(self) -> tuple[Turn, list[Any]]:
        """Return records of this turn; none when they were fetched before the positions were set: they come again."""
        turn = self._turn
        if turn.partitions and not turn.ready:
            await self._prepare(turn)
        fetched = await self._consumer.getmany(timeout_ms=500, max_records=FETCH)
        if turn is not self._turn or not turn.ready:
            return turn, []
        return turn, [message for messages in fetched.values() for message in messages]

    def _is_new(self, event: bytes, message: Any) -> bool:
        new = self._memories[message.partition].note(event, message.offset)
        return new and not (self._journal and self._journal.knows(event))

    def _end(self, turn: Turn, event: bytes, message: Any) -> None:
        """Note that the body ended."""
        if self._journal:
            self._journal.note(event)
        turn.done[TopicPartition(message.topic, message.partition)] = message.offset + 1
        self._dirty.set()

    # Rebalances.

    async def on_partitions_revoked(self, revoked: Collection[TopicPartition]) -> None:
        """Let the body end, commit, and let go."""
        turn = self._turn
        turn.over = True
        if not revoked:
            return
        try:
            await asyncio.wait_for(turn.idle.wait(), PATIENCE)
        except TimeoutError:
            LOG.warning("a rebalance waited %g s for the body; its article may come to another member too", PATIENCE)
        await self._commit(turn)

    def on_partitions_assigned(self, assigned: Collection[TopicPartition]) -> None:
        """Begin a turn. What there is to read happens in the loop: a rebalance must not wait for it."""
        self._turn = Turn(frozenset(assigned))
        self._turn.idle.set()

    async def _prepare(self, turn: Turn) -> None:
        """Set the positions and learn what the group has seen."""
        committed = {tp: await self._consumer.committed(tp) for tp in turn.partitions}
        begun = {tp: offset for tp, offset in committed.items() if offset is not None}
        await self._learn(begun)
        begun |= await starts(self._consumer, turn.partitions - begun.keys(), self._since)
        if turn.over or turn is not self._turn:
            return
        for tp, offset in begun.items():
            self._consumer.seek(tp, offset)
        turn.ready = True

    async def _learn(self, committed: Offsets) -> None:
        """Read the last records before the committed offsets, as far as the memory lacks them."""
        spans = {tp: (self._memories[tp.partition].missing_from(offset), offset) for tp, offset in committed.items()}
        spans = {tp: (first, end) for tp, (first, end) in spans.items() if first < end}
        if not spans:
            return
        async with self._broker.consumer(self._topic) as reader:
            reader.assign(list(spans))
            begins, ends = await reader.beginning_offsets(list(spans)), await reader.end_offsets(list(spans))
            for tp, (first, _) in spans.items():
                reader.seek(tp, max(first, begins[tp]))
            async for message in read_to(reader, {tp: min(end, ends[tp]) for tp, (_, end) in spans.items()}):
                self._memories[message.partition].note(event_id(message), message.offset)

    # Commits.

    @asynccontextmanager
    async def _behind(self, every: float) -> AsyncGenerator[Callable[[], None], None]:
        """Commit in the background, and a last time at the end; what is yielded raises when that broke."""
        task = asyncio.create_task(self._commit_behind(every))
        try:
            yield lambda: task.result() if task.done() else None
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            with suppress(TimeoutError):
                await asyncio.wait_for(self._commit(self._turn), CLOSING)

    async def _commit_behind(self, every: float) -> None:
        while True:
            await self._dirty.wait()
            self._dirty.clear()
            await self._commit(self._turn)
            await asyncio.sleep(every)

    async def _commit(self, turn: Turn) -> None:
        async with self._committing:
            done, turn.done = turn.done, {}
            if not done:
                return
            try:
                await self._consumer.commit(done)
            except (CommitFailedError, IllegalStateError) as error:
                LOG.warning("a commit came too late, its articles may come again: %s", error)
            except (KafkaError, asyncio.CancelledError) as error:
                turn.done = done | turn.done
                if isinstance(error, asyncio.CancelledError):
                    raise
                LOG.warning("a commit failed and is tried again: %s", error)
                self._dirty.set()
