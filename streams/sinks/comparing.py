"""A store against what today's code makes of the same raw items: which versions would change.

Both may have 100,000 versions and more: the store is read once, page by page, and what is left over on either side waits
in the file of the replay, not in memory.
"""

import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Literal, Self

import orjson

from schemas.codec import decode
from schemas.verdict import Verdict
from streams.sinks.changes import Field, changes
from streams.sinks.queries import ArticleQuery, StoredArticle
from streams.sinks.store import ArticleStore

EVERYTHING = ArticleQuery(all_versions=True, killed=True, held=True)

OWN = """
CREATE TEMP TABLE met (uri TEXT, revision TEXT, PRIMARY KEY (uri, revision)) WITHOUT ROWID;
CREATE TEMP TABLE lost (receipt TEXT, uri TEXT, revision TEXT, article BLOB);
"""

UNMET = "NOT EXISTS (SELECT 1 FROM met AS m WHERE m.uri = a.uri AND m.revision = a.revision)"
BY_KEY = "SELECT article FROM articles WHERE uri = ? AND revision = ?"
BY_RECEIPT = f"SELECT uri, revision, article FROM articles AS a WHERE receipt = ? AND {UNMET}"  # noqa: S608  our own text
ADDED = f"""
SELECT uri, revision, receipt FROM articles AS a WHERE {UNMET}
ORDER BY received_at, receipt_source, receipt_partition, receipt_offset, receipt_item
"""  # noqa: S608  our own text


@dataclass(frozen=True, slots=True)
class Change:
    """One version that differs. `why` says of one that is gone what became of its item today."""

    uri: str
    revision: str
    change: Literal["changed", "added", "gone"]
    receipt: str
    fields: tuple[Field, ...] = ()
    why: str | None = None


class Comparison(AbstractContextManager["Comparison"]):
    """Compares; `replayed` is the file of a SQLite store that today's code filled. `counts` is complete at the end.

    `places` are the raw records that were replayed: what came from elsewhere can't be compared and counts as `other`.
    """

    def __init__(self, replayed: Path, places: Collection[str]) -> None:
        self.counts: Counter[str] = Counter()
        self._places = places
        self._database = sqlite3.connect(replayed, isolation_level=None)
        self._database.execute("PRAGMA temp_store = FILE")
        self._database.executescript(OWN)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    async def of(self, store: ArticleStore) -> AsyncIterator[Change]:
        """Yield what differs from a store: first what stands there, in its order, then what only today's code has."""
        async for stored in store.articles(EVERYTHING):
            if stored.receipt.partition("#")[0] not in self._places:
                self.counts["other"] += 1
            elif change := self._met(stored):
                yield self._counted(change)
        for change in chain(self._moved(), self._added()):
            yield self._counted(change)

    def _counted(self, change: Change) -> Change:
        self.counts[change.change] += 1
        return change

    def _met(self, stored: StoredArticle) -> Change | None:
        """Compare a version with today's of the same key; one that has none waits for the second look."""
        today = self._one(BY_KEY, *stored.key)
        if today is None:
            lost = (stored.receipt, *stored.key, stored.article)
            self._database.execute("INSERT INTO lost VALUES (?, ?, ?, ?)", lost)
            return None
        self._database.execute("INSERT INTO met VALUES (?, ?)", stored.key)
        fields = _fields(stored.article, today[0])
        if not fields:
            self.counts["same"] += 1
            return None
        return Change(*stored.key, "changed", stored.receipt, fields)

    def _moved(self) -> Iterator[Change]:
        """Find a version that has another uri or revision today by the delivery that brought it."""
        for receipt, uri, revision, article in self._database.execute("SELECT * FROM lost ORDER BY rowid"):
            today = self._one(BY_RECEIPT, receipt)
            if today is None:
                yield Change(uri, revision, "gone", receipt, why=self._end(receipt))
            else:
                self._database.execute("INSERT INTO met VALUES (?, ?)", today[:2])
                yield Change(uri, revision, "changed", receipt, _fields(article, today[2]))

    def _added(self) -> Iterator[Change]:
        for uri, revision, receipt in self._database.execute(ADDED):
            yield Change(uri, revision, "added", receipt)

    def _end(self, receipt: str) -> str:
        """Say how an item ends today that is no version any more."""
        if today := self._one("SELECT uri, revision FROM articles WHERE receipt = ?", receipt):
            return f"its item is {'|'.join(today)} today, which the store has as well"
        if judged := self._one("SELECT verdict FROM verdicts WHERE receipt = ?", receipt):
            verdict = decode(Verdict, judged[0])
            return "held by an embargo" if verdict.held else f"{verdict.kind}: {verdict.reason}"
        names = (receipt, receipt.partition("#")[0])
        died = self._one("SELECT reason, message FROM dead WHERE receipt IN (?, ?)", *names)
        return f"dead: {died[0]}: {died[1]}" if died else "the record has no such item"

    def _one(self, statement: str, *values: Any) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._database.execute(statement, values).fetchone()
        return found


def _fields(was: bytes, now: bytes) -> tuple[Field, ...]:
    return () if was == now else tuple(changes(orjson.loads(was), orjson.loads(now)))
