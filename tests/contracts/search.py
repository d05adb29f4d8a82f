"""What every store must find: by words, by feed, language and time, newest first and page by page."""

import asyncio
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from contracts.records import NOON, Item
from contracts.store import articles, keys, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.errors import TransientError
from streams.messages import Record
from streams.sinks import (
    ArticleCursor,
    ArticleQuery,
    ArticleStore,
    TextRow,
    backfill,
    file,
    newest,
    rows,
    store_for,
    words,
)
from streams.sinks.migrations import Migration, migrations
from streams.sinks.search import Phrase, Words

STORIES = {
    "bridge": ("Old bridge reopens", "The old bridge over the Tauber is open. Café Zürich pays."),
    "ferry": ("Ferry waits", "An old ferry waits at the bridge; O'Brien, minister, said e-mail."),
    "beijing": ("北京市长讲话", "市长说 the ferry 是新的。がス"),
    "delhi": ("दिल्ली में बारिश", "Łódź and Straße, 3.5 percent, ИЙ ё"),
    "order": ("bridge", "old"),
}
SIGNS = [
    "old", "bridge", "brid", "ferry", "the", "cafe", "CAFÉ", "市长", "长市", "が", "か", "दिल्ली", "lodz", "o'brien", "3.5",
    '"', "*", "-", " ", " ", " ", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", ":", "terms:", "'", "\\", "\0", "&", "|",
    "!", "<->", "%", "_", "{}", "$1", "\ue000", "\ud7ff", "“", "”",
]  # fmt: skip
QUESTIONS = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join) | st.text(max_size=20)

ONE_STORE_FOR_ALL = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors, HealthCheck.too_slow]
"""Every example writes the same rows, which changes nothing; and each kind of store runs the test once."""


class SearchContract:
    """To be mixed into the contract of a store, whose fixtures it uses."""

    # --- words -------------------------------------------------------------------------------------------------------

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("bridge", ["bridge", "ferry", "order"]),
            ("OLD Bridge", ["bridge", "ferry", "order"]),
            ('"old bridge"', ["bridge"]),
            ("“old bridge”", ["bridge"]),
            ('bridge -"old bridge"', ["ferry", "order"]),
            ("bridge -ferry", ["bridge", "order"]),
            ("mini*", ["ferry"]),
            ('"old bri"*', ["bridge"]),
            ("bridge -fer*", ["bridge", "order"]),
            ("cafe zurich", ["bridge"]),
            ("LODZ strasse", ["delhi"]),
            ("市长", ["beijing"]),
            ("长市", []),
            ("カ", []),
            ("दिल्ली", ["delhi"]),
            ("o'brien", ["ferry"]),
            ("e-mail", ["ferry"]),
            ('"waits an old"', []),  # headline and text are no phrase
            ("нигде", []),
        ],
    )
    async def test_words_are_found(self, store: ArticleStore, asked: str, found: list[str]) -> None:
        """Words together, phrases, beginnings and what must not be there; without case and accents, in any script."""
        await put(store, *_stories())
        assert sorted(await _named(store, words(asked))) == sorted(found)

    @pytest.mark.parametrize("few", [newest.FEW, 0], ids=["few", "many"])
    @given(asked=QUESTIONS)
    @settings(max_examples=60, deadline=None, suppress_health_check=ONE_STORE_FOR_ALL)
    async def test_whatever_is_typed_has_an_answer(self, store: ArticleStore, few: int, asked: str) -> None:
        """Nothing that anybody types is an error of the database, and the answer is that of looking at every article.

        So it is whether few articles have the words and are all fetched, or many, of which the newest are gone through.
        """
        records = list(_stories())
        await put(store, *records)
        try:
            question = words(asked)
        except ValueError:
            return
        texts = [row for record in records for row in rows(record) if isinstance(row, TextRow)]
        right = sorted(row.uri.rpartition(":")[2] for row in texts if _has(row.terms.split(), question))
        with pytest.MonkeyPatch.context() as patch:  # not the fixture, which all examples would share
            patch.setattr(newest, "FEW", few)
            assert sorted(await _named(store, question)) == right

    async def test_every_field_of_an_article_is_found(self, store: ArticleStore) -> None:
        """Headlines, slugline, byline, keywords and the text are searched, and nothing of the rest."""
        wire = {"keywords": ["SHIPPING"]}
        record = Item(1).article(
            headlines=[{"value": "One"}, {"value": "Two"}], slugline="BRIDGE-TAUBER/", by="Ada Lindqvist"
        )
        await put(store, _with(record, wire))
        for asked in ("one", "two", '"bridge tauber"', "lindqvist", "shipping", '"open again"'):
            assert await _named(store, words(asked)) == ["bridge"]
        assert await _named(store, words("canonical")) == []

    async def test_killed_and_withheld_are_not_found(self, store: ArticleStore) -> None:
        """A search obeys what hides an article: kills, holds and newer versions, unless they are asked for."""
        await put(
            store,
            Item(1, story="dead", text="libel here", created=1).article(),
            Item(2, story="dead", version=2, kind="kill", status="canceled", created=2, text="").article(),
            Item(3, story="held", text="libel here", created=1).article(),
            Item(4, story="held", version=2, kind="hold", status="withheld", created=2, text="").article(),
            Item(5, story="mended", text="libel here", created=1).article(),
            Item(6, story="mended", version=2, kind="correction", text="fair now", created=2).article(),
        )
        asked = words("libel")
        assert await _named(store, asked) == []
        everything = ArticleQuery(words=asked, newest_first=True, all_versions=True, killed=True, held=True)
        assert [one.uri.rpartition(":")[2] for one in await articles(store, everything)] == ["mended", "held", "dead"]

    async def test_enriched_anew_is_found_by_its_new_words(self, store: ArticleStore) -> None:
        """Other bytes for the same version take the words of the old ones away, and the old ones bring them back."""
        item = Item(1, headline="Ferry")
        for _ in range(2):
            await put(store, item.article())
            await put(store, item.article())
            assert (await _named(store, words("ferry")), await _named(store, words("harbour"))) == (["bridge"], [])
            await put(store, item.article(headlines=[{"value": "Harbour"}]))
            assert (await _named(store, words("ferry")), await _named(store, words("harbour"))) == ([], ["bridge"])

    @pytest.mark.parametrize(
        "text",
        [
            "x" * 300_000,
            "the " * 300_000,
            "北" * 400_000,
            " ".join(f"{number:x}words" for number in range(300_000)),
            " ".join(chr(0x4E00 + number % 20_000) * 3 for number in range(100_000)),
            "a\ue000b " * 1000,
            "'\\:*&|!<->\"" * 1000,
        ],
        ids=["one long word", "one word often", "ideographs", "many words", "many ideographs", "our own gap", "signs"],
    )
    async def test_no_article_is_refused_for_its_words(self, store: ArticleStore, text: str) -> None:
        """However long a text is and whatever is in it, the article is stored, and found by its first words."""
        (filed,) = await file(store, [Item(1, headline="Stays findable", text=text).article()])
        assert filed.error is None
        assert await _named(store, words("findable")) == ["bridge"]

    # --- stored before there was a search ----------------------------------------------------------------------------

    async def test_old_store_is_made_findable(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was stored by the first release is found once this one opened the store."""
        await _store_of_the_first_release(url, monkeypatch)
        store = store_for(url)
        await store.open()
        assert sorted(await _named(store, words("bridge"))) == ["bridge", "ferry", "order"]
        await store.close()

    async def test_making_findable_goes_on_where_it_was_stopped(
        self, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Stopped between two pages, the next who opens the store does the rest, and those after have nothing to do."""
        await _store_of_the_first_release(url, monkeypatch)
        monkeypatch.setattr(backfill, "PAGE", 2)
        made, done, most = backfill.text_rows, list[str](), 2

        def counted(page: Iterable[tuple[str, str, bytes]]) -> list[TextRow]:
            if len(done) >= most:
                raise TransientError("stopped")
            found = made(page)
            done.extend(row.uri for row in found)
            return found

        monkeypatch.setattr(backfill, "text_rows", counted)
        store = store_for(url)
        with pytest.raises(TransientError):
            await store.open()
        await store.close()
        most = 100
        for _ in range(2):
            store = store_for(url)
            await store.open()
            assert sorted(await _named(store, words("bridge"))) == ["bridge", "ferry", "order"]
            await store.close()
        assert len(done) == len(set(done)) == len(STORIES)

    # --- choosing and paging -----------------------------------------------------------------------------------------

    async def test_feeds_languages_and_time(self, store: ArticleStore) -> None:
        """Any of several feeds, any of several languages with their variants, from a time up to another."""
        tags = ["en", "en-GB", "EN-us", "de", "eng", None, "en_GB", "de-AT"]
        items = [Item(number, story=str(number), feed="abc"[number % 3]) for number in range(len(tags))]
        await put(store, *[item.article(language=tag) for item, tag in zip(items, tags, strict=True)])
        after_two = NOON + timedelta(minutes=2)
        for query, expected in (
            (ArticleQuery(languages=("en",)), [0, 1, 2]),
            (ArticleQuery(languages=("En-gb",)), [1]),
            (ArticleQuery(languages=("de", "eng")), [3, 4, 7]),
            (ArticleQuery(languages=("%",)), []),
            (ArticleQuery(feeds=("a", "c")), [0, 2, 3, 5, 6]),
            (ArticleQuery(feeds=("a", "c"), languages=("en",), words=words("bridge"), newest_first=True), [2, 0]),
            (ArticleQuery(until=after_two), [0, 1]),
            (ArticleQuery(since=after_two, until=after_two + timedelta(minutes=2)), [2, 3]),
            (ArticleQuery(newest_first=True, limit=3), [7, 6, 5]),
            (ArticleQuery(newest_first=True, feeds=("b",), words=words("tauber -ferry")), [7, 4, 1]),
        ):
            assert [one.uri.rpartition(":")[2] for one in await articles(store, query)] == list(map(str, expected))

    async def test_article_tells_its_facts(self, store: ArticleStore) -> None:
        """Language, times, headline and place in the order come with an article."""
        await put(store, Item(3, created=1.5).article(), Item(4, story="bare").article(language=None, headlines=[]))
        bare, full = await articles(store, ArticleQuery(newest_first=True))
        assert (full.language, full.headline) == ("en", "Old bridge over the Tauber reopens")
        assert (full.version_created, full.received_at) == (NOON + timedelta(minutes=1.5), NOON + timedelta(minutes=3))
        assert (bare.language, bare.headline, bare.version_created) == (None, "", None)
        assert ArticleCursor.parse(str(full.cursor)) == full.cursor

    @pytest.mark.parametrize(
        ("question", "few"), [(None, 0), ("bridge", newest.FEW), ("bridge", 0)], ids=["all", "few", "many"]
    )
    async def test_pages_never_shift(
        self, store: ArticleStore, monkeypatch: pytest.MonkeyPatch, question: str | None, few: int
    ) -> None:
        """Page by page through 500 articles while others arrive, many in the same moment: none twice, none missing."""
        monkeypatch.setattr(newest, "FEW", few)
        chance = random.Random(5)
        await put(store, *[_at_random(number, chance) for number in range(500)])
        query = ArticleQuery(words=words(question) if question else None, newest_first=True)
        before = keys(await articles(store, query))
        seen: list[str] = []
        after = None
        for new in range(1000, 2000):
            page = await articles(store, _page(query, after))
            if not page:
                break
            seen += keys(page)
            after = ArticleCursor.parse(str(page[-1].cursor))
            await put(store, Item(new, story=f"n{new}", received=60).article())
        assert len(before) == 500
        assert seen == before

    async def test_articles_are_read_while_others_are_written(self, store: ArticleStore) -> None:
        """Reading page by page and writing in the same moment get into nobody's way."""

        async def write() -> None:
            for number in range(20):
                await put(store, Item(number, story=f"w{number}").article())

        writing = asyncio.create_task(write())
        while not writing.done():
            await articles(store, ArticleQuery(words=words("bridge"), newest_first=True, limit=20))
        await writing
        assert len(await _named(store, words("bridge"))) == 20


def _page(query: ArticleQuery, after: ArticleCursor | None) -> ArticleQuery:
    return ArticleQuery(words=query.words, newest_first=True, after=after, limit=37)


def _at_random(number: int, chance: random.Random) -> Record:
    item = Item(number, story=f"s{number}", received=chance.randrange(12), feed=chance.choice("ab"))
    return item.article()


def _stories() -> Iterator[Record]:
    for number, (story, (headline, text)) in enumerate(STORIES.items()):
        yield Item(number, story=story, headline=headline, text=text).article()


async def _named(store: ArticleStore, asked: Words) -> list[str]:
    return [one.uri.rpartition(":")[2] for one in await articles(store, ArticleQuery(words=asked, newest_first=True))]


def _with(record: Record, wire: dict[str, object]) -> Record:
    document = orjson.loads(record.value or b"")
    document["copydesk"] |= wire
    return replace(record, value=orjson.dumps(document))


def _has(terms: list[str], asked: Words) -> bool:
    """Look at an article, term by term."""
    wanted = all(_stands(terms, phrase) for phrase in asked.wanted)
    return wanted and not any(_stands(terms, phrase) for phrase in asked.unwanted)


def _stands(terms: list[str], phrase: Phrase) -> bool:
    count = len(phrase.terms)
    return any(_is(terms[start : start + count], phrase) for start in range(len(terms) - count + 1))


def _is(some: list[str], phrase: Phrase) -> bool:
    *first, last = phrase.terms
    return some[:-1] == first and (some[-1].startswith(last) if phrase.prefix else some[-1] == last)


async def _store_of_the_first_release(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a store with stories as release 0.1 did: its tables alone, and no terms."""

    def first(database: str) -> tuple[Migration, ...]:
        return migrations(database)[:1]

    with monkeypatch.context() as then:
        then.setattr("streams.sinks.sqlite.migrations", first)
        then.setattr("streams.sinks.postgres.migrations", first)
        then.setattr(backfill, "DUE", "SELECT '', '' WHERE 1 = 0")
        store = store_for(url)
        await store.open()
        found = [row for record in _stories() for row in rows(record)]
        await store.write([row for row in found if not isinstance(row, TextRow)])
        await store.close()
