"""The lookout of a stage: health out of what the brokers tell, also when they tell nothing."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from promptness import PATIENCE

from streams.observe.lookout import Lookout
from streams.observe.report import Partition


@asynccontextmanager
async def looking(lookout: Lookout) -> AsyncIterator[None]:
    task = asyncio.create_task(lookout.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not what():  # noqa: ASYNC110 - the lookout has no event to wait for
            await asyncio.sleep(0.05)


async def make_topic(address: str, records: int) -> str:
    name = f"lookout-{uuid.uuid4().hex[:8]}"
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    await admin.create_topics([NewTopic(name, 2, 1)])
    await admin.close()
    async with AIOKafkaProducer(bootstrap_servers=address) as producer:
        for _ in range(records):
            await producer.send_and_wait(name, b"x", partition=0)
    return name


async def test_health_tells_lag_assignment_and_commits(kafka: str) -> None:
    """Lag of all partitions, which of them are ours, what we wait for, and when a commit last moved."""
    topic = await make_topic(kafka, 4)
    client, group = {"bootstrap_servers": kafka}, f"group-{topic}"
    lookout = Lookout(client, group, [topic], lambda: {(topic, 0)}, lambda: ("restore",), every=0.1)
    async with looking(lookout):
        await until(lambda: bool(lookout.health.partitions))
        health = lookout.health
        assert (health.broker, health.joined, health.waiting, health.last_commit) == (True, True, ("restore",), None)
        assert health.partitions == (Partition(topic, 0, None, 4, True), Partition(topic, 1, None, 0, False))
        consumer = AIOKafkaConsumer(bootstrap_servers=kafka, group_id=group, enable_auto_commit=False)
        await consumer.start()
        consumer.assign([TopicPartition(topic, 0)])
        await consumer.commit({TopicPartition(topic, 0): 3})
        await consumer.stop()
        await until(lambda: lookout.health.last_commit is not None)
        assert lookout.health.partitions[0] == Partition(topic, 0, 3, 1, True)


async def test_brokers_that_are_away_are_told_and_the_health_stays_fresh(unused_tcp_port: int) -> None:
    """Without brokers the health says so, with a new time on every look, and before the group nothing is joined."""
    client = {"bootstrap_servers": f"127.0.0.1:{unused_tcp_port}"}
    lookout = Lookout(client, "g", ["t"], lambda: None, tuple, every=0.1)
    first = lookout.health.at
    async with looking(lookout):
        await until(lambda: lookout.health.at > first)
        second = lookout.health.at
        await until(lambda: lookout.health.at > second)
        assert (lookout.health.broker, lookout.health.joined, lookout.health.partitions) == (False, False, ())
