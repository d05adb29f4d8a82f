"""`copydesk parse` and `copydesk process`: files in, NDJSON out, and a bad file costs itself only."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.copydesk import COMMAND, clean_environment, copydesk, objects, said
from promptness import PATIENCE

from schemas import ParsedItem
from schemas.codec import encode
from streams.cli.parse import fault_of
from streams.parse import feed_for, file_item, parse

STORY = "{title}\n\nLISBON (Reuters) - {title}: the trams stand still on Monday, said the city.\n\nMore later.\n"
AT = datetime(2025, 3, 17, 12, tzinfo=UTC)
RECEIVED = ("--received", "2025-03-17T12:00:00Z")
BOTH = pytest.mark.parametrize("command", ["parse", "process"])


def stories(folder: Path, *names: str) -> list[str]:
    """Write a story for each name; return the names."""
    for name in names:
        (folder / name).write_text(STORY.format(title=f"Story {name} is told"), encoding="utf-8")
    return list(names)


@BOTH
def test_order_and_source_are_those_of_the_paths(tmp_path: Path, command: str) -> None:
    """One object a line in the order of the paths; `copydesk.raw.source` is the path as it was given."""
    (tmp_path / "below").mkdir()
    names = ["z.txt", "./a.txt", "below/m.txt", str(tmp_path / "b.txt")]
    stories(tmp_path, *names)
    done = copydesk(command, "--feed", "reuters", *RECEIVED, *names, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [each["copydesk"]["raw"]["source"] for each in objects(done)] == names
    assert [each["copydesk"]["receivedAt"] for each in objects(done)] == [
        "2025-03-17T12:00:00Z",
        *(f"2025-03-17T12:00:00.00000{n}Z" for n in (1, 2, 3)),
    ]


@pytest.mark.parametrize("more", range(4))
def test_files_of_one_time_come_in_their_order(tmp_path: Path, more: int) -> None:
    """What came last is the newest version, whatever the hashes of the files say."""
    names = stories(tmp_path, "1.txt")
    text = (tmp_path / "1.txt").read_text()
    for name, label in (("2.txt", "HOLD"), ("3.txt", "RELEASE")):
        (tmp_path / name).write_text(f"{label} - {text}" + "\n" * more)
    done = copydesk("process", "--feed", "reuters", *RECEIVED, *names, "2.txt", "3.txt", folder=tmp_path)
    assert [each["copydesk"]["change"]["kind"] for each in objects(done)] == ["new", "hold", "release"]
    assert {each["headlines"][0]["value"] for each in objects(done)} == {"Story 1.txt is told"}  # without their labels


@BOTH
def test_bad_files_cost_themselves(tmp_path: Path, command: str) -> None:
    """A missing, an empty, a binary file and a folder: a line on stderr each, exit 1, the others come out."""
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 9)
    bad = ["missing", "empty", "noise", "."]
    good = stories(tmp_path, "1", "2", "3", "4", "5")
    mixed = [name for pair in zip(good, [*bad, "1"], strict=True) for name in pair][:-1]
    done = copydesk(command, "--feed", "reuters", *RECEIVED, *mixed, folder=tmp_path)
    assert done.returncode == 1
    assert [each["copydesk"]["raw"]["source"] for each in objects(done)] == good
    assert [line.split(": ")[1] for line in said(done)] == bad
    assert [line.split(": ")[2] for line in said(done)] == ["missing", "empty", "malformed", "not readable"]


@BOTH
def test_bad_item_of_an_array_costs_itself(tmp_path: Path, command: str) -> None:
    """One bad item in an array of ninjs: its number on stderr, exit 1, its neighbours come out."""
    items = [{"uri": f"urn:x:{n}", "headlines": [{"value": f"Headline {n}"}]} for n in (0, 1, 2)]
    items[1].pop("uri")
    (tmp_path / "three.json").write_text(json.dumps(items))
    done = copydesk(command, "--feed", "dpa", *RECEIVED, "three.json", folder=tmp_path)
    assert done.returncode == 1
    assert [each["copydesk"]["raw"].get("item", 0) for each in objects(done)] == [0, 2]
    (line,) = said(done)
    assert "three.json: item 1: unsupported" in line


@BOTH
def test_standard_input(tmp_path: Path, command: str) -> None:
    """`-` is standard input, once, between files."""
    before, after = stories(tmp_path, "before", "after")
    body = STORY.format(title="From a pipe").encode()
    done = copydesk(command, "--feed", "reuters", *RECEIVED, before, "-", after, folder=tmp_path, stdin=body)
    assert done.returncode == 0
    assert [each["copydesk"]["raw"]["source"] for each in objects(done)] == ["before", "-", "after"]


def test_media_type_stands_above_the_name(tmp_path: Path) -> None:
    """`--media-type` says how to read bytes whose name says nothing, with its charset."""
    (tmp_path / "raw").write_bytes(STORY.format(title="Caf\u00e9 f\u00fcr alle").encode("utf-16-le"))
    media_type = "text/plain; charset=utf-16le"
    done = copydesk("parse", "--feed", "reuters", "--media-type", media_type, *RECEIVED, "raw", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert objects(done)[0]["headlines"][0]["value"] == "Caf\u00e9 f\u00fcr alle"


@BOTH
def test_one_object_is_one_line_for_every_reader(tmp_path: Path, command: str) -> None:
    """U+0085, U+2028 and U+2029 are escaped: a reader that splits at them sees as many lines as there are objects."""
    item = {"uri": "urn:x:1", "headlines": [{"value": "One \u2028two \u2029three\u0085four"}]}
    (tmp_path / "odd.json").write_text(json.dumps([item, item | {"uri": "urn:x:2"}]), encoding="utf-8")
    done = copydesk(command, "--feed", "dpa", *RECEIVED, "odd.json", folder=tmp_path)
    text = done.stdout.decode()
    assert text.endswith("\n")
    assert len(text.splitlines()) == 2
    assert [json.loads(line)["uri"] for line in text.splitlines()] == ["urn:x:1", "urn:x:2"]


@BOTH
def test_unknown_feed_is_taken_with_a_warning(tmp_path: Path, command: str) -> None:
    """A feed that nobody knows is read with defaults, and the item says so; a known one says nothing."""
    (name,) = stories(tmp_path, "a.txt")
    unknown = copydesk(command, "--feed", "harbour-radio", *RECEIVED, name, folder=tmp_path)
    known = copydesk(command, "--feed", "reuters", *RECEIVED, name, folder=tmp_path)
    assert unknown.returncode == known.returncode == 0
    assert any("harbour-radio" in warning for warning in objects(unknown)[0]["copydesk"]["warnings"])
    assert not [warning for warning in objects(known)[0]["copydesk"]["warnings"] if "feeds file" in warning]


def test_duplicate_ends_on_stderr(tmp_path: Path) -> None:
    """The same bytes, or the same story in other spacing, are no second article: exit 0 and a line that says of what."""
    (name,) = stories(tmp_path, "a.txt")
    text = (tmp_path / name).read_bytes()
    (tmp_path / "copy.txt").write_bytes(text)
    (tmp_path / "spaced.txt").write_bytes(text.replace(b"\n\n", b"\n\n\n"))
    done = copydesk("process", "--feed", "reuters", *RECEIVED, name, "copy.txt", "spaced.txt", folder=tmp_path)
    assert done.returncode == 0
    assert len(objects(done)) == 1
    same, alike = said(done)
    assert same == "copydesk: copy.txt: duplicate: the same bytes as a.txt"
    assert alike.startswith("copydesk: spaced.txt: duplicate: ")


def test_embargo_is_told_and_keeps_the_text_back(tmp_path: Path) -> None:
    """An item under embargo at the time of receiving does not come out; a line says until when."""
    item = {"uri": "urn:x:1", "embargoed": "2025-03-18T00:00:00Z", "headlines": [{"value": "Not yet"}]}
    (tmp_path / "a.json").write_text(json.dumps(item))
    before = copydesk("process", "--feed", "dpa", *RECEIVED, "a.json", folder=tmp_path)
    after = copydesk("process", "--feed", "dpa", "--received", "2025-03-18T00:00:00Z", "a.json", folder=tmp_path)
    assert before.stdout == b""
    assert said(before) == ["copydesk: a.json: held: an embargo keeps it back until 2025-03-18T00:00:00Z"]
    assert len(objects(after)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux file systems take any bytes as a name")
def test_name_that_is_no_text(tmp_path: Path) -> None:
    """A path that is no UTF-8 is read; what can't stand in JSON is replaced."""
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(STORY.format(title="A name of bytes"))
    done = copydesk("process", "--feed", "reuters", *RECEIVED, name, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert objects(done)[0]["copydesk"]["raw"]["source"] == "caf\ufffd.txt"


@BOTH
def test_reader_who_goes_away_is_no_error(tmp_path: Path, command: str) -> None:
    """`… | head -1` ends in silence and with 0, however much is left to print."""
    (tmp_path / "many.json").write_text(
        json.dumps([{"uri": f"urn:x:{n}", "headlines": [{"value": f"Headline {n}"}]} for n in range(400)])
    )
    arguments = [*COMMAND, command, "--feed", "dpa", *RECEIVED, "many.json"]
    with subprocess.Popen(
        arguments, cwd=tmp_path, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b'{"uri":"urn:x:0"')
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(PATIENCE) == 0


def test_what_dedupe_would_refuse_is_not_printed() -> None:
    """A value that no article may have is an error of the item, as it is in the stream."""
    item = parse(file_item("x", STORY.format(title="Trams").encode(), feed="x", received_at=AT), feed_for("x", {}))[0]
    assert isinstance(item, ParsedItem)
    assert fault_of(encode(item)) is None
    fault = fault_of(encode(item.model_copy(update={"urgency": 12})))
    assert fault is not None
    assert fault.reason == "invalid"
    assert "urgency" in str(fault)


@pytest.mark.parametrize(("said", "urgency"), [("4", 4), ("04", 4), ("12", None), ("00012345", None)])
def test_an_urgency_out_of_range(said: str, urgency: int | None) -> None:
    """NITF's urgency of any length is read within its bounds, or told."""
    data = f"<nitf><head><docdata><urgency ed-urg='{said}'/></docdata></head><body><body.head><hedline><hl1>Trams</hl1></hedline></body.head></body></nitf>"
    item = parse(file_item("x", data.encode(), feed="x", received_at=AT), feed_for("x", {}))[0]
    assert isinstance(item, ParsedItem)
    assert item.urgency == urgency
    assert (urgency is None) == any("the urgency is no number" in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize(
    "text", ["Prière d'annuler notre dépêche « {} ».", "Merci d’annuler et de ne pas utiliser « {} »."]
)
def test_a_kill_in_french_takes_its_story_away(text: str, tmp_path: Path) -> None:
    """A note behind the story, without an identifier, has the uri of the story and no longer lets it be used."""
    title = "Un chalutier coule au large de Brest"
    (tmp_path / "a.txt").write_text(STORY.format(title=title), encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Aux rédactions\n\n{text.format(title)}\n", encoding="utf-8")
    done = copydesk("process", "--feed", "reuters", *RECEIVED, "a.txt", "b.txt", folder=tmp_path)
    story, kill = objects(done)
    assert (kill["uri"], kill["pubStatus"]) == (story["uri"], "canceled")
