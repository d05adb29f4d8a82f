"""The store agent: articles, verdicts and dead letters into the store, a batch in one transaction.

A store that is away raises TransientError, which the loop sits out; a row that it refuses is one dead letter. Of a canary
no row is written; that it came this far is told once the store has taken its batch. Its dead letter is one as any other.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from schemas.article import Article
from schemas.canary import is_canary
from schemas.codec import decode
from schemas.topics import ARTICLES, DEAD, MARKER_KEY, VERDICTS
from streams.agents.consumer import SafeApp
from streams.agents.loop import attach
from streams.agents.work import LoopDeps
from streams.errors import DataError
from streams.facts import CanaryArrived, Dead, Fact, Stored
from streams.messages import Effects, Record
from streams.sinks import ArticleRow, ArticleStore, Filed, VerdictQuery, VerdictRow, file


def attach_store(app: SafeApp, deps: LoopDeps, store: ArticleStore) -> None:
    """Make the app's agent the store stage; the store is opened before the first batch."""
    filing = Filing(store, deps)
    # No trial of records: filing has no pure step, and a row that the store refuses does not end the process.
    attach(app, (ARTICLES, VERDICTS, DEAD), filing, stage="store", deps=replace(deps, careful=None))


class Filing:
    """The work of the store stage. The store is opened with the first batch, so that a locked one is sat out as well."""

    def __init__(self, store: ArticleStore, deps: LoopDeps) -> None:
        self._store, self._deps, self._open = store, deps, False
        self._last: VerdictRow | None = None

    async def __call__(self, records: Sequence[Record]) -> list[Effects]:
        """File the records; a marker of a restore is nothing to file, and neither is a canary."""
        if not self._open:
            await self._store.open()
            self._open = True
        kept = [record for record in records if not _passes(record)]
        began = time.perf_counter()
        filed = await file(self._store, kept) if kept else await self._touch()
        for _ in kept:  # a transaction takes its records together: each gets its share
            self._deps.timed((time.perf_counter() - began) / len(kept))
        self._last = next(
            (row for one in reversed(filed) for row in one.rows if isinstance(row, VerdictRow)), self._last
        )
        told = iter(filed)
        return [_passed(record) if _passes(record) else self._told(next(told)) for record in records]

    async def _touch(self) -> list[Filed]:
        """Let the store show that it works, for a canary that comes alone: else a quiet night would hide a dead store.

        The same verdict again changes nothing; before the first one the store is only asked for one.
        """
        if self._last is not None:
            await self._store.write([self._last])
        else:
            _ = [verdict async for verdict in self._store.verdicts(VerdictQuery(limit=1))]
        return []

    def _told(self, filed: Filed) -> Effects:
        if filed.error is None:
            return Effects((), _facts(filed))
        if filed.record.topic == DEAD:  # its letter is where it belongs; one more about it would come here for ever
            return Effects((), [_refused(filed.record, filed.error)])
        return self._deps.bury(filed.record, filed.error, "store", 1)


def _passes(record: Record) -> bool:
    """Whether the store keeps nothing of a record."""
    return record.key == MARKER_KEY or is_canary(record.topic, record.key, record.value, record.headers)


def _passed(record: Record) -> Effects:
    if record.topic != ARTICLES:
        return Effects()
    wire = decode(Article, record.value or b"").copydesk
    return Effects((), [CanaryArrived(wire.receipt, wire.received_at.timestamp())])


def _facts(filed: Filed) -> list[Fact]:
    return [
        Stored(
            row.receipt,
            row.feed,
            row.uri,
            "articles" if isinstance(row, ArticleRow) else "verdicts",
            row.received_at / 1e6,
        )
        for row in filed.rows
        if isinstance(row, ArticleRow | VerdictRow)
    ]


def _refused(record: Record, error: DataError) -> Dead:
    return Dead(record.place, "", "store", error.reason, str(error))
