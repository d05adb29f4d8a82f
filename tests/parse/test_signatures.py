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


def parsed(text: str, feed: str = "desk") -> ParsedItem:
    """Parse one item of a feed."""
    raw = file_item("x", text.encode(), feed=feed, received_at=datetime(2026, 11, 27, tzinfo=UTC))
    (item,) = parse(raw, feed_for(feed, {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    ("dateline", "below", "signatures"),
    [
        ("Mumbai, Nov 27 (PTI) ", "\n\nPTI ABC DE", ["PTI ABC DE"]),
        ("(ANSA) - ROMA, 27 NOV - ", " (ANSA).\nCOM-YL/ABC", ["COM-YL/ABC", "(ANSA)."]),
        ("(ANSA) - ROMA, 27 NOV - ", " (ANSA).\n\n     YL-ABC", ["YL-ABC", "(ANSA)."]),
        ("(ANSA) - ROMA, 27 NOV - ", " (ANSA). COM-YL/ABC", ["(ANSA). COM-YL/ABC"]),
        ("MOSCOW. Nov 27 (Interfax) - ", "\n\nav mz", ["av mz"]),
        ("MOSCOW. Nov 27 (Interfax) - ", "\nav mz kk", ["av mz kk"]),
        ("Tokyo, Nov. 27 (Kyodo) - ", " ==Kyodo", ["==Kyodo"]),
    ],
)
def test_below_the_last_paragraph(dateline: str, below: str, signatures: list[str]) -> None:
    """What an agency writes below its text or behind it, in a form of its own, is a private note."""
    item = parsed(f"Ships wait\n\n{dateline}Ships waited off the harbour on Friday.\n\nMore came in.{below}\n")
    assert [block.text for block in item.copydesk.paragraphs][1:] == ["More came in."]
    assert [(note.text, note.public) for note in item.copydesk.notes] == [(each, False) for each in signatures]


@pytest.mark.parametrize(
    ("dateline", "last"),
    [
        ("MOSCOW. Nov 27 (Interfax) - ", "so be it"),
        ("OSLO, Nov 27 (X Wire) - ", "av mz"),
        ("(ANSA) - ROMA, 27 NOV - ", "COM-YL/ABC"),
        ("OSLO, Nov 27 (X Wire) - ", "PTI ABC DE"),
        ("Mumbai, Nov 27 (PTI) ", "PTI said so"),
    ],
)
def test_last_paragraphs_that_are_text(dateline: str, last: str) -> None:
    """Where nothing says whose they are, and where they are words, they stay."""
    item = parsed(f"Ships wait\n\n{dateline}Ships waited off the harbour on Friday.\n\n{last}\n")
    assert item.copydesk.paragraphs[-1].text == last


FEED = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Times</title><item><title>Ships wait</title><guid>h1</guid>{}</item></channel></rss>"""
SENTENCE = "Ships waited off the harbour on Friday."


def test_behind_a_description() -> None:
    """An agency that a feed names as the writer signs its description, and so does one whose feed it is."""
    creator = f"<dc:creator>PTI</dc:creator><description>{SENTENCE} PTI ABC DE</description>"
    assert [block.text for block in parsed(FEED.format(creator)).copydesk.paragraphs] == [SENTENCE]
    both = (
        f"<description>{SENTENCE} ==Kyodo</description><content:encoded>{SENTENCE} More came.==Kyodo</content:encoded>"
    )
    item = parsed(FEED.format(both), "kyodo")
    assert [each.value for each in item.descriptions] == [SENTENCE]
    assert [block.text for block in item.copydesk.paragraphs] == [f"{SENTENCE} More came."]
