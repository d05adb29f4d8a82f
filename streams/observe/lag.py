"""Committed lag: how many records of a topic a consumer group has not committed, partition by partition.

Asked of the brokers and not of a consumer, so that it also tells about partitions that nobody reads now, partitions
without any commit, and a group that is dead. The embedded broker's end offsets can be too low, so can its lag.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError, KafkaError

from streams.errors import TransientError
from streams.observe.away import broker_away
from streams.observe.closing import stop_consumer

FIRST_GROUP_SECONDS = 10.0
"""How long the very first group of a broker may take; Apache Kafka 4.3 needs 1 to 2 s for its offsets topic."""


@dataclass(frozen=True, slots=True)
class Offsets:
    """One partition of a group. `topic` has the prefix; `committed` is None before the first commit.

    `begin` and `end` are the partition's first offset and the one after its last.
    """

    topic: str
    partition: int
    committed: int | None
    begin: int
    end: int

    @property
    def lag(self) -> int:
        """Records to come: from the commit on, or from the begin where nothing is committed or it was deleted since."""
        return max(0, self.end - max(self.begin, self.committed or 0))


class LagReader:
    """Asks the brokers again and again over connections that stay open. Use it with `async with`.

    `client` holds the arguments of aiokafka's clients (`Settings.kafka_client()`). Raises TransientError when the
    brokers don't answer.
    """

    def __init__(self, client: Mapping[str, Any]) -> None:
        self._client = client
        self._admin = AIOKafkaAdminClient(**client)
        self._consumer = AIOKafkaConsumer(**client, enable_auto_commit=False)
        self._seen: set[str] = set()

    async def __aenter__(self) -> Self:
        try:
            await self._admin.start()
            await self._consumer.start()
        except BaseException as error:  # also when cancelled: open connections would outlive us
            await self._close()
            if isinstance(error, KafkaError):
                raise broker_away(self._client, error) from error
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._close()

    async def read(self, group: str, topics: Iterable[str]) -> tuple[Offsets, ...]:
        """Return the offsets of every partition of the topics, in order; a topic that is not there has none."""
        try:
            return await self._read(group, set(topics))
        except KafkaError as error:
            raise TransientError(f"Kafka does not tell the offsets of group {group}: {error}") from error

    async def _read(self, group: str, topics: set[str]) -> tuple[Offsets, ...]:
        partitions = [
            TopicPartition(told["topic"], partition["partition"])
            for told in await self._describe(topics)
            for partition in told["partitions"]
        ]
        if not partitions:
            return ()
        # Committed before end: the other way round a running stage could seem to be ahead of the log.
        committed = await self._committed(group, partitions)
        begins = await self._consumer.beginning_offsets(partitions)
        ends = await self._consumer.end_offsets(partitions)
        return tuple(
            Offsets(each.topic, each.partition, _offset(committed.get(each)), begins[each], ends[each])
            for each in sorted(partitions)
        )

    async def _describe(self, topics: set[str]) -> list[dict[str, Any]]:
        """Ask by name only for topics that were seen: asking for one that is not there would make it on some brokers.

        Asking for all each time costs with every topic of the cluster: with 700 of them a tenth of a stage's time.
        """
        told = await self._admin.describe_topics(sorted(topics) if topics <= self._seen else None)
        found = [topic for topic in told if topic["topic"] in topics and not topic["error_code"]]
        self._seen = {topic["topic"] for topic in found}
        return found

    async def _committed(self, group: str, partitions: list[TopicPartition]) -> Mapping[TopicPartition, Any]:
        """Ask what is committed; a broker that never had a group makes the place for it first, for a second or so."""
        end = asyncio.get_running_loop().time() + FIRST_GROUP_SECONDS
        while True:
            try:
                return dict(await self._admin.list_consumer_group_offsets(group, partitions=partitions))
            except GroupCoordinatorNotAvailableError:
                if asyncio.get_running_loop().time() > end:
                    raise
                await asyncio.sleep(0.1)

    async def _close(self) -> None:
        await stop_consumer(self._consumer)
        await self._admin.close()


async def committed_lag(client: Mapping[str, Any], group: str, topics: Iterable[str]) -> tuple[Offsets, ...]:
    """Ask once; see LagReader."""
    async with LagReader(client) as reader:
        return await reader.read(group, topics)


def _offset(committed: Any) -> int | None:
    """Kafka says -1 for "never committed"."""
    return None if committed is None or committed.offset < 0 else int(committed.offset)
