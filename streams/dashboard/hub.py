"""The hub of the live stream: one consumer without a group for all readers of this process, and the ring it fills.

It starts with the first reader. What a broker away means for readers: at the start 503, later silence, then the rest.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager, suppress
from datetime import datetime
from typing import Any, TypeVar

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from schemas.topics import ARTICLES
from streams.client.broker import Broker
from streams.dashboard.events import Positions, furthest, reaches
from streams.dashboard.problems import RETRY_AFTER, Problem
from streams.dashboard.replay import FETCH_BYTES, LOOK_BACK, Sieve, place
from streams.dashboard.ring import Ring
from streams.errors import ConfigError, TransientError
from streams.observe.metrics import Metrics

RING_EVENTS = 20_000
RING_BYTES = 64 * 1024 * 1024
"""At 200 articles a second of 3 kB a reader may be 80 s late."""

READERS = 500
TICK = 0.05
"""Seconds between two wake-ups of the readers, at least.

100 readers of 200 articles a second are 20,000 writes a second one by one, more than a core does; by the tick it is
2,000, and nobody sees 0.05 s.
"""

START_SECONDS = 5.0
"""A reader is told 503 rather than made to wait for a broker that does not answer."""

PAUSE = 1.0
"""Seconds between two tries to reach Kafka."""

FETCH = 200
"""Records taken at once and, behind Kafka's time away, in one tick: 4,000 a second, so that readers keep up with the ring."""

REPLAYS = 4
"""Readers who read the log again at the same time, each with a consumer of his own; others wait for their turn."""

GROWTH_SECONDS = 10.0
"""How often the hub looks whether the topic has more partitions, or is another one under the same name.

The consumer asks for the partitions as often, where aiokafka's default is 5 minutes: new ones are seen after 20 s at most.
"""

RESET = b'event: reset\ndata: {"detail":"the topic was made anew: the stream goes on from now"}\n'

AWAY = "Kafka does not answer; `copydesk doctor` looks"

log = logging.getLogger(__name__)

T = TypeVar("T")


class Hub:
    """Follows `news.articles.v1` into a ring and tells readers when there is more."""

    def __init__(
        self,
        broker: Broker,
        metrics: Metrics,
        *,
        most_events: int = RING_EVENTS,
        most_bytes: int = RING_BYTES,
        most_readers: int = READERS,
    ) -> None:
        self.broker, self._metrics, self._most_readers = broker, metrics, most_readers
        self.ring = Ring({}, most_events, most_bytes)
        self.ended = asyncio.Event()
        self.replays = asyncio.Semaphore(REPLAYS)
        self._readers = 0
        self._starting = asyncio.Lock()
        self._failed = float("-inf")
        self._following: asyncio.Task[None] | None = None
        self._consumer: AIOKafkaConsumer | None = None
        self._connected = asyncio.Event()
        self._ends: Positions = {}
        self._sieve = Sieve()
        self._news = asyncio.Event()
        self._bell: asyncio.TimerHandle | None = None
        self._rang = 0.0

    # --- readers ----------------------------------------------------------------------------------------------------

    @contextmanager
    def reader(self) -> Iterator[None]:
        """Count a reader; Problem 503 when there are too many, or when this process ends."""
        if self.ended.is_set():
            raise Problem(503, "this process is ending; try again soon", RETRY_AFTER)
        if self._readers >= self._most_readers:
            raise Problem(
                503, f"the stream has its {self._most_readers} readers; run one more `copydesk serve`", RETRY_AFTER
            )
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def cut_off(self) -> None:
        """Count a reader that was too slow."""
        self._metrics.add("stream_lagging_total")

    def _count(self, more: int) -> None:
        self._readers += more
        self._metrics.set("stream_readers", self._readers)

    async def wait(self, number: int, seconds: float) -> None:
        """Wait until the ring has the event of that number, the hub ends or the time is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.ring.end <= number and not self.ended.is_set():
                    await self._news.wait()

    # --- positions --------------------------------------------------------------------------------------------------

    @property
    def now(self) -> Positions:
        """The end of the topic, as far as the hub knows: where a reader begins who does not say where."""
        return furthest(self.ring.positions, self._ends)

    async def since(self, time: datetime) -> Positions:
        """Return the positions of the first records published at or after a time."""
        ends = await self.ends()  # before the times: what is published in between is not to be missed
        stamp = int(time.timestamp() * 1000)
        found = await self._ask(
            lambda consumer, partitions: consumer.offsets_for_times(dict.fromkeys(partitions, stamp))
        )
        return {partition: ends[partition] if place is None else place.offset for partition, place in found.items()}

    async def begins(self) -> Positions:
        """Return the positions of the oldest records there are."""
        return dict(await self._ask(lambda consumer, partitions: consumer.beginning_offsets(partitions)))

    async def ends(self) -> Positions:
        """Return the positions after the newest records."""
        return dict(await self._ask(lambda consumer, partitions: consumer.end_offsets(partitions)))

    async def _ask(
        self, ask: Callable[[AIOKafkaConsumer, list[TopicPartition]], Awaitable[Mapping[TopicPartition, T]]]
    ) -> Mapping[int, T]:
        await self._until_connected()
        partitions = [TopicPartition(self._topic, partition) for partition in self.ring.positions]
        return _plain(await _soon(ask(self._consumer, partitions)))

    # --- following --------------------------------------------------------------------------------------------------

    async def begin(self) -> None:
        """Start with the first reader; TransientError when Kafka is away, ConfigError when there is no topic."""
        async with self._starting:
            if self._following is None:
                await self._find_topic()
                self._following = asyncio.create_task(self._follow())
        await self._until_connected()

    async def close(self) -> None:
        """End the readers, and let go of the broker."""
        self.end()
        if self._following is not None:
            self._following.cancel()
            await asyncio.wait([self._following], timeout=START_SECONDS)

    def end(self) -> None:
        """End the readers; they find out at once."""
        self.ended.set()
        self._ring()

    @property
    def _topic(self) -> str:
        return self.broker.prefix + ARTICLES

    async def _find_topic(self) -> None:
        clock = asyncio.get_running_loop().time
        if clock() - self._failed < PAUSE:  # whoever waited for the lock meanwhile must not wait as long once more
            raise TransientError(AWAY)
        try:
            await _soon(self.broker.partitions(ARTICLES))
        except BaseException:
            self._failed = clock()
            raise

    async def _until_connected(self) -> None:
        await _soon(self._connected.wait())

    async def _follow(self) -> None:
        """Fill the ring until cancelled; whatever ends a connection, the next goes on behind it."""
        while True:
            try:
                async with AsyncExitStack() as stack:
                    connection = self.broker.consumer(
                        ARTICLES,
                        fetch_max_bytes=4 * FETCH_BYTES,
                        metadata_max_age_ms=int(1000 * GROWTH_SECONDS),
                    )
                    stack.push_async_exit(connection)  # closes it also when it never came to stand
                    await self._read(await connection.__aenter__())
            except (TransientError, ConfigError, KafkaError) as error:  # ConfigError: the topic was deleted
                log.warning("the live stream lost Kafka and tries again: %s", error)
            except Exception:
                log.exception("the live stream failed and goes on where it was")
            finally:
                self._connected.clear()
            await asyncio.sleep(PAUSE)

    async def _read(self, consumer: AIOKafkaConsumer) -> None:
        await self._survey(consumer)
        await place(consumer, self._topic, self.ring.positions)
        self._consumer = consumer
        self._connected.set()
        clock = asyncio.get_running_loop().time
        looked = clock()
        while clock() - looked < GROWTH_SECONDS or not await self._changed(consumer):
            looked = clock() if clock() - looked >= GROWTH_SECONDS else looked
            fetched = await consumer.getmany(timeout_ms=500, max_records=FETCH)
            for messages in fetched.values():
                self._take(messages)
            await asyncio.sleep(TICK if sum(map(len, fetched.values())) == FETCH else 0)

    async def _survey(self, consumer: AIOKafkaConsumer) -> None:
        """Let the ring begin a little before the end: who comes again after a restart finds his place in it.

        Begun already it goes on, unless the topic is another one by now.
        """
        partitions = await self.broker.partitions(ARTICLES)
        ends, begins = await consumer.end_offsets(partitions), await consumer.beginning_offsets(partitions)
        self._ends = _plain(ends)
        if not self.ring.positions:
            self.ring.begin({tp.partition: max(begins[tp], ends[tp] - LOOK_BACK) for tp in partitions})
        elif not reaches(self._ends, self.ring.positions) or self.ring.positions.keys() - self._ends.keys():
            log.warning(
                "%s was made anew: it ends before what the live stream has read; the stream resets", self._topic
            )
            self._sieve = Sieve()
            self.ring.reset(self._ends, RESET)
            self._tell()

    async def _changed(self, consumer: AIOKafkaConsumer) -> bool:
        """Whether the topic is not what it was: to be connected to anew. A topic that was deleted does not answer."""
        partitions = [TopicPartition(self._topic, partition) for partition in self.ring.positions]
        ends = _plain(await _soon(consumer.end_offsets(partitions)))
        return self._grown(consumer) or not reaches(ends, self.ring.positions)

    def _take(self, messages: Iterable[Any]) -> None:
        for message in messages:
            event = self._sieve.event(message)
            if message.offset < self.ring.positions[message.partition]:
                continue  # read again after a connection was lost, to know the repeats
            if event:
                self.ring.add(event)
            else:
                self.ring.skip(message.partition, message.offset)
        self._tell()

    def _grown(self, consumer: AIOKafkaConsumer) -> bool:
        """Whether the topic has more partitions than before; they are read from their beginning."""
        new = (consumer.partitions_for_topic(self._topic) or set()) - self.ring.positions.keys()
        for partition in new:
            self.ring.skip(partition, -1)
        return bool(new)

    def _tell(self) -> None:
        """Wake the readers now, or with the next tick when they were woken just now."""
        if self._bell is None:
            loop = asyncio.get_running_loop()
            self._bell = loop.call_at(max(loop.time(), self._rang + TICK), self._ring)

    def _ring(self) -> None:
        if self._bell is not None:
            self._bell.cancel()
        self._bell, self._rang = None, asyncio.get_running_loop().time()
        self._news.set()
        self._news = asyncio.Event()


async def _soon(what: Awaitable[T]) -> T:
    """Wait for an answer of Kafka, but not for long."""
    try:
        async with asyncio.timeout(START_SECONDS):
            return await what
    except TimeoutError as error:
        raise TransientError(AWAY) from error


def _plain(offsets: Mapping[TopicPartition, T]) -> dict[int, T]:
    return {tp.partition: offset for tp, offset in offsets.items()}
