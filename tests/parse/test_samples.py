"""Every sample lies beside its answer: what comes in, what must come out. `pytest --golden` rewrites the answers."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from parse.shelf import FOLDERS, SAMPLES, samples_of

from schemas import ParsedItem, decode, encode
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.feeds import KNOWN

CASES = [path for folder in FOLDERS for path in samples_of(folder)]
RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)

CURE = (
    "For another feed let the sample's name begin with its id (`ntb-kill.txt`), or write the answer with the line "
    '{"feed": "<id>"} first.'
)

# What follows from the bytes alone, and would change in every answer with one letter.
VOLATILE = ("receipt", "revision", "raw", "receivedAt")


def answer_of(path: Path) -> Path:
    """Return where the answer lies: `case.txt` has `case.json`, `case.ninjs` has `case.json` too."""
    return path.with_suffix(".json")


def asked_of(path: Path) -> dict[str, Any]:
    """Return the answer, which says the feed too; without one, the known feed that the sample's name begins with."""
    if answer_of(path).exists():
        asked: dict[str, Any] = json.loads(answer_of(path).read_text(encoding="utf-8"))
        return asked
    feed = path.stem.partition("-")[0]
    return {"feed": feed} if feed in KNOWN else {}


def read(path: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Parse one sample as its answer asks (feed, content type), and return what came of it as the answer spells it."""
    feed, content_type = asked.get("feed", "reuters"), asked.get("contentType")
    got: dict[str, Any] = {"feed": feed} | ({"contentType": content_type} if content_type else {})
    try:
        raw = file_item(path.name, path.read_bytes(), feed=feed, received_at=RECEIVED, content_type=content_type)
        return got | {"items": [spelled(outcome) for outcome in parse(raw, feed_for(feed, {}))]}
    except DataError as error:
        return got | {"error": {"reason": error.reason, "message": str(error)}}


def spelled(outcome: ParsedItem | Refused) -> dict[str, Any]:
    """Return an outcome as JSON, without what is volatile."""
    if isinstance(outcome, Refused):
        return {"refused": outcome.item, "reason": outcome.error.reason, "message": str(outcome.error)}
    data = encode(outcome)
    assert decode(ParsedItem, data) == outcome, "dedupe must be able to read it: parse checks no value of a draft"
    item: dict[str, Any] = json.loads(data)
    revision = item["copydesk"]["revision"]
    if revision in item["uri"]:
        del item["uri"]
    if item["version"] == revision[:12]:
        del item["version"]
    for name in VOLATILE:
        item["copydesk"].pop(name)
    return item


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_sample(path: Path, golden: bool) -> None:
    """A sample gives exactly its answer."""
    answer, asked = answer_of(path), asked_of(path)
    got = read(path, asked)
    if golden:
        answer.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif not answer.exists():
        pytest.fail(f"{path.name} has no answer: `make golden` writes it, read as the feed {got['feed']!r}. {CURE}")
    else:
        assert got == asked, f"{answer.name} says otherwise; if it is wrong now, `make golden` rewrites it"


def test_every_folder_is_on_the_shelf() -> None:
    """A folder of samples is tested: it stands in `FOLDERS` of tests/parse/shelf.py."""
    folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
    assert folders == set(FOLDERS), "put the folder into FOLDERS of tests/parse/shelf.py: no test reads others"


def test_a_new_sample_is_read_as_the_feed_of_its_name() -> None:
    """Before it has an answer, `ntb-kill.txt` is of NTB, and what begins with no known feed is read as every other."""
    assert asked_of(SAMPLES / "plain" / "ntb-no-such-sample.txt") == {"feed": "ntb"}
    assert asked_of(SAMPLES / "plain" / "no-such-sample.txt") == {}


def test_every_answer_has_a_sample() -> None:
    """No answer stands alone: a renamed sample takes its answer along."""
    answers = {path for folder in FOLDERS for path in (SAMPLES / folder).glob("*.json")}
    assert answers == {answer_of(path) for path in CASES}
