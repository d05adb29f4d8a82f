"""Every sample lies beside its answer: what comes in, what must come out. `pytest --golden` rewrites the answers."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from parse.shelf import FOLDERS, SAMPLES, samples_of

from schemas import ParsedItem, encode
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse

CASES = [path for folder in FOLDERS for path in samples_of(folder)]
RECEIVED = datetime(2025, 3, 16, 12, tzinfo=UTC)

# What follows from the bytes alone, and would change in every answer with one letter.
VOLATILE = ("receipt", "revision", "raw", "receivedAt")


def answer_of(path: Path) -> Path:
    """Return where the answer lies: `case.txt` has `case.json`, `case.ninjs` has `case.json` too."""
    return path.with_suffix(".json")


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
    item: dict[str, Any] = json.loads(encode(outcome))
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
    answer = answer_of(path)
    asked = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else {}
    got = read(path, asked)
    if golden:
        answer.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == (got if golden else asked)


def test_every_answer_has_a_sample() -> None:
    """No answer stands alone: a renamed sample takes its answer along."""
    answers = {path for folder in FOLDERS for path in (SAMPLES / folder).glob("*.json")}
    assert answers == {answer_of(path) for path in CASES}
