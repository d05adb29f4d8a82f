"""The publisher in memory and that of Kafka keep one contract; the one in memory can be away, slow and cut off."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from contracts.publisher import PublisherContract
from promptness import PATIENCE

from schemas.topics import RAW, TOPICS
from streams.errors import ConfigError, TransientError
from streams.messages import Record
from streams.sources import Publisher
from streams.sources.log import read_log
from streams.sources.memory import MemoryPublisher, PowerCut


class TestMemory(PublisherContract):
    """The one in memory."""

    @pytest.fixture
    def closed(self) -> Publisher:
        """Return an empty one."""
        return MemoryPublisher()

    async def records(self, publisher: Publisher) -> list[Record]:
        """Return the log."""
        assert isinstance(publisher, MemoryPublisher)
        return publisher.broker.log

    async def refusing(self, publisher: Publisher, limit: int) -> None:
        """Set the limit."""
        assert isinstance(publisher, MemoryPublisher)
        publisher.broker.limit = limit

    def unreachable(self) -> Publisher:
        """Return one whose broker is away."""
        publisher = MemoryPublisher()
        publisher.broker.away = True
        return publisher


@pytest.mark.kafka
class TestKafka(PublisherContract):
    """That of Kafka, on a raw topic of its own."""

    @pytest.fixture
    async def closed(self, kafka: str) -> AsyncIterator[Publisher]:
        """Return a publisher to a topic with a prefix of its own, which is removed."""
        self.client: dict[str, Any] = {"bootstrap_servers": kafka}
        self.prefix = f"t{uuid.uuid4().hex[:8]}."
        topic = NewTopic(self.prefix + RAW, 1, 1, topic_configs={"max.message.bytes": str(TOPICS[RAW].max_bytes)})
        admin = AIOKafkaAdminClient(**self.client)
        await admin.start()
        try:
            await admin.create_topics([topic])
            yield Publisher(self.client, self.prefix)
            await admin.delete_topics([self.prefix + RAW])
        finally:
            await admin.close()

    async def records(self, publisher: Publisher) -> list[Record]:  # noqa: ARG002  the topic is ours
        """Read the topic."""
        return [record async for record in read_log(self.client, self.prefix, RAW)]

    async def refusing(self, publisher: Publisher, limit: int) -> None:  # noqa: ARG002  as above
        """Alter the topic."""
        admin = AIOKafkaAdminClient(**self.client)
        await admin.start()
        wanted = {"max.message.bytes": str(limit)}
        await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, self.prefix + RAW, wanted)])
        await admin.close()

    def unreachable(self) -> Publisher:
        """Return one that asks where nobody listens."""
        return Publisher({"bootstrap_servers": "127.0.0.1:1"})


@pytest.mark.kafka
async def test_topic_that_is_missing_is_told_at_once(kafka: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arguments the settings count; a topic that is not there is told with the mend, within seconds."""
    monkeypatch.setenv("COPYDESK_BROKERS", kafka)
    monkeypatch.setenv("COPYDESK_PREFIX", "nobody-made-this.")
    with pytest.raises(ConfigError, match=r"no topic nobody-made-this\.wire\.raw\.v1: run `copydesk topics apply`"):
        await asyncio.wait_for(Publisher().__aenter__(), 30)


async def test_open_acks_fail_when_it_goes_away() -> None:
    """A record whose ack never came lies there or not: here it does, and the sender can't know."""
    async with MemoryPublisher() as publisher:
        publisher.broker.acking.clear()
        ack = await publisher.begin("wire", b"a")
        await asyncio.wait_for(publisher.broker.until(1), PATIENCE)
        publisher.broker.away = True
        publisher.broker.acking.set()
        with pytest.raises(TransientError):
            await ack
        with pytest.raises(TransientError):
            await publisher.begin("wire", b"b")
        assert [record.value for record in publisher.broker.log] == [b"a"]


async def test_power_cut() -> None:
    """After so many acks comes the cut, though the record landed, and no `except Exception` catches it."""
    async with MemoryPublisher() as publisher:
        publisher.broker.cut = 1
        await publisher.send("wire", b"a")
        with pytest.raises(PowerCut):
            await publisher.send("wire", b"b")
        assert not issubclass(PowerCut, Exception)
        assert len(publisher.broker.log) == 2
