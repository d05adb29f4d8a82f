"""Articles newest first, in two steps: keys in the order of receiving from an index, then the standing of a page of them.

In one statement either database would ask for the standing of all articles before it sorts them (100,000: seconds),
unless its planner is lucky. Words are looked for in the same two ways as a person would: few articles that have them are
all fetched and sorted; of many the next page is near, and the newest are gone through, some hundred at a time.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from streams.sinks import sql
from streams.sinks.cursors import ArticleCursor
from streams.sinks.queries import ArticleKey, ArticleQuery
from streams.sinks.search import Words

Found = AsyncGenerator[tuple[Any, ...], None]
Places = AsyncGenerator[list[ArticleCursor], None]

FEW = 2000
"""Articles with the words asked for that are all fetched; 2,000 take 20 ms."""

FIRST, MOST = 50, 500
"""Keys in the first page and in the largest: pages grow while little on them is shown."""


class NewestFirst(ABC):
    """The part of a store that tells the newest first. `chosen` is where `wanted` keys get their standing."""

    chosen: str

    @abstractmethod
    def select(self, statement: str, values: Sequence[Any] = ()) -> Found:
        """Yield the rows of one statement."""

    @abstractmethod
    def matches(self, asked: Words, most: int) -> sql.Statement:
        """Return the question for the keys of articles with these words, in any order, at most so many."""

    @abstractmethod
    def matching(self, asked: Words, keys: Sequence[ArticleKey]) -> sql.Statement:
        """Return the question for those of the keys whose articles have these words."""

    async def newest(self, query: ArticleQuery) -> Found:
        """Yield keys and standing of the articles asked for, the last received first."""
        left = query.limit
        async with aclosing(self._places(query)) as pages:
            async for page in pages:
                keys = [ArticleKey(place.uri, place.revision) for place in page]
                shown = {row[:2]: row async for row in self.select(*sql.standing_of(keys, query, self.chosen))}
                for row in [shown[key] for key in keys if key in shown][:left]:
                    yield row
                left = None if left is None else left - min(left, len(shown))
                if left == 0:
                    return

    async def _places(self, query: ArticleQuery) -> Places:
        """Yield pages of places, whatever stands there; those alone that have the words asked for."""
        if query.words is None:
            async for page in self._in_order(query):
                yield page
            return
        few = [ArticleKey(*row) async for row in self.select(*self.matches(query.words, FEW + 1))]
        if len(few) <= FEW:
            for page in _cut(sorted(await self._places_of(few, query), reverse=True)):
                yield page
            return
        async for page in self._in_order(query):
            keys = [ArticleKey(place.uri, place.revision) for place in page]
            found = {tuple(row) async for row in self.select(*self.matching(query.words, keys))}
            if some := [place for place in page if (place.uri, place.revision) in found]:
                yield some

    async def _in_order(self, query: ArticleQuery) -> Places:
        size = min(MOST, max(FIRST, query.limit or MOST))
        while True:
            page = [ArticleCursor(*row) async for row in self.select(*sql.places(query, size))]
            if page:
                yield page
            if len(page) < size:
                return
            query = replace(query, after=page[-1])
            size = min(MOST, 4 * size)

    async def _places_of(self, keys: Sequence[ArticleKey], query: ArticleQuery) -> list[ArticleCursor]:
        pages = [keys[start : start + MOST] for start in range(0, len(keys), MOST)]
        return [ArticleCursor(*row) for page in pages async for row in self.select(*sql.places_of(page, query))]


def _cut(places: list[ArticleCursor]) -> list[list[ArticleCursor]]:
    return [places[start : start + FIRST] for start in range(0, len(places), FIRST)]
