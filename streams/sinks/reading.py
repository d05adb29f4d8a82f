"""Everything that a store answers, in the SQL that stores share; a store adds how a statement is run."""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any

from schemas import topics
from schemas.codec import decode
from schemas.verdict import Verdict
from streams.moments import moment, time_of
from streams.sinks import sql, sql_counts
from streams.sinks.newest import NewestFirst
from streams.sinks.queries import (
    Arrival,
    ArticleKey,
    ArticleQuery,
    DeadQuery,
    Deaths,
    Delivery,
    Judgement,
    Sent,
    StoredArticle,
    StoredDead,
    StoredIds,
    VerdictQuery,
)
from streams.sinks.tables import unpack

PLACE = re.compile(r"(?P<topic>.+)/(?P<partition>\d{1,9})/(?P<offset>\d{1,18})")
PAGE = 100
TEXT_BYTES = 4 * 1024 * 1024
"""JSON of articles that is fetched ahead; one article may have more than that."""

MINUTE = 60_000_000
NO_HEADERS = b"[]"


ALL_LATEST, ALL_VERDICTS, ALL_DEAD = ArticleQuery(), VerdictQuery(), DeadQuery()


class SqlReading(NewestFirst):
    """The reading half of a store that speaks SQL. `versions` is where a version is found with its standing."""

    versions = "standing JOIN articles USING (uri, revision)"
    # SQLite takes the tables of a CROSS JOIN in the order in which they stand.
    chosen = "wanted CROSS JOIN standing USING (uri, revision) CROSS JOIN articles USING (uri, revision)"

    async def articles(self, query: ArticleQuery = ALL_LATEST) -> AsyncGenerator[StoredArticle, None]:
        """Yield the articles asked for, oldest version first, or the last received first."""
        found = self.newest(query) if query.newest_first else self._select(sql.articles(query, self.versions))
        async with aclosing(found) as keys:
            async for page in _pages(keys):
                texts: dict[tuple[str, str], bytes] = {}
                for at, row in enumerate(page):
                    if row[:2] not in texts:
                        texts |= await self._texts(
                            [ArticleKey(*each[:2]) for each in page[at:] if each[:2] not in texts]
                        )
                    yield _article(row, texts.pop(row[:2]))

    async def verdicts(self, query: VerdictQuery = ALL_VERDICTS) -> AsyncGenerator[Verdict, None]:
        """Yield the verdicts asked for, in the order of receiving."""
        async with aclosing(self._select(sql.verdicts(query))) as found:
            async for (data,) in found:
                yield decode(Verdict, data)

    async def dead(self, query: DeadQuery = ALL_DEAD) -> AsyncGenerator[StoredDead, None]:
        """Yield the dead letters asked for, in the order of dying."""
        async with aclosing(self._select(sql.dead(query))) as found:
            async for row in found:
                yield _dead(row)

    async def newest_dead(self, limit: int = 50) -> list[StoredDead]:
        """Return the newest dead letters, newest first, without their bytes: no key, no value, no headers."""
        return [_dead(row) async for row in self._select((sql_counts.NEWEST_DEAD, (limit,)))]

    async def deaths(self, since: datetime) -> list[Deaths]:
        """Count the dead letters since then by feed, stage and reason."""
        found = [Deaths(*row) async for row in self._select((sql_counts.DEATHS, (moment(since),)))]
        return sorted(found, key=lambda deaths: (deaths.feed or "", deaths.stage, deaths.reason))

    async def arrivals(self, since: datetime) -> AsyncGenerator[Arrival, None]:
        """Yield how many items were received since then, by feed and minute, in this order."""
        async with aclosing(self._select((sql_counts.ARRIVALS, (moment(since),)))) as found:
            async for feed, minute, items in found:
                yield Arrival(feed, time_of(minute * MINUTE), items)

    async def last_arrivals(self) -> dict[str, datetime]:
        """Return when the newest item of every feed was received."""
        return {feed: time_of(at) async for feed, at in self._select((sql_counts.LAST_ARRIVALS, ()))}

    async def deliveries(self, key: ArticleKey) -> list[Delivery]:
        """Return where a version lay on `news.articles.v1`; more than one place after a crash."""
        found = self._select((sql.DELIVERIES, tuple(key)))
        return [Delivery(topic, partition, offset, time_of(at)) async for topic, partition, offset, at in found]

    async def receipts(self, name: str, limit: int = 50) -> list[str]:
        """Return the receipts (or places of raw records) that a name means.

        A name is a receipt, a place `topic/partition/offset` on any of our topics, a uri, a revision, a cluster, or
        else words of a headline; of those at most `limit`, the newest.
        """
        found = {row[0] async for row in self._select((sql.BY_NAME, (name,)))}
        found |= {row[0] async for row in self._select((sql.BY_SOURCE, (f"{name}#", f"{name}$")))}
        if place := PLACE.fullmatch(name):
            found |= await self._at(place["topic"], int(place["partition"]), int(place["offset"]))
        if found or not name.split():
            return sorted(found)
        return [row[0] async for row in self._select(sql.by_words(name, limit))]

    async def story(self, story: str, limit: int = 1000) -> list[Sent]:
        """Return the items of a running story in the order in which they were sent, the first of them."""
        found = self._select((sql.STORY, (story, limit)))
        return [Sent(receipt, time_of(at)) async for receipt, at in found]

    async def ids(self) -> StoredIds:
        """Return the ids of everything stored, for `copydesk audit`."""
        verdicts = {row[0]: _judgement(row) async for row in self._select((sql.ALL_VERDICTS, ()))}
        articles = {
            ArticleKey(uri, revision): kind async for uri, revision, kind in self._select((sql.ALL_ARTICLES, ()))
        }
        dead = {row[0]: row[1] async for row in self._select((sql.ALL_DEAD, ()))}
        return StoredIds(verdicts, articles, dead)

    async def _at(self, topic: str, partition: int, offset: int) -> set[str]:
        found = {row[0] async for row in self._select((sql.BY_PLACE, (topic, partition, offset)))}
        if topic == topics.PARSED:
            found |= {row[0] async for row in self._select((sql.BY_PARSED, (partition, offset)))}
        return found

    async def _texts(self, keys: Sequence[ArticleKey]) -> dict[tuple[str, str], bytes]:
        """Return the JSON of some of these articles, in most cases the first of them: at least one, in all so many bytes."""
        texts: dict[tuple[str, str], bytes] = {}
        size = 0
        async with aclosing(self._select(sql.texts(keys))) as found:
            async for uri, revision, text in found:
                texts[uri, revision] = bytes(text)
                size += len(text)
                if size > TEXT_BYTES:
                    break
        return texts

    def _select(self, statement: sql.Statement) -> AsyncGenerator[tuple[Any, ...], None]:
        return self.select(*statement)


async def _pages(found: AsyncGenerator[tuple[Any, ...], None]) -> AsyncGenerator[list[tuple[Any, ...]], None]:
    page: list[tuple[Any, ...]] = []
    async for row in found:
        page.append(row)
        if len(page) == PAGE:
            yield page
            page = []
    if page:
        yield page


def _judgement(row: tuple[Any, ...]) -> Judgement:
    receipt, uri, revision, kind, at, received, held = row
    if held is not None:
        return Judgement.of(decode(Verdict, held))
    return Judgement(receipt, uri, revision, kind, held=False, at=at, received=received)


def _article(row: tuple[Any, ...], text: bytes) -> StoredArticle:
    uri, revision, receipt, feed, kind, status, version, *standing, language, created, received = row
    living, latest, held = map(bool, standing)
    made = None if created is None else time_of(created)
    return StoredArticle(
        uri,
        revision,
        receipt,
        feed,
        kind,
        status,
        version,
        living,
        latest,
        held,
        language,
        made,
        time_of(received),
        text,
    )


def _dead(row: tuple[Any, ...]) -> StoredDead:
    said = dict(zip(sql.DEAD_COLUMNS, row, strict=True))
    said["item"] = None if said["item"] < 0 else said["item"]
    said["dead_at"] = time_of(said["dead_at"])
    said["headers"] = unpack(said["headers"] or NO_HEADERS)
    return StoredDead(**said)
