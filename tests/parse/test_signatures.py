"""Signatures: which last lines of a story are the agency's or its desk's, and which are text."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.signatures import is_signature, split_signature


@pytest.mark.parametrize(
    "text",
    [
        "Reuter",
        "REUTER...",
        "Reuters",
        "==Kyodo",
        "dpa abc de fgh",
        "dpa ab cd xx n1",
        "dpa/lni yy z2 abc",
        "(SDA/ab)",
        "(SDA\\/ab)",
        "abc/de",
        "bur-ab/cd",
        "AP",
        "-- BERNAMA",
        "— AFP",
        "The Canadian Press",
        "— The Canadian Press",
        "(The Canadian Press)",
    ],
)
def test_signatures(text: str) -> None:
    """An agency alone, with the initials of its desk, or those alone."""
    assert is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        "He told Reuters",
        "Reuters said so.",
        "and so on",
        "Yes.",
        "(AP) said",
        "dpa reported it first",
        "The end",
        "no",
        "A/B",
        "The Canadian Press said so.",
        "- Boats",
        "The press",
    ],
)
def test_text(text: str) -> None:
    """A short last sentence is text, whomever it names."""
    assert not is_signature(text)


@pytest.mark.parametrize(
    ("source", "text", "signature"),
    [
        ("EFE", "Más barcos llegaron. EFE", "EFE"),
        ("EFE", "Más barcos llegaron.EFE", "EFE"),
        ("EFE", "“Llegaron”. EFE ab/cde", "EFE ab/cde"),
        ("ANSA", "Altre navi sono arrivate. (ANSA).", "(ANSA)."),
        ("ANSA", "Altre navi sono arrivate.(ANSA)", "(ANSA)"),
        ("PTI", "More ships came in. PTI ABC DE FGH", "PTI ABC DE FGH"),
        ("PTI", "More ships came in. PTI", "PTI"),
        ("ANI", "More ships came in. (ANI)", "(ANI)"),
    ],
)
def test_behind_the_last_sentence(source: str, text: str, signature: str) -> None:
    """Each agency signs in its own form, and only under its own dateline."""
    assert split_signature(text, source) == (text.removesuffix(signature).rstrip(), signature)
    assert split_signature(text, "Reuters") == (text, "")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("EFE", "El puerto lo dijo a EFE"),
        ("EFE", "Así lo dijo EFE."),
        ("ANSA", "Lo ha detto all'agenzia (ANSA)."),
        ("PTI", "The harbour told PTI"),
        ("PTI", "Ships came in. PTI reported it."),
        ("PTI", ""),
    ],
)
def test_a_sentence_that_names_the_agency(source: str, text: str) -> None:
    """A sentence that ends with the agency's name keeps it."""
    assert split_signature(text, source) == (text, "")


def test_it_is_a_private_note() -> None:
    """What is cut is no text, and is kept."""
    story = "Ships wait\n\nMumbai, Nov 27 (PTI) Ships waited off the harbour on Friday.\n\nMore came in. PTI ABC DE\n"
    raw = file_item("x.txt", story.encode(), feed="desk", received_at=datetime(2026, 11, 27, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    assert item.copydesk.paragraphs[-1].text == "More came in."
    assert [(each.role, each.text, each.public) for each in item.copydesk.notes] == [("signature", "PTI ABC DE", False)]
