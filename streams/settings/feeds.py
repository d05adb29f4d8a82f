"""The feeds file: what an operator knows about the feeds, one TOML table `[feeds.<id>]` each."""

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.base import Model
from schemas.feeds import CANARY_FEED, Feed, Poll, Push
from streams.errors import ConfigError
from streams.settings.table import Settings

NOT_WRITTEN = frozenset({"id", "known"})
"""What the reader of the file gives: the name of the table, and that it stands in the file."""

WRITTEN = tuple(name for name in Feed.model_fields if name not in NOT_WRITTEN)

NAMES = {field.alias: name for name, field in Feed.model_fields.items()}
"""Validation names a field as in JSON; the file has the names of Python."""

TABLES: dict[str, type[Model]] = {"push": Push, "poll": Poll}
"""Tables inside of a feed's table."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

MENDS = {
    "time_zone": "; write a name of the IANA database, as in America/New_York",
    "charset": "; write a name of the IANA registry, as in utf-8, cp437 or din_66003",
}


def load_feeds(path: Path | None) -> dict[str, Feed]:
    """Return the feeds of the file by id; none without a file. Raise ConfigError with line, field and mend.

    What the file says of an agency that is known without it is added to what is known, field by field.
    """
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


def feeds_of(settings: Settings) -> Mapping[str, Feed]:
    """Return the feeds of the feeds file, none without one; with shards by language each feed is in that of its own."""
    feeds = load_feeds(settings.feeds) if settings.feeds else {}
    if settings.shard == "one":
        return feeds
    return {name: feed.model_copy(update={"shard": feed.language or feed.shard}) for name, feed in feeds.items()}


def _feed(path: Path, text: str, feed: str, table: Any) -> Feed:
    # Here, not above: whoever has no feeds file, and most commands, read no wires and do without 0.3 s of imports.
    from streams.parse.feeds import KNOWN

    if not isinstance(table, dict):
        raise ConfigError(f"{path}: write feed {feed} as a table [feeds.{feed}]")
    _check(path, text, feed, table)
    known = KNOWN[feed].model_dump(exclude={"id"}, exclude_unset=True) if feed in KNOWN else {}
    try:
        return Feed(**known | table, id=feed)
    except ValidationError as error:
        first = error.errors()[0]
        key = NAMES.get(str(first["loc"][0]), str(first["loc"][0])) if first["loc"] else "id"
        raise ConfigError(f"{_place(path, text, feed, key)}: {first['msg']}{MENDS.get(key, '')}") from error


def _check(path: Path, text: str, feed: str, table: Mapping[str, Any]) -> None:
    """Raise for what the model would not see, or not in words that help."""
    if feed == CANARY_FEED:
        raise ConfigError(f"{path}: {feed} is the feed of our own synthetic items; give this one another id")
    for key in table:
        if key not in WRITTEN:
            raise ConfigError(f"{_place(path, text, feed, key)}: {_unknown(key)}")
    for name, model in TABLES.items():
        inner = table.get(name, {})
        if unknown := set(inner) - set(model.model_fields) if isinstance(inner, dict) else {name}:
            has = ", ".join(model.model_fields)
            raise ConfigError(f"{path}, feed {feed}: [feeds.{feed}.{name}] has {has}, not {', '.join(sorted(unknown))}")
    for key, names in _closed().items():
        if table.get(key) is not None and table[key] not in names:
            raise ConfigError(f"{_place(path, text, feed, key)}: {_not_one_of(str(table[key]), names)}")
    if "without" in table:
        _check_enrichers(_place(path, text, feed, "without"), table["without"])
    if not LANGUAGE.fullmatch(str(table.get("language", "en"))):
        raise ConfigError(f"{_place(path, text, feed, 'language')}: write a language tag of BCP 47, as en or pt-BR")


def _closed() -> dict[str, Collection[str]]:
    """Return the fields whose values are the rows of a table."""
    from streams.parse.dialects import DIALECTS
    from streams.parse.formats import FORMATS

    return {"dialect": DIALECTS, "format": FORMATS}


def _check_enrichers(place: str, names: Any) -> None:
    from streams.enrich import ENRICHERS

    known = [enricher.name for enricher in ENRICHERS]
    if not isinstance(names, list):
        raise ConfigError(f'{place}: write a list, as ["{known[-1]}"]')
    for name in names:
        if name not in known:
            raise ConfigError(f"{place}: {_not_one_of(str(name), known)}")


def _not_one_of(value: str, names: Collection[str]) -> str:
    near = difflib.get_close_matches(value, names, n=1)
    return f"'{value}' is not known; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}")


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
