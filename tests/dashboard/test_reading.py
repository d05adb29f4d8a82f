"""Reading over HTTP: articles, their versions, ways and dead letters, out of a real SQLite store."""

import asyncio
import sqlite3
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
import pytest
from contracts.records import Item, at
from contracts.store import put
from dashboard.desk import Site, served
from promptness import PATIENCE
from yarl import URL

from schemas.article import Article
from schemas.codec import decode
from streams.dashboard.articles import article_routes, shown
from streams.dashboard.shelf import Shelf
from streams.dashboard.ways import way_routes
from streams.sinks import ArticleCursor, ArticleQuery, ArticleStore, StoredArticle, TextRow, backfill, store_for
from streams.sinks.reading import SqlReading

SECRET = "SECRET"
ENDLESS = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT n FROM n WHERE n < 0"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[ArticleStore]:
    """Yield the store that the site reads, to be filled."""
    store = store_for(f"sqlite:///{tmp_path}/news.sqlite")
    await store.open()
    yield store
    await store.close()


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """Yield the site over that store."""
    shelf = Shelf(f"sqlite:///{tmp_path}/news.sqlite")
    async with served([*article_routes(shelf), *way_routes(shelf)]) as site:
        yield site
    await shelf.close()


def killed(story: str = "bridge") -> tuple[Item, Item]:
    """Return an article and its kill, both with words that nobody may see again."""
    text = {"headline": f"{SECRET} headline", "text": SECRET}
    return (
        Item(0, story=story, created=0, **text),
        Item(1, story=story, version=2, kind="kill", status="canceled", created=1, **text),
    )


async def test_article_with_its_versions(store: ArticleStore, site: Site) -> None:
    """The newest living version as published, and a line about every version, oldest first."""
    old, new = Item(0, created=0), Item(1, version=2, kind="update", created=1, headline="New words")
    await put(store, old.article(), new.article())
    status, said = await site.get(f"/v1/articles/{old.uri}")
    assert (status, said["uri"], said["status"]) == (200, old.uri, "usable")
    assert said["article"] == orjson.loads(new.article().value or b"")
    assert said["versions"] == [
        {
            "version": "1", "revision": old.revision, "kind": "new", "pubStatus": "usable",
            "versionCreated": "2025-03-16T12:00:00Z", "receivedAt": "2025-03-16T12:00:00Z",
            "headline": old.headline, "living": True, "latest": False, "held": False,
        },
        {
            "version": "2", "revision": new.revision, "kind": "update", "pubStatus": "usable",
            "versionCreated": "2025-03-16T12:01:00Z", "receivedAt": "2025-03-16T12:01:00Z",
            "headline": "New words", "living": True, "latest": True, "held": False,
        },
    ]  # fmt: skip


async def test_stored_bytes_pass_through(store: ArticleStore, site: Site) -> None:
    """An article is not written anew: numbers, spaces and unknown fields stay as they were published."""
    record = Item(0).article(odd=1.0)
    await put(store, record)
    async with site.client.get(f"{site.address}/v1/articles/{Item(0).uri}") as answer:
        assert (record.value or b"") in await answer.read()


async def test_killed_text_is_in_no_answer(store: ArticleStore, site: Site) -> None:
    """After a kill neither article, version nor way shows a word of it, whatever is asked for."""
    story, kill = killed()
    copy = Item(2, story="bridge-copy", kind="duplicate", headline=f"{SECRET} headline")
    await put(store, story.article(), story.verdict(), kill.article(), kill.verdict())
    await put(store, copy.verdict(ofUri=story.uri, of=story.uri), story.dead("store", "rejected", offset=9))
    for path in (f"/v1/articles/{story.uri}", f"/v1/way?name={story.uri}", "/v1/way?name=secret+headline", "/v1/dead"):
        async with site.client.get(site.address + path) as answer:
            assert answer.status == 200
            assert SECRET not in await answer.text()
    _, said = await site.get(f"/v1/articles/{story.uri}")
    assert (said["article"], said["status"]) == (None, "canceled")
    assert [version["living"] for version in said["versions"]] == [False, False]


async def test_killed_version_is_told_as_an_article_without_text(store: ArticleStore) -> None:
    """What is left of a killed version is a valid article that says canceled, and a kill keeps its note."""
    story, kill = killed()
    change = {"change": {"kind": "kill", "note": "wrong man"}}
    facts = orjson.loads(kill.article().value or b"")["copydesk"] | change
    await put(store, story.article(keywords=[SECRET], slugline=SECRET), kill.article(copydesk=facts))
    query = ArticleQuery(all_versions=True, killed=True)
    bare = [shown(each) async for each in store.articles(query)]
    assert SECRET.encode() not in b"".join(bare)
    told = [decode(Article, each) for each in bare]
    assert [(each.uri, each.pub_status, each.text) for each in told] == [(story.uri, "canceled", "")] * 2
    assert [each.copydesk.change.note for each in told] == [None, "wrong man"]


async def test_held_article_is_not_given(store: ArticleStore, site: Site) -> None:
    """While an article is on hold its versions are told and its text is not."""
    await put(store, Item(0, created=0).article())
    await put(store, Item(1, version=2, kind="hold", status="withheld", created=1).article())
    _, said = await site.get(f"/v1/articles/{Item(0).uri}")
    assert (said["article"], said["status"]) == (None, "withheld")


async def test_reader_who_knows_it_gets_304(store: ArticleStore, site: Site) -> None:
    """The tag of an answer spares the next one, until a kill changes it."""
    story, kill = killed()
    await put(store, story.article())
    async with site.client.get(f"{site.address}/v1/articles/{story.uri}") as answer:
        tag = answer.headers["ETag"]
        assert answer.headers["Cache-Control"] == "no-cache"
    headers = {"If-None-Match": f'"other", {tag}'}
    async with site.client.get(f"{site.address}/v1/articles/{story.uri}", headers=headers) as answer:
        assert (answer.status, await answer.read(), answer.headers["ETag"]) == (304, b"", tag)
    await put(store, kill.article())
    async with site.client.get(f"{site.address}/v1/articles/{story.uri}", headers=headers) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("uri", ["https://wire.example/a/b?c=1#d", "urn:x:å/%2F", "tag:a//b"])
async def test_any_uri_can_be_asked_for(store: ArticleStore, site: Site, uri: str) -> None:
    """A uri may hold slashes, signs and letters of any kind, percent-encoded."""
    await put(store, Item(0).article(uri=uri))
    for safe in ("", "/:"):
        status, said = await site.get(f"/v1/articles/{quote(uri, safe=safe)}")
        assert (status, said["uri"]) == (200, uri)


@pytest.mark.usefixtures("store")
async def test_uri_with_a_percent_sign_is_found_as_it_stands(store: ArticleStore, site: Site) -> None:
    """A uri that is percent-encoded itself need not be encoded once more, but may be."""
    uri = "urn:copydesk:Bad%20Feed%21:58cc"
    await put(store, Item(0).article(uri=uri))
    for spelled in (uri, quote(uri), quote(uri, safe="")):
        assert (await site.get(f"/v1/articles/{spelled}"))[1]["uri"] == uri


@pytest.mark.usefixtures("store")
async def test_unknown_article_is_404(site: Site) -> None:
    """Nothing is 404, with a word about where to look."""
    status, said = await site.get("/v1/articles/urn:nobody/a%20b")
    assert (status, said["status"], said["title"]) == (404, 404, "Not Found")
    assert said["detail"].endswith("/v1/way?name=urn%3Anobody%2Fa%20b")


async def test_articles_newest_first_page_by_page(store: ArticleStore, site: Site) -> None:
    """Pages follow one another without gap or repeat, also when something is stored meanwhile."""
    items = [Item(number, story=f"s{number}") for number in range(5)]
    await put(store, *(item.article() for item in items))
    status, first = await site.get("/v1/articles?limit=2")
    assert (status, uris(first)) == (200, [items[4].uri, items[3].uri])
    await put(store, Item(9, story="late").article())
    _, second = await site.get(f"/v1/articles?limit=2&cursor={first['next']}")
    _, third = await site.get(f"/v1/articles?limit=2&cursor={second['next']}")
    assert uris(second) + uris(third) == [items[2].uri, items[1].uri, items[0].uri]
    assert third["next"] is None
    assert first["articles"][0] == orjson.loads(items[4].article().value or b"")


async def test_large_texts_are_not_fetched_beyond_the_page(
    store: ArticleStore, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is full fetches no more; of all versions of an article one text is kept at a time."""
    monkeypatch.setattr("streams.dashboard.articles.PAGE_BYTES", 500_000)
    monkeypatch.setattr("streams.sinks.reading.TEXT_BYTES", 500_000)
    monkeypatch.setattr("streams.sinks.sqlite.PAGE_BYTES", 500_000)
    for number in range(60):
        item = Item(number, story="many" if number % 2 else f"s{number}", version=number, created=number)
        await put(store, item.article(bodies=[{"contentType": "text/plain", "value": "x" * 400_000}]))
    for path, length in (("/v1/articles?limit=60", 800_000), (f"/v1/articles/{Item(1, story='many').uri}", 400_000)):
        tracemalloc.start()
        assert length < len(await text_of(site, path)) < length + 100_000
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 8_000_000  # 60 texts are 24 MB; the answer here is kept three times as well


async def test_full_page_asks_the_store_for_one_more(
    store: ArticleStore, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That one tells whether a page follows; what a longer limit would have asked for is not read."""
    monkeypatch.setattr("streams.dashboard.articles.PAGE_BYTES", 10_000)
    await put(store, *(Item(number, story=f"s{number}", text="x" * 6000).article() for number in range(9)))
    read: list[StoredArticle] = []

    async def counted(store: Any, query: ArticleQuery) -> AsyncIterator[StoredArticle]:
        async for each in SqlReading.articles(store, query):
            read.append(each)
            yield each

    monkeypatch.setattr("streams.sinks.sqlite.SqliteStore.articles", counted)
    _, page = await site.get("/v1/articles?limit=9")
    assert (len(page["articles"]), len(read)) == (2, 3)


async def test_page_ends_where_it_is_large(store: ArticleStore, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of large articles is shorter than its limit, and the next one goes on behind it."""
    monkeypatch.setattr("streams.dashboard.articles.PAGE_BYTES", 10_000)
    items = [Item(number, story=f"s{number}", text="x" * 6000) for number in range(5)]
    await put(store, *(item.article() for item in items))
    found, cursor = [], ""
    while cursor is not None:
        _, page = await site.get(f"/v1/articles?limit=4{cursor and '&cursor='}{cursor}")
        assert len(page["articles"]) <= 2
        found += uris(page)
        cursor = page["next"]
    assert found == [item.uri for item in reversed(items)]


async def test_store_that_is_made_ready_keeps_nobody_waiting(
    store: ArticleStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old articles are made findable behind the readers: 503 for all of them, a close waits for one page, the next goes on."""
    made, pages, turn = backfill.text_rows, list[int](), threading.Semaphore(0)

    def slowly(page: Iterable[tuple[str, str, bytes]]) -> list[TextRow]:
        turn.acquire(timeout=2 * PATIENCE)
        found = made(page)
        pages.append(len(found))
        return found

    await put(store, *(Item(number, story=f"s{number}").article() for number in range(5)))
    with closing(sqlite3.connect(tmp_path / "news.sqlite")) as database, database:
        database.execute("INSERT INTO due VALUES ('texts', '', '')")
    monkeypatch.setattr(backfill, "PAGE", 1)
    monkeypatch.setattr(backfill, "text_rows", slowly)
    monkeypatch.setattr("streams.dashboard.shelf.OPEN_SECONDS", 0.2)
    shelf = Shelf(f"sqlite:///{tmp_path}/news.sqlite")
    async with served(article_routes(shelf)) as site, asyncio.timeout(PATIENCE):
        answers = await asyncio.gather(*(site.get("/v1/articles") for _ in range(3)))
        assert [code for code, _ in answers] == [503] * 3
        ended = asyncio.create_task(shelf.close())
        await asyncio.sleep(0)  # it is told to end, while a page is made
        turn.release(5)
        await ended
        assert pages == [1]
        assert (await site.get("/v1/articles?q=tauber"))[0] == 200
        assert pages == [1] * 5
    await shelf.close()


async def test_articles_by_words_feeds_languages_and_times(store: ArticleStore, site: Site) -> None:
    """Each parameter leaves out what it should; feeds and languages may be repeated."""
    ferry = Item(0, story="ferry", headline="Ferries sail again", feed="a")
    bridge = Item(1, story="bridge", feed="b")
    await put(store, ferry.article(), bridge.article(language="nb"), Item(2, story="museum", feed="c").article())
    for query, stories in {
        "q=ferries": ["ferry"],
        "feed=a&feed=b": ["bridge", "ferry"],
        "language=nb": ["bridge"],
        "language=nb&language=en&feed=b": ["bridge"],
        "since=2025-03-16T12:01:00Z": ["museum", "bridge"],
        "until=2025-03-16T13:01:00+01:00": ["ferry"],
    }.items():
        _, page = await site.get(f"/v1/articles?{query}")
        assert [uri.rpartition(":")[2] for uri in uris(page)] == stories, query


async def test_killed_articles_are_listed_without_a_word_of_them(store: ArticleStore, site: Site) -> None:
    """Killed articles stand nowhere unless asked for, and then as facts alone."""
    story, kill = killed()
    await put(store, story.article(), kill.article(), Item(3, story="other").article())
    _, page = await site.get("/v1/articles")
    assert uris(page) == [Item(3, story="other").uri]
    for query in ("killed=1", "killed=1&all_versions=1&held=1", "killed=1&q=secret"):
        async with site.client.get(f"{site.address}/v1/articles?{query}") as answer:
            text = await answer.text()
        assert SECRET not in text
        found = [each["pubStatus"] for each in orjson.loads(text)["articles"] if each["uri"] == story.uri]
        assert found == ["canceled"] * (2 if "all_versions" in query else 1)


async def test_held_and_older_versions_are_listed_when_asked_for(store: ArticleStore, site: Site) -> None:
    """A hold hides its article until somebody asks, and then no word of it is told; older versions are told whole."""
    await put(store, Item(0, created=0).article(), Item(1, version=2, kind="update", created=1).article())
    hold = Item(3, story="h", version=2, kind="hold", status="withheld", created=9, headline=SECRET, text=SECRET)
    await put(store, Item(2, story="h", headline=SECRET, text=SECRET).article(), hold.article())
    assert [
        len((await site.get(f"/v1/articles{query}"))[1]["articles"]) for query in ("", "?held=1", "?all_versions=1")
    ] == [1, 2, 2]
    for path in ("/v1/articles?held=1", "/v1/articles?held=1&all_versions=1&killed=1", f"/v1/articles/{hold.uri}"):
        assert SECRET not in await text_of(site, path)
    _, page = await site.get("/v1/articles?held=1")
    assert [each["pubStatus"] for each in page["articles"] if each["uri"] == hold.uri] == ["withheld"]


async def text_of(site: Site, path: str) -> str:
    """Return the body of an answer that is 200."""
    async with site.client.get(URL(site.address + path, encoded=True)) as answer:
        assert answer.status == 200
        return await answer.text()


def uris(page: Any) -> list[str]:
    """Return the uris of a page."""
    return [article["uri"] for article in page["articles"]]


async def test_way_and_dead_letters(store: ArticleStore, site: Site) -> None:
    """A way as `why` tells it; dead letters newest first and without their bytes."""
    item, dead = Item(0), [Item(number, feed="f") for number in (1, 2, 3)]
    await put(store, item.article(), item.verdict(), *(each.dead() for each in dead))
    _, said = await site.get("/v1/way?name=tauber")
    assert [(way["receipt"], way["headline"]) for way in said["ways"]] == [(item.receipt, item.headline)]
    _, said = await site.get("/v1/dead?limit=2")
    assert [letter["place"] for letter in said["letters"]] == ["wire.dead.v1/0/3", "wire.dead.v1/0/2"]
    assert set(said["letters"][0]) == {
        "place", "receipt", "uri", "feed", "headline", "stage", "reason", "message", "attempts", "disposition", "deadAt",
    }  # fmt: skip


async def test_way_of_what_is_held_tells_no_headline(store: ArticleStore, site: Site) -> None:
    """An item under embargo, its repeat and what is on hold stand on their ways without a word; released, with it."""
    embargo, hold = Item(0, story="e", headline=SECRET), Item(1, story="h", headline=SECRET)
    repeat = Item(2, story="e2", kind="duplicate", headline=SECRET)
    held = embargo.verdict(held=True, heldUntil=at(600))
    await put(store, held, repeat.verdict(of=embargo.uri), embargo.dead("store", "rejected", offset=9))
    await put(store, hold.article(), hold.verdict())
    await put(store, Item(3, story="h", version=2, kind="hold", status="withheld", created=9).article())
    paths = ("/v1/way?name=secret", f"/v1/way?name={repeat.uri}", f"/v1/way?name={hold.uri}", "/v1/dead")
    for path in paths:
        assert SECRET not in await text_of(site, path)
    assert len((await site.get(paths[0]))[1]["ways"]) == 3
    await put(store, embargo.article())
    for path in (paths[1], f"/v1/way?name={embargo.uri}"):
        assert SECRET in await text_of(site, path)


async def test_quotes_of_a_killed_text_are_not_told(store: ArticleStore, site: Site) -> None:
    """Parsers and dedupe quote; a repeat keeps the killed headline also when a later version lives."""
    story, kill = killed()
    wire = orjson.loads(story.article().value or b"")["copydesk"]
    wire |= {"warnings": [f"cut: {SECRET}"], "raw": wire["raw"] | {"source": f"file:///{SECRET}.txt"}}
    repeat = Item(2, version=3, kind="duplicate", headline=SECRET, created=0)
    await put(store, story.article(copydesk=wire), story.verdict(reason=SECRET, warnings=[SECRET]), kill.article())
    await put(store, repeat.verdict(of=story.uri), Item(3, version=4, created=5, headline="Fine").article())
    said = await text_of(site, f"/v1/way?name={story.uri}")
    assert SECRET not in said
    assert "Fine" in said


async def test_dead_letters_are_told_without_reading_their_bytes(
    store: ArticleStore, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store is asked for what is told."""
    await put(store, Item(1).dead())
    monkeypatch.setattr(SqlReading, "dead", None)
    assert len((await site.get("/v1/dead"))[1]["letters"]) == 1


async def test_question_that_takes_too_long_is_given_up(
    store: ArticleStore, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for too much hears so, and the next one is answered at once."""
    monkeypatch.setattr("streams.dashboard.ways.READ_SECONDS", 0.1)
    monkeypatch.setattr("streams.sinks.sql.by_words", lambda *_: (ENDLESS, ()))
    await put(store, Item(0).article())
    status, said = await site.get("/v1/way?name=a")
    assert (status, "longer" in said["detail"]) == (503, True)
    async with asyncio.timeout(PATIENCE):
        assert (await site.get(f"/v1/articles/{Item(0).uri}"))[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/v1/way", "/v1/way?name=", "/v1/dead?limit=0", "/v1/dead?limit=x", "/v1/dead?lim=1"),
        *("/v1/articles?q=", "/v1/articles?q=--", "/v1/articles?killed=yes", "/v1/articles?limit=201"),
        *(
            "/v1/way?name=" + "a+" * 17,
            "/v1/way?name=" + "a" * 1001,
            "/v1/articles?q=" + "+".join(map("w{}*".format, range(9))),
        ),
        *("/v1/articles?since=0001-01-01T00:00:00%2B14:00", "/v1/articles?until=9999-12-31T23:59:59-14:00"),
        *("/v1/articles?" + "feed=a&" * 51, f"/v1/articles?cursor={ArticleCursor(2**63, 'a', 0, 0, 0, 'r', 'u')}"),
        *("/v1/articles?cursor=abc", "/v1/articles?since=1", "/v1/articles?limit=1&limit=2", "/v1/articles?feeds=a"),
    ],
)
async def test_wrong_parameters_are_400_with_the_mend(site: Site, path: str) -> None:
    """A parameter that means nothing is never left out in silence."""
    async with site.client.get(URL(site.address + path, encoded=True)) as answer:
        assert (answer.status, answer.content_type) == (400, "application/problem+json")
        assert (await answer.json(content_type=None))["detail"]
