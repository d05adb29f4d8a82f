"""Committed lag as the brokers tell it: without commits, with some, on idle partitions, without the topic."""

import asyncio
import uuid

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic, RecordsToDelete

from streams.errors import TransientError
from streams.observe.lag import LagReader, Offsets, committed_lag


@pytest.fixture(params=["kafka", "embedded"])
async def topic(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Make a topic of three partitions with 5, 0 and 2 records; return the broker's address and the topic."""
    address = request.getfixturevalue(request.param)
    name = f"lag-{uuid.uuid4().hex[:8]}"
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    await admin.create_topics([NewTopic(name, 3, 1)])
    await admin.close()
    async with AIOKafkaProducer(bootstrap_servers=address) as producer:
        for partition, count in ((0, 5), (2, 2)):
            for _ in range(count):
                await producer.send_and_wait(name, b"x", partition=partition)
    return address, name


async def commit(address: str, group: str, offsets: dict[TopicPartition, int]) -> None:
    consumer = AIOKafkaConsumer(bootstrap_servers=address, group_id=group, enable_auto_commit=False)
    await consumer.start()
    consumer.assign(list(offsets))
    await consumer.commit(offsets)
    await consumer.stop()


async def test_lag_counts_from_the_commit_and_idle_partitions_have_rows(topic: tuple[str, str]) -> None:
    """A partition without a commit lags by all it has; one without records has a row with lag 0; the group needs no life."""
    address, name = topic
    client = {"bootstrap_servers": address}
    group = f"group-{name}"
    async with LagReader(client) as reader:
        assert [each.lag for each in await reader.read(group, [name])] == [5, 0, 2]
        await commit(address, group, {TopicPartition(name, 0): 3, TopicPartition(name, 2): 2})
        read = await reader.read(group, [name])
    assert read == (Offsets(name, 0, 3, 0, 5), Offsets(name, 1, None, 0, 0), Offsets(name, 2, 2, 0, 2))
    assert [each.lag for each in read] == [2, 0, 0]


async def test_topic_that_is_not_there_has_no_rows(topic: tuple[str, str]) -> None:
    """Topics that nobody made give no lag, and no error."""
    assert await committed_lag({"bootstrap_servers": topic[0]}, "nobody", ["not-there"]) == ()


@pytest.mark.kafka
async def test_deleted_records_are_no_lag(kafka: str) -> None:
    """What retention deleted can't be read any more: lag counts from the begin of the partition."""
    name = f"lag-{uuid.uuid4().hex[:8]}"
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    await admin.create_topics([NewTopic(name, 1, 1)])
    async with AIOKafkaProducer(bootstrap_servers=kafka) as producer:
        for _ in range(5):
            await producer.send_and_wait(name, b"x")
    await admin.delete_records({TopicPartition(name, 0): RecordsToDelete(before_offset=4)})
    await admin.close()
    assert [each.lag for each in await committed_lag({"bootstrap_servers": kafka}, "nobody", [name])] == [1]


async def test_broker_that_is_away_is_transient(unused_tcp_port: int) -> None:
    """Without a broker the error is one that waits for it, and it comes in seconds."""
    async with asyncio.timeout(30):
        with pytest.raises(TransientError, match=r"no broker answers at 127\.0\.0\.1:"):
            await committed_lag({"bootstrap_servers": f"127.0.0.1:{unused_tcp_port}"}, "g", ["t"])
