"""The dedupe agent: a desk for each partition of `wire.parsed.v1`, restored from the verdict log, and its embargoes.

A desk is made anew in every generation of the group, before the first batch on its partition, or in a quiet moment when
none comes: an embargo that ends on a silent partition must be released all the same. Kills of other shards and
the word of an editor (`copydesk held release`) reach a desk within about a second.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from aiokafka.errors import KafkaError

from schemas.canary import is_canary
from schemas.codec import decode
from schemas.topics import HELD, KILLS, MARKER_KEY, PARSED, VERDICTS
from schemas.verdict import JudgedItem, Kill
from streams.agents.consumer import SafeApp
from streams.agents.each import each
from streams.agents.loop import attach
from streams.agents.restore import Got, RestoreAbortedError, read_to_marker
from streams.agents.tail import LogTail
from streams.agents.work import LoopDeps
from streams.dedupe import TOGETHER, Desk, Place
from streams.facts import Holding, Restored
from streams.messages import Effects, Record, Step
from streams.pipeline.dedupe import dedupe_ahead, dedupe_step, released

CHUNK = 1000
"""Verdicts handed at once from the event loop to the thread that restores."""


def attach_dedupe(app: SafeApp, deps: LoopDeps, client: Mapping[str, Any]) -> None:
    """Make the app's agent the dedupe stage; `client` has the arguments of a plain consumer."""
    desks = Desks(app, deps, client)
    work = each(
        desks.step,
        stage="dedupe",
        bury=deps.bury,
        timed=deps.timed,
        seconds=deps.slice_seconds,
        ahead=desks.ahead,
        most=TOGETHER,
    )
    attach(app, (PARSED,), work, stage="dedupe", deps=replace(deps, before_batch=desks.enter, idle=desks.idle))
    app.on_before_shutdown.connect(cast("Any", desks.close), weak=False)


class Desks:
    """The desks of this process, by partition of `wire.parsed.v1`."""

    def __init__(self, app: SafeApp, deps: LoopDeps, client: Mapping[str, Any]) -> None:
        self._app, self._deps, self._client = app, deps, client
        self._desks: dict[int, Desk] = {}
        self._opened: dict[int, Place] = {}
        self._generation = -1
        self._holding = 0
        self._kills = LogTail(client, deps.prefix + KILLS)
        self._held = LogTail(client, deps.prefix + HELD)

    def step(self, record: Record) -> Effects:
        """Judge one item at its desk."""
        return dedupe_step(record, self._desks[record.partition])

    def ahead(self, records: Sequence[Record]) -> list[Step]:
        """Read several items at once; each is judged by its own step, in order."""
        return dedupe_ahead(records, self._desks.__getitem__)

    async def enter(self, generation: int, firsts: Sequence[Record]) -> None:
        """Open the desks of partitions that this generation shows for the first time."""
        self._begin(generation)
        for record in firsts:
            await self._open(Place(record.partition, record.offset))

    async def idle(self) -> list[Effects]:
        """Open desks nobody needed yet, and release what is due."""
        try:
            with self._deps.waiting.on("restore"):
                await self._open_quiet()
        except RestoreAbortedError:
            return []
        await self._hear()
        now = datetime.now(UTC)
        effects = [released(desk, receipt) for desk in self._desks.values() for receipt in desk.due(now)]
        holding = sum(len(desk.held) for desk in self._desks.values())
        if holding != self._holding:
            self._holding = holding
            self._deps.tell(Holding(holding))
        return effects

    async def _hear(self) -> None:
        """Take in the kills of other shards, and the embargoes that an editor ended."""
        for value in await self._kills.values():
            kill = decode(Kill, value)
            for partition, desk in self._desks.items():
                if kill.parsed_partition != partition:  # its own desk knows it from its verdict
                    desk.memory.remember_kill(kill)
        for value in await self._held.values():
            judged = decode(JudgedItem, value)
            if judged.verdict.parsed_partition in self._desks:
                self._desks[judged.verdict.parsed_partition].amend(judged)

    async def close(self, _app: SafeApp, **_: Any) -> None:
        """Let go of what the desks share."""
        with suppress(KafkaError):  # an error in a handler of Faust would keep the process from ending
            await self._kills.stop()
            await self._held.stop()

    def _begin(self, generation: int) -> None:
        if generation != self._generation:
            self._generation = generation
            self._desks.clear()
            self._opened.clear()

    async def _open_quiet(self) -> None:
        consumer = self._app.consumer
        self._begin(self._app.consumer_generation_id)
        for tp in sorted(consumer.assignment()):
            if tp.partition not in self._desks and not consumer.floors[tp].busy:
                await self._open(Place(tp.partition, await consumer.position(tp) or 0))

    async def _open(self, place: Place) -> None:
        """Open a desk with the memory that it had when the record at `place` came first."""
        if self._opened.get(place.partition) == place:
            return
        began = time.monotonic()
        await self._kills.start()  # before these logs are read: nothing may come in between
        await self._held.start()
        kills = [got async for got in self._read(KILLS, 0)]
        held = [got async for got in self._read(HELD, 0)]
        log = Pulled(self._read(VERDICTS, place.partition))
        self._desks[place.partition] = await asyncio.to_thread(restored, place, log, kills, held)
        self._opened[place.partition] = place
        self._deps.tell(Restored(log.count, time.monotonic() - began))

    async def _read(self, topic: str, partition: int) -> AsyncIterator[Got]:
        generation = self._app.consumer_generation_id
        batches = read_to_marker(
            self._client,
            self._deps.prefix + topic,
            partition,
            producer=self._app.producer,
            mark_key=MARKER_KEY,
            stale=lambda: self._app.stale(generation),
        )
        async for batch in batches:
            for got in batch:
                yield got


class Pulled:
    """An asynchronous log as a plain iterable, for a thread beside the event loop: 14 days never lie in memory."""

    def __init__(self, log: AsyncIterator[Got]) -> None:
        self._log, self._loop = log, asyncio.get_running_loop()
        self.count = 0

    def __iter__(self) -> Iterator[Got]:
        while some := asyncio.run_coroutine_threadsafe(self._some(), self._loop).result():
            self.count += len(some)
            yield from some

    async def _some(self) -> list[Got]:
        """Take the next records, so many that a change of threads costs little; an empty list at the end."""
        some: list[Got] = []
        async for got in self._log:
            some.append(got)
            if len(some) == CHUNK:
                break
        return some


def restored(place: Place, log: Iterable[Got], kills: Sequence[Got], held: Sequence[Got]) -> Desk:
    """Return the desk as it was when the record at `place` came first. Decodes much; not for the event loop.

    Canaries are left out: they are judged without a memory, and leave nothing in it.
    """
    news = (got for got in log if not is_canary(VERDICTS, got.key, got.value, got.headers))
    return Desk.restore(
        place,
        (got.value or b"" for got in news),
        [decode(Kill, got.value or b"") for got in kills],
        _held(held, place.partition),
    )


def _held(log: Sequence[Got], partition: int) -> dict[str, JudgedItem | None]:
    """Return what `wire.held.v1` says of the items of one partition; tombstones don't say whose they are."""
    held: dict[str, JudgedItem | None] = {}
    for got in log:
        receipt = (got.key or b"").decode()
        judged = None if got.value is None else decode(JudgedItem, got.value)
        if judged is None or judged.verdict.parsed_partition == partition:
            held[receipt] = judged
    return held
