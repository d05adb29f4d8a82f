"""Batches of records from an agent's queue.

Not `Stream.take` or `noack_take`: left by an exception they go on acking behind one's back (Faust 0.15.3,
streams.py:451-453, 842-861), and `take` waits for its whole `within` even when records lie ready.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TypeAlias, cast

from faust.types import Message, StreamT, TopicT

from streams.agents.consumer import SafeApp

Queue: TypeAlias = "asyncio.Queue[list[Message]]"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one batch may hold. A batch ends with the record that reaches a limit, so one record always fits."""

    records: int = 200
    size: int = 4 * 1024 * 1024  # bytes of the values
    tick: float = 1.0  # seconds without a record after which an empty batch comes


async def batches(app: SafeApp, stream: StreamT[bytes], limits: Limits) -> AsyncIterator[list[Message]]:
    """Yield what lies ready, all of one generation; an empty list every `limits.tick` seconds of quiet."""
    queue = cast(TopicT, stream.channel).queue
    ready: deque[Message] = deque()
    waiting: asyncio.Future[list[Message]] | None = None
    while True:
        if not ready and queue.empty():
            # One pending get() at a time, never cancelled by a time-out: a cancelled one may swallow records.
            waiting = waiting or asyncio.ensure_future(queue.get())
            done, _ = await asyncio.wait({waiting}, timeout=limits.tick)
            if not done:
                yield []
                continue
            if isinstance(waiting.exception(), StopAsyncIteration):
                return  # Faust throws it into the queue when the agent stops
            ready.extend(waiting.result())
            waiting = None
        if batch := _fill(app, queue, ready, limits):
            app.consumer.take(batch)
            yield batch


def _fill(app: SafeApp, queue: Queue, ready: deque[Message], limits: Limits) -> list[Message]:
    """Move records from the queue's lists into a batch until a limit is reached or nothing is left."""
    batch: list[Message] = []
    size = 0
    while len(batch) < limits.records and size < limits.size and (ready or not queue.empty()):
        if not ready:
            ready.extend(queue.get_nowait())
        if app.stale(ready[0].generation_id):
            ready.clear()  # a list is of one generation; its records come again
            continue
        batch.append(ready.popleft())
        size += len(batch[-1].value or b"")
    return batch
