"""Plain text as desks send it: house lines, notes to editors, embargoes and end marks around the story."""

from datetime import UTC, datetime

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

RECEIVED = datetime(2026, 3, 16, 12, tzinfo=UTC)
STORY = "HAVEN, Norland (AP) — Boats stayed in port on Monday.\n\nNobody was hurt.\n"


def read(text: str) -> ParsedItem:
    """Parse one text of AP."""
    raw = file_item("x", text.encode(), feed="ap", received_at=RECEIVED)
    (item,) = parse(raw, feed_for("ap", {}))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    ("lines", "by", "authors"),
    [
        ("By The Associated Press", "The Associated Press", []),
        ("By ADA QUILL\n\nAssociated Press", "Ada Quill", ["Ada Quill"]),
        ("By Ada Quill\n\nAP Sports Writer", "Ada Quill", ["Ada Quill"]),
        ("Eds: UPDATES with details. Will be led.\n\nBy Ada Quill\n\nHaven News Service", "Ada Quill", ["Ada Quill"]),
    ],
)
def test_house_lines(lines: str, by: str, authors: list[str]) -> None:
    """A house is no person, the line below a byline that names one is no text, and a note to editors is a note."""
    item = read(f"Boats stay in Haven\n\n{lines}\n\n{STORY}")
    assert (item.by, [person.name for person in item.people]) == (by, authors)
    assert item.copydesk.dateline is not None
    assert item.text == "Boats stayed in port on Monday.\n\nNobody was hurt."
    assert [note.role for note in item.copydesk.notes] == (["editors"] if "Eds" in lines else [])


@pytest.mark.parametrize(
    "line", ["News of the storm spread", "The staff left the port in time.", "By then the port was shut"]
)
def test_text_below_a_byline_stays(line: str) -> None:
    """A sentence below a byline is text."""
    assert line in read(f"Boats stay in Haven\n\nBy Ada Quill\n\n{line}\n\nNobody was hurt.\n").text


@pytest.mark.parametrize("mark", ["-30-", "- 30 -", "ENDS", "###", "(MORE)", "-more-"])
def test_end_marks(mark: str) -> None:
    """What only says that the text ends, or goes on elsewhere, is no text."""
    assert read(f"Boats stay in Haven\n\n{STORY}\n{mark}\n").text.endswith("Nobody was hurt.")


@pytest.mark.parametrize(
    "story", [STORY, "HAVEN, Norland (AP) — Boats stayed in port on Monday, and fishermen lost\nall of their nets.\n"]
)
def test_an_embargo_below_the_headline(story: str) -> None:
    """An embargo on the line below the headline holds the story, also where lines are wrapped."""
    item = read(f"Boats stay in Haven\nStrictly embargoed until 00:01 GMT Tuesday 17 March 2026\n\n{story}")
    assert item.headline == "Boats stay in Haven"
    assert item.embargoed_until == datetime(2026, 3, 17, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        "HEADLINE: Ferries stay in port\nSTRAP: Storm shuts harbour\nKICKER: Weather\nSTANDFIRST: Fares rise, too.\n\n",
        "Intro: Fares rise, too.\nHeadline: Ferries stay in port\nStrapline: Storm shuts harbour\nKicker: Weather\n\n",
        "KICKER: Weather\n\nHEADLINE: Ferries stay in port\n\nSUBHEAD: Storm shuts harbour\n\nINTRO: Fares rise, too.\n\nBODY: ",
        "Ferries stay in port\n\nSTRAP: Storm shuts harbour\n\nKICKER: Weather\n\nSTANDFIRST: Fares rise, too.\n\n",
        "Titel: Ferries stay in port\nDachzeile: Weather\nUnterzeile: Storm shuts harbour\nVorspann: Fares rise, too.\n\n",
    ],
)
def test_fields_above_a_text(head: str) -> None:
    """Kicker, strap and standfirst are fields by these names, in a head or below the headline."""
    item = read(f"{head}{STORY}")
    assert item.headline == "Ferries stay in port"
    assert {text.role: text.value for text in item.headlines[1:]} == {"sub": "Storm shuts harbour", "kicker": "Weather"}
    assert [text.value for text in item.descriptions] == ["Fares rise, too."]
    assert item.text == "Boats stayed in port on Monday.\n\nNobody was hurt."


@pytest.mark.parametrize(
    "line",
    [
        "Lead: the metal was in the water of the harbour",
        "Strap hangers: commuters wait in the cold",
        "Deck chairs: who pays?",
        "Intro",
        "Kicker: ",
        "The intro: a song of the harbour",
        "Summary: nobody knows",
    ],
)
def test_a_line_that_is_no_field_stays(line: str) -> None:
    """Below a headline only the names of such fields alone, before a colon, are fields."""
    assert line.strip() in read(f"Ferries stay in port\n\n{line}\n\n{STORY}").text
