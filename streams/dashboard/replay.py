"""Reading the log again for one reader of the live stream, from where he stands up to where the ring can take over."""

from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable
from typing import Any, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from schemas.topics import ARTICLES
from streams.client.broker import Broker
from streams.client.memory import Memory
from streams.client.records import event_id
from streams.dashboard.events import Event, Positions, event_of

LOOK_BACK = 500
"""Records of each partition that are read before the first that counts, to know its repeats.

A repeat follows its original after what a killed stage had not committed: at 500 articles a second and a commit each
second some hundred records of each partition. Each reader that resumes from the log pays for it, so it is no more.
"""

FETCH_BYTES = 1024 * 1024
"""What one answer of a broker holds unless one batch is larger: with 50 MiB, the default, a few readers fill a machine."""

FETCH = 200
WAIT_MS = 1000


class Read(NamedTuple):
    """New events, and the positions after them."""

    events: list[Event]
    after: Positions


class Sieve:
    """Lets through each event once: knows the repeats by `ce_id`, for each partition."""

    def __init__(self) -> None:
        self._memories: defaultdict[int, Memory] = defaultdict(Memory)

    def event(self, message: Any) -> Event | None:
        """Return the event of a record, None for a repeat and for what is no event."""
        new = self._memories[message.partition].note(event_id(message), message.offset)
        return event_of(message) if new else None


async def place(consumer: AIOKafkaConsumer, topic: str, positions: Positions) -> None:
    """Assign these partitions and put the consumer a little before the positions."""
    partitions = [TopicPartition(topic, partition) for partition in positions]
    consumer.assign(partitions)
    begins = await consumer.beginning_offsets(partitions)
    for tp in partitions:
        consumer.seek(tp, max(begins[tp], positions[tp.partition] - LOOK_BACK))


async def replay(broker: Broker, since: Positions, until: Positions) -> AsyncGenerator[Read, None]:
    """Yield the events from `since` up to `until`; nothing for a while yields no events, so that the caller can beat.

    Raises TransientError when no broker answers; one that goes away meanwhile is waited for. `until` are positions
    that somebody has reached by reading, so that they are reached here too.
    """
    topic, reached = broker.prefix + ARTICLES, {partition: since.get(partition, 0) for partition in until}
    behind = {partition for partition, offset in until.items() if reached[partition] < offset}
    async with broker.consumer(ARTICLES, fetch_max_bytes=FETCH_BYTES) as consumer:
        await place(consumer, topic, {partition: reached[partition] for partition in behind})
        sieve = Sieve()
        while behind:
            partitions = [TopicPartition(topic, partition) for partition in behind]
            fetched = await consumer.getmany(*partitions, timeout_ms=WAIT_MS, max_records=FETCH)
            fresh = [each for some in fetched.values() for each in some if each.offset < until[each.partition]]
            events = [
                event for each in fresh if (event := sieve.event(each)) and each.offset >= reached[each.partition]
            ]
            for tp in partitions:
                reached[tp.partition] = max(reached[tp.partition], await consumer.position(tp))
            behind = {partition for partition in behind if reached[partition] < until[partition]}
            yield Read(events, {partition: min(reached[partition], until[partition]) for partition in until})


def lost(since: Positions, begins: Positions) -> Iterable[int]:
    """Return the partitions whose records after `since` are deleted in part."""
    return sorted(partition for partition, offset in since.items() if offset < begins.get(partition, 0))
