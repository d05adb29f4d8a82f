"""The story that this project was started with, where the workplace has it, gives what its answer says of the parser."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from schemas import encode
from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse

# What later stages add: the language, the cluster.
LATER = {"/language", "/copydesk/cluster"}


def missing(expected: Any, got: Any, path: str = "") -> list[str]:
    """Return where `got` lacks or contradicts what `expected` says; a text that ends in "…" is a beginning."""
    if path in LATER:
        return []
    if isinstance(expected, dict):
        given = got if isinstance(got, dict) else {}
        names = [name for name in expected if not name.startswith("_")]
        return [fault for name in names for fault in missing(expected[name], given.get(name), f"{path}/{name}")]
    if isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            return [f"{path}: {got!r} has not {len(expected)} entries"]
        return [
            fault for n, (a, b) in enumerate(zip(expected, got, strict=True)) for fault in missing(a, b, f"{path}/{n}")
        ]
    if isinstance(expected, str) and expected.endswith("…"):
        return [] if isinstance(got, str) and got.startswith(expected[:-1]) else [f"{path}: {got!r}"]
    return [] if got == expected else [f"{path}: {got!r} is not {expected!r}"]


def test_the_seed_story(root: Path) -> None:
    """Everything that the answer has under `article` and a parser can know comes out of the story."""
    seed = root.parent / "shared" / "seed"
    if not seed.is_dir():
        pytest.skip("the seed story is not part of the project")
    story = next(seed.glob("*.txt"))
    answer = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    received = datetime(2025, 3, 16, 12, tzinfo=UTC)
    raw = file_item(story.name, story.read_bytes(), feed="reuters", received_at=received)
    [item] = parse(raw, feed_for("reuters", {}))
    assert isinstance(item, ParsedItem)
    assert missing(answer["article"], json.loads(encode(item))) == []
    absent = ("By Guy", "Reporting by", "Editing by", "LYNX", "tagreuters")
    assert not [words for words in absent for body in item.bodies if words in body.value]
