"""Labels of a correction at the start of a body, under a headline that has none."""

import pytest
from parse.test_mail_forwards import mail
from parse.test_private_words import items_of

from schemas.article import ParsedItem

FIRST = "The ferries of Haven stayed in port on Sunday, their operator told passengers."
MORE = "They sail again on Monday, when the storm has passed."
LABELS = [
    "CORRECTION", "Correction", "CLARIFICATION", "KORREKTUR", "BERICHTIGUNG", "Berichtigung", "RECTIFICATIF", "Rectificatif", "CORRECTIF", "CORRECCIÓN",
    "RECTIFICACIÓN", "CORREÇÃO", "CORREZIONE", "RETTIFICA", "RECTIFICATIE", "CORRECTIE", "RÄTTELSE", "RETTELSE", "KORRIGERING", "OIKAISU", "SPROSTOWANIE",
    "OPRAVA", "HELYESBÍTÉS", "DÜZELTME", "ИСПРАВЛЕНИЕ", "ВИПРАВЛЕННЯ", "ΔΙΟΡΘΩΣΗ", "CORECTARE", "訂正", "更正", "تصحيح",
]  # fmt: skip


def item_of(text: str) -> ParsedItem:
    """Return the one item of a text."""
    (item,) = items_of(text.encode())
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("form", ["{}", "{}:", "+++ {} +++", "*** {} ***", "({})"])
def test_a_label_alone(label: str, form: str) -> None:
    """However it is set, it makes a correction, is kept, and is no text."""
    said = form.format(label)
    item = item_of(f"Ferries stay in port\n\n{said}\n\nHAVEN, March 16 (AFP) - {FIRST}\n\n{MORE}\n")
    assert (item.headline, item.text) == ("Ferries stay in port", f"{FIRST}\n\n{MORE}")
    assert item.copydesk.change.kind == "correction"
    assert item.copydesk.dateline is not None
    assert [note.text for note in item.copydesk.notes] == [said]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("end", [" - ", " – ", ": "])
def test_a_label_before_the_dateline(label: str, end: str) -> None:
    """It is no place, and the dateline behind it is read."""
    item = item_of(f"Ferries stay in port\n\n{label}{end}HAVEN, March 16 (AFP) - {FIRST}\n\n{MORE}\n")
    assert item.text == f"{FIRST}\n\n{MORE}"
    assert item.copydesk.change.kind == "correction"
    assert item.copydesk.dateline is not None
    assert item.copydesk.dateline.places == ("Haven",)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("CORRECTION: ", "There are 12 ferries, and not 14 as sent on Saturday."),
        ("Berichtigung: ", "Im zweiten Absatz wurde der Name der Fähre geändert."),
        ("RECTIFICATIF - ", "Douze ferries, et non quatorze."),
        ("CORRECCIÓN: ", "Son doce los transbordadores."),
        ("RETTIFICA: ", "I traghetti sono dodici."),
        ("RECTIFICATIE - ", "Het zijn twaalf veerboten."),
        ("RÄTTELSE: ", "Färjorna är tolv."),
    ],
)
def test_what_a_label_explains(label: str, said: str) -> None:
    """Above a byline or a dateline it is the note of this version; above a text that may go on with it, it stays in the text."""
    item = item_of(f"Ferries stay in port\n\n{label}{said}\n\nHAVEN, March 16 (AFP) - {FIRST}\n\n{MORE}\n")
    assert (item.copydesk.change.kind, item.copydesk.change.note) == ("correction", said)
    assert item.text == f"{FIRST}\n\n{MORE}"
    item = item_of(f"Ferries stay in port\n\n{label}{said}\n\n{FIRST}\n\n{MORE}\n")
    assert item.copydesk.change.kind == "correction"
    assert item.text == f"{label}{said}\n\n{FIRST}\n\n{MORE}"
    item = item_of(f"Ferries stay in port\n\n({label}{said})\n\n{FIRST}\n\n{MORE}\n")
    assert (item.copydesk.change.kind, item.text) == ("correction", f"{FIRST}\n\n{MORE}")


def test_other_formats() -> None:
    """A mail whose subject is the headline, and a text in JSON."""
    (item,) = items_of(mail("Ferries stay in port", f"RECTIFICATIF\n\n{FIRST}\n\n{MORE}"))
    assert (item.copydesk.change.kind, item.text) == ("correction", f"{FIRST}\n\n{MORE}")


@pytest.mark.parametrize(
    "text",
    [
        "Correction-facility staff walked out on Sunday, their union told Haven Radio.",
        "Corrections officers walked out on Sunday, their union told Haven Radio.",
        "Correction of the figures will take a week, the ministry said on Sunday.",
        "Berichtigungen der Listen dauern eine Woche, sagte das Ministerium am Sonntag.",
        "Rettifica dei confini: i comuni trattano da domenica, dice la regione di Haven.",
        "Korekta: notowania spadły w niedzielę o dwa procent, podała giełda w Haven.",
        "Oprava: most zůstane zavřený do neděle, řekla mluvčí města Haven.",
        "(Correction officers) walked out on Sunday, their union told Haven Radio.",
        "+++ Ferries stay in port +++",
    ],
)
def test_news(text: str) -> None:
    """Words that only begin so, and those that are labels in capitals alone."""
    item = item_of(f"News of Haven\n\n{text}\n\n{MORE}\n")
    assert (item.copydesk.change.kind, item.text) == ("new", f"{text}\n\n{MORE}")


def test_a_kill_stays_a_kill() -> None:
    """What says more than a correction is not changed."""
    item = item_of(f"KILL: Ferries stay in port\n\nCORRECTION\n\n{FIRST}\n\n{MORE}\n")
    assert item.copydesk.change.kind != "correction"
