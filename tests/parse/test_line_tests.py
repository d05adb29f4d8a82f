"""Tests of a line in ordinary spelling, and the line above a story that says when it was posted."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse


def read(text: str) -> ParsedItem:
    """Return the one item of a text."""
    (item,) = parse(
        file_item("x", text.encode(), feed="x", received_at=datetime(2026, 11, 26, 12, tzinfo=UTC)), feed_for("x", {})
    )
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    "text",
    [
        "Test\n\nNEW YORK (AP) - This is a test. Please ignore.\n",
        "Test, bitte nicht beachten\n\nBerlin (dpa) - Dies ist ein Test. Bitte nicht beachten.\n",
        "Prueba\n\nMADRID (EFE) - Esto es una prueba.\n",
    ],
)
def test_a_test_of_the_line(text: str) -> None:
    """Headline and text say so: it is told, and no news."""
    item = read(text)
    assert item.copydesk.change.kind == "test"
    assert any("test of the line" in each for each in item.copydesk.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Test of new ferry a success\n\nHAVEN (AP) - The ferry of Haven passed its test on Tuesday, officials said.\n",
        "Testing times for Haven\n\nHAVEN (AP) - Please ignore the signs, the mayor said.\n",
        "Prova di forza in porto\n\nHAVEN (ANSA) - I portuali si fermano, hanno detto i sindacati.\n",
    ],
)
def test_news_of_tests(text: str) -> None:
    """A text that does not say so is news."""
    assert read(text).copydesk.change.kind == "new"


@pytest.mark.parametrize(
    "line", ["Posted on Tue Nov 24, 2026 | WORLD", "Posted on Tue Nov 24, 2026", "Published: 24 November 2026"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_when_it_was_posted(line: str, gap: str) -> None:
    """The day on which a paper posted a story is no headline."""
    item = read(f"{line}{gap}Storm hits coast\n\nMIAMI (AP) - A storm hit the coast on Tuesday, officials said.\n")
    assert [each.value for each in item.headlines] == ["Storm hits coast"]
