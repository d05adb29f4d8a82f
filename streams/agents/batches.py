"""Batches of records from an agent's queue.

Not `Stream.take` or `noack_take`: left by an exception they go on acking behind one's back (Faust 0.15.3,
streams.py:451-453, 842-861), and `take` waits for its whole `within` even when records lie ready.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import cast

from faust.types import Message, StreamT, TopicT

from streams.agents.consumer import SafeApp


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one batch may hold. A batch ends with the record that reaches a limit, so one record always fits."""

    records: int = 200
    size: int = 4 * 1024 * 1024  # bytes of the values
    tick: float = 1.0  # seconds without a record after which an empty batch comes


async def batches(app: SafeApp, stream: StreamT[bytes], limits: Limits) -> AsyncIterator[list[Message]]:
    """Yield what lies ready, all of one generation; an empty list every `limits.tick` seconds of quiet."""
    queue = cast(TopicT, stream.channel).queue
    waiting: asyncio.Future[Message] | None = None
    while True:
        batch: list[Message] = []
        size = 0
        if queue.empty():
            # One pending get() at a time, never cancelled by a time-out: a cancelled one may swallow a record.
            waiting = waiting or asyncio.ensure_future(queue.get())
            done, _ = await asyncio.wait({waiting}, timeout=limits.tick)
            if not done:
                yield batch
                continue
            if isinstance(waiting.exception(), StopAsyncIteration):
                return  # Faust throws it into the queue when the agent stops
            size += _keep(app, batch, waiting.result())
            waiting = None
        while len(batch) < limits.records and size < limits.size and not queue.empty():
            size += _keep(app, batch, queue.get_nowait())
        if batch:
            yield batch


def _keep(app: SafeApp, batch: list[Message], message: Message) -> int:
    """Take the message into the batch unless its generation is over; return its size."""
    if app.stale(message.generation_id):
        return 0
    app.consumer.take(message)
    batch.append(message)
    return len(message.value or b"")
