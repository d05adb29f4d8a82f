"""The feeds file: what an operator knows about the feeds, one TOML table `[feeds.<id>]` each."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.feeds import Feed
from streams.errors import ConfigError

NOT_WRITTEN = frozenset({"id", "known"})
"""What the reader of the file gives: the name of the table, and that it stands in the file."""

WRITTEN = tuple(name for name in Feed.model_fields if name not in NOT_WRITTEN)

NAMES = {field.alias: name for name, field in Feed.model_fields.items()}
"""Validation names a field as in JSON; the file has the names of Python."""

MENDS = {"time_zone": "; write a name of the IANA database, as in America/New_York"}


def load_feeds(path: Path | None) -> dict[str, Feed]:
    """Return the feeds of the file by id; none without a file. Raise ConfigError with line, field and mend."""
    if path is None:
        return {}
    try:
        text = path.read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"can't read the feeds file {path}: {error.strerror}; mend the setting feeds") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is no TOML: {error}; mend that line") from error
    tables = document.get("feeds", {})
    if set(document) - {"feeds"} or not isinstance(tables, dict):
        raise ConfigError(f"{path}: only tables [feeds.<id>] stand in a feeds file")
    return {feed: _feed(path, text, feed, table) for feed, table in tables.items()}


def _feed(path: Path, text: str, feed: str, table: Any) -> Feed:
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: write feed {feed} as a table [feeds.{feed}]")
    for key in table:
        if key not in WRITTEN:
            raise ConfigError(f"{_place(path, text, feed, key)}: {_unknown(key)}")
    try:
        return Feed(**table, id=feed)
    except ValidationError as error:
        first = error.errors()[0]
        key = NAMES.get(str(first["loc"][0]), str(first["loc"][0])) if first["loc"] else "id"
        raise ConfigError(f"{_place(path, text, feed, key)}: {first['msg']}{MENDS.get(key, '')}") from error


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key, WRITTEN, n=1)
    return f"unknown; did you mean {near[0]}?" if near else f"unknown; a feed has {', '.join(WRITTEN)}"


def _place(path: Path, text: str, feed: str, key: str) -> str:
    """Name file, line and field. tomllib keeps no lines: look for the key below the head of its table."""
    head = re.compile(rf"\s*\[\s*feeds\s*\.\s*[\"']?{re.escape(feed)}[\"']?\s*\]")
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("["):
            inside = head.match(line) is not None
        elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return f"{path}, line {number}, feed {feed}, {key}"
    return f"{path}, feed {feed}, {key}"
