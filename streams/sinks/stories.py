"""The items of a running story as a store knows them, and who had it first."""

from datetime import datetime, timedelta
from typing import NamedTuple

from schemas.article import Article, Story
from schemas.codec import decode
from streams.sinks.killed import shown
from streams.sinks.queries import ArticleQuery, VerdictQuery
from streams.sinks.store import ArticleStore
from streams.sinks.way import Way
from streams.sinks.why import way_of


class Member(NamedTuple):
    """One item of a story: when it was sent, its way as an operator is told it, and whether its headline is killed."""

    at: datetime
    way: Way
    killed: bool

    @property
    def cluster(self) -> str | None:
        """The cluster that it belongs to."""
        return self.way.judged.cluster if self.way.judged else None


async def members(store: ArticleStore, story: str, limit: int) -> list[Member]:
    """Return the items of a running story in the order in which they were sent: none for a name that is no story's."""
    found = []
    for receipt, at in await store.story(story, limit):
        way = await way_of(store, receipt)
        told = await shown(store, way)
        found.append(Member(at, told, told.headline != way.headline))
    return found


async def missing_first(store: ArticleStore, found: list[Member]) -> Story | None:
    """Return what the first of these items tells of one before it that this store lacks."""
    receipt, uris = found[0].way.receipt, {member.way.uri for member in found}
    story = await _story(store, receipt)
    return story if story and story.first_uri and story.first_uri not in uris else None


async def _story(store: ArticleStore, receipt: str) -> Story | None:
    if verdict := await anext(store.verdicts(VerdictQuery(receipt=receipt)), None):
        return verdict.story
    query = ArticleQuery(receipt=receipt, all_versions=True, killed=True, held=True)
    article = await anext(store.articles(query), None)
    return decode(Article, article.article).copydesk.story if article else None


def texts(found: list[Member]) -> list[list[Member]]:
    """Put the items of one cluster together, behind the first of them; an item without a cluster stands alone."""
    groups: dict[str, list[Member]] = {}
    for member in found:
        groups.setdefault(member.cluster or member.way.receipt, []).append(member)
    return list(groups.values())


def later(found: list[Member]) -> dict[str, timedelta]:
    """Return how long after the first item every feed sent its first one, in this order; the first feed has zero."""
    waits: dict[str, timedelta] = {}
    for member in found:
        if member.way.received.feed:
            waits.setdefault(member.way.received.feed, member.at - found[0].at)
    return waits
