"""`copydesk bench stores`: how many articles a second both stores take, in batches as the store stage writes them.

Articles of about 3 kB of text, made by our own stages, with words as frequent as in a language (Zipf): what they can be
found by is most of the work. An article is three rows: itself, its words, its delivery. The baseline is a bare table of
key and bytes in SQLite, filled with the same bytes by plain `executemany` in the same run, with the same batches and the
same durability. Runs alternate; a machine drifts.
"""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from schemas.article import Article, Paragraph
from schemas.codec import decode, encode
from schemas.topics import ARTICLES, RAW
from streams.dedupe import Desk
from streams.messages import Record
from streams.pipeline.way import InProcess
from streams.sinks import ArticleRow, Row, rows, store_for

BATCH = 200
"""Articles in one transaction, as in the store stage."""

VOCABULARY = 20_000
WORDS, PARAGRAPHS = 540, 12
SYLLABLES = "ba be bri co da den el fer ga har in jo ka lin mar no or pa ri sa ter un ver wa yo zu".split()  # noqa: SIM905
STORY = b"Ferries between the islands sail again\n\nTALLINN (Reuters) - Ferries sailed again on Monday.\n"


def bench_stores(postgres: str | None, *, articles: int = 10_000, runs: int = 3) -> dict[str, Any]:
    """Return `{name, runs, median, baseline, ratio, unit, batch, bytes, rows_per_article, sqlite, postgres, …_rows}`.

    `median` and `ratio` are those of the slower store that was measured; `postgres` says in words where there was none.
    `bytes` is the size of one article. All are articles a second; `sqlite_rows` and `postgres_rows` are rows a second.
    """
    work = list(batches(articles))
    speeds: dict[str, list[float]] = {"baseline": [], "sqlite": [], "postgres": []}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            speeds["baseline"].append(_bare(Path(folder) / "bare.db", work))
            speeds["sqlite"].append(asyncio.run(_store(f"sqlite:///{folder}/store.db", work)))
        if postgres:
            speeds["postgres"].append(asyncio.run(_postgres(postgres, work)))
    found = {name: round(median(some)) for name, some in speeds.items() if some}
    slower = min(found[name] for name in ("sqlite", "postgres") if name in found)
    return {
        "name": "stores",
        "runs": runs,
        "median": slower,
        "baseline": found["baseline"],
        "ratio": round(slower / found["baseline"], 2),
        "unit": "articles/s",
        "batch": BATCH,
        "bytes": round(sum(len(row.article) for row in _articles(work[0])) / BATCH),
        "rows_per_article": (each := len(work[0]) // BATCH),
        "sqlite": found["sqlite"],
        "postgres": found.get("postgres", "not measured: name a database with --postgres postgresql://…"),
        **{f"{name}_rows": found[name] * each for name in ("sqlite", "postgres") if name in found},
    }


def _bare(path: Path, work: list[list[Row]]) -> float:
    """Fill a table of two columns in batches; return articles per second."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE bare (key TEXT PRIMARY KEY, value BLOB)")
        began = time.perf_counter()
        for batch in work:
            database.execute("BEGIN IMMEDIATE")
            pairs = [(f"{row.uri}|{row.revision}", row.article) for row in _articles(batch)]
            database.executemany("INSERT INTO bare VALUES (?, ?)", pairs)
            database.execute("COMMIT")
        return len(work) * BATCH / (time.perf_counter() - began)


async def _store(url: str, work: list[list[Row]]) -> float:
    """Write the batches into a new store; return articles per second."""
    store = store_for(url)
    await store.open()
    try:
        began = time.perf_counter()
        for batch in work:
            await store.write(batch)
        return len(work) * BATCH / (time.perf_counter() - began)
    finally:
        await store.close()


async def _postgres(url: str, work: list[list[Row]]) -> float:
    """Do the same in a schema of its own, which is gone afterwards."""
    import asyncpg

    schema = f"bench_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"CREATE SCHEMA {schema}")
        return await _store(f"{url}{'&' if '?' in url else '?'}search_path={schema}", work)
    finally:
        await connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        await connection.close()


def _articles(batch: list[Row]) -> list[ArticleRow]:
    return [row for row in batch if isinstance(row, ArticleRow)]


def batches(articles: int) -> Iterator[list[Row]]:
    """Make the rows of so many articles, a batch at a time."""
    template = _template()
    chance = random.Random(1)  # noqa: S311  the same articles on every run
    for first in range(0, articles, BATCH):
        yield [row for number in range(first, first + BATCH) for row in rows(_record(template, number, chance))]


def _record(template: Article, number: int, chance: random.Random) -> Record:
    """Return an article with a text of its own, as the store stage reads it."""
    each = WORDS // PARAGRAPHS
    words, often = _vocabulary()
    texts = [" ".join(chance.choices(words, cum_weights=often, k=each)).capitalize() + "." for _ in range(PARAGRAPHS)]
    received = template.copydesk.received_at + timedelta(seconds=number)
    wire = template.copydesk.model_copy(
        update={
            "feed": f"feed-{number % 16}",
            "receipt": f"{RAW}/0/{number}#0",
            "revision": f"{number:064x}",
            "received_at": received,
            "paragraphs": tuple(Paragraph(role="body", text=text) for text in texts),
        }
    )
    article = template.model_copy(
        update={
            "uri": f"urn:bench:{number}",
            "headlines": (template.headlines[0].model_copy(update={"value": texts[0][:60]}),),
            "bodies": (template.bodies[0].model_copy(update={"value": "\n\n".join(texts)}),),
            "version_created": received,
            "copydesk": wire,
        }
    )
    return Record(ARTICLES, 0, number, 0, article.uri.encode(), encode(article))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return words with how often they come: the n-th 1/n times as often as the first."""
    chance = random.Random(0)  # noqa: S311  the same words on every run
    words = {"".join(chance.choices(SYLLABLES, k=chance.randint(1, 5))): None for _ in range(VOCABULARY)}
    return sorted(words, key=len), list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def _template() -> Article:
    """Let our own stages make an article."""
    record = Record(RAW, 0, 0, 0, b"reuters", STORY, (("received-at", b"2025-03-16T12:00:00Z"),))
    sends = InProcess({}, Desk()).record(record)
    return next(decode(Article, send.value or b"") for send in sends if send.topic == ARTICLES)
