"""Filing a batch: the whole of it first, and one record at a time when a row is bad."""

from collections.abc import Callable, Sequence
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


async def file(
    store: ArticleStore, records: Sequence[Record], *, read: Callable[[Record], list[Row]] = rows
) -> list[Filed]:
    """File records in the order given; one answer per record, in the same order. `read` makes the rows of one.

    One bad row costs its own record and no neighbour. TransientError when the store is away: then some of them may be
    filed and others not, and filing all of them again is safe.
    """
    found = [_read(record, read) for record in records]
    try:
        await store.write([row for filed in found for row in filed.rows])
    except DataError:
        return [await _file_one(store, filed) for filed in found]
    return found


def _read(record: Record, read: Callable[[Record], list[Row]]) -> Filed:
    try:
        return Filed(record, tuple(read(record)))
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
