"""Letters to the editor: their greeting is no headline, and where their writers live is for the newsroom alone."""

import pytest
from parse.test_mail_forwards import mail
from parse.test_private_words import items_of

from schemas.article import ParsedItem

LETTER = "The ferries are late again, and nobody tells the people of our island why.\n\nI have written to the company twice, without an answer."


def item_of(text: str) -> ParsedItem:
    """Return the one item of a text."""
    (item,) = items_of(text.encode())
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Editor,", "Dear Sir,", "Dear Sir or Madam,", "Dear Letters Editor,", "SIR,", "Sir:", "To the Editor:", "Sehr geehrte Redaktion,", "Liebe Redaktion,",
        "Sehr geehrte Damen und Herren,", "An die Redaktion:", "Madame, Monsieur,", "Monsieur le rédacteur en chef,", "Estimado director:", "Señor director:",
        "Gentile direttore,", "Caro direttore,", "Geachte redactie,", "Beste redactie,", "Hej redaktionen,", "Kære redaktion,", "Til redaksjonen,",
        "Szanowna Redakcjo,", "Уважаемая редакция!",
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_greeting_is_no_headline(greeting: str, gap: str) -> None:
    """On top of a plain text it is a private note; the first sentence heads the letter, and stays in it."""
    item = item_of(f"{greeting}{gap}{LETTER}\n\nYours faithfully,\n\nJane Doe\n")
    assert item.headline == LETTER.partition("\n")[0]
    assert (item.text or "").startswith(LETTER)
    assert [(note.text, note.public) for note in item.copydesk.notes if note.role == "salutation"] == [
        (greeting, False)
    ]


ADDRESSES = [
    "14 Harbour Street\nHaven HV1 2AB\nTel: 079 555 0142",
    "14 Harbour Street, Haven HV1 2AB.",
    "Flat 2, 14 Harbour Rd, Haven\n(079) 555 0142",
    "1200 Quay Boulevard\nHaven, ME 04101\n207-555-0142",
    "P.O. Box 14, Haven",
    "Hafenstraße 14\n20459 Hamburg\nTel. 040 5550142",
    "Am Alten Hafen 14a, 20459 Hamburg",
    "Lange Straße 3, D-26382 Haven",
    "14, rue du Port\n76600 Le Havre\njeanne@petit.example",
    "3 bis avenue de la Mer, 17000 La Rochelle",
    "Calle del Puerto, 14\n28013 Madrid",
    "Via Roma 14, 20121 Milano",
    "Havenstraat 14, 1012 AB Amsterdam",
    "Hamngatan 14, 111 47 Stockholm",
    "Havnegade 14\n1058 København",
    "ul. Portowa 14, 80-001 Gdańsk",
    "+44 20 7946 0000",
    "jane.doe@haven.example",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "head",
    [
        "Letter to the editor: late ferries\n\n",
        "Dear Editor,\n\n",
        "To the Editor:\n\n",
        "Leserbrief: Fähren\n\n",
        "Late ferries\n\nSir,\n\n",
    ],
)
@pytest.mark.parametrize(
    "sign",
    ["Yours faithfully,\nJane Doe\n", "Jane Doe\n", "Jane Doe\n\n", "Yours faithfully,\n\nJane Doe\n\n", "Jane Doe, "],
)
def test_where_a_writer_lives_is_private(address: str, head: str, sign: str) -> None:
    """The name stays, what is below it does not; every word of it is in a note."""
    item = item_of(f"{head}{LETTER}\n\n{sign}{address}\n")
    public = "\n".join((item.headline or "", item.by or "", *(body.value or "" for body in item.bodies)))
    private = " ".join(note.text for note in item.copydesk.notes if not note.public)
    for word in (each.strip(".,()") for each in address.split()):
        if any(map(str.isdigit, word)) or "@" in word:
            assert word not in public
        assert word in f"{private} {item.text}"
    assert LETTER in (item.text or "")


@pytest.mark.parametrize(
    "text",
    [
        f"Letter to the editor: late ferries\n\n{LETTER}\n\nThe meeting is at 14 Harbour Street on Sunday, and all are welcome to come and speak.\n\nJane Doe, Haven\n",
        f"Letter to the editor: late ferries\n\n{LETTER}\n\nCall 116 123 if you want to complain, too, as I have done for weeks.\n\nJane Doe, Haven\n",
        f"Late ferries\n\n{LETTER}\n\nJane Doe\n\n14 Harbour Street, Haven\n",
        f"Letter to the editor: late ferries\n\n{LETTER}\n\nBo Reed, 14 Harbour Street, said he would come to the meeting and wait for the board.\n",
    ],
)
def test_what_a_letter_is_about_stays(text: str) -> None:
    """A street in a sentence, a number for readers, and addresses below what is no letter."""
    item = item_of(text)
    assert [note.role for note in item.copydesk.notes if note.role == "address"] == []
    assert any(word in (item.text or "") for word in ("14 Harbour Street", "116 123"))


@pytest.mark.parametrize(
    "headline",
    [
        "Sir",
        "Madam",
        "Dear Sir Bo Reed",
        "Dear oil, cheap oil",
        "Sir, with love",
        "To the editor of Haven with love",
        "Dear Editor: The musical",
    ],
)
def test_headlines(headline: str) -> None:
    """What only begins as a greeting is a headline."""
    item = item_of(f"{headline}\n\nHAVEN, March 16 (AFP) - {LETTER}\n")
    assert (item.headline, item.text) == (headline, LETTER)


def test_a_mail() -> None:
    """What stands below the letter in a mail is private already; a greeting within it makes the address so."""
    (item,) = items_of(mail("Late ferries", f"Dear Editor,\n\n{LETTER}\n\nJane Doe\n14 Harbour Street\nHaven HV1 2AB"))
    assert "14 Harbour" not in (item.text or "")
    assert any("14 Harbour Street" in note.text for note in item.copydesk.notes if not note.public)
