"""A store against a replay: nothing differs while the code is the same, and each difference is told as what it is."""

import hashlib
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fixtures_postgres import OwnPostgres

from schemas.topics import RAW
from streams.cli.replay import batches, file_batch
from streams.dedupe import Desk
from streams.errors import ConfigError
from streams.messages import Record, Send
from streams.pipeline.way import InProcess
from streams.sinks import store_for
from streams.sinks.comparing import Change, Comparison
from streams.sinks.untouched import untouched

PLACES = frozenset(f"{RAW}/0/{number}" for number in range(10))
RECEIVED = (("received-at", b"2025-03-16T12:00:00Z"),)


HEADLINES = (
    "Ferry is late", "Museum opens wing", "Glacier loses ice", "Parliament votes budget", "Tenor cancels tour",
    "Orchard blossoms early", "Bank raises rates", "Climbers reach summit", "Library burns down", "Satellite falls",
)  # fmt: skip
"""One story each: what one of them becomes says nothing about the others."""


def item(number: int, **fields: Any) -> Record:
    """Return a raw record of an item of its own."""
    said = {"uri": f"urn:x:{number}", "headlines": [{"value": HEADLINES[number]}], "language": "en"} | fields
    return Record(RAW, 0, number, 0, b"harbour", json.dumps(said).encode(), RECEIVED)


ITEMS = (
    item(0),
    item(1, bodies=[{"contentType": "text/plain", "value": "A long day at sea. " * 40}]),
    item(1),
    item(2),
    item(2, pubStatus="canceled", versionCreated="2025-03-16T13:00:00Z"),
    item(3, pubStatus="withheld"),
    item(4),
)
RECORDS = tuple(Record(RAW, 0, place, 0, r.key, r.value, r.headers) for place, r in enumerate(ITEMS))


async def filled(url: str, records: tuple[Record, ...] = RECORDS) -> None:
    """Fill a store with what today's code makes of raw records."""

    async def sends() -> AsyncIterator[Send]:
        way = InProcess({}, Desk())
        for record in records:
            for send in way.record(record):
                yield send

    store = store_for(url)
    await store.open()
    async for batch in batches(sends()):
        await file_batch(store, batch)
    await store.close()


def doctored(path: Path, change: Callable[[dict[str, Any]], None], where: str) -> None:
    """Change the stored JSON of some articles, as if older code had made it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        rows = database.execute(f"SELECT uri, revision, article FROM articles WHERE {where}").fetchall()
        for uri, revision, text in rows:
            article = json.loads(text)
            change(article)
            key = (article["uri"], article["copydesk"]["revision"])
            database.execute(
                "UPDATE articles SET article = ?, uri = ?, revision = ? WHERE uri = ? AND revision = ?",
                (json.dumps(article).encode(), *key, uri, revision),
            )


async def compared(url: str, replayed: Path) -> tuple[list[Change], dict[str, int]]:
    """Compare a store with a replay."""
    async with untouched(url) as store:
        with Comparison(replayed, PLACES) as comparison:
            return [change async for change in comparison.of(store)], dict(comparison.counts)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
async def stored(tmp_path: Path) -> Path:
    """Return a store that a worker filled."""
    await filled(f"sqlite:///{tmp_path}/stored.db")
    return tmp_path / "stored.db"


@pytest.fixture
async def today(tmp_path: Path) -> Path:
    """Return what today's code made of the same records."""
    await filled(f"sqlite:///{tmp_path}/today.db")
    return tmp_path / "today.db"


async def test_nothing_differs_while_the_code_is_the_same(stored: Path, today: Path) -> None:
    """All versions are the same, killed and withheld ones too; other spelling of the same JSON is no change."""
    doctored(stored, lambda article: article.update(copydesk=article.pop("copydesk")), "uri = 'urn:x:0'")
    assert await compared(f"sqlite:///{stored}", today) == ([], {"same": 7})


async def test_exactly_the_field_that_changed(stored: Path, today: Path) -> None:
    """A field that older code had made otherwise is told, of that version alone."""
    doctored(stored, lambda article: article["headlines"][0].update(value="Ferry 0 is lost"), "uri = 'urn:x:0'")
    ((change,), counts) = await compared(f"sqlite:///{stored}", today)
    assert (change.uri, change.change, change.receipt) == ("urn:x:0", "changed", f"{RAW}/0/0#0")
    assert [field.told for field in change.fields] == [
        {"path": "/headlines/0/value", "was": "Ferry 0 is lost", "now": "Ferry is late"}
    ]
    assert counts == {"same": 6, "changed": 1}


async def test_another_key_is_found_by_the_receipt(stored: Path, today: Path) -> None:
    """A version whose revision is another one today is a change of that field, not one gone and one added."""
    doctored(stored, lambda article: article["copydesk"].update(revision="old"), "uri = 'urn:x:0'")
    ((change,), counts) = await compared(f"sqlite:///{stored}", today)
    assert (change.revision, [field.path for field in change.fields]) == ("old", ["/copydesk/revision"])
    assert counts == {"same": 6, "changed": 1}


async def test_two_versions_of_one_receipt(stored: Path, today: Path) -> None:
    """A version left over from older code, beside today's of the same delivery, is gone: it is no other's earlier self."""
    with closing(sqlite3.connect(stored, isolation_level=None)) as database:
        names = [name for _, name, *_ in database.execute("PRAGMA table_info(articles)")]
        values = ", ".join("'left over'" if name == "revision" else name for name in names)
        database.execute(f"INSERT INTO articles SELECT {values} FROM articles WHERE uri = 'urn:x:0'")
    ((change,), counts) = await compared(f"sqlite:///{stored}", today)
    assert (change.change, change.revision) == ("gone", "left over")
    assert (change.why or "").startswith("its item is urn:x:0|")
    assert counts == {"same": 7, "gone": 1}


async def test_gone_and_added(tmp_path: Path, stored: Path) -> None:
    """What today's code makes no version of is gone, with what became of it; what had none before is added."""
    broken = Record(RAW, 0, 0, 0, b"harbour", b"{broken", RECEIVED)
    again = Record(RAW, 0, 6, 0, b"harbour", RECORDS[1].value, RECEIVED)
    await filled(f"sqlite:///{tmp_path}/today.db", (broken, *RECORDS[1:6], again, item(9)))
    found, counts = await compared(f"sqlite:///{stored}", tmp_path / "today.db")
    assert [(change.change, change.receipt.rpartition("/")[2]) for change in found] == [
        ("gone", "0#0"),
        ("gone", "6#0"),
        ("added", "9#0"),
    ]
    assert [(change.why or "").split(":")[0] for change in found] == ["dead", "duplicate", ""]
    assert counts == {"same": 5, "gone": 2, "added": 1}


async def test_what_was_not_replayed_is_left_alone(stored: Path, today: Path) -> None:
    """Versions of raw records that were not replayed are counted, and neither gone nor changed."""
    moved = f"{RAW}/3/77#0"
    with closing(sqlite3.connect(stored, isolation_level=None)) as database:
        database.execute("UPDATE articles SET receipt = ? WHERE uri = 'urn:x:3'", (moved,))
    found, counts = await compared(f"sqlite:///{stored}", today)
    assert ([change.change for change in found], counts) == (["added"], {"same": 6, "other": 1, "added": 1})


async def test_the_store_is_only_read(tmp_path: Path, stored: Path, today: Path) -> None:
    """Nothing is made or migrated: a store that is not there, or of an older release, is refused with the mend."""
    before = digest(stored)
    await compared(f"sqlite:///{stored}", today)
    assert digest(stored) == before
    with pytest.raises(ConfigError, match="no store at"):
        await compared(f"sqlite:///{tmp_path}/nowhere.db", today)
    assert not (tmp_path / "nowhere.db").exists()
    with closing(sqlite3.connect(stored, isolation_level=None)) as database:
        database.execute("DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)")
    with pytest.raises(ConfigError, match="older release"):
        await compared(f"sqlite:///{stored}", today)


async def test_postgres(postgres: OwnPostgres, database: str, today: Path) -> None:
    """A PostgreSQL store is compared and never written: an empty database stays empty."""
    with pytest.raises(ConfigError, match="older release"):
        await compared(postgres.url(database), today)
    assert postgres.psql("SELECT to_regclass('articles')", database) == ""
    await filled(postgres.url(database))
    assert await compared(postgres.url(database), today) == ([], {"same": 7})
