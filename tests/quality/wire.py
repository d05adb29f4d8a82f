"""The real wire files that lie beside the project in its makers' workplace: read, each with the feed that it came from."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from schemas.article import ParsedItem
from streams.cli.parse import media_type_of
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.feeds import KNOWN

SHARED = Path(__file__).parents[3] / "shared" / "samples"
WIRE = SHARED / "wire"
RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)

NO_ARTICLES: dict[str, str] = {
    "ninjs-schema/**/*": "JSON Schemas",
    "html-article/**/*.json": "answers beside the pages",
    "html-article/**/*.info": "what the pages are, for the tests of their project",
    "guardian-fingerpost-json/**/*.ts": "source code with items inside",
    "newsmlg2/**/*planning*": "plans of coverage",
    "newsmlg2/**/*Planning*": "plans of coverage",
    "newsmlg2/**/events_ml*": "events",
    "newsmlg2/**/*conceptitem*": "concepts",
    "newsmlg2/**/*knowledgeitem*": "lists of concepts",
    "newsmlg2/**/*Catalog*": "catalogs of code schemes",
    "newsmlg2/**/*emptynewsmessage*": "a message without items",
    "html-jsonld/extruct/**/*": "pages of every kind, few of them articles",
}
"""Files below the folder of wire samples that hold no article, and what they are."""


class Outcome(NamedTuple):
    """What became of one file."""

    items: tuple[ParsedItem, ...]
    refused: tuple[str, ...]
    error: str


def need(folder: Path) -> Path:
    """Skip the test where the folder is not there: a user's machine has none of it."""
    if not folder.is_dir():
        pytest.skip("the samples are not part of the project")
    return folder


def files() -> Iterator[Path]:
    """Yield every sample file, in the order of their paths."""
    return (path for path in sorted(WIRE.rglob("*")) if path.is_file() and path.parent != WIRE)


def holds_article(path: Path) -> bool:
    """Whether a file is one that an article should come out of."""
    inside = path.relative_to(WIRE).as_posix()
    return not any(fnmatch(inside, pattern.replace("**/", "")) for pattern in NO_ARTICLES)


def feed_of(path: Path) -> str:
    """Return the agency that a file is named after, else a feed that nobody knows."""
    named = path.relative_to(WIRE).as_posix().lower().partition("/")[2]
    found = [agency for agency in KNOWN if re.search(rf"(?<![a-z]){agency}(?![a-z])", path.name.lower())]
    return found[0] if found else "ap" if "/ap/" in named else "unknown"


@cache
def read(path: Path) -> Outcome:
    """Parse one file; whatever else than a DataError comes out ends the test."""
    try:
        raw = file_item(
            str(path),
            path.read_bytes(),
            feed=feed_of(path),
            received_at=RECEIVED,
            content_type=media_type_of(path.name),
        )
        outcomes = parse(raw, feed_for(feed_of(path), {}))
    except DataError as error:
        return Outcome((), (), f"{error.reason}: {error}")
    items = tuple(each for each in outcomes if not isinstance(each, Refused))
    return Outcome(items, tuple(str(each.error) for each in outcomes if isinstance(each, Refused)), "")
