"""What every store must do. A store's test is a subclass that gives a fresh url and a way to make the store unavailable."""

import asyncio
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from contracts.records import NOON, Item, at
from contracts.writer import BATCH, batch
from promptness import PATIENCE

from schemas import topics
from schemas.codec import decode
from schemas.verdict import Verdict
from streams.errors import DataError, TransientError
from streams.messages import Record
from streams.sinks import (
    ArticleKey,
    ArticleQuery,
    ArticleStore,
    DeadQuery,
    Judgement,
    StoredArticle,
    VerdictQuery,
    file,
    rows,
    store_for,
)

WRITER = Path(__file__).with_name("writer.py")
EVERYTHING = ArticleQuery(all_versions=True, killed=True, held=True)


class StoreContract(ABC):
    """Give `url` as a fixture: the address of a store that nobody has used yet."""

    @abstractmethod
    def unavailable(self, url: str) -> AbstractContextManager[None]:
        """Make writing impossible for a while, as a lock or a refused connection does."""

    @pytest.fixture
    async def store(self, url: str) -> AsyncIterator[ArticleStore]:
        """Return the open store."""
        store = store_for(url)
        await store.open()
        yield store
        await store.close()

    # --- what goes in comes out -----------------------------------------------------------------------------------

    async def test_article_comes_back_as_published(self, store: ArticleStore) -> None:
        """An article is given back byte for byte, with the facts it is kept under."""
        item = Item(7, headline="Brücke über die Tauber – wieder offen")
        await put(store, item.article())
        (found,) = await articles(store)
        assert found.article == item.article().value
        assert (found.uri, found.revision, found.receipt) == (item.uri, item.revision, item.receipt)
        assert (found.kind, found.pub_status, found.version, found.feed) == ("new", "usable", "1", item.feed)
        assert (found.living, found.latest, found.held) == (True, True, False)

    async def test_verdict_comes_back(self, store: ArticleStore) -> None:
        """A verdict is given back with every field."""
        await put(store, Item(7).verdict(reason="first seen", similarity=0.5))
        (verdict,) = [verdict async for verdict in store.verdicts()]
        assert (verdict.receipt, verdict.reason, verdict.similarity) == (Item(7).receipt, "first seen", 0.5)

    async def test_dead_letter_keeps_bytes_and_headers(self, store: ArticleStore) -> None:
        """A dead letter is given back with its original bytes, key and headers, whatever bytes these are."""
        item = Item(7)
        await put(store, item.dead(value=bytes(range(256))))
        (letter,) = [letter async for letter in store.dead()]
        assert (letter.value, letter.key) == (bytes(range(256)), item.feed.encode())
        assert dict(letter.headers)["odd"] == b"\x00\xff"
        assert (letter.stage, letter.reason, letter.attempts) == ("parse", "malformed", 1)
        assert (letter.receipt, letter.feed, letter.item) == ("wire.raw.v1/0/7", item.feed, None)

    async def test_dead_letter_of_a_later_stage_leads_back_to_its_item(self, store: ArticleStore) -> None:
        """A record that died at the store is found by the receipt of the raw item it was made from."""
        item = Item(7)
        await put(store, item.dead("store", "rejected"))
        (letter,) = [letter async for letter in store.dead(DeadQuery(receipt=item.receipt))]
        assert (letter.topic, letter.uri, letter.headline) == (topics.ARTICLES, item.uri, item.headline)

    # --- idempotent ---------------------------------------------------------------------------------------------

    async def test_the_same_again_changes_nothing(self, store: ArticleStore) -> None:
        """Redelivered records leave the store as it was, in any order and at other offsets."""
        items = [Item(1), Item(2, version=2, kind="update"), Item(3, version=3, kind="kill", status="canceled")]
        await put(store, *[item.article() for item in items], *[item.verdict() for item in items])
        before = await articles(store, EVERYTHING)
        await put(store, *[item.article(offset=item.number + 100) for item in items])
        await put(store, *[item.verdict(offset=item.number + 100) for item in items])
        assert await articles(store, EVERYTHING) == before
        assert len([verdict async for verdict in store.verdicts()]) == 3

    async def test_replays_give_the_same_rows(self, store: ArticleStore) -> None:
        """What is stored of an article depends on neither the clock nor its offset on the articles topic."""
        for offset in (5, 9):
            first, *_ = rows(Item(1).article(offset=offset))
            assert first == rows(Item(1).article())[0]
        await put(store, Item(1).article(offset=5))
        await asyncio.sleep(0.01)
        before = await articles(store)
        await put(store, Item(1).article(offset=9))
        assert await articles(store) == before

    async def test_enriched_anew_replaces(self, store: ArticleStore) -> None:
        """The same version with other bytes takes the place of the old one: the last word of the topic stands."""
        item = Item(1)
        await put(store, item.article(), item.article(offset=2, language="de"))
        (found,) = await articles(store, EVERYTHING)
        assert found.article == item.article(language="de").value

    async def test_first_verdict_stands(self, store: ArticleStore) -> None:
        """A second verdict on the same receipt is not taken."""
        await put(store, Item(1).verdict(reason="first"))
        await put(store, Item(1).verdict(reason="second", offset=9))
        assert [verdict.reason async for verdict in store.verdicts()] == ["first"]

    async def test_repeated_dead_letter_counts_once(self, store: ArticleStore) -> None:
        """The same letter twice on its topic, as after a crash, is one dead letter; another stage is another."""
        item = Item(1)
        await put(store, item.dead(offset=4), item.dead(offset=5), item.dead("store", "rejected", offset=6))
        assert [letter.place async for letter in store.dead()] == ["wire.dead.v1/0/5", "wire.dead.v1/0/6"]

    # --- the newest living version ---------------------------------------------------------------------------------

    async def test_late_version_does_not_win(self, store: ArticleStore) -> None:
        """The newest version is the one created last, not the one that came last."""
        newer, older = Item(1, version=2, kind="update", created=20), Item(2, version=1, created=10)
        await put(store, newer.article(), older.article())
        assert keys(await articles(store)) == [newer.revision]
        assert keys(await articles(store, ArticleQuery(all_versions=True))) == [older.revision, newer.revision]

    async def test_receipts_order_as_numbers(self, store: ArticleStore) -> None:
        """Of versions with equal times the one with the greater offset is newer: 10 comes after 9."""
        nine, ten = Item(9, version=9, received=0), Item(10, version=1, received=0)
        await put(store, ten.article(), nine.article())
        assert keys(await articles(store)) == [ten.revision]

    async def test_kill_hides_and_does_not_blank(self, store: ArticleStore) -> None:
        """After a kill the article is not shown, and its text is still there for who asks for killed ones."""
        story, kill = Item(1, created=10), Item(2, version=2, kind="kill", status="canceled", created=20, text="")
        await put(store, story.article(), kill.article())
        assert await articles(store) == []
        assert await articles(store, ArticleQuery(all_versions=True)) == []
        assert keys(await articles(store, ArticleQuery(killed=True))) == [kill.revision]
        hidden = await articles(store, EVERYTHING)
        assert keys(hidden) == [story.revision, kill.revision]
        assert b"The bridge is open again." in hidden[0].article

    async def test_kill_before_its_story(self, store: ArticleStore) -> None:
        """A version that comes after its kill stays hidden, even if it claims to be usable."""
        kill, story = Item(1, version=2, kind="kill", status="canceled", created=20), Item(2, created=10)
        await put(store, kill.article())
        await put(store, story.article())
        assert await articles(store) == []

    async def test_version_as_old_as_the_kill_is_hidden(self, store: ArticleStore) -> None:
        """A version whose order time equals that of the kill is not after it."""
        await put(store, Item(1, kind="kill", status="canceled", created=20).article(), Item(2, created=20).article())
        assert await articles(store) == []

    async def test_version_after_the_kill_lives(self, store: ArticleStore) -> None:
        """A version that is later than the kill is shown; those before stay hidden."""
        before, after = Item(1, created=10), Item(3, version=3, kind="update", created=30)
        kill = Item(2, version=2, kind="kill", status="canceled", created=20)
        await put(store, *[item.article() for item in (before, kill, after)])
        assert keys(await articles(store)) == [after.revision]
        assert keys(await articles(store, ArticleQuery(all_versions=True))) == [after.revision]

    async def test_hold_hides_until_release(self, store: ArticleStore) -> None:
        """A hold takes its article from view, older versions too; the release brings it back."""
        story, hold = Item(1, created=10), Item(2, version=2, kind="hold", status="withheld", created=20)
        await put(store, story.article(), hold.article())
        assert await articles(store) == []
        assert await articles(store, ArticleQuery(all_versions=True)) == []
        assert keys(await articles(store, ArticleQuery(held=True))) == [hold.revision]
        release = Item(3, version=3, kind="release", created=30)
        await put(store, release.article())
        assert keys(await articles(store)) == [release.revision]

    async def test_advisory_is_never_the_newest_version(self, store: ArticleStore) -> None:
        """An advisory about a story does not take its place."""
        story, advisory = Item(1, created=10), Item(2, version=2, kind="advisory", created=20)
        await put(store, story.article(), advisory.article())
        assert keys(await articles(store)) == [story.revision]

    # --- asking ------------------------------------------------------------------------------------------------------

    async def test_articles_can_be_chosen(self, store: ArticleStore) -> None:
        """By uri, feed, receipt and time; oldest first; no more than asked for."""
        items = [Item(number, story=f"s{number}", feed="a" if number < 3 else "b") for number in range(5)]
        await put(store, *[item.article() for item in items])
        for query, expected in (
            (ArticleQuery(), [0, 1, 2, 3, 4]),
            (ArticleQuery(uri=items[2].uri), [2]),
            (ArticleQuery(feed="b"), [3, 4]),
            (ArticleQuery(receipt=items[1].receipt), [1]),
            (ArticleQuery(revision=items[1].revision), [1]),
            (ArticleQuery(since=NOON + timedelta(minutes=2)), [2, 3, 4]),
            (ArticleQuery(limit=2), [0, 1]),
            (ArticleQuery(uri="urn:nobody"), []),
        ):
            assert keys(await articles(store, query)) == [items[number].revision for number in expected]

    async def test_many_articles_come_one_by_one(self, store: ArticleStore) -> None:
        """More articles than fit a page all come, once each, in order."""
        items = [Item(number, story=f"s{number}") for number in range(450)]
        await put(store, *[item.article() for item in items])
        assert keys(await articles(store)) == [item.revision for item in items]

    async def test_verdicts_can_be_chosen(self, store: ArticleStore) -> None:
        """By receipt, kind and embargo."""
        held, again = Item(1, story="a"), Item(2, story="b", kind="duplicate")
        await put(store, held.verdict(held=True), again.verdict())
        for query, expected in (
            (VerdictQuery(held=True), [held]),
            (VerdictQuery(held=False), [again]),
            (VerdictQuery(kind="duplicate"), [again]),
            (VerdictQuery(receipt=held.receipt), [held]),
            (VerdictQuery(uri=again.uri), [again]),
        ):
            found = [verdict.receipt async for verdict in store.verdicts(query)]
            assert found == [item.receipt for item in expected]

    async def test_dead_letters_can_be_chosen(self, store: ArticleStore) -> None:
        """By stage, reason, feed and place."""
        await put(store, Item(1).dead(), Item(2, feed="b").dead("parse", "empty"), Item(3).dead("store", "rejected"))
        for query, expected in (
            (DeadQuery(stage="store"), [3]),
            (DeadQuery(reason="empty"), [2]),
            (DeadQuery(feed="b"), [2]),
            (DeadQuery(place="wire.dead.v1/0/1"), [1]),
        ):
            assert [int(letter.place[-1]) async for letter in store.dead(query)] == expected

    @pytest.mark.parametrize(
        "name",
        [
            "wire.raw.v1/0/7#0",
            "wire.raw.v1/0/7",
            "wire.parsed.v1/0/7",
            "news.articles.v1/0/7",
            "urn:copydesk:tauber-post:bridge",
            "bridge-1-new",
            "c-bridge",
            "TAUBER reopens",
        ],
    )
    async def test_every_name_of_an_item_leads_to_it(self, store: ArticleStore, name: str) -> None:
        """A receipt, a place on any topic, uri, revision, cluster or words of the headline mean the item."""
        item, other = Item(7), Item(70, story="ferry", headline="The ferry waits")
        await put(store, item.verdict(), item.article(), other.verdict(), other.article())
        assert await store.receipts(name) == [item.receipt]

    async def test_a_running_story_has_its_items_in_the_order_of_sending(self, store: ArticleStore) -> None:
        """By what verdicts and articles say, each item once; what says not when it was sent stands where it came."""
        told = {"story": {"id": "s-flood"}}
        late, first, again, other = Item(9, created=8), Item(10), Item(11, kind="duplicate"), Item(12)
        sent_early, imported = Item(13, created=1), Item(14, story="mill")
        await put(store, *[item.verdict(**told) for item in (late, first, again, sent_early)], other.verdict())
        copydesk = orjson.loads(imported.article().value or b"")["copydesk"]
        await put(store, late.article(), imported.article(copydesk={**copydesk, **told}))
        order = [sent_early, late, first, again, imported]
        found = await store.story("s-flood")
        assert [receipt for receipt, _ in found] == [item.receipt for item in order]
        assert [time for _, time in found] == [NOON + timedelta(minutes=minutes) for minutes in (1, 8, 10, 11, 14)]
        assert await store.story("s-flood", 2) == found[:2]
        assert await store.story("s-nothing") == []

    async def test_signs_in_a_headline_are_no_wildcards(self, store: ArticleStore) -> None:
        """A per cent sign or an underscore means itself."""
        await put(store, Item(1, story="a", headline="Up 5% again").verdict(), Item(2, headline="Up 5 again").verdict())
        assert await store.receipts("5%") == [Item(1).receipt]
        assert await store.receipts("_") == []

    async def test_ids_are_complete(self, store: ArticleStore) -> None:
        """The ids of everything stored come for the audit."""
        item, poison = Item(1), Item(2)
        await put(store, item.verdict(), item.article(), poison.dead())
        ids = await store.ids()
        assert ids.articles == {ArticleKey(item.uri, item.revision): "new"}
        assert [(one.receipt, one.uri, one.kind) for one in ids.verdicts.values()] == [(item.receipt, item.uri, "new")]
        assert ids.dead == {"wire.dead.v1/0/2": "wire.raw.v1/0/2"}

    async def test_ids_say_of_a_held_item_until_when(self, store: ArticleStore) -> None:
        """What the audit knows of a verdict is the same from the store and from the topic, held or not."""
        verdicts = [
            Item(1).verdict(),
            Item(2, created=2).verdict(held=True, heldUntil=at(30)),
            Item(3).verdict(held=True),
        ]
        await put(store, *verdicts)
        said = [Judgement.of(decode(Verdict, record.value or b"")) for record in verdicts]
        assert (await store.ids()).verdicts == {judgement.receipt: judgement for judgement in said}

    async def test_deliveries_keep_every_place(self, store: ArticleStore) -> None:
        """Each place of a version on the articles topic is kept, with the time when it was first stored."""
        item = Item(1)
        await put(store, item.article(offset=5), item.article(offset=6))
        before = await store.deliveries(ArticleKey(item.uri, item.revision))
        await put(store, item.article(offset=5))
        assert await store.deliveries(ArticleKey(item.uri, item.revision)) == before
        assert [delivery.offset for delivery in before] == [5, 6]

    # --- what monitoring asks ------------------------------------------------------------------------------------------

    async def test_arrivals_are_counted_by_feed_and_minute(self, store: ArticleStore) -> None:
        """Every received item counts in its minute, whatever was judged; in the order of feeds and minutes."""
        items = [
            Item(1, feed="b", received=0.5), Item(2, feed="b", received=0.9, kind="duplicate"),
            Item(3, feed="b", received=7), Item(4, feed="a", received=7.2), Item(5, feed="a", received=-3),
        ]  # fmt: skip
        await put(store, *[item.verdict() for item in items], items[0].verdict(offset=9))
        found = [tuple(arrival) async for arrival in store.arrivals(NOON)]
        seven = NOON + timedelta(minutes=7)
        assert found == [("a", seven, 1), ("b", NOON, 2), ("b", seven, 1)]
        assert [arrival async for arrival in store.arrivals(NOON + timedelta(hours=1))] == []

    async def test_last_arrival_of_every_feed(self, store: ArticleStore) -> None:
        """The newest received item of each feed tells its time, in whatever order the verdicts came."""
        assert await store.last_arrivals() == {}
        items = [Item(1, feed="b", received=4), Item(2, feed="b", received=2), Item(3, feed="a"), Item(4, feed="Ä")]
        await put(store, *[item.verdict() for item in items])
        minutes = {"b": 4, "a": 3, "Ä": 4}
        assert await store.last_arrivals() == {feed: NOON + timedelta(minutes=n) for feed, n in minutes.items()}

    async def test_deaths_are_counted_by_feed_stage_and_reason(self, store: ArticleStore) -> None:
        """Each dead letter counts once, however often it lies on its topic; those before the time do not."""
        a, b = Item(1, feed="a"), Item(2, feed="b")
        await put(store, a.dead(), a.dead(offset=7), b.dead(), Item(3, feed="b").dead(), b.dead("store", offset=8))
        every = [("a", "parse", "malformed", 1), ("b", "parse", "malformed", 2), ("b", "store", "malformed", 1)]
        died = (await anext(store.dead(DeadQuery(stage="store")))).dead_at
        assert await store.deaths(died - timedelta(days=1)) == every
        assert await store.deaths(died) == every[2:]
        assert await store.deaths(died + timedelta(seconds=1)) == []

    async def test_newest_dead_letters_come_first(self, store: ArticleStore) -> None:
        """So many of the newest, newest first; those for a glance carry no bytes."""
        await put(store, *[Item(number).dead() for number in range(5)])
        places = [f"wire.dead.v1/0/{number}" for number in (4, 3)]
        query = DeadQuery(newest_first=True, limit=2)
        letters = [letter async for letter in store.dead(query)]
        glance = await store.newest_dead(2)
        assert [letter.place for letter in letters] == [letter.place for letter in glance] == places
        assert [letter.value for letter in letters] == [b"\x00\xff"] * 2
        assert {(letter.key, letter.value, letter.headers) for letter in glance} == {(None, None, ())}

    async def test_reading_may_stop_early(self, store: ArticleStore) -> None:
        """A reader who leaves in the middle leaves the store usable."""
        await put(store, *[Item(number, story=f"s{number}").article() for number in range(300)])
        async for _ in store.articles():
            break
        await put(store, Item(999, story="later").article())
        assert len(await articles(store)) == 301

    # --- errors ------------------------------------------------------------------------------------------------------

    async def test_batch_is_all_or_nothing(self, store: ArticleStore) -> None:
        """A row that the store refuses takes its whole batch with it."""
        with pytest.raises(DataError) as caught:
            await store.write([row for record in (Item(1).article(), refused(2)) for row in rows(record)])
        assert caught.value.reason == "rejected"
        assert await articles(store, EVERYTHING) == []

    @pytest.mark.parametrize("bad", ["constraint", "number", "model", "tombstone", "foreign"])
    async def test_bad_record_costs_no_neighbour(self, store: ArticleStore, bad: str) -> None:
        """One bad record is one error with its reason; the others of its batch are stored."""
        record, reason = BAD[bad]
        good = [Item(1, story="a").article(), Item(2, story="b").verdict(), Item(3, story="c").article()]
        filed = await file(store, [good[0], record, *good[1:]])
        assert [one.error and one.error.reason for one in filed] == [None, reason, None, None]
        assert [one.record for one in filed] == [good[0], record, *good[1:]]
        assert len(await articles(store)) == 2
        assert len([verdict async for verdict in store.verdicts()]) == 1

    async def test_unavailable_store_takes_everything_once_it_is_back(self, store: ArticleStore, url: str) -> None:
        """While the store is away, filing fails after a short while; the same records are filed once it is back."""
        records = [Item(1).article(), Item(2, story="b").article()]
        with self.unavailable(url), pytest.raises(TransientError):
            await asyncio.wait_for(file(store, records), PATIENCE)
        assert await articles(store) == []
        assert [filed.error for filed in await file(store, records)] == [None, None]
        assert len(await articles(store)) == 2

    # --- processes -----------------------------------------------------------------------------------------------------

    async def test_opened_again_it_is_the_same(self, store: ArticleStore, url: str) -> None:
        """Opening a store that is in use changes nothing."""
        await put(store, Item(1).article())
        again = store_for(url)
        await again.open()
        assert keys(await articles(again)) == [Item(1).revision]
        await again.close()

    async def test_processes_may_open_it_at_once(self, url: str) -> None:
        """Several processes that make a new store in the same moment all succeed, and all their rows stand."""
        writers = [writer(url, 3, first=100 * number) for number in range(4)]
        for process in writers:
            await asyncio.to_thread(process.communicate)
        assert [process.returncode for process in writers] == [0] * 4
        assert await count(url) == 4 * 3 * BATCH

    @pytest.mark.parametrize("delay", [0.0, 0.003, 0.011])
    async def test_killed_in_the_middle(self, url: str, delay: float) -> None:
        """After kill -9 while it writes, every batch that was told stands, and no batch stands in part."""
        with writer(url, 100_000) as process:
            assert process.stdout
            for _ in range(5):
                last = int(await asyncio.to_thread(process.stdout.readline))
            await asyncio.sleep(delay)
            process.kill()
            last = max([last, *map(int, process.stdout.read().split())])
        found = await stories(url)
        for number in range(last + 2):
            there = [item.story in found for item in batch(number)]
            assert all(there) or (number > last and not any(there))


BAD: dict[str, tuple[Record, str]] = {
    "constraint": (Item(7).article(uri=""), "rejected"),
    "number": (Item(2**63, received=1).article(offset=7), "rejected"),
    "model": (Item(7).article(urgency="urgent"), "invalid"),
    "tombstone": (Record(topics.ARTICLES, 0, 7, 0, b"key", None), "invalid"),
    "foreign": (Record(topics.DEAD, 0, 7, 0, b"key", b"a letter that copydesk did not write"), "invalid"),
}
"""Records that no store takes, with the reason."""


def refused(number: int) -> Record:
    """Return an article that every store refuses: its uri is empty."""
    return Item(number).article(uri="")


async def put(store: ArticleStore, *records: Record) -> None:
    """Write records in one batch."""
    await store.write([row for record in records for row in rows(record)])


async def articles(store: ArticleStore, query: ArticleQuery | None = None) -> list[StoredArticle]:
    """Ask for articles."""
    return [article async for article in store.articles(query or ArticleQuery())]


def keys(found: list[StoredArticle]) -> list[str]:
    """Return the revisions."""
    return [article.revision for article in found]


def writer(url: str, batches: int, first: int = 0) -> "subprocess.Popen[bytes]":
    """Start a process that writes."""
    return subprocess.Popen([sys.executable, WRITER, url, str(batches), str(first)], stdout=subprocess.PIPE)


async def stories(url: str) -> set[str]:
    """Open the store anew and name the stories in it."""
    store = store_for(url)
    await store.open()
    found = {article.uri.rpartition(":")[2] for article in await articles(store, EVERYTHING)}
    await store.close()
    return found


async def count(url: str) -> int:
    """Open the store anew and count the stories in it."""
    return len(await stories(url))
