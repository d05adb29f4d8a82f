"""`copydesk export`: every article that may be shown, whole, in a file that is complete or not there."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from cli.copydesk import copydesk, objects, said
from cli.shelf import DATELINE, RECORDS, shelve
from contracts.records import Item

from schemas.codec import ndjson
from streams.cli import export as command
from streams.cli.export_row import COLUMNS
from streams.errors import TransientError
from streams.messages import Record
from streams.sinks import SqliteStore, StoredArticle


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return a store with some articles."""
    return shelve(tmp_path, *RECORDS)


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ([], [2, 3, 8]),
        (["--all-versions"], [1, 2, 3, 8]),
        (["--killed"], [2, 3, 5, 8]),
        (["--held"], [2, 3, 7, 8]),
        (["--killed", "--held", "--all-versions"], [1, 2, 3, 4, 5, 6, 7, 8]),
        (["--feed", "coast"], [2, 3]),
        (["--lang", "en"], [2, 8]),
        (["--feed", "coast", "--feed", "tauber-post", "--lang", "en", "--lang", "de"], [2, 3, 8]),
        (["--since", "2025-03-16T12:03:00Z", "--until", "2025-03-16T12:08:00Z"], [3]),
    ],
    ids=lambda value: " ".join(map(str, value)) or "plain",
)
@pytest.mark.parametrize("name", ["export", "articles"])
def test_ndjson_has_what_was_asked_for(
    tmp_path: Path, store: str, name: str, arguments: list[str], numbers: list[int]
) -> None:
    """One line for each article, as it was published; killed and withheld ones only when asked for."""
    done = copydesk(name, *arguments, folder=tmp_path, COPYDESK_STORE=store)
    assert done.returncode == 0
    assert sorted(done.stdout.splitlines(keepends=True)) == sorted(ndjson(RECORDS[n - 1].value or b"") for n in numbers)
    assert len(objects(done)) == len(numbers)


def test_file_appears_whole(tmp_path: Path, store: str) -> None:
    """A file has what stdout would have, takes the place of an older one, and has the rights of any new file."""
    (tmp_path / "out.ndjson").write_text("old")
    (tmp_path / "other").write_text("")
    done = copydesk("export", "--output", "out.ndjson", folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, done.stdout, len(said(done))) == (0, b"", 1)
    assert (tmp_path / "out.ndjson").read_bytes() == copydesk("export", folder=tmp_path, COPYDESK_STORE=store).stdout
    assert (tmp_path / "out.ndjson").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_broken_off_export_leaves_what_was_there(tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the store goes away half-way, the older file is as it was, and no half of a new one lies about."""

    async def breaks(*_: Any) -> Any:
        yield StoredArticle(
            "u", "r", "t/0/0#0", "f", "new", "usable", None, *[True] * 3, None, None, datetime.now(UTC), b"{}"
        )
        raise TransientError("gone")

    (tmp_path / "out.ndjson").write_text("old")
    before = sorted(path.name for path in tmp_path.iterdir())
    with monkeypatch.context() as broken:
        broken.setattr(SqliteStore, "articles", breaks)
        done = copydesk("export", "--output", "out.ndjson", folder=tmp_path, COPYDESK_STORE=store)
    assert done.returncode == 69
    assert (tmp_path / "out.ndjson").read_text() == "old"
    assert [path.name for path in sorted(tmp_path.iterdir()) if not path.name.startswith("shelf.db-")] == before


def test_place_that_can_not_be_written(tmp_path: Path, store: str) -> None:
    """A folder that is not there is a usage error in one line."""
    done = copydesk("export", "--output", "no/where.ndjson", folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, len(said(done))) == (2, 1)


def test_parquet_needs_a_file(tmp_path: Path, store: str) -> None:
    """Parquet on stdout is a usage error."""
    assert copydesk("export", "--format", "parquet", folder=tmp_path, COPYDESK_STORE=store).returncode == 2


@pytest.mark.parametrize("arguments", [["--format", "parquet", "--output", "a.parquet"], ["-o", "a.Parquet"]], ids=len)
def test_missing_pyarrow_is_told(
    tmp_path: Path, store: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without pyarrow the mend is told, exit 78, and nothing is written: no NDJSON under the name of a table either."""
    monkeypatch.setitem(command.sys.modules, "pyarrow", None)
    monkeypatch.delitem(command.sys.modules, "streams.cli.export_parquet", raising=False)
    before = sorted(tmp_path.iterdir())
    done = copydesk("export", *arguments, folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, sorted(tmp_path.iterdir())) == (78, before)
    assert "make extras in a checkout, else pip install 'copydesk[parquet]'" in said(done)[0]


def test_format_that_is_named_wins_over_the_suffix(tmp_path: Path, store: str) -> None:
    """Who says NDJSON gets NDJSON, whatever the file is called; a file without an ending is NDJSON too."""
    for arguments in (["--format", "ndjson", "-o", "a.parquet"], ["-o", "a.jsonl"], ["-o", "a"]):
        assert copydesk("export", *arguments, folder=tmp_path, COPYDESK_STORE=store).returncode == 0
        assert (tmp_path / arguments[-1]).read_bytes().startswith(b"{")


def test_ending_that_names_no_format_is_refused(tmp_path: Path, store: str) -> None:
    """Nothing is written under a name that says something else, and the endings that are known are told."""
    before = sorted(tmp_path.iterdir())
    done = copydesk("export", "-o", "a.xlsx", folder=tmp_path, COPYDESK_STORE=store)
    assert (done.returncode, sorted(tmp_path.iterdir())) == (2, before)
    assert ".csv" in said(done)[0]


def full() -> Record:
    """Return an article that has something in every column."""
    document = orjson.loads(Item(1, created=0.5).article().value or b"")
    document["copydesk"]["dateline"] = DATELINE
    document |= {
        "by": "Ada Lindqvist", "slugline": "BRIDGE-TAUBER/", "located": "Tauber",
        "bodies": [{"contentType": "text/plain", "value": 'Open\n\n"again", at last.', "wordCount": 4, "charCount": 23}],
        "people": [{"name": "Kadri Tamm"}], "organisations": [{"name": "Port of Tauber"}],
        "places": [{"name": "Tauber", "rel": "located"}], "subjects": [{"literal": "medtop:04000000"}],
    }  # fmt: skip
    return Item(1).article(**document)


ROW = {
    "uri": "urn:copydesk:tauber-post:bridge", "revision": "bridge-1-new", "version": "1", "kind": "new",
    "pub_status": "usable", "living": True, "latest": True, "held": False, "feed": "tauber-post", "language": "en",
    "version_created": datetime(2025, 3, 16, 12, 0, 30, tzinfo=UTC),
    "received_at": datetime(2025, 3, 16, 12, 1, tzinfo=UTC),
    "headline": "Old bridge over the Tauber reopens", "slugline": "BRIDGE-TAUBER/", "byline": "Ada Lindqvist",
    "dateline_place": "Tauber", "located_country": "DE", "body_text": 'Open\n\n"again", at last.', "word_count": 4,
    "char_count": 23, "subjects": ["medtop:04000000"], "people": ["Kadri Tamm"],
    "organisations": ["Port of Tauber"], "places": ["Tauber"],
}  # fmt: skip


def test_csv_has_every_article(tmp_path: Path) -> None:
    """A row for each article below the names, also on stdout; lists are JSON, times RFC 3339, and lines of a text stay in its cell."""
    store = shelve(tmp_path, full(), *RECORDS[1:7])
    done = copydesk("export", "-o", "a.csv", folder=tmp_path, COPYDESK_STORE=store)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "a.csv").read_bytes()
    assert copydesk("export", "--format", "csv", folder=tmp_path, COPYDESK_STORE=store).stdout == written
    first, *others = csv.DictReader(StringIO(written.decode(), newline=""))
    assert first == {name: str(cell) for name, cell in ROW.items()} | {
        "living": "true", "latest": "true", "held": "false",
        "version_created": "2025-03-16T12:00:30Z", "received_at": "2025-03-16T12:01:00Z",
        "subjects": '["medtop:04000000"]', "people": '["Kadri Tamm"]', "organisations": '["Port of Tauber"]',
        "places": '["Tauber"]',
    }  # fmt: skip
    assert [row["uri"].rpartition(":")[2] for row in others] == ["ferry", "zug"]


def test_csv_of_nothing_has_its_names(tmp_path: Path, store: str) -> None:
    """A program that reads it finds the columns."""
    done = copydesk("export", "--format", "csv", "--feed", "nobody", folder=tmp_path, COPYDESK_STORE=store)
    assert done.stdout.decode().strip().split(",") == list(COLUMNS)


@pytest.mark.extras
def test_parquet_has_every_article(tmp_path: Path) -> None:
    """The table has a row for each article with its names, times and text, and the whole of it as JSON."""
    table = pytest.importorskip("pyarrow.parquet")
    store = shelve(tmp_path, full(), *RECORDS[1:7])
    done = copydesk("export", "--format", "parquet", "--output", "a.parquet", folder=tmp_path, COPYDESK_STORE=store)
    assert done.returncode == 0, done.stderr
    first, *others = table.read_table(BytesIO((tmp_path / "a.parquet").read_bytes())).to_pylist()
    assert list(first) == [*COLUMNS, "article_json"]
    assert first | {"article_json": ""} == {**ROW, "article_json": ""}
    assert first["article_json"].encode() == full().value
    assert [row["uri"].rpartition(":")[2] for row in others] == ["ferry", "zug"]


@pytest.mark.extras
def test_parquet_of_nothing_is_a_table(tmp_path: Path) -> None:
    """No articles are a table without rows; many come in row groups, all of them, in order."""
    table = pytest.importorskip("pyarrow.parquet")
    store = shelve(tmp_path)
    for count, groups in ((0, 0), (2_500, 3)):
        shelve(tmp_path, *[Item(number, story=f"s{number}").article() for number in range(count)])
        done = copydesk("export", "--format", "parquet", "-o", "a.parquet", folder=tmp_path, COPYDESK_STORE=store)
        assert done.returncode == 0, done.stderr
        read = table.ParquetFile(tmp_path / "a.parquet")
        assert (read.metadata.num_rows, read.metadata.num_row_groups) == (count, groups)
        assert read.read().column("uri").to_pylist() == [Item(n, story=f"s{n}").uri for n in range(count)]
        read.close()
