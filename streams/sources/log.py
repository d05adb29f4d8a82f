"""Read a topic as a log: from its beginning to where it ends now, for replay, audit and the dead letters.

A plain consumer without a group: nothing is committed and nobody is rebalanced.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from schemas.topics import MARKER_KEY, TOPICS
from streams.errors import ConfigError
from streams.messages import Record
from streams.observe.away import broker_away
from streams.observe.closing import stop_consumer

QUIET = 3.0
"""Seconds without a record after which a log counts as read: compaction may have taken its last records away."""

FURTHER = 64
"""How many times further each step back goes when the end of a compacted log is a hole."""

SETTLE = 500
"""Milliseconds of silence at the known end: the embedded broker tells ends that are too low after batches."""


async def read_log(
    client: Mapping[str, Any], prefix: str, topic: str, partition: int | None = None, *, markers: bool = False
) -> AsyncGenerator[Record, None]:
    """Yield the records of a topic, in order within each partition; `topic` is the logical name.

    With `partition` only those of that one, with `markers` those too that every other reader skips. ConfigError when
    there is no such topic.
    """
    async with reader(client, topic) as consumer:
        if partition is None:
            partitions = await assign_all(consumer, client, prefix + topic)
        else:
            partitions = [TopicPartition(prefix + topic, partition)]
            consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        async for message in _to_the_end(consumer, partitions):
            if markers or message.key != MARKER_KEY:
                yield _record(topic, message)


async def read_tail(client: Mapping[str, Any], prefix: str, topic: str, partition: int) -> AsyncIterator[Record]:
    """Yield the last record of a partition, or the last few; nothing when it is empty.

    Compaction may have left a hole at the end, so the reader steps back further until it finds something.
    """
    async with reader(client, topic) as consumer:
        tp = TopicPartition(prefix + topic, partition)
        consumer.assign([tp])
        begin, end = (await consumer.beginning_offsets([tp]))[tp], (await consumer.end_offsets([tp]))[tp]
        step, found = 1, False
        while not found and step // FURTHER < end - begin:
            consumer.seek(tp, max(begin, end - step))
            async for message in _to_the_end(consumer, [tp]):
                found = True
                yield _record(topic, message)
            step *= FURTHER


@asynccontextmanager
async def reader(client: Mapping[str, Any], topic: str) -> AsyncIterator[AIOKafkaConsumer]:
    """Connect a consumer without a group that takes the largest records of a topic; TransientError without a broker."""
    limit = TOPICS[topic].max_bytes + 64 * 1024
    consumer = AIOKafkaConsumer(
        **client,
        enable_auto_commit=False,
        auto_offset_reset="earliest",  # retention may take the first records while we read; the default jumps to the end
        max_partition_fetch_bytes=limit,
        fetch_max_wait_ms=100,
    )
    try:
        await _start(consumer, client)
        yield consumer
    finally:
        await stop_consumer(consumer)


async def _start(consumer: AIOKafkaConsumer, client: Mapping[str, Any]) -> None:
    try:
        await consumer.start()
    except KafkaError as error:
        raise broker_away(client, error) from error


def _record(topic: str, message: Any) -> Record:
    place = (message.partition, message.offset, message.timestamp)
    return Record(topic, *place, message.key, message.value, tuple(message.headers))


async def assign_all(consumer: AIOKafkaConsumer, client: Mapping[str, Any], name: str) -> list[TopicPartition]:
    """Assign all partitions of a topic to the consumer; ConfigError when the broker has no such topic.

    The admin client is asked: the consumer itself knows no topic before it is assigned one.
    """
    admin = AIOKafkaAdminClient(**client)
    await admin.start()
    try:
        told = [topic for topic in await admin.describe_topics() if topic["topic"] == name]
    finally:
        await admin.close()
    partitions = [TopicPartition(name, each["partition"]) for topic in told for each in topic["partitions"]]
    if not partitions:
        raise ConfigError(f"there is no topic {name}: run `copydesk topics apply`, or mend COPYDESK_PREFIX")
    consumer.assign(sorted(partitions))
    return sorted(partitions)


async def _to_the_end(consumer: AIOKafkaConsumer, partitions: list[TopicPartition]) -> AsyncIterator[Any]:
    ends = await consumer.end_offsets(partitions)
    clock = asyncio.get_running_loop().time
    heard = clock()
    while True:
        batches = await consumer.getmany(timeout_ms=SETTLE)
        for messages in batches.values():
            for message in messages:
                yield message
        if batches:
            heard = clock()
            continue
        behind = [tp for tp in partitions if await consumer.position(tp) < ends[tp]]
        if not behind or clock() - heard > QUIET:
            return
