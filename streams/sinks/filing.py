"""Filing a batch: the whole of it first, one record at a time when a row is bad, and patience while the store is away."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from streams.errors import DataError, TransientError
from streams.messages import Record
from streams.sinks.rows import rows
from streams.sinks.store import ArticleStore
from streams.sinks.tables import Row

T = TypeVar("T")
Waiting = Callable[[TransientError | None], None]
"""Told why the store is waited for before every pause, and None once it answers again."""

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one record: its rows stand in the store, or it is bad and `error` says why."""

    record: Record
    rows: tuple[Row, ...] = ()
    error: DataError | None = None


def _silent(_: TransientError | None) -> None:
    """Tell nobody."""


async def file(
    store: ArticleStore,
    records: Sequence[Record],
    *,
    waiting: Waiting = _silent,
    give_up_after: float | None = None,
) -> list[Filed]:
    """File records in the order given; one answer per record, in the same order.

    One bad row costs its own record and no neighbour. While the store is away this waits, for ever unless
    `give_up_after` (seconds) is given; then TransientError, and the process should stop without acknowledging.
    """
    read = [_read(record) for record in records]
    good = [row for filed in read for row in filed.rows]
    try:
        await patiently(lambda: store.write(good), waiting=waiting, give_up_after=give_up_after)
    except DataError:
        return [await _file_one(store, filed, waiting, give_up_after) for filed in read]
    return read


async def patiently(
    action: Callable[[], Awaitable[T]], *, waiting: Waiting = _silent, give_up_after: float | None = None
) -> T:
    """Do something with the store, again and again while it is away; the pauses double from 0.1 to 5 seconds."""
    loop = asyncio.get_running_loop()
    started, pause, waited = loop.time(), FIRST_PAUSE, False
    while True:
        try:
            result = await action()
        except TransientError as error:
            if give_up_after is not None and loop.time() + pause - started > give_up_after:
                raise
            waited = True
            waiting(error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            if waited:
                waiting(None)
            return result


def _read(record: Record) -> Filed:
    try:
        return Filed(record, tuple(rows(record)))
    except DataError as error:
        return Filed(record, error=error)


async def _file_one(store: ArticleStore, filed: Filed, waiting: Waiting, give_up_after: float | None) -> Filed:
    if filed.error:
        return filed
    try:
        await patiently(lambda: store.write(filed.rows), waiting=waiting, give_up_after=give_up_after)
    except DataError as error:
        return Filed(filed.record, error=error)
    return filed
