"""The canary, step by step: it goes the whole way, leaves nothing behind, and nobody can hide anything behind it."""

import asyncio
import hashlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import pytest
from aiokafka import ConsumerRecord
from contracts.records import Item
from promptness import PATIENCE

from schemas import topics
from schemas.article import Article
from schemas.canary import CANARY_MARK, canary, is_canary
from schemas.codec import decode
from schemas.feeds import CANARY_FEED, Feed
from streams.agents.dedupe import restored
from streams.agents.store import Filing
from streams.agents.work import LoopDeps
from streams.dedupe import Desk, Place
from streams.errors import TransientError
from streams.facts import CanaryArrived, Dead, Stored
from streams.messages import Effects, Record, Send
from streams.pipeline.burial import bury
from streams.pipeline.dedupe import dedupe_step
from streams.pipeline.enrich import enrich_step
from streams.pipeline.parse import parse_step
from streams.pipeline.way import InProcess
from streams.sinks import ArticleQuery, DeadQuery, VerdictQuery, store_for
from streams.sinks.store import ArticleStore
from streams.sources.canary import send_canaries
from streams.sources.publisher import Publisher

AT = datetime(2025, 3, 16, 12, tzinfo=UTC)
NAME = "5f0c1d7e9a2b4c3d8e6f7a8b9c0d1e2f"
BODY = canary(NAME, AT)
EVERYTHING = ArticleQuery(all_versions=True, killed=True, held=True)


def raw(body: bytes | None = BODY, key: bytes = CANARY_FEED.encode(), *headers: tuple[str, bytes]) -> Record:
    """Return a raw record as a canary's."""
    said = (("received-at", b"2025-03-16T12:00:00Z"), ("sha256", hashlib.sha256(body or b"").hexdigest().encode()))
    more = (("content-type", b"application/json"), ("source-uri", b"here"), *headers)
    return Record(topics.RAW, 1, 7, 1_742_128_200_000, key, body, (*said, *more))


def taken(send: Send, offset: int = 5) -> Record:
    """Return a sent record as the next stage takes it."""
    return Record(send.topic, 0, offset, 0, send.key, send.value, send.headers)


def way(feeds: dict[str, Feed] | None = None) -> tuple[Record, Record, Record, Record]:
    """Take a canary all the way; returns its parsed item, verdict, judged item and article."""
    (parsed,) = parse_step(raw(), feeds or {}).sends
    verdict, judged = dedupe_step(taken(parsed), Desk()).sends
    (article,) = enrich_step(taken(judged)).sends
    return taken(parsed), taken(verdict), taken(judged), taken(article)


def test_each_step_knows_it_and_says_no_fact() -> None:
    """Every record of a canary is told to be one, its article has the type of one, none goes to news.latest.v1."""
    records = way({CANARY_FEED: Feed(id=CANARY_FEED, format="plain", agency="someone")})
    assert [record.topic for record in records] == [topics.PARSED, topics.VERDICTS, topics.JUDGED, topics.ARTICLES]
    assert all(is_canary(record.topic, record.key, record.value, record.headers) for record in records)
    article = decode(Article, records[-1].value or b"")
    assert (article.copydesk.feed, article.copydesk.change.kind, article.copydesk.warnings) == (CANARY_FEED, "new", ())
    assert records[-1].header("ce_type") == b"copydesk.article.canary.v1"
    assert CANARY_MARK not in records[-1].headers
    facts = (parse_step(raw(), {}), dedupe_step(records[0], Desk()), enrich_step(records[2]))
    assert [fact for effects in facts for fact in effects.facts] == []


def test_in_one_process() -> None:
    """The whole way in one process gives its verdict and its article, and no newest version."""
    assert [send.topic for send in InProcess({}, Desk()).record(raw())] == [topics.VERDICTS, topics.ARTICLES]


def test_memory_knows_nothing_of_it() -> None:
    """The desk is the same before and after; a redelivery gets the same records, also at another desk."""
    desk, parsed = Desk(), way()[0]
    before = list(desk.memory)
    first, again = dedupe_step(parsed, desk), dedupe_step(parsed, desk)
    assert list(desk.memory) == before
    assert first == again == dedupe_step(parsed, Desk())


def test_restore_leaves_it_out() -> None:
    """A verdict of a canary in the log gives the memory of a log without it."""
    verdict = way()[1]
    got: Any = ConsumerRecord(
        topics.VERDICTS, 0, 1, 0, 0, verdict.key, verdict.value, None, 0, 0, headers=verdict.headers
    )
    assert list(restored(Place(0, 99), [got], [], []).memory) == list(Desk().memory)


FALSE: tuple[Record, ...] = (
    raw(BODY.replace(b"Canary", b"Ferries stay in port")),
    raw(BODY + b" "),
    raw(BODY.replace(b'"language":"en",', b"")),
    raw(key=b" copydesk.canary "),
    raw(BODY.replace(NAME.encode(), NAME.upper().encode())),
    raw(BODY, b"harbour"),
    raw(BODY, b"harbour", CANARY_MARK, ("ce_type", b"copydesk.article.canary.v1")),
)


@pytest.mark.parametrize("record", FALSE)
def test_whatever_else_comes_under_the_id_is_an_item(record: Record) -> None:
    """The id without the bytes, the bytes without the id, headers of ours from outside: an article as any other."""
    sends = list(InProcess({}, Desk()).record(record))
    assert [send.topic for send in sends] == [topics.VERDICTS, topics.ARTICLES, topics.LATEST]
    assert not any(is_canary(send.topic, send.key, send.value, send.headers) for send in sends)
    wire = decode(Article, sends[1].value or b"").copydesk
    assert wire.feed == ("harbour" if record.key == b"harbour" else "unnamed")
    assert wire.feed == "harbour" or any("is reserved" in warning for warning in wire.warnings)


def test_poison_under_the_id_is_dead_and_no_feed_of_the_metrics() -> None:
    """Bytes that can't be read are a dead letter; a letter never counts as a canary, whatever headers it brings."""
    with pytest.raises(Exception) as caught:  # noqa: PT011  the class does not matter here
        parse_step(raw(b"{broken"), {})
    buried = bury(raw(b"{broken", CANARY_FEED.encode(), CANARY_MARK), caught.value, "parse")
    (letter,), (fact,) = buried.sends, buried.facts
    assert isinstance(fact, Dead)
    assert fact.feed == ""
    assert not is_canary(letter.topic, letter.key, letter.value, letter.headers)
    assert not is_canary(letter.topic, letter.key, BODY, (CANARY_MARK, ("ce_type", b"copydesk.article.canary.v1")))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ArticleStore]:
    """Yield an empty store."""
    store = store_for(f"sqlite:///{tmp_path}/news.db")
    yield store
    await store.close()


async def rows_of(store: ArticleStore) -> tuple[int, int, int]:
    """Count articles, verdicts and dead letters."""
    ids = await store.ids()
    return len(ids.articles), len(ids.verdicts), len(ids.dead)


async def test_store_keeps_nothing_and_tells_that_it_came(store: ArticleStore) -> None:
    """Of a canary no row is written, alone or among news; the fact of its arrival comes with its article, once."""
    _, verdict, _, article = way()
    filing = Filing(store, LoopDeps("", bury))
    arrived = Effects((), [CanaryArrived("wire.raw.v1/1/7#0", AT.timestamp())])
    assert await filing([verdict, article]) == [Effects(), arrived]
    assert await rows_of(store) == (0, 0, 0)
    told = await filing([Item(1).article(), article, Item(1).verdict(), verdict, Item(2).dead()])
    assert [[type(fact) for fact in one.facts] for one in told] == [[Stored], [CanaryArrived], [Stored], [], []]
    assert await filing([article]) == [arrived]
    assert await rows_of(store) == (1, 1, 1)
    assert await store.deliveries(next(iter((await store.ids()).articles)))
    assert not [row async for row in store.verdicts(VerdictQuery(feed=CANARY_FEED))]
    assert not [row async for row in store.articles(EVERYTHING) if row.feed == CANARY_FEED]


async def test_dead_canary_is_kept(store: ArticleStore) -> None:
    """Its dead letter is one as any other: somebody has to see it."""
    (letter,) = bury(way()[2], RuntimeError("a bug"), "enrich").sends
    await Filing(store, LoopDeps("", bury))([taken(letter)])
    (row,) = [row async for row in store.dead(DeadQuery())]
    assert (row.receipt, row.feed, row.stage, row.reason) == ("wire.raw.v1/1/7#0", CANARY_FEED, "enrich", "bug")


async def test_store_that_is_locked_keeps_a_canary_waiting(tmp_path: Path, store: ArticleStore) -> None:
    """A canary that comes alone asks the store too: it must not say that all is well while nothing can be written."""
    filing, article = Filing(store, LoopDeps("", bury)), way()[3]
    await filing([Item(1).verdict()])
    with closing(sqlite3.connect(tmp_path / "news.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TransientError):
            await filing([article])
    assert len(await filing([article])) == 1


class Pauses:
    """A publisher that fails as often as it is told, and counts what it was given."""

    def __init__(self, *fails: bool) -> None:
        self.fails, self.sent, self.enough = list(fails), list[bytes](), asyncio.Event()

    async def __aenter__(self) -> Self:
        if self.fails and self.fails.pop(0):
            raise TransientError("no broker answers")
        return self

    async def __aexit__(self, *_: object) -> None:
        return

    async def send(self, feed: str, body: bytes, **said: Any) -> None:
        """Take a canary, or fail."""
        assert is_canary(topics.RAW, feed.encode(), body, ())
        assert said["received_at"] - datetime.now(UTC) < timedelta(seconds=1)
        if self.fails and self.fails.pop(0):
            raise TransientError("the broker did not take the item")
        self.sent.append(body)
        if len(self.sent) == 3:
            self.enough.set()


async def test_source_goes_on_after_outages() -> None:
    """Brokers that are away at the start or later cost canaries and nothing else; each has a name of its own."""
    there: Any = Pauses(True, True, False, True)
    sending = asyncio.create_task(send_canaries(lambda: there, 0.01))
    await asyncio.wait_for(there.enough.wait(), PATIENCE)
    sending.cancel()
    assert len(set(there.sent)) == len(there.sent) >= 3  # a busy machine sends more before it is stopped


async def test_source_that_is_switched_off_ends() -> None:
    """With 0 there are none."""
    never: Any = Publisher
    await asyncio.wait_for(send_canaries(never, 0), PATIENCE)
