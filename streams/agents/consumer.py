"""Faust's consumer made safe and fast. Whoever reads this: docs/adr/0003 tells why each override is needed.

Safe: the commit floor (floor.py) replaces Faust's search for gaps. Fast: Faust 0.15.3 starts four tasks per record in
`_drain_messages` (`wait_first`), sleeps 1 s when all partitions are held back, and polls drained partitions for 1.5 s;
here a whole fetch goes to the agent's queue without an await, so that a rebalance can't interrupt it half-way.

Several overridden names are private: the version is pinned, and tests/agents/test_private_parts.py checks them.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, cast

import faust
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.errors import ConsumerStoppedError, IllegalStateError
from aiokafka.structs import OffsetAndMetadata
from faust.transport.conductor import Conductor
from faust.transport.consumer import RecordMap
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, Message, TopicT
from faust.types.transports import TPorTopicSet, TransportT
from mode.types import ServiceT
from mode.utils.futures import notify
from mode.utils.queues import FlowControlEvent

from streams.agents.floor import Floor
from streams.agents.metadata import calm
from streams.agents.places import Places

log = logging.getLogger(__name__)

LOG = logging.getLogger("faust.copydesk")
"""Below `faust`, so that Faust's talk is silenced in one place; it would name loggers after this module."""

FETCH_WAIT_MS = 100
"""How long the broker may hold a fetch open for want of records. Faust fixes 1500, which every idle partition costs."""

BACKLOG_RECORDS = 1000
BACKLOG_BYTES = 32 * 1024 * 1024
"""Fetching pauses while more than this waits in the agent's queue. Faust counts records only; ours may have 4 MiB."""


class FetchThread(driver.AIOKafkaConsumerThread):
    """The thread that talks to the broker: short long-polls, and notes beside committed offsets."""

    logger = LOG

    def _create_worker_consumer(self, transport: driver.Transport) -> AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001 - read by its start(); no setting reaches it
        calm(consumer._client)  # noqa: SLF001
        return consumer

    async def read_notes(self, partitions: Iterable[TP]) -> Mapping[TP, OffsetAndMetadata]:
        """Return the committed offset (-1 for none) and its metadata for each partition that has an answer."""
        wanted = [TopicPartition(*tp) for tp in partitions]
        fetch = self._ensure_consumer()._coordinator.fetch_committed_offsets  # noqa: SLF001 - public API drops metadata
        found: dict[TopicPartition, OffsetAndMetadata] = await self.call_thread(fetch, wanted)
        return {TP(*tp): committed for tp, committed in found.items()}

    async def write_notes(self, notes: Mapping[TP, OffsetAndMetadata]) -> None:
        """Commit offsets together with metadata. Faust's next commit of a partition clears its metadata."""
        offsets = {TopicPartition(*tp): note for tp, note in notes.items()}
        await self.call_thread(self._ensure_consumer().commit, offsets)


class SafeConsumer(driver.Consumer):
    """A consumer that never commits past an open record, and that hands over whole fetches."""

    logger = LOG
    _thread: FetchThread

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.floors: defaultdict[TP, Floor] = defaultdict(Floor)
        self._backlog_records = self._backlog_bytes = 0
        self._room = asyncio.Event()
        self._places = Places()
        self._joining = False
        self._fetch: asyncio.Future[RecordMap] | None = None
        super().__init__(*args, **kwargs)

    def _new_consumer_thread(self) -> FetchThread:
        return FetchThread(self, loop=self.loop, beacon=self.beacon)

    @property
    def notes(self) -> FetchThread:
        """Where notes beside committed offsets are read and written."""
        return self._thread

    # The books. A generation starts with clean ones: whatever was open comes again, to us or to another worker.

    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        """Start the generation with clean books. Until Faust knows it too, nothing is handed over."""
        self._joining = True
        self.floors.clear()
        self._places.forget()
        self._backlog_records = self._backlog_bytes = 0
        self._room.set()
        await super().on_partitions_assigned(assigned, generation_id)
        self._joining = False

    def _filter_tps_with_pending_acks(self, topics: TPorTopicSet | None = None) -> Iterator[TP]:
        # Not from Faust's book of acks: it empties that on revocation, before it waits for the batch in flight.
        return (tp for tp in list(self.floors) if topics is None or tp in topics or tp.topic in topics)

    def _new_offset(self, tp: TP) -> int | None:
        return self.floors[tp].offset

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Leave this to watchdog.py: Faust's check logs errors about healthy partitions (issue 629)."""

    # The way of a record from the fetch to the agent's queue.

    async def _drain_messages(self, fetcher: ServiceT) -> None:
        try:
            while not (self.should_stop or fetcher.should_stop):
                await asyncio.sleep(0)  # the fetch may return at once, for ever
                if await self._has_room():
                    fetched, _ = await self._wait_next_records(1.0)
                    await self._take(fetched or {})
        except (ConsumerStoppedError, asyncio.CancelledError):
            if not self.app.should_stop:
                raise

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> RecordMap:  # noqa: ASYNC109 - Faust's
        """Fetch once. A fetch whose caller was cancelled is kept for the next one: the thread goes on with it.

        A rebalance cancels, and empties the set of partitions that Faust gave to the fetch; an empty one means all.
        """
        if self._fetch is None:
            self._fetch = asyncio.ensure_future(super()._getmany(set(active_partitions or ()), timeout))
        try:
            fetched = await asyncio.shield(self._fetch)
        except Exception:
            self._fetch = None
            raise
        self._fetch = None
        return fetched

    async def seek_to_committed(self) -> Mapping[TP, int]:
        """Seek to what the group has committed, and to the beginning of a partition where it has committed nothing.

        aiokafka leaves such a partition where it is: behind what was fetched while the group was being joined.
        """
        committed = await super().seek_to_committed()
        places = {TP(*tp): offset for tp, offset in committed.items() if offset and offset > 0}
        if fresh := [TopicPartition(*tp) for tp in committed if TP(*tp) not in places]:
            earliest = await self.earliest_offsets(*fresh)
            beginnings = {TP(*tp): offset for tp, offset in earliest.items()}
            await self.seek_wait(beginnings)
            places |= beginnings
        self._places.begin(places)
        return committed

    async def _take(self, fetched: Mapping[TP, Sequence[ConsumerRecord]]) -> None:
        """Hand over what goes on where the last fetch ended, and seek back for the rest; during a rebalance do nothing."""
        flows = not self._joining and self.flow_active and self.app.flow_control.is_active()
        for tp, records in fetched.items():
            if flows and self._places.fits(TP(*tp), records[0].offset):
                self._hand_over(TP(*tp), records)
            else:
                self._places.passed_over(TP(*tp))
        if flows and self._places.behind:
            await self._go_back()

    async def _go_back(self) -> None:
        """Fetch again what was passed over: of a partition that is not ours any more, its next assignment does it."""
        self._places.keep(self.assignment())
        with suppress(IllegalStateError):  # the next rebalance has begun: its assignment starts where it is right
            if self._places.unknown and not self.app.rebalancing:  # Faust goes on when its own seek took too long
                await self.perform_seek()
            if places := self._places.to_seek():
                await self.seek_wait(places)
                self._places.sought(places)

    async def _has_room(self) -> bool:
        if self._backlog_records < BACKLOG_RECORDS and self._backlog_bytes < BACKLOG_BYTES:
            return True
        self._room.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._room.wait(), 1.0)  # looks up now and then, for a stop
        return False

    def _hand_over(self, tp: TP, records: Sequence[ConsumerRecord]) -> None:
        """Put the records of one partition into the agent's queue, as one list: per record it would cost 5 µs more."""
        if (first := records[0].offset) != self._places[tp]:
            log.warning("%s/%d goes on at %d: nothing is at %d any more", *tp, first, self._places[tp])
        messages = [self._to_message(tp, record) for record in records]
        # Whom Faust's conductor would deliver to; a record for nobody must end the process, it would never be acked.
        index: Mapping[TP, Collection[TopicT]] = cast(Conductor, self.app.topics)._tp_index  # noqa: SLF001
        (channel,) = index[tp]
        self.floors[tp].delivered([message.offset for message in messages])
        channel.queue.put_nowait(messages)
        self._backlog_records += len(messages)
        self._backlog_bytes += sum(len(message.value or b"") for message in messages)
        self._places.reached(tp, messages[-1].offset)

    # The agent's side.

    def take(self, messages: Collection[Message]) -> None:
        """Book records out of the backlog into the agent's hands: stop and rebalance wait until they are acked."""
        self.unacked.update(messages)
        self._backlog_records -= len(messages)
        self._backlog_bytes -= sum(len(message.value or b"") for message in messages)
        if self._backlog_records * 2 < BACKLOG_RECORDS:
            self._room.set()

    def first_open(self, tp: TP) -> int | None:
        """Return the offset of the partition's first open record, None where this generation has none of it."""
        floor = self.floors[tp]
        return floor.reached if floor.busy else None

    def ack_all(self, messages: Collection[Message]) -> None:
        """Close the records: everything that they lead to is confirmed. An old generation's say nothing any more."""
        for message in messages:
            if message.generation_id == self.app.consumer_generation_id:
                self.floors[message.tp].acked(message.offset)
        self.drop(messages)

    def drop(self, messages: Collection[Message]) -> None:
        """Let go of records. Those that are not acked come again; a waiting rebalance need not wait for them."""
        self.unacked.difference_update(messages)
        notify(self._waiting_for_ack)


class CalmProducer(driver.Producer):
    """Faust's producer, calm while brokers are away."""

    logger = LOG

    def _new_producer(self, transactional_id: str | None = None) -> AIOKafkaProducer:
        producer = super()._new_producer(transactional_id)
        calm(producer.client)
        return producer


class SafeTransport(driver.Transport):
    """The Kafka transport with the safe consumer."""

    Consumer = SafeConsumer
    Producer = CalmProducer


class Flow(FlowControlEvent):
    """Faust's switch of the flow, which takes nothing out of the agent's queue.

    Faust empties the queues whenever it resumes, also where the flow was open all along, as behind a generation without
    partitions: 71 records that had just been handed over were gone. What is stale is told by its generation (batches.py).
    """

    def clear(self) -> None:
        """Leave the queues as they are."""


class SafeApp(faust.App):
    """A Faust app whose consumer is safe. It has no tables, hence no directories on disk."""

    logger = LOG
    consumer: SafeConsumer

    @cached_property
    def flow_control(self) -> Flow:
        """The switch of the flow: while it is off, no record is handed over or worked on."""
        return Flow(loop=self.loop)

    def _new_transport(self) -> TransportT:
        return SafeTransport(self.conf.broker_consumer, self)

    def _create_directories(self) -> None:
        """Faust would make `<id>-data/` in the working directory, for tables that we don't have."""

    def stale(self, generation: int | None) -> bool:
        """Tell whether work of that generation is pointless: a rebalance or a stop has begun, or is over."""
        return generation != self.consumer_generation_id or not self.flow_control.is_active()

    @property
    def client_settings(self) -> dict[str, Any]:
        """What a plain aiokafka client needs to reach the same brokers as this app."""
        servers = driver.server_list(self.conf.broker_consumer, driver.Transport.default_port)
        auth = driver.credentials_to_aiokafka_auth(self.conf.broker_credentials, self.conf.ssl_context)
        return {"bootstrap_servers": servers, **auth}
