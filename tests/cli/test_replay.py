"""`copydesk replay`: the raw topic again gives the same rows, byte for byte, as often as it is asked."""

import asyncio
import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from cli.copydesk import copydesk, objects
from cli.desk import kill, ninjs, until
from newsroom import Newsroom
from promptness import PATIENCE

from schemas.topics import RAW

TABLES = {
    "articles": "SELECT * FROM articles ORDER BY uri, revision",
    "verdicts": "SELECT * FROM verdicts ORDER BY receipt",
    "dead": "SELECT * FROM dead ORDER BY place",
    "deliveries": "SELECT topic, log_partition, log_offset, uri, revision FROM deliveries ORDER BY 1, 2, 3",
}
"""Everything that a store keeps, but the moment when it took a row."""

STORY = "{title}\n\nTROMSO (Reuters) - {title}: the boats came in on Monday, said {who}.\n\nThey had been away.\n"
PLAIN = "2025-03-16T12:00:00Z"
NAMELESS = ("raw", "receipt", "cluster", "story")
"""What names the place of the bytes (a record is not a file), and what goes by it between items of one time."""

Wires = list[tuple[str, str, bytes]]
"""Feed, time of receiving, bytes."""


def at(hour: int, minute: int = 0) -> str:
    """Return a time of the sixteenth."""
    return f"2025-03-16T{hour:02}:{minute:02}:00Z"


def versions(feed: str, agency: str) -> Wires:
    """Versions in and out of order, a duplicate, kills before and after their story, a hold, takes, poison."""
    uri = f"urn:x:{agency}"
    come = [
        ninjs(f"{uri}:1", "Ferry late", at(9)),
        ninjs(f"{uri}:1", "Ferry very late", at(10)),
        ninjs(f"{uri}:1", "Ferry late, they say", at(9, 30)),
        ninjs(f"{uri}:1", "Ferry very late", at(10)),
        kill(f"{uri}:2", at(9)),
        ninjs(f"{uri}:2", "Too late to be read", at(8)),
        ninjs(f"{uri}:2", "Another day, another text", at(11)),
        ninjs(f"{uri}:3", "Shown", at(9)),
        ninjs(f"{uri}:3", "Held", at(10), pubStatus="withheld"),
        ninjs(f"{uri}:4", "Killed", at(9)),
        kill(f"{uri}:4", at(10)),
        ninjs(f"{uri}:4", "Killed, an old version", at(9, 30)),
        b"{broken",
        b"",
        ninjs(f"{uri}:5", "Not before the year 2099", at(9), embargoed="2099-01-01T00:00:00Z"),
        ninjs(f"{uri}:6", "Fish auction, take 1", at(9), slugline="FISH-AUCTION/1"),
        ninjs(f"{uri}:6", "Fish auction, take 2", at(9, 5), slugline="FISH-AUCTION/2"),
        json.dumps([json.loads(ninjs(f"{uri}:7", "One of two", at(9))), {"no": "uri"}]).encode(),
    ]
    return [(feed, at(12, minute), body) for minute, body in enumerate(come)]


def embargoes(feed: str) -> Wires:
    """Items whose embargo was not over when they came, and is now: before the next item, and after the last."""
    return [
        (feed, at(12), ninjs("urn:x:embargo:1", "Until one", at(9), embargoed=at(13))),
        (feed, at(12), ninjs("urn:x:embargo:2", "Until the next day", at(9), embargoed="2025-03-17T09:00:00Z")),
    ]


def stories() -> Wires:
    """Plain stories of one agency, each received a microsecond after the one before, as `copydesk process` receives files."""
    told = [STORY.format(title=f"Boat {n} is home again", who=f"captain {n}") for n in range(12)]
    told += ["UPDATE 1-" + told[0], told[1], "CORRECTED-" + told[2], ""]
    return [("reuters", f"{PLAIN[:-1]}.{number:06}Z", text.encode()) for number, text in enumerate(told)]


async def send(room: Newsroom, wires: Wires) -> None:
    """Publish, each with its time of receiving, one after the other."""
    async with AIOKafkaProducer(bootstrap_servers=room.brokers) as producer:
        for feed, time, body in wires:
            headers = [("received-at", time.encode())]
            ack = await producer.send_and_wait(room.prefix + RAW, body, key=feed.encode(), headers=headers)
            room.ledger[f"{RAW}/{ack.partition}/{ack.offset}"] = body


@pytest.fixture(scope="module")
def newsroom(kafka: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Yield a newsroom of its own: the raw topic is what these tests are about."""
    room = Newsroom(kafka, tmp_path_factory.mktemp("replay"))
    room.run("topics", "apply")
    room.open()
    yield room
    assert room.close() == [0]


@pytest.fixture
async def filled(newsroom: Newsroom) -> Newsroom:
    """Return the newsroom with everything published, judged, released and stored."""
    if not newsroom.ledger:
        await send(newsroom, versions("nord", "nord") + stories())
        until(lambda: not newsroom.settle(timeout=PATIENCE)["missing"])
        await send(newsroom, embargoes("embargo"))
        until(lambda: len(newsroom.rows("SELECT 1 FROM articles WHERE feed = 'embargo'")) == 2)
        others = [*versions("sør", "sør"), *versions("ost", "ost")]
        random.Random(4).shuffle(others)  # receivedAt is no longer in the order of the offsets
        await send(newsroom, others)
        assert newsroom.settle(timeout=PATIENCE)["missing"] == []
    return newsroom


def replayed(room: Newsroom, name: str, *arguments: str) -> Path:
    """Replay into a new store and return its file."""
    store = room.folder / name
    done = room.run("replay", "--store", f"sqlite:///{store}", *arguments, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return store


def rows(store: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask a store."""
    connection = sqlite3.connect(store)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def without_neighbours(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Leave out of articles what depends on the order in which feeds came beside each other: cluster, story, reprint."""
    articles = [(*row[:2], *row[3:-1], json.loads(row[-1])) for row in found]
    for *_, article in articles:
        facts = article["copydesk"]
        facts.pop("cluster", None)
        facts.pop("story", None)
        if facts["change"]["kind"] == "reprint":
            facts["change"]["kind"] = "new"
    return articles


async def test_two_replays_are_byte_identical(filled: Newsroom) -> None:
    """Every row of every table is the same, byte for byte, and the articles are those that the worker stored.

    The worker met feeds beside each other in the order of arrival and not of receiving, so that clusters and stories, and
    they alone, may begin with another article there, and another be the reprint.
    """
    one, two = replayed(filled, "one.sqlite"), replayed(filled, "two.sqlite")
    for table, query in TABLES.items():
        assert rows(one, query), f"{table} has no rows"
        assert rows(one, query) == rows(two, query), table
    articles = "SELECT uri, revision, kind, pub_status, receipt, article FROM articles WHERE feed {} ORDER BY 1, 2"
    in_order = articles.format("NOT IN ('sør', 'ost')")
    assert without_neighbours(rows(one, in_order)) == without_neighbours(rows(filled.store, in_order))
    shuffled = articles.format("IN ('sør', 'ost')")  # the worker met them in another order than that of receiving
    assert [row[:2] for row in rows(one, shuffled)] == [row[:2] for row in rows(filled.store, shuffled)]


async def test_embargo_that_is_over_is_in_the_replayed_store(filled: Newsroom) -> None:
    """What was under embargo when it came and is free by now is there; what is held for years is not."""
    store = replayed(filled, "embargoes.sqlite")
    found = {row[0] for row in rows(store, "SELECT uri FROM articles")}
    assert {"urn:x:embargo:1", "urn:x:embargo:2"} <= found
    assert not {uri for uri in found if uri.endswith(":5")}


async def test_equal_to_process_on_the_same_items(filled: Newsroom, tmp_path: Path) -> None:
    """The items of one feed as files, in their order, give the same articles, but for what names their place."""
    store = replayed(filled, "reuters.sqlite", "--feed", "reuters")
    paths = []
    for number, (_, _, body) in enumerate(stories()):
        paths.append(f"{number:02}.txt")
        (tmp_path / paths[-1]).write_bytes(body)
    run = partial(copydesk, "process", "--feed", "reuters", "--received", PLAIN, *paths, folder=tmp_path)
    done = await asyncio.to_thread(run)
    assert done.returncode == 1, "the last one is empty"
    told = {(one["uri"], one["copydesk"]["revision"]): one for one in objects(done)}
    kept = {
        (uri, revision): json.loads(text)
        for uri, revision, text in rows(store, "SELECT uri, revision, article FROM articles")
    }
    for article in (*told.values(), *kept.values()):
        article["copydesk"] = {name: value for name, value in article["copydesk"].items() if name not in NAMELESS}
        article["copydesk"]["warnings"] = [
            warning for warning in article["copydesk"]["warnings"] if not warning.startswith("the record has no ")
        ]
    assert len(told) > 12
    assert kept == told


async def test_parts_of_the_topic(filled: Newsroom) -> None:
    """`--from`, `--to` and `--feed` choose; the time is that of receiving."""
    store = replayed(filled, "part.sqlite", "--feed", "nord", "--from", at(12, 4), "--to", at(12, 7))
    assert {row[0] for row in rows(store, "SELECT uri FROM verdicts")} == {"urn:x:nord:2"}
    assert len(rows(store, "SELECT uri FROM verdicts")) == 3


async def test_store_with_rows_is_refused(filled: Newsroom) -> None:
    """A store that has rows is refused with 78 and the mend; `--into-existing` fills it all the same."""
    store = replayed(filled, "again.sqlite", "--feed", "nord")
    before = rows(store, TABLES["articles"])
    refused = filled.run("replay", "--store", f"sqlite:///{store}", check=False)
    assert (refused.returncode, refused.stdout) == (78, "")
    assert "--into-existing" in refused.stderr
    assert rows(store, TABLES["articles"]) == before
    filled.run("replay", "--store", f"sqlite:///{store}", "--into-existing")
    assert len(rows(store, TABLES["articles"])) > len(before)


async def test_replay_writes_to_no_topic(filled: Newsroom) -> None:
    """Nothing is published by a replay: every topic ends where it ended before."""
    before = {
        topic: len(await filled.read(topic)) for topic in (RAW, "wire.verdicts.v1", "news.articles.v1", "wire.dead.v1")
    }
    replayed(filled, "quiet.sqlite")
    assert {topic: len(await filled.read(topic)) for topic in before} == before


async def test_dry_run_of_unchanged_code(filled: Newsroom) -> None:
    """Nothing would change: nothing on stdout, the counts on stderr, exit 0."""
    store = replayed(filled, "same.sqlite", "--feed", "nord")
    done = filled.run("replay", "--dry-run", "--store", f"sqlite:///{store}", "--feed", "nord", check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    kept = len(rows(store, "SELECT 1 FROM articles"))
    assert f"today's code: {kept} same, 0 changed, 0 added, 0 gone" in done.stderr
    assert "the memory of dedupe began empty there" in done.stderr


async def test_dry_run_asks_the_store_of_the_settings(filled: Newsroom) -> None:
    """What the worker stored is there again; only what other feeds have a part in differs, as stderr says."""
    done = filled.run("replay", "--dry-run", "--feed", "nord", check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == (1 if told else 0), done.stderr
    assert {one["change"] for one in told} <= {"changed"}
    assert "0 added, 0 gone" in done.stderr
    paths = {field["path"].split("/")[2] for one in told for field in one["fields"]}
    assert paths <= {"story", "cluster"}


async def test_dry_run_tells_the_field_that_changed(filled: Newsroom) -> None:
    """A version that older code had made otherwise is told with exactly that field, cut; exit 1."""
    old = replayed(filled, "old.sqlite", "--feed", "nord")
    edit = "json_set(CAST(article AS TEXT), '$.copydesk.paragraphs[0].text', ?) WHERE uri = 'urn:x:nord:7'"
    with closing(sqlite3.connect(old, isolation_level=None)) as database:
        database.execute(
            f"UPDATE articles SET article = CAST({edit.replace(' WHERE', ' AS BLOB) WHERE')}", ("z" * 999,)
        )
    before = old.read_bytes()
    done = filled.run("replay", "--dry-run", "--store", f"sqlite:///{old}", "--feed", "nord", check=False)
    assert done.returncode == 1, done.stderr
    (told,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (told["uri"], told["change"], len(told["fields"])) == ("urn:x:nord:7", "changed", 1)
    assert told["fields"][0] | {"now": ""} == {
        "path": "/copydesk/paragraphs/0/text",
        "was": "z" * 200 + "…",
        "now": "",
    }
    assert old.read_bytes() == before
