"""What stands around a plain text and is none of it: labels, slugs, bylines without By, times, ends, rights, contacts; and what looks so."""

from datetime import UTC, datetime
from typing import Any

import pytest

from schemas import ParsedItem
from streams.parse import feed_for, file_item, parse

RECEIVED = datetime(2026, 3, 16, 12, tzinfo=UTC)
BODY = "Boats stayed in port on Monday as a storm crossed the strait.\n\nNobody was hurt, but two quays were flooded."
STORY = f"HAVEN, March 16 (CNA) - {BODY}"


def read(text: str) -> ParsedItem:
    """Parse one text of a feed that nobody knows."""
    (item,) = parse(file_item("x", text.encode(), feed="desk", received_at=RECEIVED), feed_for("desk", {}))
    assert isinstance(item, ParsedItem)
    return item


def public(item: ParsedItem) -> str:
    """Return all that the public may see of an item: its text and the notes that are public."""
    return "\n".join([item.headline or "", item.text, *(note.text for note in item.copydesk.notes if note.public)])


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (
            (
                "Slug: HAVEN-FERRIES\nHeadline: Ferries stay in port\nByline: Jane Doe\nDateline: HAVEN, March 16\nPriority: 3\n"
                "Keywords: ferries, storm\nSource: Coast News Agency\n\n"
            ),
            {"slugline": "HAVEN-FERRIES", "by": "Jane Doe", "urgency": 3, "located": "Haven"},
        ),
        ("Date: March 16, 2026 14:05 GMT\nTitle: Ferries stay in port\nCopyright: (c) 2026 CNA\nBody:\n", {"copyright_notice": "(c) 2026 CNA"}),
        ("Date: March 16, 2026 14:05 GMT\nTitle: Ferries stay in port\n\n", {"version_created": datetime(2026, 3, 16, 14, 5, tzinfo=UTC)}),
        ("HEADLINE: Ferries stay\nin port\nSUBHEAD: Two quays flooded\nWORDS: 320\n\n", {}),
        ("Headline:\nFerries stay in port\n\nByline:\nJane Doe\n\nText:\n", {"by": "Jane Doe"}),
        ('---\ntitle: "Ferries stay in port"\nauthor: Jane Doe\ntags: [a, b]\n---\n\n', {"by": "Jane Doe"}),
        ("**Headline:** Ferries stay in port\n**Byline:** By Jane Doe\n\n", {"by": "Jane Doe"}),
        ("Slug: HAVEN-FERRIES\n\nFerries stay in port\n\n", {"slugline": "HAVEN-FERRIES"}),
        ("Keywords: ferries, storm\nPriority: Urgent\nFerries stay in port\n\nBy Jane Doe\n\n", {"by": "Jane Doe"}),
        ("Überschrift: Ferries stay in port\nAutor: Jana Dorn\nQuelle: Küstenagentur\n\n", {"by": "Jana Dorn"}),
        (
            "EMBARGOED UNTIL 00:01 GMT 17 MARCH 2026\nSlug: FERRIES\nHeadline: Ferries stay in port\n\n",
            {"slugline": "FERRIES", "embargoed_until": datetime(2026, 3, 17, 0, 1, tzinfo=UTC)},
        ),
        (
            "Headline: Ferries stay in port\nEmbargo: 17 March 2026 00:01 GMT\n\n",
            {"embargoed_until": datetime(2026, 3, 17, 0, 1, tzinfo=UTC)},
        ),
        ("Subject: Ferries stay in port\nTel: +44 20 7946 0123\nStatus: Final\n\n", {}),
        ("# Ferries stay in port\n\n## Two quays flooded\n\n**By Jane Doe**\n\n", {"by": "Jane Doe"}),
        ("**Ferries stay in port**\n\n*Two quays flooded*\n\n", {}),
        ("Ferries stay in port\n====================\n\n", {}),
        ("EMBARGOED UNTIL 00:01 GMT 17 MARCH 2026\n\n# Ferries stay in port\n\n", {"embargoed_until": datetime(2026, 3, 17, 0, 1, tzinfo=UTC)}),
        ("Transport-storm-Norland,lead\n\nFerries stay in port\n\n", {"slugline": "Transport-storm-Norland"}),
        ("Norland-storm-ferries,2ndlead\nFerries stay in port\nby Jane Doe\n\n", {"slugline": "Norland-storm-ferries", "by": "Jane Doe"}),
        ("NORLAND-STORM/FERRIES\nFerries stay in port\n\n", {"slugline": "NORLAND-STORM/FERRIES"}),
        ("16 March 2026\n\nFerries stay in port\n\n", {}),
        ("URGENT\nFerries stay in port\n", {}),
        ("Ferries stay in port\nJANE DOE, Associated Wire\n\n", {"by": "Jane Doe, Associated Wire"}),
        ("Ferries stay in port\n\nJANE DOE\nCoast News Agency\n\n", {"by": "Jane Doe"}),
        ("Ferries stay in port\n\nJane Doe\n\n", {"by": "Jane Doe"}),
        ("Ferries stay in port\n\nJane Doe in Haven and Bo Reed in Milltown\n\n", {"by": "Jane Doe in Haven and Bo Reed in Milltown"}),
        ("Ferries stay in port\n\nJane Doe, Transport Correspondent\n\n", {"by": "Jane Doe, Transport Correspondent"}),
        ("Ferries stay in port\n\nMia Storm and Bo Reed\n\n", {"by": "Mia Storm and Bo Reed"}),
        ("Ferries stay in port\n\nStory by Jane Doe\n\n", {"by": "Jane Doe"}),
        ("Ferries stay in port\n\nReporting by Jane Doe in Haven; Editing by Bo Reed\n\n", {}),
        ("Please read in second paragraph: two quays (not three).\n\nFerries stay in port\n\n", {}),
    ],
)  # fmt: skip
def test_heads(head: str, says: dict[str, Any]) -> None:
    """What the head says goes to its field, the headline is the headline, and nothing of it is left in the text."""
    item = read(f"{head}{STORY}\n")
    assert item.headline == "Ferries stay in port"
    assert item.text == BODY
    assert {name: getattr(item, name) for name in says} == says
    assert "7946" not in public(item)


@pytest.mark.parametrize(
    "headline",
    [
        "Source: Haven to open a second port",
        "Date: the fruit that conquers kitchens",
        "Time: a short history",
        "Place: where the heart is",
        "Title: who gets it",
        "#Ferries is what Norland talks about",
        "*** FERRIES STAY IN PORT ***",
        "Post-storm ferries stay in port",
        "COVID-19",
        "2026",
        "Ferries, storm, rain",
        "URGENT help is needed in Haven",
        "1,200 boats stay in port",
        "Please read the signs, sailors say",
        "Editor: a portrait",
    ],
)
def test_headlines_that_look_like_heads(headline: str) -> None:
    """A headline that begins as a label, a slug, a mark or a request does stays the headline, whole."""
    item = read(f"{headline}\n\n{STORY}\n")
    assert (item.headline, item.text) == (headline, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Two quays flooded",
        "Storm Nears Coast",
        "Haven Ferries Stop",
        "STORM WARNING",
        "Ferries Stop, Says Office",
        "Quiet Sunday",
        "Live updates",
        "The storm moves on.",
        "Please read our guide to storms.",
        "Anna is the name of the storm",
    ],
)
def test_no_line_of_text_is_taken_for_a_byline(line: str) -> None:
    """What may be a sub-headline or a sentence stays in the text, where nothing proves that it is a name."""
    item = read(f"Ferries stay in port\n\n{line}\n\n{BODY}\n")
    assert item.text == f"{line}\n\n{BODY}"
    assert item.by is None


@pytest.mark.parametrize(
    "foot",
    [
        "1432 GMT",
        "(END) 14:32 GMT 16 March",
        "AFP 161432 GMT MAR 26",
        "2026-03-16 14:32 GMT",
        "Filed at 14:32 GMT on Monday, 16 March 2026",
        "Enditem",
        "-END-",
        "– ENDS –",
        "###",
        "(END)",
        "Ends/",
        "-30-",
        "© 2026 Coast News Agency",
        "Copyright (c) 2026 Coast News Agency. All rights reserved.",
        "(c) 2026 CNA",
        "©2026 CNA. This material may not be published, broadcast, rewritten or redistributed without permission.",
        "All rights reserved.",
        "ENDS\n\n© 2026 CNA\n\n14:32 GMT",
        "(Reporting by Jane Doe; Editing by Bo Reed)\n\n© 2026 CNA",
        "© 2026 CNA\n\n(Reporting by Jane Doe; Editing by Bo Reed)",
        "CNA jd/br\n\n1432 GMT",
        "In para 2, please read ... two quays ... instead of three quays.",
        "Media contact\n\nBo Reed\n\nHaven Lines\n\n07700 900 456\n\nbo@haven.example",
        "For further information, contact Bo Reed on 020 7946 0123 or email press@haven.example.",
        "For further information please contact:\nBo Reed, Head of Press\nTel: +44 (0)20 7946 0123\nbo@haven.example",
        "ENDS\n\nBo Reed\nHead of Press\nTel: 020 7946 0123",
        "Pressekontakt:\nBo Reed, Tel. 030 1234567, presse@haven.example",
        "Notes to editors\n\nHaven Lines was founded in 1901.\n\nInterviews: call Bo Reed on +44 7700 900123.",
        "Notes to editors: interviews with Bo Reed, 07700 900123",
        "Media enquiries: 020 7946 0123",
        "ENDS\n\nBo Reed, tel 020 7946 0123",
        "For interviews please call Bo Reed on 020 7946 0123.",
    ],
)
def test_feet(foot: str) -> None:
    """A time, an end, whose it is, whom to ask and what earlier versions had wrong are no text; numbers are never public."""
    item = read(f"Ferries stay in port\n\n{STORY}\n\n{foot}\n")
    assert item.text == BODY
    assert not any(part in public(item) for part in ("0123", "456", "900", "1234567", "@"))


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law changes on Monday, the ministry said.",
        "(c) the harbour office opens the northern quay.",
        "All rights of way stay open, the council said.",
        "The last ferry leaves at 14:32 GMT.",
        "Kick-off: 19:30 GMT",
        "2:31.04",
        "The end",
        "If you need help, call 0800 123456.",
        "Contact with the ship was lost at noon.",
        "For more information, visit https://haven.example/ferries.",
        "Sailors should read the paragraph in the rules, the office said.",
        "Information for editors has become a trade.",
        "Enditem is a word that Jane Doe wrote.",
        "Press freedom is at risk, Bo Reed said.",
        "Notes to editors from sailors fill a book.",
    ],
)
def test_last_lines_that_are_text(line: str) -> None:
    """A last paragraph that only begins as such a line stays."""
    assert read(f"Ferries stay in port\n\n{STORY}\n\n{line}\n").text == f"{BODY}\n\n{line}"


def test_an_end_that_is_glued_to_the_text() -> None:
    """The end on the line of the last sentence goes, the sentence stays."""
    assert read(f"Ferries stay in port\n\n{STORY} Enditem\n").text == BODY


def test_notes_to_editors_of_a_release() -> None:
    """They are no text of a release either, and their numbers are not public."""
    head = "Ferries stay in port\n\nHAVEN, March 16, 2026 /PRNewswire/ -- "
    item = read(
        f"{head}{BODY}\n\nNotes to Editors:\n\n1. It sails.\n\n2. Call Bo Reed, 020 7946 0123.\n\nSOURCE Haven Lines\n"
    )
    assert item.text == BODY
    assert "0123" not in public(item)


def test_a_correction_is_said() -> None:
    """A line that says what was wrong makes the version a correction, with a warning, and is its note."""
    item = read(f"Ferries stay in port\n\n{STORY}\n\nIn para 2, please read ... two ... instead of three.\n")
    assert (item.copydesk.change.kind, item.copydesk.change.note) == (
        "correction",
        "In para 2, please read ... two ... instead of three.",
    )
    assert any("corrected one" in warning for warning in item.copydesk.warnings)


def test_boilerplate_below_notes_to_editors_stays() -> None:
    """What a sender says of itself stands below the notes, and stays text."""
    item = read(f"Ferries stay in port\n\n{STORY}\n\nNotes to editors\n\nA fact.\n\nAbout Haven Lines\n\nIt sails.\n")
    assert item.text == f"{BODY}\n\nAbout Haven Lines\n\nIt sails."


@pytest.mark.parametrize(
    ("letter", "text"),
    [
        ("Dear editor,\n\nPlease find below our latest news.\n\n{}\n\nKind regards,\n\nBo Reed\nTel: +44 20 7946 0123\n", BODY),
        ("Hi all,\n\n{}\n\nBest wishes\nBo\n", BODY),
        ("Sehr geehrte Damen und Herren,\n\nanbei unsere Meldung:\n\n{}\n\nMit freundlichen Grüßen\n\nBo Reed\nTel. 040 123456\n", BODY),
        ("Good morning,\n\nI hope you are well. Please find our release below.\n\n{}\n\nMany thanks and best wishes,\nBo\n", BODY),
        ("Hello Haven is a ferry.\n\n{}\n\nBest wishes poured in for the crew.\n", f"Hello Haven is a ferry.\n\n{BODY}\n\nBest wishes poured in for the crew."),
        ("Dear is what the ferry was.\n\n{}\n", f"Dear is what the ferry was.\n\n{BODY}"),
    ],
)  # fmt: skip
def test_letters(letter: str, text: str) -> None:
    """Of a letter, salutation, courtesy and closing are no text; sentences that begin so are."""
    head = "Subject: Ferries stay in port\nFrom: a@haven.example\nTo: b@haven.example\nDate: Mon, 16 Mar 2026 10:00:00 +0000\n\n"
    item = read(head + letter.format(BODY))
    assert (item.headline, item.text) == ("Ferries stay in port", text)


@pytest.mark.parametrize("unit", ["Slug: a\n", "**a b c**\n", "# aa bb\n", "a-b-c,", "Jane Doe in ", "© 2026 a\n\n", "Tel: 1234567\n\n", 'please read "', "(Jane, and ", "[aa](http://a) *bb* "])  # fmt: skip
def test_much_of_anything_is_read_in_time(unit: str) -> None:
    """A text of nothing else is read at all, whatever it is taken for."""
    assert isinstance(
        read("Ferries stay in port\n\n" + unit * (200_000 // len(unit) // 10) + f"\n\n{STORY}\n"), ParsedItem
    )


@pytest.mark.parametrize(
    "note",
    [
        "EDITOR'S NOTE: Picture to follow.",
        "Editor’s note: Jane Doe has sailed the strait.",
        "Anmerkung der Redaktion: Ein Bild folgt.",
    ],
)
def test_a_note_of_the_editor_below_a_text(note: str) -> None:
    """It is a note, that the public may see, as one above the headline is."""
    item = read(f"Ferries stay in port\n\n{STORY}\n\n{note}\n")
    assert item.text == BODY
    assert [(each.text, each.public) for each in item.copydesk.notes] == [(note, True)]


def test_a_note_of_the_editor_within_a_text() -> None:
    """One that text follows stays where it is, and a note alone is no empty article."""
    note = "Editor's note: Picture to follow."
    assert note in read(f"Ferries stay in port\n\n{STORY}\n\n{note}\n\nThe storm goes on.\n").text
    alone = read(f"{note}\n")
    assert note in public(alone)
