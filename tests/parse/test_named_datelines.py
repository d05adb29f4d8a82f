"""Datelines of a place in small letters that a field of the item names."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.named_datelines import named_dateline

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1" standard="NewsML-G2"
 standardversion="2.9"><itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/>
<versionCreated>2026-11-27T10:00:00Z</versionCreated></itemMeta><contentMeta>{located}<headline>Ferries sail</headline>
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>Helsinki — The ferries sailed again on Friday.</p><p>More ships came.</p></body></html></inlineXML></contentSet></newsItem>"""


def read(located: str) -> ParsedItem:
    """Parse an item of NewsML-G2."""
    raw = file_item(
        "x", ITEM.format(located=located).encode(), feed="x", received_at=datetime(2026, 11, 27, tzinfo=UTC)
    )
    (item,) = parse(raw, feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    return item


def test_an_item_that_says_where_it_was_written() -> None:
    """The place is proved by the field, and the warning says that it was read."""
    item = read("<located><name>Helsinki</name></located>")
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.places == ("Helsinki",)
    assert item.copydesk.paragraphs[0].text == "The ferries sailed again on Friday."
    assert any("read as one: 'Helsinki —'" in each for each in item.copydesk.warnings)


def test_an_item_that_does_not() -> None:
    """Without the field it may be a label: the text stays as it is."""
    assert read("").copydesk.dateline is None
    assert read("<located><name>Oslo</name></located>").copydesk.paragraphs[0].text.startswith("Helsinki — The")


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("Helsinki - The ferries sailed.", "Helsinki", "The ferries sailed."),
        ("Helsinki—The ferries sailed.", "Helsinki", "The ferries sailed."),
        ("Lower Example – “We sailed,” she said.", "Lower Example", "“We sailed,” she said."),
    ],
)
def test_places(text: str, place: str, rest: str) -> None:
    """A field may name the place with its country."""
    found = named_dateline(text, (None, f"{place}, Exampleland"))
    assert found is not None
    assert (found.dateline.places, found.rest) == ((place,), rest)


@pytest.mark.parametrize(
    "text",
    [
        "Helsinki — which is cold — waits.",
        "Helsinki-The ferries sailed.",
        "Helsinki sailed - The ferries.",
        "Helsinki",
        "",
    ],
)
def test_no_datelines(text: str) -> None:
    """A dash within a sentence or a word makes none."""
    assert named_dateline(text, ("Helsinki",)) is None
