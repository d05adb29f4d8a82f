"""ANPA 1312: slugs without what says which take it is, and marks whose carets a gateway lost."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

RECEIVED = datetime(2026, 3, 16, 16, tzinfo=UTC)
TEXT = "\tHAVEN, Norland (AP) _ Forty boats stayed in port on Monday.\r\n\tNobody was hurt.\r\n"
SET_APART = "Storm shuts port\r\nof Haven<\r\nEds: UPDATES with quotes.<\r\nBy ADA QUILL=\r\nAssociated Press=\r\n"


def read(keyword: str, text: str) -> ParsedItem:
    """Parse one message of AP."""
    data = f"\x16\x16\x01W2101\x1fasian\r\nr i\x13\x11 {keyword} 03-16 0180\r\n\x02{text}\x03AP-WF-03-16-26 1509GMT\x0c\x04"
    raw = file_item("x", data.encode(), feed="ap", received_at=RECEIVED)
    (item,) = parse(raw, feed_for("ap", {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    ("keyword", "slug", "take"),
    [
        ("BC-HVN--Boats 2nd Take", "HVN--Boats", 2),
        ("BC-HVN--Boats, 2nd Take", "HVN--Boats", 2),
        ("BC-HVN--Boats,2ndTake", "HVN--Boats", 2),
        ("BC-HVN--Boats-2ndTake", "HVN--Boats", 2),
        ("BC-HVN--Boats/3rd Take", "HVN--Boats", 3),
        ("BC-HVN--Boats,", "HVN--Boats", None),
        ("BC-HVN--Boats-2nd Division", "HVN--Boats-2nd Division", None),
    ],
)
def test_slugs(keyword: str, slug: str, take: int | None) -> None:
    """A slug is the same for all takes, whatever parts it from what says which take this is."""
    item = read(keyword, TEXT)
    assert item.slugline == slug
    assert (item.copydesk.take.number if item.copydesk.take else None) == take


@pytest.mark.parametrize("text", [SET_APART + TEXT, f"BC-HVN--Boats,180<\r\n{SET_APART}{TEXT}"])
def test_marks_without_carets(text: str) -> None:
    """What `<` or `=` ends was set apart, whether its caret came or not; no mark stays in the text."""
    item = read("BC-HVN--Boats", text)
    assert (item.headline, item.by) == ("Storm shuts port of Haven", "Ada Quill")
    assert item.text == "Forty boats stayed in port on Monday.\n\nNobody was hurt."
    assert [note.text for note in item.copydesk.notes] == ["Eds: UPDATES with quotes."]


def test_marks_in_the_text_without_carets() -> None:
    """Below an indented paragraph a centred line is a crosshead, and the mark that ends the last line of one goes."""
    item = read("BC-HVN--Boats", f"{SET_APART}{TEXT}Weather=\r\n\tIt rained on the quay\r\nall day.<\r\n")
    assert [(each.role, each.text) for each in item.copydesk.paragraphs[2:]] == [
        ("crosshead", "Weather"),
        ("body", "It rained on the quay all day."),
    ]


def test_a_paragraph_is_no_headline() -> None:
    """A tab begins a paragraph: of a message without a headline the first one stays in the text."""
    item = read("BC-HVN--Boats, 2nd Take", "\tThe boats of Quay stayed in, too.\r\n\tNets are torn.\r\n")
    assert item.text == "The boats of Quay stayed in, too.\n\nNets are torn."
    assert any("no headline" in warning for warning in item.copydesk.warnings)
