"""Articles made from every real wire file are ninjs 3.1 once `copydesk` is gone, and JSON carries all of an item."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from quality.wire import RECEIVED, WIRE, feed_of, files, need, read
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from schemas import Article, ParsedItem, decode, encode
from schemas.topics import ARTICLES, DEAD
from streams.cli.parse import media_type_of
from streams.dedupe import Desk
from streams.errors import DataError
from streams.messages import Send
from streams.parse import file_item
from streams.parse.identity import is_uri
from streams.pipeline.way import InProcess

NINJS = WIRE / "ninjs-schema/iptc-newsinjson/specification/ninjs-schema_3.1.json"

# ninjs refers to the schema of GeoJSON by its address; RFC 7946 in the part that an article may use: a point.
GEOJSON_ID = "https://geojson.org/schema/GeoJSON.json"
GEOJSON: dict[str, Any] = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {
            "minItems": 2,
            "maxItems": 2,
            "prefixItems": [
                {"type": "number", "minimum": -180, "maximum": 180},
                {"type": "number", "minimum": -90, "maximum": 90},
            ],
        },
    },
}


FORMATS = FormatChecker(formats=())
FORMATS.checks("uri")(lambda value: not isinstance(value, str) or is_uri(value))
FORMATS.checks("date-time", ValueError)(lambda value: datetime.fromisoformat(value).tzinfo is not None)
"""Off by default in JSON Schema: addresses that a reader may follow, times with a zone."""

SENDERS_WORD = "symbolType"
"""IPTC suggests a vocabulary of symbol types by address; senders write "ticker" and "ISIN", and so do we."""


@pytest.fixture(scope="module")
def ninjs() -> Draft202012Validator:
    """Return a validator for IPTC's own schema, where it lies beside the project."""
    need(WIRE)
    schema = json.loads(NINJS.read_text(encoding="utf-8"))
    geojson = DRAFT202012.create_resource(GEOJSON)
    registry = Registry().with_resource(GEOJSON_ID, geojson)
    return Draft202012Validator(schema, registry=registry, format_checker=FORMATS)


def faults(ninjs: Draft202012Validator, encoded: bytes) -> list[str]:
    """Return what IPTC's schema has against a document without `copydesk`."""
    document = json.loads(encoded)
    del document["copydesk"]
    found = [error for error in ninjs.iter_errors(document) if error.json_path.rpartition(".")[2] != SENDERS_WORD]
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def sends(path: Path) -> Iterator[Send]:
    """Take one file all the way, alone, so that no other file makes it a duplicate."""
    raw = file_item(
        str(path), path.read_bytes(), feed=feed_of(path), received_at=RECEIVED, content_type=media_type_of(path.name)
    )
    try:
        yield from InProcess({}, Desk()).raw(raw, lambda _: None)
    except DataError:
        return


def test_articles_are_ninjs(ninjs: Draft202012Validator) -> None:
    """What the public topic would get of any sample is ninjs 3.1 without our property; no sample ends as our bug."""
    count, wrong = Counter[str](), []
    for path in files():
        form = path.relative_to(WIRE).parts[0]
        for send in sends(path):
            if send.topic == ARTICLES and send.value is not None:
                count[form] += 1
                wrong += [f"{path.relative_to(WIRE)}: {fault}" for fault in faults(ninjs, send.value)]
                assert encode(decode(Article, send.value)) == send.value
            assert send.topic != DEAD, f"{path}: {send.headers}"
    for form, articles in sorted(count.items()):
        print(f"{form:28} {articles:5} articles")
    assert wrong == []
    assert count


def test_json_carries_all_of_an_item(ninjs: Draft202012Validator) -> None:
    """A parsed item is the same after JSON, and ninjs 3.1 like the article that it becomes."""
    seen = 0
    for path in files():
        for item in read(path).items:
            seen += 1
            encoded = encode(item)
            assert decode(ParsedItem, encoded) == item
            assert faults(ninjs, encoded) == [], path
    assert seen
