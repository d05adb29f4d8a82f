"""Filing a batch: the whole of it first, and one record at a time when a row is bad."""

from collections.abc import Sequence
from dataclasses import dataclass

from streams.errors import DataError
from streams.messages import Record
from streams.sinks.rows import rows
from streams.sinks.store import ArticleStore
from streams.sinks.tables import Row


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one record: its rows stand in the store, or it is bad and `error` says why."""

    record: Record
    rows: tuple[Row, ...] = ()
    error: DataError | None = None


async def file(store: ArticleStore, records: Sequence[Record]) -> list[Filed]:
    """File records in the order given; one answer per record, in the same order.

    One bad row costs its own record and no neighbour. TransientError when the store is away: then some of them may be
    filed and others not, and filing all of them again is safe.
    """
    read = [_read(record) for record in records]
    try:
        await store.write([row for filed in read for row in filed.rows])
    except DataError:
        return [await _file_one(store, filed) for filed in read]
    return read


def _read(record: Record) -> Filed:
    try:
        return Filed(record, tuple(rows(record)))
    except DataError as error:
        return Filed(record, error=error)


async def _file_one(store: ArticleStore, filed: Filed) -> Filed:
    if filed.error:
        return filed
    try:
        await store.write(filed.rows)
    except DataError as error:
        return Filed(filed.record, error=error)
    return filed
