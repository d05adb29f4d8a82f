"""Letters to the editor: who wrote them, and what is no such letter."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

LETTER = "The fares are too high for the people of our island, and the board should meet us.\n\nWe have waited for ten years."
MAIL = "From: Desk <d@haven.example>\nTo: a@b.example\nDate: Mon, 16 Mar 2026 10:00:00 +0000\nSubject: {}\n\n{}\n"


def read(text: str) -> ParsedItem:
    """Parse one item of a feed that is not known."""
    raw = file_item("x", text.encode(), feed="desk", received_at=datetime(2026, 3, 16, 11, tzinfo=UTC))
    (item,) = parse(raw, feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    "text",
    [
        MAIL.format(
            "Letter to the editor: ferry fares",
            f"Dear editor,\n\n{LETTER}\n\nYours faithfully,\n\nJane Doe\n12 Quay Street, Haven",
        ),
        MAIL.format("Re: Letter to the Editor", f"{LETTER}\n\nKind regards\nJane Doe"),
        MAIL.format("Ferry fares", f"To the Editor:\n\n{LETTER}\n\nJane Doe\n\nHaven"),
        MAIL.format(
            "Leserbrief zu den Fähren",
            f"Sehr geehrte Redaktion,\n\n{LETTER}\n\nMit freundlichen Grüßen\nJane Doe, Haven",
        ),
        MAIL.format("Ferry fares", f"Sir, - {LETTER}\n\nJane Doe,\n\nHaven"),
        f"LETTER TO THE EDITOR\n\nFerry fares\n\nSir,\n\n{LETTER}\n\nYours etc,\n\nJane Doe\n\nHaven\n",
        f"Letter to the editor\n\n{LETTER}\n\nJane Doe, Haven\n",
        f"Fares too high\n\nTo the Editor:\n\n{LETTER}\n\nJANE DOE\n\nHaven\n",
        f"Courrier des lecteurs\n\n{LETTER}\n\nJane Doe (Haven)\n",
        f"Cartas al director\n\n{LETTER}\n\nJane Doe\n",
    ],
)
def test_who_wrote_a_letter(text: str) -> None:
    """The name below a letter to the editor is its byline, with a warning."""
    item = read(text)
    assert item.by == "Jane Doe"
    assert [person.name for person in item.people if person.rel == "author"] == ["Jane Doe"]
    assert any("below the letter" in each for each in item.copydesk.warnings)


@pytest.mark.parametrize(
    "text",
    [
        f"Ferry fares\n\n{LETTER}\n\nJane Doe\n\nHaven\n",
        f"Letter from Haven\n\n{LETTER}\n\nJane Doe\n",
        f"Letters reach Haven late\n\n{LETTER}\n\nJane Doe\n",
        f"Minister's letter to the editor angers Haven\n\n{LETTER}\n\nJane Doe\n",
        f"Sir Bo Reed dies\n\nSir Bo Reed was born in Haven.\n\n{LETTER}\n\nJane Doe\n",
        f"Letter to the editor\n\n{LETTER}\n\nName withheld, Haven\n",
        f"Letter to the editor\n\n{LETTER}\n\nPlease do not print my name.\n\nJane Doe\n",
        f"Leserbrief\n\n{LETTER}\n\nName der Redaktion bekannt\n",
        f"Letter to the editor\n\n{LETTER}\n",
        f"Letter to the editor\n\n{LETTER}\n\nThe Haven board replies: it will meet the people of the island in May.\n",
        f"Letters to the editor\n\n{LETTER}\n\nBo Reed\n\n{LETTER}\n\n{LETTER}\n\nJane Doe\n",
        MAIL.format(
            "New ferry", f"Dear Editor,\n\nplease find below our release.\n\n{LETTER}\n\nKind regards\nJane Doe"
        ),
        MAIL.format("New ferry", f"Dear Sir or Madam,\n\n{LETTER}\n\nKind regards\nJane Doe"),
        MAIL.format("Letter to the editor", f"{LETTER}\n\nPlease withhold my name.\n\nYours\nJane Doe"),
        MAIL.format("Letter to shareholders", f"{LETTER}\n\nYours sincerely,\nJane Doe"),
    ],
)
def test_nobody_is_named(text: str) -> None:
    """What is no letter to the editor, one without a name, several in one, and a writer who asks not to be named."""
    assert read(text).by is None


def test_a_byline_stays() -> None:
    """A letter with a byline has that."""
    assert read(f"Letter to the editor\n\nBy Bo Reed\n\n{LETTER}\n\nJane Doe\n").by == "Bo Reed"
