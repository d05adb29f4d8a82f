"""Publish raw items to Kafka: the bytes untouched, facts about them in headers, acknowledged by all replicas."""

import asyncio
import hashlib
from collections.abc import Awaitable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from schemas.events import rfc3339
from schemas.topics import RAW, RAW_LIMIT, TOPICS
from streams.errors import ConfigError, TooLargeError, TransientError
from streams.observe.away import broker_away
from streams.settings import current

PRODUCER: dict[str, Any] = {
    "acks": "all",
    "linger_ms": 0,
    "max_batch_size": 256 * 1024,
    "compression_type": "zstd",  # lz4 runs at level 9 on the event loop and halves the speed (docs/adr/0003)
    "max_request_size": TOPICS[RAW].max_bytes + 64 * 1024,
}
"""Settings of every producer that copydesk starts outside the agents."""

TOPIC_SECONDS = 2.0
"""A topic that was made just now is known to every broker after some 50 ms."""


@dataclass(frozen=True, slots=True)
class Ack:
    """Where a raw item lies, once all in-sync replicas have it. `sha256` is of the bytes, in lower-case hex."""

    source: str | None
    topic: str
    partition: int
    offset: int
    sha256: str


class Publisher:
    """Sends raw items; `async with Publisher(client) as publisher: ack = await publisher.send("reuters", data)`.

    `client` is the keyword arguments of an aiokafka client (`bootstrap_servers`, security), `prefix` goes before the
    topic's name as it is; without them the settings count (COPYDESK_BROKERS, COPYDESK_PREFIX and the rest). Entering
    raises TransientError when no broker answers, ConfigError when the topic is not there.
    """

    def __init__(self, client: Mapping[str, Any] | None = None, prefix: str | None = None) -> None:
        if client is None:
            settings = current()
            client, prefix = settings.kafka_client(), settings.prefix if prefix is None else prefix
        self._producer = AIOKafkaProducer(**client, **PRODUCER)
        self._topic = (prefix or "") + RAW
        self._client = client

    async def __aenter__(self) -> Self:
        try:
            await self._producer.start()
            await self._look_for_topic()
        except BaseException as error:  # also when cancelled: open connections would outlive us
            await self._producer.stop()
            if isinstance(error, KafkaError):
                raise broker_away(self._client, error) from error
            raise
        return self

    async def _look_for_topic(self) -> None:
        """Raise ConfigError when the topic is missing: the producer would wait for it for 40 s and log it 400 times."""
        clock = asyncio.get_running_loop().time
        end = clock() + TOPIC_SECONDS
        while self._topic not in (await self._producer.client.fetch_all_metadata()).topics():
            if clock() > end:
                mend = "run `copydesk topics apply`, or mend COPYDESK_PREFIX"
                raise ConfigError(f"there is no topic {self._topic}: {mend}")
            await asyncio.sleep(0.1)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._producer.stop()

    async def begin(
        self,
        feed: str,
        body: bytes,
        *,
        source: str | None = None,
        content_type: str | None = None,
        received_at: datetime | None = None,
        extra: Mapping[str, bytes] | None = None,
    ) -> Awaitable[Ack]:
        """Hand one raw item to the producer; await what is returned for its ack. Items go out in the order of calls.

        The keywords are the headers of `schemas.raw.RAW_HEADERS`; `extra` headers are sent as they are.
        TooLargeError above 8 MiB.
        """
        if len(body) > RAW_LIMIT:
            raise TooLargeError(f"{len(body)} bytes; a raw item has at most {RAW_LIMIT}")
        sha256 = hashlib.sha256(body).hexdigest()
        headers = {"received-at": rfc3339(received_at or datetime.now(UTC)).encode(), "sha256": sha256.encode()}
        headers |= {name: said.encode() for name, said in _said(content_type, source)}
        headers |= extra or {}
        with _refusals(len(body)):
            future = await self._producer.send(self._topic, body, key=feed.encode(), headers=list(headers.items()))
        return self._ack(future, source, sha256, len(body))

    async def send(self, feed: str, body: bytes, **said: Any) -> Ack:
        """Send one raw item and return once it is acknowledged; `said` as for `begin`.

        TransientError when the broker does not take it: then it may or may not lie there, and the same bytes may be sent
        again (dedupe knows a repeat).
        """
        return await (await self.begin(feed, body, **said))

    async def _ack(self, future: "asyncio.Future[Any]", source: str | None, sha256: str, size: int) -> Ack:
        with _refusals(size):
            where = await future
        return Ack(source, self._topic, where.partition, where.offset, sha256)


@contextmanager
def _refusals(size: int) -> Iterator[None]:
    """Tell an item that is too large from a broker that is away."""
    try:
        yield
    except MessageSizeTooLargeError as error:
        raise TooLargeError(f"the broker refuses {size} bytes: {error}") from error
    except KafkaError as error:
        raise TransientError(
            f"the broker did not take the item ({type(error).__name__}); see `copydesk doctor`"
        ) from error


def _said(content_type: str | None, source: str | None) -> list[tuple[str, str]]:
    pairs = (("content-type", content_type), ("source-uri", source))
    return [(name, value) for name, value in pairs if value]
