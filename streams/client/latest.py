"""`latest`: the newest living version of every article, then what changes, from the compacted `news.latest.v1`."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiokafka import AIOKafkaConsumer

from schemas.article import Article
from schemas.events import JUDGED_OFFSET
from schemas.topics import LATEST
from streams.client.broker import Broker, Offsets, read_to
from streams.client.records import OnUnreadable, article_of, header, hidden
from streams.client.stream import Stream


@dataclass(frozen=True, slots=True)
class Gone:
    """No version of this article may be shown any more: take it down."""

    uri: str


class Place(NamedTuple):
    """Where the newest record of a uri lies. Times order partitions: their number may have grown."""

    timestamp: int
    partition: int
    offset: int
    living: bool


class Latest(Stream[Article | Gone]):
    """The reading that `latest` returns. `current` tells whether the whole state has been told."""

    def __init__(self, broker: Broker, on_unreadable: OnUnreadable | None) -> None:
        super().__init__(on_unreadable)
        self._broker = broker
        self.current = False

    async def _read(self) -> AsyncGenerator[Article | Gone, None]:
        partitions = await self._broker.partitions(LATEST)
        async with self._broker.consumer(LATEST) as consumer:
            consumer.assign(partitions)
            async with aclosing(self._records(consumer)) as records:
                async for message in records:
                    told = self._told(message)
                    if told is not None:
                        yield told
                    if self._stopping:
                        return

    def _told(self, message: Any) -> Article | Gone | None:
        if message.value is None:
            return Gone((message.key or b"").decode(errors="replace"))
        article = article_of(message)
        if isinstance(article, Article):
            return article
        self._tell(article)
        return None

    async def _records(self, consumer: AIOKafkaConsumer) -> AsyncGenerator[Any, None]:
        forward, ends = _Forward(), dict(await consumer.end_offsets(consumer.assignment()))
        places = await _survey(consumer, ends, forward)
        await consumer.seek_to_beginning()
        async with aclosing(read_to(consumer, ends)) as state:
            async for message in state:
                place = places.get(message.key)
                if place and place.living and (place.partition, place.offset) == (message.partition, message.offset):
                    yield message
        places.clear()
        self.current = True
        while not self._stopping:
            for messages in (await consumer.getmany(timeout_ms=500)).values():
                for message in messages:
                    if not hidden(message) and forward.takes(message):
                        yield message


class _Forward:
    """Lets through what goes forward: a writer that was thought dead must not bring back a killed text.

    Every record says which judged record it comes from, and those of a partition are judged in order.
    """

    def __init__(self) -> None:
        self._reached: dict[int, int] = {}

    def takes(self, message: Any) -> bool:
        """Whether a record is newer than all before it in its partition; one that does not say is taken."""
        mark = header(message, JUDGED_OFFSET)
        if mark is None:
            return True
        if int(mark) <= self._reached.get(message.partition, -1):
            return False
        self._reached[message.partition] = int(mark)
        return True


async def _survey(consumer: AIOKafkaConsumer, ends: Offsets, forward: _Forward) -> dict[bytes | None, Place]:
    """Read the topic once for the places alone: some hundred bytes for each article, however long its text."""
    places: dict[bytes | None, Place] = {}
    await consumer.seek_to_beginning()
    async with aclosing(read_to(consumer, ends)) as records:
        async for message in records:
            if hidden(message) or not forward.takes(message):
                continue
            place = Place(message.timestamp, message.partition, message.offset, message.value is not None)
            known = places.get(message.key)
            if known is None or known.partition == place.partition or known.timestamp <= place.timestamp:
                places[message.key] = place
    return places


def latest(
    *, brokers: str | None = None, prefix: str | None = None, on_unreadable: OnUnreadable | None = None
) -> Latest:
    """Read `news.latest.v1`: each living article once, then each new version, and `Gone(uri)` for what must go.

    `current` becomes true when the state has been told and the following begins; whoever keeps the articles drops then
    what was not among them. There is no group and nothing is committed: every reader gets the whole state. A text
    never comes after the tombstone that ended it. Unreadable records, `brokers`, `prefix` and errors as for `articles`.
    """
    return Latest(Broker.of(brokers, prefix), on_unreadable)
