"""The story that this project was started with, the whole way: `copydesk process` gives everything that its answer has."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.copydesk import copydesk, objects


def missing(expected: Any, got: Any, path: str = "article") -> list[str]:
    """Return where `got` lacks or contradicts what `expected` says; a text that ends in "…" is a beginning."""
    if isinstance(expected, dict):
        given = got if isinstance(got, dict) else {}
        names = [name for name in expected if not name.startswith("_")]
        return [fault for name in names for fault in missing(expected[name], given.get(name), f"{path}.{name}")]
    if isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            return [f"{path}: {got!r} has not {len(expected)} entries"]
        pairs = enumerate(zip(expected, got, strict=True))
        return [fault for number, (one, other) in pairs for fault in missing(one, other, f"{path}.{number}")]
    if isinstance(expected, str) and expected.endswith("…"):
        return [] if isinstance(got, str) and got.startswith(expected[:-1]) else [f"{path}: {got!r}"]
    return [] if got == expected else [f"{path}: {got!r} is not {expected!r}"]


def test_the_seed_story(root: Path, tmp_path: Path) -> None:
    """Everything that the answer has under `article` comes out of the story, and nothing is said on stderr."""
    seed = root.parent / "shared" / "seed"
    if not seed.is_dir():
        pytest.skip("the seed story is not part of the project")
    answer = json.loads((seed / "expected.json").read_text(encoding="utf-8"))
    paths = sorted(str(path) for path in seed.glob("*.txt"))
    done = copydesk("process", "--feed", "reuters", "--received", "2025-03-16T12:00:00Z", *paths, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    (article,) = objects(done)
    assert missing(answer["article"], article) == []
