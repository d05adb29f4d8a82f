"""`latest`: the newest living version of every article, then what changes, from the compacted `news.latest.v1`."""

from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiokafka import AIOKafkaConsumer

from schemas.article import Article
from schemas.events import JUDGED_OFFSET
from schemas.topics import LATEST
from streams.client.broker import Broker, Offsets, Span
from streams.client.records import OnUnreadable, Unreadable, article_of, header, hidden
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


FETCH = 500
"""Records taken from the consumer at once."""


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
            forward, ends = _Forward(), dict(await consumer.end_offsets(partitions))
            places = await _survey(consumer, ends, forward)
            await consumer.seek_to_beginning()
            state = Span(consumer, ends)
            while not self._stopping and (some := await state.fetch()):
                for told in self._told(each for each in some if _stands(each, places)):
                    yield told
            places.clear()
            self.current = True
            while not self._stopping:
                fetched = await consumer.getmany(timeout_ms=500, max_records=FETCH)
                new = (each for some in fetched.values() for each in some if not hidden(each) and forward.takes(each))
                for told in self._told(new):
                    yield told

    def _told(self, messages: Iterable[Any]) -> Iterator[Article | Gone]:
        """Yield what records say, until asked to stop."""
        for message in messages:
            told = (
                article_of(message)
                if message.value is not None
                else Gone((message.key or b"").decode(errors="replace"))
            )
            if isinstance(told, Unreadable):
                self._tell(told)
                continue
            yield told
            if self._stopping:
                return


def _stands(message: Any, places: Mapping[bytes | None, Place]) -> bool:
    """Whether a record is the newest of its uri, and no tombstone."""
    place = places.get(message.key)
    return place is not None and place.living and place[1:3] == (message.partition, message.offset)


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
    span = Span(consumer, ends)
    while some := await span.fetch():
        for message in some:
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
