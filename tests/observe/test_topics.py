"""Provisioning: topics become as the table has them, and never less than they are."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from schemas.topics import LATEST, RAW, TOPICS
from streams.errors import TransientError
from streams.observe.topics import Difference, apply, diff


@pytest.fixture(params=[pytest.param("kafka", marks=pytest.mark.kafka), "embedded"])
def connection(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Connect to Apache Kafka, then to the embedded broker."""
    return {"bootstrap_servers": request.getfixturevalue(request.param)}


@pytest.fixture
def real(kafka: str) -> dict[str, Any]:
    """Connect to Apache Kafka."""
    return {"bootstrap_servers": kafka}


@pytest.fixture
def prefix() -> str:
    """Keep the tests on one broker apart."""
    return f"t{uuid4().hex[:8]}."


async def create(connection: Mapping[str, Any], name: str, partitions: int, config: dict[str, str]) -> None:
    admin = AIOKafkaAdminClient(**connection)
    await admin.start()
    await admin.create_topics([NewTopic(name, partitions, 1, topic_configs=config)])
    while name not in await admin.list_topics():  # noqa: ASYNC110  a broker tells of a new topic a moment later
        await asyncio.sleep(0.02)
    await admin.close()


async def test_an_empty_broker_gets_every_topic(connection: dict[str, Any], prefix: str) -> None:
    """All are missing at first, in the order of the table; after `apply` nothing differs."""
    missing = await diff(connection, prefix)
    assert [(each.topic, each.what) for each in missing] == [(prefix + name, "missing") for name in TOPICS]
    applied = await apply(connection, prefix)
    assert (applied.mended, applied.left) == (missing, [])
    assert await diff(connection, prefix) == []


async def test_applying_twice_changes_nothing(connection: dict[str, Any], prefix: str) -> None:
    """The second `apply` has nothing to mend."""
    await apply(connection, prefix)
    again = await apply(connection, prefix)
    assert (again.mended, again.left) == ([], [])


async def test_only_topics_with_the_prefix_are_touched(connection: dict[str, Any], prefix: str) -> None:
    """Another deployment's prefix on the same broker does not count."""
    await apply(connection, prefix)
    assert len(await diff(connection, f"{prefix}other.")) == len(TOPICS)


@pytest.mark.kafka
async def test_partitions_grow(real: dict[str, Any], prefix: str) -> None:
    """A topic with too few partitions gets more."""
    await create(real, prefix + RAW, 1, TOPICS[RAW].config())
    table = {RAW: TOPICS[RAW]}
    difference = Difference(prefix + RAW, "partitions", "1", "4")
    assert await diff(real, prefix, topics=table) == [difference]
    assert (await apply(real, prefix, topics=table)).mended == [difference]
    assert await diff(real, prefix, topics=table) == []


async def test_partitions_never_shrink(connection: dict[str, Any], prefix: str) -> None:
    """A topic with too many partitions stays as it is and is reported."""
    await create(connection, prefix + RAW, 8, TOPICS[RAW].config())
    applied = await apply(connection, prefix, topics={RAW: TOPICS[RAW]})
    assert (applied.mended, applied.left) == ([], [Difference(prefix + RAW, "partitions", "8", "4")])


@pytest.mark.kafka
async def test_a_config_that_differs_is_set_and_an_operators_own_stays(real: dict[str, Any], prefix: str) -> None:
    """Keys of the table are mended; a key that the table does not have keeps its value."""
    table = {LATEST: replace(TOPICS[LATEST], extra={})}
    await create(real, prefix + LATEST, 4, {"cleanup.policy": "delete", "segment.bytes": "1048576"})
    applied = await apply(real, prefix, topics=table)
    assert Difference(prefix + LATEST, "cleanup.policy", "delete", "compact") in applied.mended
    assert applied.left == []
    own = {LATEST: replace(TOPICS[LATEST], extra={"segment.bytes": "1048576"})}
    assert await diff(real, prefix, topics=own) == []


async def test_what_the_embedded_broker_cannot_alter_is_left(embedded: str, prefix: str) -> None:
    """The embedded broker creates only: too few partitions and another retention are reported, not mended."""
    connection = {"bootstrap_servers": embedded}
    await create(connection, prefix + RAW, 1, TOPICS[RAW].config() | {"retention.ms": "1000"})
    applied = await apply(connection, prefix, topics={RAW: TOPICS[RAW]})
    assert [(each.what, each.have) for each in applied.left] == [("partitions", "1"), ("retention.ms", "1000")]
    assert applied.mended == []


@pytest.mark.kafka
async def test_replicas_are_reported_and_never_moved(real: dict[str, Any], prefix: str) -> None:
    """A topic with fewer replicas than wanted is left, with a difference that says so."""
    table = {RAW: TOPICS[RAW]}
    await apply(real, prefix, topics=table)
    applied = await apply(real, prefix, replication=2, topics=table)
    assert applied.left == [Difference(prefix + RAW, "replication", "1", "2")]


async def test_a_broker_that_is_away_is_a_transient_error() -> None:
    """Nothing listens there: the error class says that trying again can help."""
    with pytest.raises(TransientError, match=r"127\.0\.0\.1:1"):
        await diff({"bootstrap_servers": "127.0.0.1:1"})


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (Difference("wire.raw.v1", "missing", None, "4 partitions"), "wire.raw.v1 is missing (wants 4 partitions)"),
        (Difference("wire.raw.v1", "partitions", "8", "4"), "wire.raw.v1: partitions is 8, wants 4"),
    ],
)
def test_a_difference_reads_as_a_sentence(difference: Difference, text: str) -> None:
    """People read differences in `copydesk topics diff`."""
    assert str(difference) == text
