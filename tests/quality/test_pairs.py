"""dpa's own pairs: one item as digitalwires JSON, and what dpa's converter made of it in NewsML-G2."""

from pathlib import Path

import pytest
from quality.wire import RECEIVED, WIRE, need

from schemas import ParsedItem
from streams.parse import Refused, feed_for, file_item, parse

JSON = WIRE / "dpa-digitalwires-json/dpa-digitalwires-to-newsmlg2/tests/data/input"
G2 = WIRE / "newsmlg2/dpa-digitalwires-to-newsmlg2/tests/data/output"

SAME = (
    "uri", "type", "version", "version_created", "embargoed_until", "pub_status", "urgency", "language", "headlines", "by",
    "located", "bodies", "copyright_notice", "usage_terms", "info_sources", "ed_note",
)  # fmt: skip
SAME_FACTS = ("revision", "dateline", "keywords", "paragraphs", "change", "notes", "credits", "priority", "take")
PART = ("people", "places", "subjects", "genres", "organisations")
"""The converter leaves some of these out: subjects of other agencies, people, all genres but the first."""


def read(path: Path) -> ParsedItem:
    """Return the one item of a file."""
    raw = file_item(path.name, path.read_bytes(), feed="dpa", received_at=RECEIVED)
    [item] = parse(raw, feed_for("dpa", {}))
    assert not isinstance(item, Refused)
    return item


def pairs() -> list[Path]:
    """Return the JSON files that have a partner."""
    return [path for path in sorted(JSON.glob("*.json")) if (G2 / f"{path.stem}.xml").exists()] if JSON.is_dir() else []


@pytest.mark.parametrize("path", pairs(), ids=lambda path: path.stem)
def test_both_forms_are_one_article(path: Path) -> None:
    """What both documents say is the same in both items, down to the revision: dedupe sees one story."""
    one, other = read(path), read(G2 / f"{path.stem}.xml")
    for name in SAME:
        assert getattr(one, name) == getattr(other, name), name
    for name in SAME_FACTS:
        assert getattr(one.copydesk, name) == getattr(other.copydesk, name), name
    for name in PART:
        assert [each for each in getattr(other, name) if each not in getattr(one, name)] == [], name
    assert {each.uri for each in other.associations} <= {each.uri for each in one.associations}


def test_there_are_pairs() -> None:
    """Where the samples lie beside the project, pairs are among them."""
    need(JSON)
    assert pairs()
