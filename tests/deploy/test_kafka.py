"""The broker of deploy/kafka: what clients need of it, and what it keeps when it stops."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import UnknownTopicOrPartitionError
from fixtures_kafka import RUN, OwnKafka, free_port

MIB = 1024 * 1024


def topic_name() -> str:
    return f"test-{uuid4().hex[:8]}"


async def create(address: str, topic: str, config: dict[str, str] | None = None) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(topic, 4, 1, topic_configs=config)])
    finally:
        await admin.close()


@asynccontextmanager
async def producer(address: str) -> AsyncIterator[AIOKafkaProducer]:
    """Yield a producer with the settings of copydesk: zstd, 256 KiB batches, 16 MiB requests, acks of all."""
    client = AIOKafkaProducer(
        bootstrap_servers=address,
        compression_type="zstd",
        max_batch_size=256 * 1024,
        max_request_size=16 * MIB,
        acks="all",
    )
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


@asynccontextmanager
async def consumer(address: str, topic: str, group: str) -> AsyncIterator[AIOKafkaConsumer]:
    client = AIOKafkaConsumer(
        topic,
        bootstrap_servers=address,
        group_id=group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        session_timeout_ms=2000,
        heartbeat_interval_ms=500,
        max_partition_fetch_bytes=16 * MIB,
    )
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


async def send(address: str, topic: str, values: list[bytes]) -> None:
    async with producer(address) as client:
        for sent in [await client.send(topic, value, partition=n % 4) for n, value in enumerate(values)]:
            await sent


async def read(client: AIOKafkaConsumer, count: int) -> list[bytes]:
    """Read until `count` values have come; the time limit of the test ends a wait for ever."""
    values: list[bytes] = []
    while len(values) < count:
        for records in (await client.getmany(timeout_ms=500)).values():
            values += [record.value for record in records]
    return values


@pytest.mark.kafka
async def test_a_group_reads_what_was_sent_in_zstd_batches(kafka: str) -> None:
    """Every record of many compressed batches comes back once to a consumer group."""
    topic, sent = topic_name(), [b"%06d " % n + os.urandom(2000).hex().encode() for n in range(2000)]
    await create(kafka, topic)
    await send(kafka, topic, sent)
    async with consumer(kafka, topic, topic) as client:
        assert sorted(await read(client, len(sent))) == sent


@pytest.mark.kafka
async def test_a_group_goes_on_after_what_it_committed(kafka: str) -> None:
    """A second consumer of the group gets only what came after the commit."""
    topic = topic_name()
    await create(kafka, topic)
    await send(kafka, topic, [b"old"] * 8)
    async with consumer(kafka, topic, topic) as client:
        await read(client, 8)
        await client.commit()
    await send(kafka, topic, [b"new"] * 4)
    async with consumer(kafka, topic, topic) as client:
        assert await read(client, 4) == [b"new"] * 4


@pytest.mark.kafka
async def test_a_record_of_almost_16_mib_passes(kafka: str) -> None:
    """The broker takes what the largest topic of copydesk takes, also where it can't be compressed."""
    topic, large = topic_name(), os.urandom(16 * MIB - 1024)
    await create(kafka, topic, {"max.message.bytes": str(16 * MIB)})
    await send(kafka, topic, [large])
    async with consumer(kafka, topic, topic) as client:
        assert await read(client, 1) == [large]


@pytest.mark.kafka
async def test_a_topic_is_never_made_by_a_typing_error(kafka: str) -> None:
    """Asking for a topic that is not there does not create it."""
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        told: list[dict[str, Any]] = await admin.describe_topics([absent := topic_name()])
        assert told[0]["error_code"] == UnknownTopicOrPartitionError.errno
        assert absent not in await admin.list_topics()
    finally:
        await admin.close()


@pytest.mark.kafka
@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_records_and_offsets_are_kept_between_starts(own_kafka: OwnKafka, end: str) -> None:
    """After a clean stop and after SIGKILL the topic, its records and the committed offsets are still there."""
    address, topic = own_kafka.address, topic_name()
    await create(address, topic)
    await send(address, topic, [b"one"] * 4)
    async with consumer(address, topic, topic) as client:
        await read(client, 4)
        await client.commit()
    await send(address, topic, [b"two"] * 4)
    getattr(own_kafka, end)()
    own_kafka.start()
    async with consumer(address, topic, topic) as client:
        assert await read(client, 4) == [b"two"] * 4
    async with consumer(address, topic, f"{topic}-new") as client:
        assert sorted(await read(client, 8)) == [b"one"] * 4 + [b"two"] * 4


@pytest.mark.kafka
def test_up_twice_is_one_broker_and_down_twice_is_no_error(own_kafka: OwnKafka) -> None:
    """`up` on a running broker prints its address and starts nothing; `down` without a broker succeeds."""
    first = own_kafka.pid
    again = run("up", KAFKA_PORT=str(own_kafka.port), KAFKA_DATA=str(own_kafka.data))
    assert (again.returncode, again.stdout.splitlines()[-1], own_kafka.pid) == (0, own_kafka.address, first)
    own_kafka.stop()
    own_kafka.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", own_kafka.port))


def test_a_missing_java_is_named_with_its_mend(tmp_path: Path) -> None:
    """Without Java `up` ends with 69 and says what to install."""
    done = run("up", PATH=str(tmp_path), JAVA_HOME="", KAFKA_PORT=str(free_port()), KAFKA_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stdout) == (69, "")
    assert "Java is missing. Install Java 17 or later: apt-get install openjdk-17-jre-headless" in done.stderr


def test_a_java_that_is_too_old_is_named_with_its_mend(tmp_path: Path) -> None:
    """With Java 11 `up` ends with 69 and says which Java it found and what to install."""
    (tmp_path / "java").write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n")
    (tmp_path / "java").chmod(0o755)
    path = f"{tmp_path}:/bin:/usr/bin"
    done = run("up", PATH=path, JAVA_HOME="", KAFKA_PORT=str(free_port()), KAFKA_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stdout) == (69, "")
    assert 'java is too old: openjdk version "11.0.2"' in done.stderr
    assert "Install Java 17" in done.stderr


def test_a_missing_maven_is_named_with_its_mend(tmp_path: Path) -> None:
    """Where the jars are not fetched yet and Maven is missing, `up` ends with 69 and says what to install."""
    fresh = Path(shutil.copytree(RUN.parent, tmp_path / "kafka", ignore=shutil.ignore_patterns("lib", "data")))
    (tmp_path / "java").write_text("#!/bin/sh\necho 'openjdk version \"17.0.1\" 2021-10-19' >&2\n")
    (tmp_path / "java").chmod(0o755)
    (tmp_path / "sh").symlink_to("/bin/sh")
    done = run("up", fresh / "run.py", PATH=str(tmp_path), JAVA_HOME="", KAFKA_PORT=str(free_port()), KAFKA_DATA="")
    assert (done.returncode, done.stdout) == (69, "")
    assert "Maven is missing. Install it: apt-get install maven" in done.stderr


def test_a_taken_port_is_named_with_its_mend(tmp_path: Path) -> None:
    """When another program has the port, `up` ends with 69 and names the port and the variable to change."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", port := free_port()))
        other.listen()
        done = run("up", KAFKA_PORT=str(port), KAFKA_DATA=str(tmp_path))
    assert (done.returncode, done.stdout) == (69, "")
    assert f"port {port} is taken by another program. Stop it, or set KAFKA_PORT" in done.stderr


def run(command: str, script: Path = RUN, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, script, command], env=os.environ | environment, capture_output=True, text=True, check=False
    )
