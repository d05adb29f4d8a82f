"""A publisher without a broker, to test connectors with: it keeps what it is sent, and can be away, slow or strict.

It is public, for whoever writes a connector and tests it: `from streams.sources import MemoryPublisher`. It is the Publisher itself over a log in memory, and tests/contracts/publisher.py holds both to one contract.
"""

import asyncio
from collections.abc import Sequence

from aiokafka.errors import KafkaConnectionError, KafkaTimeoutError, MessageSizeTooLargeError

from schemas.topics import RAW, TOPICS
from streams.messages import Headers, Record
from streams.sources.publisher import Publisher


class PowerCut(BaseException):
    """The process ends here, as by kill -9: no connector may catch it."""


class MemoryBroker:
    """What stands for Kafka: `log` has every record that landed, in order.

    `away` refuses connections and sends, and acks that are still open time out. While `acking` is not set records land
    and no ack comes. The next `lost` records do not land and time out. A record of more than `limit` bytes is refused.
    `cut` is how many acks come before the PowerCut.
    """

    def __init__(self) -> None:
        self.log: list[Record] = []
        self.away = False
        self.acking = asyncio.Event()
        self.acking.set()
        self.limit = TOPICS[RAW].max_bytes
        self.lost = 0
        self.cut: int | None = None
        self._landed = asyncio.Event()

    async def until(self, records: int) -> None:
        """Wait until so many records have landed."""
        while len(self.log) < records:
            self._landed.clear()
            await self._landed.wait()

    async def start(self) -> None:
        """Connect."""
        if self.away:
            raise KafkaConnectionError("away on purpose")

    async def stop(self) -> None:
        """Disconnect; what has landed stays."""

    async def send(
        self, topic: str, value: bytes, *, key: bytes, headers: Sequence[tuple[str, bytes]]
    ) -> "asyncio.Task[Record]":
        """Take one record, as a producer does; the task ends with its ack."""
        if self.away:
            raise KafkaConnectionError("away on purpose")
        return asyncio.create_task(self._take(topic, value, key, tuple(headers)))

    async def _take(self, topic: str, value: bytes, key: bytes, headers: Headers) -> Record:
        if len(value) > self.limit:
            raise MessageSizeTooLargeError(f"{len(value)} bytes, and {self.limit} are allowed")
        if self.lost:
            self.lost -= 1
            raise KafkaTimeoutError("lost on purpose")
        record = Record(topic, 0, len(self.log), 0, key, value, headers)
        self.log.append(record)
        self._landed.set()
        await self.acking.wait()
        if self.away:
            raise KafkaTimeoutError("no ack came")
        if self.cut is not None and record.offset >= self.cut:
            raise PowerCut
        return record


class MemoryPublisher(Publisher):
    """A Publisher to a log in memory: `publisher.broker.log` has the records, and `broker` the switches.

    It may be entered again, as by a connector that starts anew.
    """

    def __init__(self, prefix: str = "") -> None:
        self.broker = MemoryBroker()
        self._producer = self.broker
        self._topic = prefix + RAW
        self._client = {"bootstrap_servers": "memory"}

    async def _look_for_topic(self) -> None:
        """Find it: the log is there."""
