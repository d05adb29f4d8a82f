"""What comes on a one-partition log while we run: kills of other shards, and embargoes that an editor ended.

What stands on the log already, a restore reads; this tells what was written since.
"""

from collections.abc import Mapping
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from schemas.topics import MARKER_KEY
from streams.observe.closing import stop_consumer


class LogTail:
    """A plain consumer at the end of partition 0 of a topic (full name); `client` has its arguments."""

    def __init__(self, client: Mapping[str, Any], topic: str) -> None:
        self._client, self._place = client, TopicPartition(topic, 0)
        self._consumer: AIOKafkaConsumer | None = None

    async def start(self) -> None:
        """Stand at the end of the log; once."""
        if self._consumer is None:
            consumer = AIOKafkaConsumer(**self._client, enable_auto_commit=False, auto_offset_reset="earliest")
            await consumer.start()
            consumer.assign([self._place])
            await consumer.seek_to_end(self._place)
            self._consumer = consumer

    async def stop(self) -> None:
        """Let go of the connection."""
        if self._consumer is not None:
            consumer, self._consumer = self._consumer, None
            await stop_consumer(consumer)

    async def values(self) -> list[bytes]:
        """Return the values written since the last call, without tombstones and markers."""
        if self._consumer is None:
            return []
        records: list[ConsumerRecord[bytes, bytes | None]] = (
            await self._consumer.getmany(self._place, timeout_ms=0)
        ).get(self._place, [])
        return [record.value for record in records if record.value is not None and record.key != MARKER_KEY]
