"""Datelines with neither date nor agency, and what only looks like one."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.bare_datelines import bare_dateline


@pytest.mark.parametrize(
    ("text", "places", "region", "rest"),
    [
        ("MILLTOWN — A fire was out by Sunday.", ("Milltown",), None, "A fire was out by Sunday."),
        ("MILLTOWN—A fire was out.", ("Milltown",), None, "A fire was out."),
        ("ST. PAUL, Minn. — “We wait,” she said.", ("St. Paul",), "Minn.", "“We wait,” she said."),
        ("KØBENHAVN – Havnen er åben.", ("København",), None, "Havnen er åben."),
        ("MILLTOWN - A fire was out.", ("Milltown",), None, "A fire was out."),
    ],
)
def test_a_place_and_a_dash(text: str, places: tuple[str, ...], region: str | None, rest: str) -> None:
    """A place in capitals, its state, and a dash before the first sentence."""
    found = bare_dateline(text)
    assert found is not None
    assert (found.dateline.places, found.dateline.region, found.rest) == (places, region, rest)


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING — A fire is out.",
        "LIVE UPDATES — The vote in the north.",
        "MONDAY — The quay opens.",
        "MARCH — The quay opens.",
        "Milltown — A fire is out.",
        "MILLTOWN — which is small — waits.",
        "MILLTOWN–HARBOUR trains run again.",
        "MILLTOWN-A fire is out.",
        "COMMENT - A fire is out.",
        "THE 12 LARGEST — A list.",
        "MILLTOWN, a town of nine mills — The fire is out.",
        "",
        "—",
        "MILLTOWN —",
    ],
)
def test_no_dateline(text: str) -> None:
    """Labels, days, words in small letters, and a dash that joins are none."""
    assert bare_dateline(text) is None


def page(*paragraphs: str) -> ParsedItem:
    """Parse an article page with these paragraphs."""
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    declared = '<meta property="og:type" content="article">'
    html = f"<html><head><title>Mill fire</title>{declared}</head><body><article><h1>Mill fire</h1>{text}</article></body></html>"
    raw = file_item(
        "x.html", html.encode(), feed="desk", received_at=datetime(2025, 3, 16, tzinfo=UTC), content_type="text/html"
    )
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    return item


def test_it_is_a_guess_and_said() -> None:
    """The dateline leaves the text, with a warning; in a list, where each paragraph begins so, nothing is taken."""
    rest = "The mayor thanked the crews who had come from nine towns, and the mill’s owner said that work goes on."
    found = page("MILLTOWN — A fire at the old paper mill was out by Sunday, the chief said.", rest)
    listed = page("MILLTOWN — A fire at the old paper mill was out by Sunday.", f"HARBOUR — {rest}")
    assert (found.located, found.copydesk.paragraphs[0].text[:6]) == ("Milltown", "A fire")
    assert any("neither date nor agency" in each for each in found.copydesk.warnings)
    assert (listed.copydesk.dateline, listed.copydesk.paragraphs[0].text[:8]) == (None, "MILLTOWN")


def test_a_byline_below_the_text() -> None:
    """A paragraph that is only "By …" is the byline, under the text too; beside another byline it stays."""
    text = "Fares on the ferry rise by five percent from next week, the harbour board said on Monday after its meeting."
    assert page(text, "By Tom Ray").by == "Tom Ray"
    assert page("By Eva Moe", text, "By Tom Ray").by == "Eva Moe"
