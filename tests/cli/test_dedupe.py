"""`copydesk dedupe`: one verdict for each line, in order, and a bad line costs itself only."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.copydesk import copydesk, objects, said

KEYS = ["id", "uri", "cluster", "story", "kind", "of", "similarity", "reason"]


def line(number: object, **changes: Any) -> str:
    """Write one story of its own as a line."""
    told = {"id": number, "time": f"2025-03-16T12:{len(str(number)):02}:00Z", "headline": f"Ferry {number} waits"}
    return json.dumps(told | {"text": f"OSLO (NB) - Ferry {number} waits for the ice to go."} | changes)


def test_one_verdict_a_line_in_order(tmp_path: Path) -> None:
    """Every line is answered with its id as it came and the same eight properties, from a file and from a pipe."""
    body = "\n".join([line("a"), line(7), line("a")]).encode()
    (tmp_path / "in.ndjson").write_bytes(body)
    done = copydesk("dedupe", "in.ndjson", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [list(each) for each in objects(done)] == [KEYS] * 3
    assert [(each["id"], each["kind"]) for each in objects(done)] == [("a", "new"), (7, "new"), ("a", "duplicate")]
    assert [each["uri"] for each in objects(copydesk("dedupe", "-", folder=tmp_path, stdin=body))] == [
        each["uri"] for each in objects(done)
    ]


def test_bad_lines_cost_themselves(tmp_path: Path) -> None:
    """Each line that can't be judged says why, with its id where it has one; exit 1, its neighbours come out."""
    bad = [
        ("nonsense", None, "malformed"),
        ("", None, "empty"),
        (line("t", time="noon"), "t", "invalid"),
        (line("n", time=12), "n", "invalid"),
        (line("x", text=None), "x", "invalid"),
        ('{"id": "s", "time": "2025-03-16", "text": "\\ud800"}', "s", "malformed"),
        ("[" * 100_000, None, "malformed"),
        (json.dumps({"id": True}), None, "invalid"),
        (line("big", text="a" * 4_194_304), "big", "tooLarge"),
    ]
    body = "\n".join(part for number, (text, _, _) in enumerate(bad) for part in (text, line(number))) + "\n"
    done = copydesk("dedupe", "-", folder=tmp_path, stdin=body.encode())
    told = objects(done)
    assert done.returncode == 1
    assert [(each["id"], each["error"]["reason"]) for each in told[::2]] == [(name, reason) for _, name, reason in bad]
    assert [each["id"] for each in told[1::2]] == list(range(len(bad)))
    assert all(each["error"]["message"] for each in told[::2])


WRONG = [
    ({"time": "yesterday"}, "time is 'yesterday': write a time as 2025-03-16T12:00:00Z"),
    ({"time": 5}, "time is a number: write a time as 2025-03-16T12:00:00Z"),
    ({"id": 1.5}, "id is a number: write a string or a whole number"),
    ({"text": None}, "text is null: write a string; it may be empty"),
    ({"feed": ["nb"]}, "feed is a list: write a string, or leave it out"),
    ({"pubStatus": "killed"}, "pubStatus is 'killed': write usable, withheld or canceled, or leave it out"),
]


def test_errors_name_cause_place_and_cure(tmp_path: Path) -> None:
    """What is wrong, in which line and property, and what to write, in our own words."""
    absent = json.dumps({"id": 1, "text": ""})
    body = "\n".join([*(line("a") if not change else line("a", **change) for change, _ in WRONG), absent, "[1]"])
    done = copydesk("dedupe", "-", folder=tmp_path, stdin=body.encode())
    told = [each["error"]["message"] for each in objects(done)]
    wanted = [*(words for _, words in WRONG), "time is missing: write a time as 2025-03-16T12:00:00Z"]
    assert told[:-1] == [f"line {number}: {words}" for number, words in enumerate(wanted, 1)]
    assert told[-1].startswith("line 8: a list instead of an object: write {")


def test_the_status_of_a_line_counts(tmp_path: Path) -> None:
    """`pubStatus` canceled kills the article of the uri, withheld holds it; the answer says both."""
    lines = [
        line(1, uri="urn:x:1", feed="dpa"),
        line(2, uri="urn:x:1", feed="dpa", time="2025-03-16T14:00:00Z", text="", pubStatus="canceled"),
        line(3, uri="urn:x:2", feed="dpa", pubStatus="withheld"),
        line(4, uri="urn:x:3", feed="dpa", pubStatus=None),
    ]
    told = objects(copydesk("dedupe", "-", folder=tmp_path, stdin="\n".join(lines).encode()))
    assert [(each["kind"], each.get("pubStatus")) for each in told] == [
        ("new", None),
        ("kill", "canceled"),
        ("hold", "withheld"),
        ("new", None),
    ]
    assert told[1]["of"] == told[0]["uri"]


def test_what_is_passed_over_is_told_once(tmp_path: Path) -> None:
    """A property that is not read costs nothing and is named once, with those that are read."""
    body = "\n".join(line(n, slug="ICE/") for n in range(3))
    done = copydesk("dedupe", "-", folder=tmp_path, stdin=body.encode())
    (told,) = said(done)
    assert (done.returncode, len(objects(done))) == (0, 3)
    assert "'slug' is passed over" in told
    assert "pubStatus" in told


def test_wire_commands_name_who_reads_lines(tmp_path: Path) -> None:
    """`copydesk process` of stories as lines says which commands read them, also where they seem to be ninjs."""
    (tmp_path / "in.ndjson").write_text(line(1, uri="urn:x:1") + "\n" + line(2))
    done = copydesk("process", "in.ndjson", folder=tmp_path)
    assert done.returncode == 1
    assert "`copydesk dedupe` and `copydesk enrich` read them" in said(done)[0]


@pytest.mark.parametrize("command", ["dedupe", "enrich"])
def test_lines_name_who_reads_wire_files(tmp_path: Path, command: str) -> None:
    """What `copydesk parse` writes is no line with an id: one word says what does the whole way, not one for each property."""
    (tmp_path / "story.txt").write_text("Ice holds\n\nOSLO (Reuters) - The ice holds.\n")
    parsed = copydesk("parse", "story.txt", folder=tmp_path).stdout
    done = copydesk(command, "-", folder=tmp_path, stdin=parsed)
    (told,) = objects(done)
    assert (done.returncode, said(done)) == (1, [])
    assert "`copydesk process`" in told["error"]["message"]


def test_what_may_be_absent(tmp_path: Path) -> None:
    """A line may have no headline, an empty text and a time without a zone, which is UTC and told once."""
    body = "\n".join([line(1, headline=None), line(2, headline="", text=""), line(3, time="2025-03-16 12:00")] * 2)
    done = copydesk("dedupe", "-", folder=tmp_path, stdin=body.encode())
    assert done.returncode == 0
    assert len(objects(done)) == 6
    assert len(said(done)) <= 1


def test_one_object_is_one_line_for_every_reader(tmp_path: Path) -> None:
    """U+0085, U+2028 and U+2029 in a line neither end it nor stand in the answer."""
    body = line("a\u2028b\u2029c\u0085d", text="Ice \u2028 holds.").encode().decode("unicode_escape").encode()
    done = copydesk("dedupe", "-", folder=tmp_path, stdin=body)
    assert [each["id"] for each in objects(done)] == ["a\u2028b\u2029c\u0085d"]
    assert len(done.stdout.decode().splitlines()) == 1


def test_uri_and_version_are_the_senders(tmp_path: Path) -> None:
    """A uri makes an article; another text under it is an update, and the version names it."""
    body = "\n".join(line(n, uri="urn:x:1", version=str(n), feed="dpa") for n in range(2))
    told = objects(copydesk("dedupe", "-", folder=tmp_path, stdin=body.encode()))
    assert [(each["uri"], each["kind"]) for each in told] == [("urn:x:1", "new"), ("urn:x:1", "update")]


def test_missing_file(tmp_path: Path) -> None:
    """A file that can't be read is told, with exit 1 and nothing on stdout."""
    done = copydesk("dedupe", "missing.ndjson", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "missing.ndjson" in said(done)[0]
