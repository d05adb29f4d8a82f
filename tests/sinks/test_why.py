"""The way of an item, for every end that an item can have."""

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import orjson
import pytest
from contracts.records import NOON, RAW_SHA256, Item
from contracts.store import put

from schemas import topics
from schemas.codec import encode
from streams.sinks import ArticleStore, store_for, way_of, ways


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ArticleStore]:
    """Return an open store."""
    store = store_for(f"sqlite:///{tmp_path}/copydesk.db")
    await store.open()
    yield store
    await store.close()


async def test_way_of_a_stored_article(store: ArticleStore) -> None:
    """Received, read, judged, enriched, stored and delivered, each with what it knows."""
    item = Item(0)
    await put(store, item.verdict(), item.article(offset=5), item.article(offset=6))
    (way,) = await ways(store, item.uri)
    assert (way.outcome, way.uri, way.headline) == ("stored", item.uri, item.headline)
    assert (way.received.feed, way.received.at, way.received.size) == (item.feed, NOON, 99)
    assert (way.received.sha256, way.received.source) == (RAW_SHA256, "file:///wires/1.txt")
    assert way.read_as
    assert (way.read_as.format, way.read_as.charset, way.read_as.warnings) == ("plain", "utf-8", ("no content-type",))
    assert way.judged
    assert (way.judged.kind, way.judged.reason, way.judged.cluster) == ("new", "first seen", "c-bridge")
    assert way.enriched
    assert way.enriched.status == {"language": "ok", "located": "notRun"}
    assert way.stored
    assert (way.stored.version, way.stored.revision, way.stored.latest) == ("1", item.revision, True)
    assert [(place.topic, place.offset) for place in way.delivered] == [(topics.ARTICLES, 5), (topics.ARTICLES, 6)]
    assert way.stored.at == way.delivered[0].stored_at
    assert way.dead == ()


async def test_way_of_a_duplicate(store: ArticleStore) -> None:
    """Of a dropped item the verdict tells everything: what came, how it was read, and what it repeats."""
    first = Item(1)
    again = Item(2, kind="duplicate")
    await put(store, first.verdict(), first.article())
    await put(store, again.verdict(revision=first.revision, of=first.uri, ofReceipt=first.receipt))
    way = await way_of(store, again.receipt)
    assert (way.outcome, way.stored, way.received.size) == ("duplicate", None, 99)
    assert way.judged
    assert (way.judged.of, way.judged.of_receipt, way.judged.reason) == (first.uri, first.receipt, "seen before")
    assert way.read_as
    assert way.read_as.format == "plain"
    assert [one.receipt for one in await ways(store, first.uri)] == [first.receipt, again.receipt]


async def test_way_of_a_held_item(store: ArticleStore) -> None:
    """An item under embargo is held, until when it says."""
    await put(store, Item(1).verdict(held=True, heldUntil="2025-03-17T00:00:00Z"))
    (way,) = await ways(store, Item(1).receipt)
    assert way.outcome == "held"
    assert way.judged
    assert str(way.judged.held_until) == "2025-03-17 00:00:00+00:00"


async def test_way_of_a_raw_record_that_died(store: ArticleStore) -> None:
    """A record that could not be read is known by its place: what came, where it died and why."""
    await put(store, Item(7).dead())
    (way,) = await ways(store, "wire.raw.v1/0/7")
    assert (way.outcome, way.receipt, way.judged, way.read_as) == ("dead", "wire.raw.v1/0/7", None, None)
    assert (way.received.feed, way.received.size) == ("tauber-post", 2)
    assert way.received.sha256 == sha256(b"\x00\xff").hexdigest()
    assert way.received.at is not None
    (died,) = way.dead
    assert (died.stage, died.reason, died.message, died.attempts) == ("parse", "malformed", "not an item at all", 1)
    assert (died.place, died.record) == ("wire.dead.v1/0/7", "wire.raw.v1/0/7")


async def test_way_of_an_item_that_died_late(store: ArticleStore) -> None:
    """An item that died at a later stage shows its verdict and its death."""
    item = Item(7)
    await put(store, item.verdict(), item.dead("store", "rejected"))
    (way,) = await ways(store, item.headline)
    assert (way.outcome, way.uri) == ("dead", item.uri)
    assert way.judged
    assert [(died.stage, died.record) for died in way.dead] == [("store", f"{topics.ARTICLES}/0/7")]


async def test_way_of_something_on_its_way(store: ArticleStore) -> None:
    """With a verdict and no article yet, an item is on its way."""
    await put(store, Item(1).verdict())
    assert (await way_of(store, Item(1).receipt)).outcome == "on its way"


async def test_killed_article_still_shows_its_way(store: ArticleStore) -> None:
    """A kill hides an article from readers and not from who asks why."""
    story, kill = Item(1, created=1), Item(2, version=2, kind="kill", status="canceled", created=2)
    await put(store, *[record for item in (story, kill) for record in (item.verdict(), item.article())])
    first, second = await ways(store, story.uri)
    assert first.stored
    assert (first.stored.living, first.stored.latest) == (False, False)
    assert second.judged
    assert second.judged.kind == "kill"


async def test_unknown_name_leads_nowhere(store: ArticleStore) -> None:
    """A name that means nothing gives no way."""
    assert await ways(store, "nothing of that kind") == []
    assert await ways(store, "wire.raw.v1/0/12345678901234567890#0") == []


async def test_way_is_plain_json(store: ArticleStore) -> None:
    """A way is written as JSON in camelCase."""
    item = Item(1)
    await put(store, item.verdict(), item.article())
    said = orjson.loads(encode((await ways(store, item.receipt))[0]))
    assert said["readAs"]["format"] == "plain"
    assert said["stored"]["pubStatus"] == "usable"
