"""The house keeps its floors, and the reader that says so finds every kind of breach."""

from pathlib import Path

import pytest
from layers import faults


def test_house_has_no_fault(root: Path) -> None:
    """Every module lives on a floor, imports point down, pure floors touch neither clock nor world."""
    assert faults(root) == []


PLANTED: tuple[tuple[str, str, str], ...] = (
    ("streams/text/letters.py", "from streams.pipeline import step", "not below streams.text"),
    ("streams/parse/sniff.py", "import streams.dedupe.judge", "not below streams.parse"),
    ("streams/parse/sniff.py", "from streams import enrich", "not below streams.parse"),
    ("streams/parse/sniff.py", "from ..enrich import language", "not below streams.parse"),
    ("streams/sinks/sqlite.py", "from streams.sources import folder", "not below streams.sinks"),
    ("streams/errors.py", "from streams.facts import Fact", "not below streams.errors"),
    ("schemas/raw.py", "from streams.errors import DataError", "not below schemas"),
    ("schemas/raw.py", "import yaml", "the words need pydantic"),
    ("streams/dedupe/judge.py", "import time", "pure floor"),
    ("streams/dedupe/judge.py", "def f():\n    import random", "pure floor"),
    ("streams/dedupe/judge.py", "from os import path", "pure floor"),
    ("streams/dedupe/judge.py", "from urllib.request import urlopen", "pure floor"),
    ("streams/dedupe/judge.py", "from uuid import uuid4", "pure floor"),
    ("streams/pipeline/way.py", "from datetime import datetime\nX = datetime.now()", "calls datetime.now()"),
    ("streams/pipeline/way.py", "import datetime\nX = datetime.date.today()", "calls date.today()"),
    ("streams/enrich/places.py", "X = open('x')", "calls open()"),
    ("streams/observe/metrics.py", "import faust", "outside of agents and app"),
    ("streams/helpers.py", "X = 1", "lives on no floor"),
)


@pytest.mark.parametrize(("file", "source", "fault"), PLANTED)
def test_planted_fault_is_found(tmp_path: Path, file: str, source: str, fault: str) -> None:
    """Each kind of breach is seen, exactly once, in a tree that is otherwise sound."""
    _build(tmp_path, {file: source})
    found = faults(tmp_path)
    assert len(found) == 1
    assert fault in found[0]


ALLOWED: tuple[tuple[str, str], ...] = (
    ("streams/agents/loop.py", "import asyncio, time, faust\nfrom streams.sinks import sqlite"),
    ("streams/app.py", "from faust import App\nfrom streams.agents import loop\nfrom streams.settings import Settings"),
    ("streams/settings.py", "import os\nfrom streams.errors import ConfigError"),
    ("streams/parse/formats/plain.py", "from streams.parse import sniff\nfrom streams.text import letters"),
    ("streams/parse/formats/ninjs.py", "import json\nfrom ..sniff import look\nfrom schemas import Article"),
    ("streams/dedupe/judge.py", "from datetime import datetime\ndef f(now: datetime) -> datetime:\n    return now"),
    ("schemas/publish.py", "import sys\nprint(sys.argv)"),
)


@pytest.mark.parametrize(("file", "source"), ALLOWED)
def test_lawful_import_is_let_through(tmp_path: Path, file: str, source: str) -> None:
    """What the rules allow is not reported."""
    _build(tmp_path, {file: source})
    assert faults(tmp_path) == []


SOUND = (
    "schemas/raw.py", "streams/errors.py", "streams/facts.py", "streams/settings.py",
    "streams/pipeline/way.py", "streams/text/letters.py", "streams/parse/sniff.py", "streams/dedupe/judge.py",
    "streams/enrich/places.py", "streams/observe/metrics.py", "streams/sources/folder.py", "streams/sinks/sqlite.py",
    "streams/agents/loop.py", "streams/app.py",
)  # fmt: skip


def _build(root: Path, changed: dict[str, str]) -> None:
    for name in {*SOUND, *changed}:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(name, "X = 1\n"), encoding="utf-8")
        for package in path.relative_to(root).parents[:-1]:
            (root / package / "__init__.py").touch()
