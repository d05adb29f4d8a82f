"""A correction in brackets beside or above its headline that says what was wrong: its note, whatever stands below."""

import pytest
from parse.test_private_words import items_of


@pytest.mark.parametrize(
    ("top", "note"),
    [
        ("(Berichtigung: Preis im 2. Absatz) Hafen von Haven wieder offen", "(Berichtigung: Preis im 2. Absatz)"),
        ("Hafen von Haven wieder offen (Berichtigung: Tag)", "(Berichtigung: Tag)"),
        ("(Korrektur - Name im 1. Absatz) Hafen von Haven wieder offen", "(Korrektur - Name im 1. Absatz)"),
        ("(RECTIFICATIF: prix du quai) Hafen von Haven wieder offen", "(RECTIFICATIF: prix du quai)"),
        ("Hafen von Haven wieder offen (Corrección: precio)", "(Corrección: precio)"),
        ("(Correction: day in para 2) Hafen von Haven wieder offen", "(Correction: day in para 2)"),
        ("(Rettifica: prezzo) - Hafen von Haven wieder offen", "(Rettifica: prezzo)"),
        ("(Berichtigung: Freitag statt Donnerstag im 1. Absatz)\nHafen von Haven wieder offen", "(Berichtigung: Freitag statt Donnerstag im 1. Absatz)"),
    ],
)  # fmt: skip
def test_beside_or_above(top: str, note: str) -> None:
    """The headline is clean, the kind is a correction, and the dateline is one."""
    (item,) = items_of(f"{top}\n\nBerlin (dpa) - Der Hafen ist seit Freitag wieder offen, teilte er mit.\n".encode())
    assert (item.headline, item.copydesk.change.kind) == ("Hafen von Haven wieder offen", "correction")
    assert item.copydesk.change.note == note
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.places == ("Berlin",)
    assert item.text.startswith("Der Hafen")


def test_a_label_alone_above_the_headline() -> None:
    """The dateline below is read there, too."""
    (item,) = items_of(b"KORREKTUR\n\nHafen von Haven offen\n\nBerlin (dpa) - Der Hafen ist wieder offen.\n")
    assert (item.headline, item.copydesk.change.kind) == ("Hafen von Haven offen", "correction")
    assert item.text == "Der Hafen ist wieder offen."


@pytest.mark.parametrize(
    "headline", ["Minister geht (Foto: Haven)", "(Korrekturleser) gehen in Haven", "Storm (2 dead: police) in Haven", "Oil rises (correctional officers: on strike)"]
)  # fmt: skip
def test_other_brackets(headline: str) -> None:
    """They stay where they are."""
    (item,) = items_of(f"{headline}\n\nBerlin (dpa) - Der Hafen ist wieder offen.\n".encode())
    assert (item.headline, item.copydesk.change.kind) == (headline, "new")


@pytest.mark.parametrize("mark", ["MORE", "(MORE)", "MORE TO FOLLOW", "(SEGUE)", "(à suivre)"])
def test_more_follows(mark: str) -> None:
    """At the end of a take it is no text."""
    (item,) = items_of(f"Bakers strike in Haven\n\nPARIS (AP) - Bakers strike.\n\n{mark}\n".encode())
    assert item.text == "Bakers strike."
