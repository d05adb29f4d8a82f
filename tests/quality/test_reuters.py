"""Reuters-21578, read as it stood on the line: header, headline and dateline against what the collection says."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from quality.reuters import Story, stories
from quality.wire import SHARED, need

from schemas.article import ParsedItem
from streams.parse import Refused, feed_for, file_item, parse

FOLDER = SHARED / "reuters21578"
RECEIVED = datetime(1987, 12, 1, tzinfo=UTC)
FLOORS = {"header": 0.98, "headline": 0.99, "places": 0.99, "date": 0.99, "body": 0.98}
"""Shares of all stories that have the label. The bodies that differ lack a full stop or carry a misspelt sign-off."""


def read(story: Story, data: bytes) -> ParsedItem:
    """Parse one story as a record of the Reuters feed."""
    raw = file_item(str(story.number), data, feed="reuters", received_at=RECEIVED)
    (item,) = parse(raw, feed_for("reuters", {}))
    assert not isinstance(item, Refused)
    assert item.copydesk.format == "anpa"
    return item


def compare(story: Story, item: ParsedItem) -> dict[str, bool]:
    """Return what the collection tells of a story, and whether the item says the same."""
    wire = item.copydesk
    line = wire.dateline
    held: dict[str, bool] = {}
    if story.keywords:
        priority, _, keyword, date, words = story.keywords
        said = (wire.priority, item.content_created and f"{item.content_created:%m-%d}", wire.length)
        slug = " ".join(each for each in (item.slugline, wire.take and wire.take.key) if each)
        held["header"] = said == (priority, date, int(words)) and slug == " ".join(keyword.split())
    if story.title:
        held["headline"] = story.title in (item.headline, item.title)
    if story.places:
        named = ", ".join(line.places) if line else ""
        held["places"] = bool(named) and story.places.lower().startswith(named.lower())
    if story.date:
        held["date"] = line is not None and line.date == story.date
    if story.body:
        held["body"] = "".join(item.text.split()) == story.body
    return held


@pytest.mark.parametrize("form", ["sent", "bare"])
def test_the_wire_of_1987(form: str) -> None:
    """Every story is read, with and without its control characters, and says what its labels say."""
    need(FOLDER)
    held, known = Counter[str](), Counter[str]()
    for story in stories(FOLDER):
        for label, good in compare(story, read(story, getattr(story, form))).items():
            known[label] += 1
            held[label] += good
    for label, count in known.items():
        print(f"{form:5} {label:9} {held[label]:6} of {count:6}  {held[label] / count:.4f}")
    assert known["header"] > 7_000
    assert all(held[label] >= FLOORS[label] * count for label, count in known.items())
