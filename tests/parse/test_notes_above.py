"""A note of the editor above the headline of a plain text."""

from datetime import UTC, datetime

import pytest
from parse.plain_text import read

from schemas import ParsedItem

HEADLINE = "Ferries sail again after the storm"
STORY = "The ferries of Lower Example sailed again on Friday, the harbour said.\n\nMore ships came in at noon.\n"


NOTES = (
    "Editor's Note: This story describes violence.",
    "Editor’s note: An earlier version gave the wrong day. It was Friday.",
    "EDITOR'S NOTE: Pictures go with this story.",
    "Editors' Note - This is the first of two parts.",
    "(Editor's note: This story describes violence)",
    "[Editor's Note: This story describes violence.]",
    "Editor's Note: This story, which was written on the boats of the\nharbour, describes violence.",
    "Anmerkung der Redaktion: Dieser Text beschreibt Gewalt.",
    "Note de la rédaction : ce texte décrit des violences.",
    "Nota del editor: este texto describe violencia.",
    "Nota da redação: este texto descreve violência.",
    "Nota della redazione: questo testo descrive violenza.",
)


@pytest.mark.parametrize("note", [*NOTES, "Editor's note: Pictures of the harbour"])
def test_a_note_above_the_headline(note: str) -> None:
    """The note is one, and the paragraph below it the headline."""
    check_note(note, read(f"{note}\n\n{HEADLINE}\n\n{STORY}"))


@pytest.mark.parametrize("note", NOTES)
def test_a_note_on_the_line_above_the_headline(note: str) -> None:
    """A note that ends as a sentence is told from the headline on the next line; of any other nobody can tell it."""
    check_note(note, read(f"{note}\n{HEADLINE}\n\n{STORY}"))


def check_note(note: str, item: ParsedItem) -> None:
    """Check that the note is a public one to editors, and headline and text are what they are without it."""
    assert item.headline == HEADLINE
    assert [(each.role, each.text, each.public) for each in item.copydesk.notes] == [
        ("editors", note.replace("\n", " "), True)
    ]
    assert len(item.copydesk.paragraphs) == 2


def test_one_that_is_not_for_readers() -> None:
    """A note that says how to reach somebody stays private."""
    (note,) = read(f"Editor's note: Questions to desk@agency.example.\n\n{HEADLINE}\n\n{STORY}").copydesk.notes
    assert not note.public


def test_one_that_says_an_embargo() -> None:
    """What holds a story still holds it."""
    item = read(f"Editor's note: Embargoed until 6 p.m. GMT, 17 March 2026.\n\n{HEADLINE}\n\n{STORY}")
    assert item.headline == HEADLINE
    assert item.embargoed_until == datetime(2026, 3, 17, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        f"Editor's note: Why we changed our pages\n\n{STORY}",
        "Editor's note: Why we changed our pages",
        "Editors note the end of an era\n\n" + STORY,
        "Editorial: Let the ferries sail\n\n" + STORY,
    ],
)
def test_headlines_that_begin_so(text: str) -> None:
    """Where it is all the headline there is, it stays the headline."""
    assert read(text).headline == text.partition("\n")[0]


EMBARGO = "EMBARGOED until 0001 GMT Sunday 22 March 2026"


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("above", [EMBARGO, "EMBARGOED until 0001 GMT\nSunday 22 March 2026", "FOR IMMEDIATE RELEASE"])
@pytest.mark.parametrize("note", NOTES)
def test_below_an_embargo_or_a_banner(note: str, above: str, gap: str) -> None:
    """What stands on top of the note makes no headline of it, and costs no dateline; an embargo still holds."""
    item = read(f"{above}{gap}{note}{gap}{HEADLINE}\n\nOSLO, March 15 (X Wire) - {STORY}")
    assert item.headline == HEADLINE
    assert [each.text for each in item.copydesk.notes if each.role == "editors"] == [note.replace("\n", " ")]
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.source == "X Wire"
    assert (item.embargoed_until is not None) == above.startswith("EMBARGO")


@pytest.mark.parametrize("below", ["OSLO, March 15 (X Wire) - ", "By Jane Doe\n\nOSLO (X Wire) - ", "OSLO — "])
def test_between_headline_and_dateline(below: str) -> None:
    """A note above the dateline is one; above a text that has none it is the first paragraph, for readers."""
    note = "Editor's Note: This story describes violence."
    item = read(f"{HEADLINE}\n\n{note}\n\n{below}{STORY}")
    assert [each.text for each in item.copydesk.notes] == [note]
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.places == ("Oslo",)
    assert read(f"{HEADLINE}\n\n{note}\n\n{STORY}").copydesk.notes == ()


def test_an_embargoed_headline_that_begins_so() -> None:
    """Where such a line is all the headline there is below an embargo, it stays the headline."""
    item = read(f"{EMBARGO}\n\nEditor's note: Why we changed our pages\n\n{STORY}")
    assert item.headline == "Editor's note: Why we changed our pages"
    assert len(item.copydesk.paragraphs) == 2
