"""Reading a partition from its beginning up to now, where "now" is a marker that we write ourselves.

End offsets can't say it: the embedded broker's are wrong for batches, and another worker may still be writing.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import uuid4

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from faust.types.transports import ProducerT

from streams.observe.closing import stop_consumer

Got: TypeAlias = "ConsumerRecord[bytes, bytes | None]"

POLL_MS = 1000
FETCH_BYTES = 16 * 1024 * 1024


class RestoreAbortedError(Exception):
    """The restore has become pointless: a rebalance or a stop has begun. Give the batch up without an ack."""


async def read_to_marker(
    client_settings: Mapping[str, Any],
    topic: str,
    partition: int,
    *,
    producer: ProducerT,
    mark_key: bytes,
    stale: Callable[[], bool],
) -> AsyncIterator[list[Got]]:
    """Write a marker, then yield all records before it, in order, in the lists in which they come.

    `topic` is the full name. Markers (also those of other readers) are never yielded; they all have `mark_key`, so a
    compacted topic keeps one. Raises RestoreAbortedError as soon as `stale()`; other errors are the client's.
    """
    token = uuid4().bytes
    written = await (await producer.send(topic, mark_key, token, partition, None, None))
    place = TopicPartition(topic, partition)
    reader = AIOKafkaConsumer(
        **client_settings,
        enable_auto_commit=False,
        auto_offset_reset="earliest",  # retention may take the first records while we read; the default jumps to the end
        fetch_max_wait_ms=100,
        max_partition_fetch_bytes=FETCH_BYTES,
    )
    await reader.start()
    try:
        reader.assign([place])
        await reader.seek_to_beginning(place)
        while not stale():
            records = (await reader.getmany(place, timeout_ms=POLL_MS, max_records=5000)).get(place, [])
            before, over = _before_marker(records, mark_key, token, written.offset)
            if before:
                yield before
            if over:
                return
    finally:
        await stop_consumer(reader)
    raise RestoreAbortedError(f"{topic}/{partition}")


def _before_marker(records: Sequence[Got], mark_key: bytes, token: bytes, offset: int) -> tuple[list[Got], bool]:
    """Return the records before our marker, and whether it was reached; later records say so if it is compacted."""
    before: list[Got] = []
    for record in records:
        if record.offset > offset or (record.key == mark_key and record.value == token):
            return before, True
        if record.key != mark_key:
            before.append(record)
    return before, False
