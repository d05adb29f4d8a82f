"""What says of itself that it is not for readers is kept from them, with a warning; news that only tells of such words is news."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import ParsedItem
from streams.errors import DataError
from streams.parse import Refused, feed_for, file_item, parse
from streams.parse.draft import Block, Draft
from streams.parse.notes import may_be_public
from streams.parse.private_words import take_private
from streams.text.paragraphs import Mark

RECEIVED = datetime(2026, 3, 16, 12, tzinfo=UTC)
NEWS = "The ferry terminal of Haven closed on Monday after a storm, the harbour council said."
MORE = "It opens again on Friday, said the harbour master."


def items_of(data: bytes) -> list[ParsedItem]:
    """Return the items that these bytes give."""
    try:
        raw = file_item("x", data, feed="haven", received_at=RECEIVED)
        return [item for item in parse(raw, feed_for("haven", {})) if not isinstance(item, Refused)]
    except DataError:
        return []


def shown(item: ParsedItem) -> str:
    """Return all that readers see of an item."""
    bodies = [body.value for body in item.bodies if body.content_type == "text/plain"]
    public = [note.text for note in item.copydesk.notes if note.public]
    return "\n".join([*(headline.value for headline in item.headlines), *bodies, item.ed_note or "", *public])


def hidden(item: ParsedItem) -> str:
    """Return the notes of an item that no reader sees."""
    return "\n".join(note.text for note in item.copydesk.notes if not note.public)


PRIVATE = [
    "For information only, not for broadcast: the drowned man is Bo Reed.",
    "Strictly not for publication - the drowned man is Bo Reed.",
    "OFF THE RECORD: the master Bo Reed resigns.",
    "Off the record: the master Bo Reed resigns.",
    "BACKGROUND (not for publication): Bo Reed will pay.",
    "// NOT FOR PRINT: the buyer is Bo Reed //",
    "***PRIVATE*** Bo Reed is his cousin",
    "[Desk: ask the lawyer about Bo Reed]",
    "[Note to subs: Bo Reed wants this cut from the bottom]",
    "<<LEGAL: check what Bo Reed said>>",
    "XXX check Bo Reed XXX",
    "Internal: Bo Reed gets 40 euros.",
    "Internal note: Bo Reed still has to read this.",
    "Note to the newsdesk: Bo Reed is on holiday.",
    "Please do not print the name of Bo Reed.",
    "(Do not publish: Bo Reed told us.)",
    "Media only: Bo Reed does not want to be called.",
    "Bo Reed, harbour office, 04 22 33 (please do not publish)",
    "Nur zur Information der Redaktionen, nicht zur Veröffentlichung bestimmt: Der Tote ist Bo Reed.",
    "(Nicht zur Veröffentlichung: Bo Reed weiß noch nichts.)",
    "Hinweis an die Redaktion: Bitte Bo Reed nicht nennen.",
    "Intern: Bo Reed bekommt 40 Euro.",
    "Interne Notiz: Bo Reed fragen.",
    "Note aux rédactions : Bo Reed ne souhaite pas être cité.",
    "(Ne pas publier : Bo Reed est son frère.)",
    "Noot voor de redactie, niet voor publicatie: bel Bo Reed.",
    "Niet voor publicatie: Bo Reed is de koper.",
    "Nota per la redazione: chiamare Bo Reed.",
    "No publicar: el comprador es Bo Reed.",
    "Ej för publicering: köparen är Bo Reed.",
    "Weitere Auskünfte: Bo Reed, 079 555 01 42 (bitte nicht veröffentlichen)",
    "Ufficio stampa: Bo Reed, 333 0000001, b.reed@haven.example",
]


@pytest.mark.parametrize("words", PRIVATE)
def test_private_words_are_no_text(words: str) -> None:
    """They are a private note, and the news beside them stays whole."""
    (item,) = items_of(f"Storm closes the terminal of Haven\n\n{NEWS}\n\n{MORE}\n\n{words}\n".encode())
    assert "Reed" not in shown(item)
    assert "Reed" in hidden(item)
    assert NEWS in shown(item)
    assert MORE in shown(item)


@pytest.mark.parametrize("words", [each for each in PRIVATE if not each.startswith(("Int", "Weit", "Uff"))])
def test_private_words_between_paragraphs(words: str) -> None:
    """They are found above other news, too, with a warning."""
    draft = Draft(blocks=[Block("body", NEWS), Block("body", words), Block("body", MORE)])
    take_private(draft)
    assert [block.text for block in draft.blocks] == [NEWS, MORE]
    assert [(note.text, note.public) for note in draft.notes] == [(words, False)]
    assert draft.warnings


NEWSWORTHY = [
    "The memo was marked not for publication, the council said.",
    "“Not for publication: the harbour is sold,” the memo said.",
    '"Off the record: he lied," a clerk of the harbour wrote.',
    "Off the record, officials of the harbour say that the terminal is unsafe.",
    "Not for the first time, the terminal closed early.",
    "Notes to the harbour council showed who had known of the leak.",
    "Note to self: never sail in March, the captain said.",
    "Private: 12 boats. Public: 14 boats.",
    "Internal documents show that the terminal was unsafe: a bolt had rusted.",
    "Internal affairs: the minister of Haven resigns.",
    "Confidential: how the harbour was sold, a film by Ada Holm, opens on Friday.",
    "Background: the terminal was built in 1911.",
    "Legal: a court hears the case of the terminal on Friday.",
    "For internal use the harbour keeps a second list, which it now has to publish.",
    "Do not publish this book, his mother said; he did, and it sold a million.",
    "Don't print your ticket at home, the ferry line asks.",
    "Nicht zur Veröffentlichung bestimmte Akten lagen offen: Der Hafen war verkauft.",
    "Intern wurde der Verkauf seit Mai besprochen: Der Rat schwieg.",
    "Nur zur Information kamen am Montag 200 Menschen.",
    "Ne pas publier ces chiffres serait une faute, dit le maire : ils sont connus.",
    "Hinweise an die Polizei: 110.",
    "No publicar las cifras es un error, dijo la alcaldesa.",
    "The harbour (not for the first time: it did in 2014) closed early.",
    "He called it “[a] shame”, and left the room: nobody followed.",
    "(Reporting by Ada Holm; editing by Bo Reed)",
]


@pytest.mark.parametrize("words", NEWSWORTHY)
def test_news_of_private_words_stays(words: str) -> None:
    """A sentence that quotes or tells of such words is news, wherever it stands."""
    for blocks in ([words, NEWS], [NEWS, words, MORE]):
        draft = Draft(blocks=[Block("body", text) for text in blocks])
        take_private(draft)
        assert [block.text for block in draft.blocks] == blocks


def test_what_stands_within_a_paragraph_is_cut_out() -> None:
    """A bracket goes, the end of a paragraph from its label on goes, and what is marked beside it stays marked."""
    text = "The pier [Desk: call Bo] is shut. Rain fell. OFF THE RECORD: it is sold."
    at = text.index("shut")
    draft = Draft(blocks=[Block("body", text, (Mark(at, at + 4, "em"),))])
    take_private(draft)
    (block,) = draft.blocks
    assert block.text == "The pier is shut. Rain fell."
    assert [block.text[mark.start : mark.end] for mark in block.marks] == ["shut"]
    assert [note.text for note in draft.notes] == ["[Desk: call Bo]", "OFF THE RECORD: it is sold."]


def test_a_speaker_called_intern_speaks() -> None:
    """In a talk that is printed with names before what is said, such a name is one."""
    talk = ["Master: Who opened the gate?", "Intern: I did."]
    draft = Draft(blocks=[Block("body", text) for text in talk])
    take_private(draft)
    assert [block.text for block in draft.blocks] == talk
    assert draft.warnings


@pytest.mark.parametrize(
    ("note", "public"),
    [
        ("Corrects the spelling of the ferry in the second paragraph.", True),
        ("Updates with 1,200 passengers, 14 boats and the day, 2026-03-16.", True),
        ("062219125467, 21334631", True),
        ("The donor is Bo Reed; please do not print it.", False),
        ("Will be led; contact the desk at 555-0199.", False),
        ("Corrects the name. Mobile of the reporter 07700 900 111.", False),
        ("Questions: desk@haven.example", False),
    ],
)
def test_a_note_that_reaches_somebody_is_private(note: str, *, public: bool) -> None:
    """A note to editors that asks not to print it, or has a number or an address, is not public."""
    assert may_be_public(note) is public


@pytest.mark.parametrize("banner", ["NEWS RELEASE\n", ""])
def test_contacts_above_the_headline(banner: str) -> None:
    """Contacts that stand one to a line above a release are private, and its headline is the headline."""
    text = f"{banner}Contact: Bo Reed\nTel: 555-0142 (cell)\nEmail: bo@haven.example\n\nFerries of Haven stay in port\n\n{NEWS}\n"
    (item,) = items_of(text.encode())
    assert item.headlines[0].value == "Ferries of Haven stay in port"
    assert "Reed" not in shown(item)
    assert "555-0142" in hidden(item)


@pytest.mark.parametrize(
    "note",
    [
        "NOT FOR PUBLICATION: the name was checked with police, 07700 900321",
        "Note to desk - not for publication: 07700 900321 says it may run",
        "Interne Notiz, nicht zur Veröffentlichung: 07700 900321 fragen",
    ],
)
def test_a_note_above_the_headline(note: str) -> None:
    """It is no headline, and no warning quotes it; a headline of the same words above its text stays."""
    (item,) = items_of(f"{note}\n\nFerries stay in port\n\n{NEWS}\n\n{MORE}\n".encode())
    assert item.headline == "Ferries stay in port"
    assert note in hidden(item)
    assert not any("07700" in text for text in (shown(item), *item.copydesk.warnings))
    (item,) = items_of(f"Not for publication: the diaries of Ada Holm\n\n{NEWS}\n\n{MORE}\n".encode())
    assert item.headline == "Not for publication: the diaries of Ada Holm"


def test_a_headline_that_begins_like_a_contact() -> None:
    """Without a way to reach somebody it is a headline."""
    (item,) = items_of(f"Contact: a film of the harbour opens\n\n{NEWS}\n\n{MORE}\n".encode())
    assert item.headlines[0].value == "Contact: a film of the harbour opens"


def test_comments_of_markup() -> None:
    """A comment is a private note; one that has no end stays, for nobody knows what is news in it."""
    (item,) = items_of(f"# Storm closes the terminal\n\n{NEWS}\n\n<!-- call Bo Reed -->\n\n{MORE}\n".encode())
    assert "Reed" not in shown(item)
    assert "Reed" in hidden(item)
    (item,) = items_of(f"Storm closes the terminal\n\n{NEWS}\n\n<!-- {MORE}\n".encode())
    assert MORE in shown(item)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PRIVATE, *NEWSWORTHY, "[", "((", "<<LEGAL:", "XXX ", "", ":"]), max_size=8))
def test_nothing_is_lost(texts: list[str]) -> None:
    """Each paragraph is in the text or in a note."""
    draft = Draft(blocks=[Block("body", text) for text in texts if text])
    take_private(draft)
    assert len(draft.blocks) + len(draft.notes) >= len([text for text in texts if text])


def test_a_kill_that_is_private_is_a_kill() -> None:
    """What a desk asks of another item counts also where its words are kept from readers."""
    (item,) = items_of(b"Note to editors\n\nThe story on the ferry is wrong.\n\nPlease do not print it.\n")
    assert item.copydesk.change.kind == "advisory"


@pytest.mark.parametrize(
    "ban", ["(Reporting by Bo Reed, not for publication)", "(Editing by Bo Reed) (not for publication)"]
)
def test_a_ban_behind_a_sign_off_holds(ban: str) -> None:
    """What begins as a sign-off may end with words that are not for readers."""
    (item,) = items_of(f"Ferries stay in port\n\nHAVEN, March 16 (Wire) - Ferries stayed in port.\n\n{ban}\n".encode())
    assert "publication" not in shown(item)
    assert "not for publication" in hidden(item)
