"""One member of a consumer group that hands out each event once and commits behind the body.

A turn is the time between two rebalances. Its positions are always those that the group has committed, so whatever was
handed out and not committed comes again; the memory knows it. What other members, or this one before a restart, have
seen is learned from the end of the partition before the committed offset.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from aiokafka import TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError

from streams.client.broker import Broker, Offsets, Span, starts
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
    """Reads a topic for a group: `fetch`, and for each record `begin`, the body when that says so, `end`."""

    def __init__(
        self,
        broker: Broker,
        topic: str,
        group: str,
        *,
        since: datetime | None,
        window: int,
        commit_every: float,
        journal: Journal | None,
    ) -> None:
        self._broker, self._topic, self._since, self._journal = broker, topic, since, journal
        self._membership = membership(broker, group)
        self._memories: defaultdict[int, Memory] = defaultdict(lambda: Memory(window))
        self._turn = self._fetched_in = Turn()
        self._dirty = asyncio.Event()
        self._committing = asyncio.Lock()
        self._commit_every = commit_every

    async def __aenter__(self) -> Self:
        await self._broker.partitions(self._topic)  # a topic that is not there would be waited for without a word
        self._connection = self._broker.consumer(self._topic, **self._membership)
        self._consumer = await self._connection.__aenter__()
        self._consumer.subscribe([self._broker.prefix + self._topic], listener=self)
        self._committer = asyncio.create_task(self._commit_behind())
        return self

    async def __aexit__(self, *error: object) -> None:
        self._turn.idle.set()
        self._committer.cancel()
        await asyncio.wait([self._committer])
        with suppress(TimeoutError):
            await asyncio.wait_for(self._commit(self._turn), CLOSING)
        await self._connection.__aexit__(*error)

    @property
    def over(self) -> bool:
        """Whether what was fetched is not ours any more: a rebalance has begun."""
        return self._fetched_in.over

    async def fetch(self) -> list[Any]:
        """Return the next records; none when they were fetched before the positions were set: they come again."""
        if self._committer.done():
            self._committer.result()
        turn = self._fetched_in = self._turn
        if turn.partitions and not turn.ready:
            await self._prepare(turn)
        fetched = await self._consumer.getmany(timeout_ms=500, max_records=FETCH)
        if turn is not self._turn or not turn.ready:
            return []
        return [message for messages in fetched.values() for message in messages]

    def begin(self, message: Any) -> bool:
        """Note that a record is at work; return whether its event is new."""
        self._fetched_in.idle.clear()
        event = event_id(message)
        new = self._memories[message.partition].note(event, message.offset)
        return new and not (self._journal and self._journal.knows(event))

    def end(self, message: Any) -> None:
        """Note that its body ended: it may be committed."""
        if self._journal:
            self._journal.note(event_id(message))
        turn = self._fetched_in
        turn.done[TopicPartition(message.topic, message.partition)] = message.offset + 1
        turn.idle.set()
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
            span = Span(reader, {tp: min(end, ends[tp]) for tp, (_, end) in spans.items()})
            while some := await span.fetch():
                for message in some:
                    self._memories[message.partition].note(event_id(message), message.offset)

    # Commits.

    async def _commit_behind(self) -> None:
        while True:
            await self._dirty.wait()
            self._dirty.clear()
            await self._commit(self._turn)
            await asyncio.sleep(self._commit_every)

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
