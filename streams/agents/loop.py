"""The one agent loop: read a batch, work on it, send everything, hear that it arrived, ack. In that order, always.

Nothing is lost because the ack comes last, in order, and only after every delivery was confirmed; whatever goes wrong
before that ends the process, and the records come again. One slice at a time is in flight: while its confirmations are
under way the next is worked on. Faust's other ways to read and to send (auto-ack, `take`,
`topic.send`, sinks, tables) lose records when a process dies or an exception escapes: docs/adr/0003 has the trials.
"""

import asyncio
import time
from collections.abc import Iterable, Sequence
from typing import cast

from faust.types import Message, StreamT

from schemas.vocab import Stage
from streams.agents import faults
from streams.agents.batches import batches
from streams.agents.consumer import SafeApp
from streams.agents.ending import TRY_AGAIN, code_of, end_process
from streams.agents.entrance import Entrance
from streams.agents.patience import with_patience
from streams.agents.sending import Delivery, confirmed, send
from streams.agents.work import LoopDeps, Work
from streams.errors import DataError
from streams.messages import Effects, Record, Send
from streams.pipeline.records import fitting

TICK = 1.0
"""Seconds between two calls of `idle`."""


def attach(app: SafeApp, topics: Sequence[str], work: Work, *, stage: Stage, deps: LoopDeps) -> None:
    """Make the app's one agent: `work` on these topics (logical names), one batch at a time."""

    async def agent(stream: StreamT[bytes]) -> None:
        await run(app, stream, work, stage=stage, deps=deps)

    app.agent(app.topic(*(deps.prefix + topic for topic in topics)), name=stage)(agent)


async def run(app: SafeApp, stream: StreamT[bytes], work: Work, *, stage: Stage, deps: LoopDeps) -> None:
    """Run a stage until the app stops. Whatever else would leave this loop ends the process."""
    loop = Loop(app, work, stage, deps)
    try:
        async for batch in batches(app, stream, deps.limits):
            await loop.work_off(batch)
            await loop.idle()
    except Exception as error:  # noqa: BLE001 - Faust would take 6 to 7 s to end, or ack what failed
        end_process(code_of(error), f"{stage}: {error!r}", error)


class Loop:
    """One stage at work."""

    def __init__(self, app: SafeApp, work: Work, stage: Stage, deps: LoopDeps) -> None:
        self.app, self.work, self.stage, self.deps = app, work, stage, deps
        self._entrance = Entrance(app, deps)
        self._next_idle = 0.0
        self._flight: asyncio.Task[None] | None = None

    async def work_off(self, batch: Sequence[Message]) -> None:
        """Work on a batch, slice by slice; the last one may still be in flight afterwards: see `land`.

        What a stop or a rebalance leaves undone is given back unacked.
        """
        records = [record_of(message, self.deps.prefix) for message in batch]
        done = 0
        if await self._entrance.let_in(batch, records):
            while done < len(batch) and not self.app.stale(batch[done].generation_id):
                effects = await self._attempt(records[done:], batch[done].generation_id)
                effects = [self._fit(*pair) for pair in zip(records[done:], effects, strict=False)]
                await self._launch(effects, batch[done : done + len(effects)])
                done += len(effects)
        self.app.consumer.drop(batch[done:])

    async def idle(self) -> None:
        """Send what the stage has to say unasked, at most once in TICK seconds."""
        if self.deps.idle is not None and time.monotonic() >= self._next_idle:
            self._next_idle = time.monotonic() + TICK
            await self.land()
            await self._launch(await self.deps.idle(), ())
            await self.land()

    async def land(self) -> None:
        """Wait until the slice in flight has arrived and is acked."""
        if self._flight is not None:
            flight, self._flight = self._flight, None
            await flight

    async def _attempt(self, records: Sequence[Record], generation: int | None) -> list[Effects]:
        """Work on records: on one alone, after a trial, while it is under suspicion; else on all of them."""
        if self.deps.careful is not None:
            records = self.deps.careful.safe(records)
            if starts := self.deps.careful.starts_at(records[0]):
                death = await self.deps.careful.death(records[0])
                if death is not None:
                    return [self.deps.bury(records[0], DataError("crashed", death), self.stage, starts)]
        return await with_patience(self.work, records, self.deps, pointless=lambda: self.app.stale(generation))

    def _fit(self, record: Record, effects: Effects) -> Effects:
        """Let effects pass that their topics take; the others make the record a dead letter `tooLarge`."""
        error = fitting(effects.sends)
        return effects if error is None else self.deps.bury(record, error, self.stage, 1)

    async def _launch(self, effects: Sequence[Effects], messages: Sequence[Message]) -> None:
        """Send a slice. While its confirmations are under way the next one is worked on, but never sent."""
        for one in effects:
            self.deps.breaker.saw(one.facts)
        if self.deps.breaker.open_for is not None:
            end_process(TRY_AGAIN, self.deps.breaker.explain(self.stage))
        await self.land()
        out = [one for several in effects for one in several.sends]
        if out:
            faults.point("before-send")
        sent = await send(self.app.producer, [one for one in out if not one.last], self.deps.prefix)
        last = [one for one in out if one.last]
        self._flight = asyncio.create_task(self._arrive(sent, last, effects, messages))

    async def _arrive(
        self, sent: Sequence[Delivery], last: Sequence[Send], effects: Sequence[Effects], messages: Sequence[Message]
    ) -> None:
        """Hear that all of a slice arrived, the sends that come last after the others; tell its facts; ack its records."""
        try:
            await confirmed(sent)
            if last:
                faults.point("before-last")
                await confirmed(await send(self.app.producer, last, self.deps.prefix))
            faults.point("after-send")
        except Exception as error:  # noqa: BLE001 - at once, and not with the next slice: it may be long in coming
            end_process(code_of(error), f"{self.stage}: a send failed: {error!r}", error)
        for one in effects:
            for fact in one.facts:
                self.deps.tell(fact)
        self.app.consumer.ack_all(messages)
        faults.point("after-ack")


def record_of(message: Message, prefix: str) -> Record:
    """Turn Faust's message into a record with its logical topic name. A value of None is a tombstone."""
    headers = cast("Iterable[tuple[str, bytes | None]]", message.headers or ())  # as aiokafka hands them over
    return Record(
        topic=message.topic.removeprefix(prefix),
        partition=message.partition,
        offset=message.offset,
        timestamp=-1 if message.timestamp is None else round(message.timestamp * 1000),
        key=message.key,
        value=message.value,
        # Kafka lets a header's value be null; nobody downstream wants to know.
        headers=tuple((name, value or b"") for name, value in headers),
    )
