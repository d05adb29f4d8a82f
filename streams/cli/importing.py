"""`copydesk import`: articles as NDJSON into the store, without a broker: what `process` makes, what `export` wrote.

They are filed as the store stage files them: a batch in one transaction, keyed by (uri, revision), so that the same lines
again change nothing. No place on a topic is filed with them, and no verdict: only a worker has those.
"""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from schemas.article import Article
from schemas.codec import decode
from schemas.topics import ARTICLES, TOPICS
from streams.cli.exits import FINDING, OK, brief, say
from streams.cli.parse import Faults
from streams.cli.state import load_settings, told_store
from streams.errors import ConfigError, DataError, TransientError
from streams.messages import Record

if TYPE_CHECKING:
    from streams.sinks import ArticleStore, Row

BATCH, BATCH_BYTES = 200, 4 * 1024 * 1024
"""Articles in one transaction, as the store stage has it."""

INTO_EXISTING = "--into-existing"


def import_articles(
    paths: Annotated[list[str], typer.Argument(help="NDJSON, an article a line; - is standard input.")],
    *,
    into_existing: Annotated[
        bool, typer.Option(INTO_EXISTING, help="Also into the store of a worker, whose audit will miss their records.")
    ] = False,
) -> None:
    """File articles that `copydesk process` made or `export` wrote into the store, which is made if it is not there.

    The same article again takes the place of what it gave before. A bad line costs itself, and at the end the exit code 1.
    """
    faults = Faults()
    filed = asyncio.run(_import(paths, faults, into_existing=into_existing))
    say(f"{filed} articles are in {told_store(load_settings())}")
    raise typer.Exit(FINDING if faults.found else OK)


async def _import(paths: list[str], faults: Faults, *, into_existing: bool) -> int:
    """File what the paths have; return how many articles that was."""
    from streams.sinks import store_for

    store = store_for(load_settings().store)
    await store.open()
    try:
        if not into_existing:
            await _require_no_worker(store)
        return sum([await _file(store, batch, faults) for batch in _batches(paths, faults)])
    except TransientError as error:
        raise TransientError(
            f"{error}. Import again: what is filed stays, and the same again changes nothing"
        ) from error
    finally:
        await store.close()


async def _require_no_worker(store: "ArticleStore") -> None:
    """Refuse a store with verdicts: a worker fills it, and `copydesk audit` would look for what came by no topic."""
    from streams.sinks import VerdictQuery

    if [verdict async for verdict in store.verdicts(VerdictQuery(limit=1))]:
        raise ConfigError(
            f"a worker fills {told_store(load_settings())}: name another store with COPYDESK_STORE, or add {INTO_EXISTING}"
        )


async def _file(store: "ArticleStore", batch: list[Record], faults: Faults) -> int:
    """File a batch; return how many of it the store took."""
    from streams.sinks import file

    filed = await file(store, batch, read=_rows)
    for one in filed:
        if one.error:
            why = str(one.error).removeprefix(f"{one.record.place}: ")
            faults.tell(f"line {one.record.offset}: {one.error.reason}: {why}")
    return sum(one.error is None for one in filed)


def _rows(record: Record) -> "list[Row]":
    """Turn an article into its rows but for its place on the topic; DataError for what is none, or not to be shown yet."""
    from streams.sinks import DeliveryRow, rows

    if len(record.value or b"") > TOPICS[ARTICLES].max_bytes:
        raise DataError("tooLarge", f"more than {TOPICS[ARTICLES].max_bytes} bytes")
    try:
        article = decode(Article, record.value or b"")
    except ValueError as error:
        raise DataError("invalid", f"no article: {brief(error)}") from error
    if article.copydesk.annotations is None:  # as a parsed item, which may have private notes
        raise DataError("invalid", "not enriched: `copydesk process` makes articles, and `export` writes them")
    return [row for row in rows(record) if not isinstance(row, DeliveryRow)]


def _batches(paths: list[str], faults: Faults) -> Iterator[list[Record]]:
    """Yield the lines of the files as records; a batch is of one file, by which its faults are told."""
    for path in paths:
        faults.path = path
        with _opened(path, faults) as lines:
            batch, size = list[Record](), 0
            for number, line in enumerate(lines, start=1):
                if not (text := line.strip()):
                    continue
                batch.append(Record(ARTICLES, 0, number, 0, None, text))
                size += len(text)
                if len(batch) == BATCH or size > BATCH_BYTES:
                    yield batch
                    batch, size = [], 0
            if batch:
                yield batch


@contextmanager
def _opened(path: str, faults: Faults) -> "Iterator[IO[bytes] | tuple[bytes, ...]]":
    """Lend the lines of a file or of standard input; none of one that can't be read, which is told."""
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115  closed below; what the with holds must not be taken for its error
    except OSError as error:
        found = "missing" if isinstance(error, FileNotFoundError) else "not readable"
        faults.tell(f"{found}: {error.strerror or error}")
        yield ()
        return
    with file:
        yield file
