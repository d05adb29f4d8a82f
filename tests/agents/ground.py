"""The ground for delivery tests: topics of one's own, stages as processes, and a ledger read back from the broker."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self
from uuid import uuid4

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from promptness import PATIENCE

TESTS = Path(__file__).parents[1]
ECHO = TESTS / "agents" / "echo.py"
HEADERS = list[tuple[str, bytes]]


class Ground:
    """One test's topics `in`, `out` and `dead`, and the echo stages that work on them."""

    def __init__(self, address: str, logs: Path, partitions: int = 4) -> None:
        self.address, self.logs, self.partitions = address, logs, partitions
        self.prefix = f"test-{uuid4().hex[:8]}."
        self.group = f"{self.prefix}echo"
        self._stages: list[subprocess.Popen[bytes]] = []

    async def __aenter__(self) -> Self:
        topics = [NewTopic(self.prefix + name, self.partitions, 1) for name in ("in", "out", "dead")]
        async with Admin(self.address) as admin:
            await admin.create_topics(topics)
        return self

    async def __aexit__(self, *_: object) -> None:
        for stage in self._stages:
            if stage.poll() is None:
                stage.kill()
            stage.wait()

    async def send(
        self, values: Iterable[bytes | None], *, partition: int | None = None, headers: HEADERS | None = None
    ) -> list[str]:
        """Send the values to `in`, spread over the partitions or all to one; return their places."""
        async with AIOKafkaProducer(bootstrap_servers=self.address, acks="all", linger_ms=5) as producer:
            sent = [
                await producer.send(
                    f"{self.prefix}in",
                    value,
                    key=str(i).encode(),
                    partition=i % self.partitions if partition is None else partition,
                    headers=headers,
                )
                for i, value in enumerate(values)
            ]
            return [f"in/{done.partition}/{done.offset}" for done in await asyncio.gather(*sent)]

    async def send_in_transaction(self, values: Iterable[bytes], *, partition: int) -> None:
        """Send the values as one transaction: its marker takes an offset that no consumer is given."""
        producer = AIOKafkaProducer(bootstrap_servers=self.address, transactional_id=self.prefix)
        async with producer, producer.transaction():
            for value in values:
                await producer.send(f"{self.prefix}in", value, partition=partition)

    def start(self, *arguments: str, faults: bool = True, **environment: str) -> subprocess.Popen[bytes]:
        """Start an echo stage."""
        env = os.environ | {"PYTHONPATH": str(TESTS), "COPYDESK_FAULTS": "1" if faults else ""} | environment
        command = [sys.executable, str(ECHO), self.address, self.prefix, *arguments]
        with (self.logs / f"stage-{len(self._stages)}.log").open("wb") as log:
            stage = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        self._stages.append(stage)
        return stage

    def log(self, number: int = -1) -> str:
        """Return what a stage wrote, by default the last one."""
        return (self.logs / f"stage-{range(len(self._stages))[number]}.log").read_text()

    async def out(self, topic: str = "out") -> list[ConsumerRecord]:
        """Read a topic from its beginning to its end, partition by partition."""
        reader = AIOKafkaConsumer(bootstrap_servers=self.address, auto_offset_reset="earliest", fetch_max_wait_ms=100)
        async with reader:
            places = [TopicPartition(self.prefix + topic, number) for number in range(self.partitions)]
            reader.assign(places)
            ends = await reader.end_offsets(places)
            records: list[ConsumerRecord] = []
            while any([await reader.position(place) < ends[place] for place in places]):
                for some in (await reader.getmany(timeout_ms=500)).values():
                    records.extend(some)
            return sorted(records, key=lambda record: (record.partition, record.offset))

    async def came(self) -> Counter[str]:
        """Count how often each place of `in` came out."""
        return Counter(dict(record.headers)["place"].decode() for record in await self.out())

    async def notes(self) -> dict[int, tuple[int, str]]:
        """Return the committed offset and the note beside it of each partition of `in` that has one."""
        async with Admin(self.address) as admin:
            offsets = await admin.list_consumer_group_offsets(self.group)
            return {tp.partition: (found.offset, found.metadata) for tp, found in offsets.items()}

    async def committed(self) -> dict[int, int]:
        """Return the committed offset of each partition of `in` that has one."""
        return {partition: offset for partition, (offset, _) in (await self.notes()).items()}


class Admin(AIOKafkaAdminClient):  # type: ignore[misc]
    """An admin client to be used with `async with`."""

    def __init__(self, address: str) -> None:
        super().__init__(bootstrap_servers=address)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def until(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until `true()` (or what it awaits) is, for at most so many seconds."""
    give_up = time.monotonic() + seconds
    while True:
        answer = true()
        if await answer if asyncio.iscoroutine(answer) else answer:
            return
        assert time.monotonic() < give_up, f"not within {seconds} s"
        await asyncio.sleep(0.2)


async def ended(stage: subprocess.Popen[bytes], seconds: float = PATIENCE) -> int:
    """Wait for the end of a stage; return its status."""
    await until(lambda: stage.poll() is not None, seconds)
    return stage.returncode


async def stop(stage: subprocess.Popen[bytes], number: int = signal.SIGTERM) -> int:
    """Send a signal; return the status of the stage."""
    stage.send_signal(number)
    return await ended(stage)
