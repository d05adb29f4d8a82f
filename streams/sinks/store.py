"""What every store can do. Agents and commands know this and nothing of databases."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from schemas.verdict import Verdict
from streams.sinks.queries import (
    Arrival,
    ArticleKey,
    ArticleQuery,
    DeadQuery,
    Deaths,
    Delivery,
    Sent,
    StoredArticle,
    StoredDead,
    StoredIds,
    VerdictQuery,
)
from streams.sinks.tables import Row


class ArticleStore(Protocol):
    """A place where articles, verdicts and dead letters are kept.

    Errors, by class: TransientError when the database is away, locked or full (try again); DataError `rejected` when
    it refuses a row (that item is a dead letter); ConfigError when it can never work as it is set up.
    """

    async def open(self) -> None:
        """Connect, create what is missing and apply what migrations are pending; safe in several processes at once."""

    async def close(self) -> None:
        """Let go of everything; what was written stays."""

    async def write(self, batch: Sequence[Row]) -> None:
        """Write rows in one transaction, all or nothing; durable on return. The same rows again change nothing."""

    def articles(self, query: ArticleQuery = ...) -> AsyncIterator[StoredArticle]:
        """Yield articles, oldest version first; by default the newest living version of every uri."""

    def verdicts(self, query: VerdictQuery = ...) -> AsyncIterator[Verdict]:
        """Yield verdicts, in the order of receiving."""

    def dead(self, query: DeadQuery = ...) -> AsyncIterator[StoredDead]:
        """Yield dead letters, in the order of dying."""

    async def newest_dead(self, limit: int = ...) -> list[StoredDead]:
        """Return the newest dead letters, newest first, without their bytes: no key, no value, no headers."""

    async def deaths(self, since: datetime) -> list[Deaths]:
        """Count the dead letters since then by feed, stage and reason."""

    def arrivals(self, since: datetime) -> AsyncIterator[Arrival]:
        """Yield how many items were received since then (`receivedAt`), by feed and minute, in this order."""

    async def last_arrivals(self) -> dict[str, datetime]:
        """Return when the newest item of every feed was received."""

    async def deliveries(self, key: ArticleKey) -> list[Delivery]:
        """Return where a version lay on `news.articles.v1`."""

    async def receipts(self, name: str, limit: int = ...) -> list[str]:
        """Return the receipts that a receipt, place, uri, revision, cluster or words of a headline mean."""

    async def story(self, story: str, limit: int = ...) -> list[Sent]:
        """Return the items of a running story in the order in which they were sent: the first of them, by its id."""

    async def ids(self) -> StoredIds:
        """Return the ids of everything stored."""
