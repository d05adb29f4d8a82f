"""Kills as they come: `wire.kills.v1` read by every dedupe process, whatever shard they were judged in.

What stands there already, a restore reads. This tells what came since; with one shard that is nothing new.
"""

from collections.abc import Mapping
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from schemas.codec import decode
from schemas.topics import KILLS, MARKER_KEY
from schemas.verdict import Kill


class KillsTail:
    """A plain consumer at the end of `wire.kills.v1`; `client` has its arguments."""

    def __init__(self, client: Mapping[str, Any], prefix: str) -> None:
        self._client, self._place = client, TopicPartition(prefix + KILLS, 0)
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
            await consumer.stop()

    async def news(self) -> list[Kill]:
        """Return the kills that were written since the last call."""
        if self._consumer is None:
            return []
        records = (await self._consumer.getmany(self._place, timeout_ms=0)).get(self._place, [])
        return [decode(Kill, record.value or b"") for record in records if record.key != MARKER_KEY]
