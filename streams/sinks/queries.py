"""What can be asked of a store, and what it answers: the same for every store."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import orjson

from schemas.raw import Receipt
from schemas.verdict import Verdict
from schemas.vocab import Kind, PubStatus
from streams.moments import moment
from streams.sinks.cursors import ArticleCursor
from streams.sinks.search import Words


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which stored articles, oldest first. Empty: the newest living version of every uri, killed and withheld hidden.

    `all_versions` asks for every version instead of the newest; `killed` also for what a kill hides and for the kills
    themselves; `held` also for what a hold hides and for the holds. `since` (inclusive) and `until` (exclusive) compare
    with `receivedAt`. A language means its variants too: `en` is `en-GB`, in any case of letters. `words` is what
    `streams.sinks.search.words` made of a question.

    `newest_first` gives the last received first; `words` and `after`, what follows a version there, need it.
    Page by page, what is stored meanwhile moves nothing; a version that is replaced meanwhile gives its place to the new
    one, which is newer than all of them.
    """

    uri: str | None = None
    revision: str | None = None
    receipt: str | None = None
    feed: str | None = None
    feeds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: Words | None = None
    since: datetime | None = None
    until: datetime | None = None
    all_versions: bool = False
    killed: bool = False
    held: bool = False
    newest_first: bool = False
    after: ArticleCursor | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        """Refuse a cursor in the order where it means nothing, and words in the one where nobody asks for them."""
        if (self.after or self.words) and not self.newest_first:
            raise ValueError("words and after need newest_first: a cursor is a place in that order")


@dataclass(frozen=True, slots=True)
class VerdictQuery:
    """Which verdicts, in the order of receiving. `held` True asks for those whose item an embargo kept back."""

    receipt: str | None = None
    uri: str | None = None
    feed: str | None = None
    kind: str | None = None
    held: bool | None = None
    since: datetime | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class DeadQuery:
    """Which dead letters, in the order of dying. `receipt` is that of the raw item or record behind the letter.

    After a crash the same letter may lie on the topic twice; only the newest per record, item and stage is given.
    `newest_first` turns the order round.
    """

    receipt: str | None = None
    place: str | None = None
    stage: str | None = None
    reason: str | None = None
    feed: str | None = None
    since: datetime | None = None
    newest_first: bool = False
    limit: int | None = None


class ArticleKey(NamedTuple):
    """The storage key of one version."""

    uri: str
    revision: str

    def __str__(self) -> str:
        """Spell the key as `ce_id` begins: `uri|revision`."""
        return f"{self.uri}|{self.revision}"


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One version as stored. `article` is its JSON exactly as it was published.

    `living`: no kill hides it. `latest`: the newest living version of its uri. `held`: withheld, or on hold since.
    """

    uri: str
    revision: str
    receipt: str
    feed: str
    kind: Kind
    pub_status: PubStatus
    version: str | None
    living: bool
    latest: bool
    held: bool
    language: str | None
    version_created: datetime | None
    received_at: datetime
    article: bytes = field(repr=False)

    @property
    def key(self) -> ArticleKey:
        """The storage key."""
        return ArticleKey(self.uri, self.revision)

    @property
    def cursor(self) -> ArticleCursor:
        """Its place among all, newest first; `ArticleQuery.after` takes it."""
        return ArticleCursor(moment(self.received_at), *Receipt.parse(self.receipt), self.revision, self.uri)

    @property
    def headline(self) -> str:
        """The first headline, or an empty string."""
        said = orjson.loads(self.article).get("headlines") or [{}]
        return str(said[0].get("value") or "")


@dataclass(frozen=True, slots=True)
class StoredDead:
    """One dead letter as stored: why it died, its bytes and headers, and which raw item it goes back to.

    `receipt` is that of the raw item, or the place of the raw record, as far as the letter's content tells; else it
    names the record that died. `uri`, `feed` and `headline` come from the same place and may be unknown.
    """

    place: str
    topic: str
    partition: int
    offset: int
    item: int | None
    receipt: str
    uri: str | None
    feed: str | None
    headline: str
    stage: str
    reason: str
    message: str
    exception: str
    attempts: int
    disposition: str
    code_version: str
    dead_at: datetime
    key: bytes | None = field(repr=False)
    value: bytes | None = field(repr=False)
    headers: tuple[tuple[str, bytes], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where on `news.articles.v1` a version lay, and when the store first took it from there."""

    topic: str
    partition: int
    offset: int
    stored_at: datetime


class Sent(NamedTuple):
    """One item of a running story, and when it was sent (or received, where it does not say)."""

    receipt: str
    at: datetime


class Arrival(NamedTuple):
    """How many items of a feed were received in one minute; every item has a verdict, duplicates and tests too."""

    feed: str
    minute: datetime
    items: int


class Deaths(NamedTuple):
    """How many items of a feed died at a stage for one reason; the feed of some is not known."""

    feed: str | None
    stage: str
    reason: str
    count: int  # type: ignore[assignment]  # a tuple's own method gives way


class Judgement(NamedTuple):
    """What audit needs of a verdict. `at` is the order time, `received` `receivedAt`, both in microseconds.

    `until` is the end of its embargo in microseconds, None where only somebody can release it; read it when `held`.
    """

    receipt: str
    uri: str
    revision: str
    kind: str
    held: bool
    at: int
    received: int
    until: int | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> "Judgement":
        """Take it from a verdict of the topic."""
        received = moment(verdict.received_at)
        at = received if verdict.version_created is None else moment(verdict.version_created)
        until = None if verdict.held_until is None else moment(verdict.held_until)
        return cls(verdict.receipt, verdict.uri, verdict.revision, verdict.kind, verdict.held, at, received, until)

    @property
    def order(self) -> tuple[bool, int, int, Receipt]:
        """Where it stands among the versions of its uri; an advisory stands below all of them."""
        return self.kind != "advisory", self.at, self.received, Receipt.parse(self.receipt)


@dataclass(frozen=True, slots=True)
class StoredIds:
    """The ids of everything in a store: verdicts by receipt, kinds by article key, dead letters by their place."""

    verdicts: dict[str, Judgement]
    articles: dict[ArticleKey, str]
    dead: dict[str, str]
    """Place of the dead letter → receipt of the raw item or place of the raw record that it goes back to."""
