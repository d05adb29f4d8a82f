"""Plain consumers of one topic: connecting, its partitions, where a time lies, reading up to a place."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from schemas.topics import TOPICS
from streams.errors import ConfigError
from streams.observe.away import broker_away
from streams.observe.closing import stop_consumer
from streams.settings import current

Offsets = dict[TopicPartition, int]

QUIET = 3.0
"""Seconds without a record after which a span counts as read: compaction may have taken its last records away."""


@dataclass(frozen=True, slots=True)
class Broker:
    """Where to read: aiokafka's client arguments, what stands before topic and group names, seconds of a session."""

    client: Mapping[str, Any]
    prefix: str
    session: float

    @classmethod
    def of(cls, brokers: str | None, prefix: str | None) -> "Broker":
        """Take what is given, and the settings (COPYDESK_BROKERS, COPYDESK_PREFIX, security) for the rest."""
        given = {"brokers": brokers, "prefix": prefix}
        settings = current({name: value for name, value in given.items() if value is not None})
        return cls(settings.kafka_client(), settings.prefix, settings.session_timeout)

    def consumer(self, topic: str, **options: Any) -> "Connection":
        """Return a consumer to be entered, which takes the largest records of a topic."""
        return Connection(
            AIOKafkaConsumer(
                **self.client,
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                max_partition_fetch_bytes=TOPICS[topic].max_bytes + 64 * 1024,
                fetch_max_wait_ms=100,
                **options,
            ),
            self.client,
        )

    async def partitions(self, topic: str) -> list[TopicPartition]:
        """Return the partitions of a topic; ConfigError when there is no such topic."""
        name = self.prefix + topic
        admin = AIOKafkaAdminClient(**self.client)
        try:
            await admin.start()
            told = [each for each in await admin.describe_topics() if each["topic"] == name]
        except KafkaError as error:
            raise broker_away(self.client, error) from error
        finally:
            await admin.close()
        if not told:
            raise ConfigError(f"there is no topic {name}: run `copydesk topics apply`, or mend COPYDESK_PREFIX")
        return sorted(TopicPartition(name, each["partition"]) for topic in told for each in topic["partitions"])


async def starts(consumer: AIOKafkaConsumer, partitions: Collection[TopicPartition], since: datetime | None) -> Offsets:
    """Return the first offset of each partition whose record is not older than `since`; the end where there is none."""
    if since is None or not partitions:
        return dict(await consumer.beginning_offsets(partitions)) if partitions else {}
    # The ends first: a record that comes between the two questions is younger than `since` and must not be skipped.
    ends = await consumer.end_offsets(partitions)
    found = await consumer.offsets_for_times(dict.fromkeys(partitions, int(since.timestamp() * 1000)))
    return {tp: found[tp].offset if found.get(tp) else ends[tp] for tp in partitions}


class Connection:
    """Connects a consumer, and closes it. Entering raises TransientError when no broker answers.

    No generator: asyncio closes all generators at once when a program ends, the inner before the outer.
    """

    def __init__(self, consumer: AIOKafkaConsumer, client: Mapping[str, Any]) -> None:
        self._consumer, self._client = consumer, client

    async def __aenter__(self) -> AIOKafkaConsumer:
        try:
            await self._consumer.start()
        except KafkaError as error:
            await stop_consumer(self._consumer)
            raise broker_away(self._client, error) from error
        return self._consumer

    async def __aexit__(self, *_: object) -> None:
        await stop_consumer(self._consumer)


class Span:
    """The records from a consumer's positions up to `ends`; the positions stand there afterwards."""

    def __init__(self, consumer: AIOKafkaConsumer, ends: Offsets) -> None:
        self._consumer, self._ends = consumer, ends

    async def fetch(self) -> list[Any]:
        """Return the next records, none when all were read."""
        clock = asyncio.get_running_loop().time
        began = clock()
        while unread := [tp for tp, end in self._ends.items() if await self._consumer.position(tp) < end]:
            fetched = await self._consumer.getmany(*unread, timeout_ms=200)
            if found := [one for tp, some in fetched.items() for one in some if one.offset < self._ends[tp]]:
                return found
            if clock() - began > QUIET:
                break
        for tp, end in self._ends.items():
            self._consumer.seek(tp, end)
        return []
