"""Authors of JSON items that have no byline: text, list, object, and what names nobody."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

ITEM = {"headline": "Ferries stay in port", "body_text": "Ferries stayed in port on Tuesday.", "uri": "urn:x:1"}


def read(**more: Any) -> ParsedItem:
    """Parse one item with these properties."""
    raw = file_item("x", json.dumps(ITEM | more).encode(), feed="desk", received_at=datetime(2026, 3, 16, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    ("more", "by", "authors"),
    [
        ({"author": "Jane Doe"}, "Jane Doe", ["Jane Doe"]),
        ({"author": "By JANE DOE and Bo Reed"}, "Jane Doe and Bo Reed", ["Jane Doe", "Bo Reed"]),
        ({"author": ["Jane Doe", "Bo Reed"]}, "Jane Doe, Bo Reed", ["Jane Doe", "Bo Reed"]),
        ({"author": {"@type": "Person", "name": "Jane Doe"}}, "Jane Doe", ["Jane Doe"]),
        ({"author": [{"name": "Jane Doe"}, "Bo Reed"]}, "Jane Doe, Bo Reed", ["Jane Doe", "Bo Reed"]),
        ({"authors": "Jane Doe"}, "Jane Doe", ["Jane Doe"]),
        ({"authors": [{"name": "Jane Doe"}]}, "Jane Doe", ["Jane Doe"]),
        ({"author": {"first_name": "Jane", "lastName": "Doe"}}, "Jane Doe", ["Jane Doe"]),
        ({"creator": "Jane Doe"}, "Jane Doe", ["Jane Doe"]),
        ({"author": "jane@x.example (Jane Doe)"}, "Jane Doe", ["Jane Doe"]),
        ({"author": "Jane Doe <jane@x.example>"}, "Jane Doe", ["Jane Doe"]),
        ({"byline": "Bo Reed", "author": "Jane Doe"}, "Bo Reed", ["Bo Reed"]),
        ({"author": "jane@x.example"}, None, []),
        ({"author": ""}, None, []),
        ({"author": []}, None, []),
        ({"author": {}}, None, []),
        ({"author": [None, 7, True, [], {"name": 7}]}, None, []),
        ({"author": {"name": ["Jane Doe"]}}, None, []),
        ({"authors": [{"name": "Jane Doe", "role": "editor"}]}, None, []),
        ({"author": "Reuters"}, "Reuters", []),
    ],
)
def test_authors(more: dict[str, Any], by: str | None, authors: list[str]) -> None:
    """An author is the byline of an item without one, in whatever form; addresses of mail are never public."""
    item = read(**more)
    assert item.by == by
    assert [person.name for person in item.people if person.rel == "author"] == authors
    assert "@" not in item.model_dump_json(include={"by", "people"})


def test_a_text_by_its_name_in_schema_org() -> None:
    """An item with headline and articleBody is read without its @context, too, with a warning that it has no uri."""
    value = {
        "headline": "Ferries stay in port",
        "articleBody": "Ferries stayed in port.",
        "author": {"name": "Jane Doe"},
    }
    raw = file_item("x", json.dumps(value).encode(), feed="desk", received_at=datetime(2026, 3, 16, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    assert (item.by, item.text) == ("Jane Doe", "Ferries stayed in port.")
    assert any("has no uri" in each for each in item.copydesk.warnings)
