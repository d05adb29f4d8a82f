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
from streams.errors import TooLargeError, TransientError

PRODUCER: dict[str, Any] = {
    "acks": "all",
    "linger_ms": 0,
    "max_batch_size": 256 * 1024,
    "compression_type": "zstd",  # lz4 runs at level 9 on the event loop and halves the speed (docs/adr/0003)
    "max_request_size": TOPICS[RAW].max_bytes + 64 * 1024,
}
"""Settings of every producer that copydesk starts outside the agents."""


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

    `client` is the keyword arguments of an aiokafka client (`bootstrap_servers`, security). `prefix` goes before the
    topic's name as it is.
    """

    def __init__(self, client: Mapping[str, Any], prefix: str = "") -> None:
        self._producer = AIOKafkaProducer(**client, **PRODUCER)
        self._topic = prefix + RAW
        self._brokers = client.get("bootstrap_servers")

    async def __aenter__(self) -> Self:
        try:
            await self._producer.start()
        except KafkaError as error:
            await self._producer.stop()
            raise TransientError(
                f"no broker answers at {self._brokers}; `copydesk doctor` looks at what is wrong"
            ) from error
        return self

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
