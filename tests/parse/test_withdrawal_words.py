"""Labels that take a story back: every word of every language in every form, so that no form has a table of its own."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from schemas.vocab import FOR_A_PERSON
from streams.parse import feed_for, file_item, parse
from streams.text.withdrawal_words import ALSO_NEWS, FOREIGN, LABELS

STORY = "Havnevedtak utsatt"
NEWS = "HAVEN (NTB): Havnen stenges til mandag, sa ordføreren torsdag."
FORMS = [
    "{}: " + STORY,
    "{} - " + STORY,
    "({}) " + STORY,
    STORY + " ({})",
    "{}\n\n" + STORY,
    "{}: " + STORY + "\n\nVedtaket gjelder havnen.",
]


def read(text: str, feed: str = "desk") -> tuple[str, bool]:
    """Return the kind of an item, and whether a person is told."""
    raw = file_item("x", f"{text}\n".encode(), feed=feed, received_at=datetime(2026, 11, 27, tzinfo=UTC))
    (item,) = parse(raw, feed_for(feed, {}))
    assert isinstance(item, ParsedItem)
    return item.copydesk.change.kind, any(FOR_A_PERSON in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize("form", FORMS)
def test_a_label_in_every_form(form: str) -> None:
    """It is an advisory in each, as alone."""
    assert [word for word in LABELS if read(form.format(word)) != ("advisory", True)] == []


def test_any_word_alone() -> None:
    """Nobody sends such a word as news."""
    assert [word for word in (*LABELS, *ALSO_NEWS) if read(word) != ("advisory", True)] == []


@pytest.mark.parametrize("form", FORMS[:3])
def test_what_heads_news_as_well(form: str) -> None:
    """It is published, and a person is told; small letters are news."""
    assert [word for word in ALSO_NEWS if not read(form.format(word))[1]] == []
    assert read("Cancelled: ferries to Haven\n\nFerries stay in port, the line said.") == ("new", False)


@pytest.mark.parametrize("form", ["{}: " + STORY, "{} - " + STORY])
def test_over_plain_news(form: str) -> None:
    """A label is a part of its headline there, and a person is told."""
    words = [*FOREIGN, "WITHDRAWN", "RETRACTED", "KILL", *ALSO_NEWS]
    assert [word for word in words if read(f"{form.format(word)}\n\n{NEWS}") != ("new", True)] == []


@pytest.mark.parametrize(
    "text",
    ["TRUKKET TILBAKE", "TRUKKET TILBAKE: Havnevedtak utsatt", "ANNULLERT: Havnevedtak utsatt", "MAKULERES: Havnevedtak utsatt", "TRUKKET TILBAGE: Havn lukket"],
)  # fmt: skip
def test_at_an_agency(text: str) -> None:
    """As at a feed that is known."""
    assert read(text, "ntb") == ("advisory", True)


@pytest.mark.parametrize(
    "headline",
    ["Trukket tilbake: laks fra Haven", "Annullert: målet som avgjorde", "Trukket kort: dommeren forklarer", "TREKK I HAVEN", "RETIRED GENERAL SPEAKS", "Utgår på dato", "CANCELLING: how to"],
)  # fmt: skip
def test_news(headline: str) -> None:
    """In ordinary spelling, or as a part of a word, it is published."""
    assert read(headline)[0] == "new"
    assert read(f"{headline}\n\n{NEWS}")[0] == "new"
