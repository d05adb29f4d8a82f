"""`articles`: every version, correction and kill from `news.articles.v1`, typed, each once for its group."""

import asyncio
from collections.abc import AsyncGenerator, Collection
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from schemas.article import Article
from schemas.topics import ARTICLES
from streams.client.alone import Alone
from streams.client.broker import Broker
from streams.client.group import Member
from streams.client.journal import Journal
from streams.client.memory import WINDOW
from streams.client.records import OnUnreadable, Unreadable, article_of, hidden
from streams.client.stream import Stream

COMMIT_EVERY = 0.02
"""Seconds between two commits. A commit takes about 1 ms; what was done since the last one comes again after a kill."""


class Articles(Stream[Article]):
    """The reading that `articles` returns."""

    def __init__(
        self,
        broker: Broker,
        group: str | None,
        since: datetime | None,
        wanted: "Wanted",
        *,
        on_unreadable: OnUnreadable | None,
        window: int,
        commit_every: float,
        journal: Path | None,
    ) -> None:
        super().__init__(on_unreadable)
        self._journal = journal
        self._broker, self._group, self._since, self._wanted = broker, group, since, wanted
        self._window, self._commit_every = window, commit_every

    async def _read(self) -> AsyncGenerator[Article, None]:
        with Journal(self._journal) if self._journal else nullcontext() as journal:
            async with self._source(journal) as source:
                while not self._stopping:
                    for message in await source.fetch():
                        if source.over or self._stopping:
                            break
                        if source.begin(message) and (article := self._article(message)):
                            try:
                                yield article
                            except GeneratorExit:
                                if self._finished:
                                    source.end(message)
                                raise
                        source.end(message)
                        await asyncio.sleep(0)  # heartbeats and commits, also when the body never waits

    def _article(self, message: Any) -> Article | None:
        """Return the article to hand out, if any."""
        if hidden(message):
            return None
        article = article_of(message)
        if isinstance(article, Unreadable):
            self._tell(article)
            return None
        return article if self._wanted.fits(article) else None

    def _source(self, journal: Journal | None) -> Member | Alone:
        if self._group is None:
            return Alone(self._broker, ARTICLES, since=self._since, window=self._window)
        return Member(
            self._broker,
            ARTICLES,
            self._group,
            since=self._since,
            window=self._window,
            commit_every=self._commit_every,
            journal=journal,
        )


class Wanted:
    """Which articles a reader asked for. What is not usable always fits.

    A kill may come by another feed of the agency and says no language, and who has the text must hear of it.
    """

    def __init__(self, feeds: Collection[str] | None, languages: Collection[str] | None) -> None:
        self._feeds = None if feeds is None else frozenset(feeds)
        self._languages = None if languages is None else tuple(f"{language}-".lower() for language in languages)

    def fits(self, article: Article) -> bool:
        """Whether to hand it out. `en` means en-GB too."""
        if article.pub_status in ("canceled", "withheld"):
            return True
        language = f"{article.language or ''}-".lower()
        return (self._feeds is None or article.copydesk.feed in self._feeds) and (
            self._languages is None or language.startswith(self._languages)
        )


def articles(
    *,
    group: str | None = None,
    since: datetime | None = None,
    feeds: Collection[str] | None = None,
    languages: Collection[str] | None = None,
    brokers: str | None = None,
    prefix: str | None = None,
    on_unreadable: OnUnreadable | None = None,
    window: int = WINDOW,
    commit_every: float = COMMIT_EVERY,
    journal: Path | None = None,
) -> Articles:
    """Read every version, correction and kill, as `async for article in` what this returns.

    Each event (uri, revision, version of the enrichment) comes once for its group, across restarts, rebalances and
    what the stages upstream publish again. An article is committed after its body, in the background, at most
    `commit_every` seconds later; 0 commits without a pause. So after a kill of this process, and only then, the
    articles whose bodies ended in the last moment before it come again. With a `journal`, a file of this process's own,
    those do not come either: the end of each body is written there at once, and when this process is started again with
    it, only the article whose body was at work comes again. A body that raises, or that ends by `break` outside of
    `async with`, did not end: its article comes again. A repeat that follows its original after more than `window`
    events of one partition is not known any more.

    A kill is an article with `pub_status` `canceled` (`article.canceled`): take the text down. `withheld` says: not
    now. Both come whatever the filters say. Canaries never come.

    `group` names who shares the work and where to go on (the prefix goes before it); without one everything is read and
    nothing committed. A group that has read before goes on there; a new one begins at `since` (with a zone; the time of
    publication here) or at the beginning. `feeds` are ids, `languages` BCP 47 (`en` means `en-GB` too).
    `brokers` and `prefix` default to the settings (COPYDESK_BROKERS, COPYDESK_PREFIX).

    A record that is no article is left out: `on_unreadable` hears of it, by default it is a warning in the log, and
    `unreadable` counts it. To stop at such a record, raise.

    A body may take 5 minutes (45 s while other members come or go), then others get its partitions. It must not block
    the event loop for longer than a session (COPYDESK_SESSION_TIMEOUT): code without asyncio uses `iter_articles`.

    Raises TransientError when no broker answers at the start, ConfigError when there is no such topic. Later the
    reading waits for brokers that are away.
    """
    _check(since, feeds, languages)
    return Articles(
        Broker.of(brokers, prefix),
        group,
        since,
        Wanted(feeds, languages),
        on_unreadable=on_unreadable,
        window=window,
        commit_every=commit_every,
        journal=journal,
    )


def _check(since: datetime | None, *names: Collection[str] | None) -> None:
    if since is not None and since.tzinfo is None:
        raise ValueError("since has no zone: say datetime(…, tzinfo=UTC)")
    if any(isinstance(some, str) for some in names):
        raise TypeError('feeds and languages are collections: say {"reuters"}, not "reuters"')
