"""Words of urgency in front of a headline go from it, and what kills the story finds it by its headline."""

import pytest
from parse.test_private_words import items_of

from streams.dedupe import Desk, Place
from streams.text.urgent_flags import read_flag

REST = "Séisme au large de Haven"


@pytest.mark.parametrize(
    "flag",
    ["URGENT ¤¤¤ ", "URGENT ", "URGENT-", "URGENT - ", "URGENT: ", "Urgent : ", "URGENTE ", "URGENTE: ", "EIL ", "EIL - ", "EIL: ", "Eil: ", "Eilmeldung: ", "EILMELDUNG - ",
     "FLASH - ", "FLASH: ", "BREAKING: ", "Breaking news: ", "ALERTE: ", "ALERTA - ", "URGENT *** ", "EXTRA - ", "Ultim'ora: "]
)  # fmt: skip
def test_a_flag(flag: str) -> None:
    """It is the priority of the item, and the title stays as sent."""
    (item,) = items_of(f"{flag}{REST}\n\nHAVEN, 26 nov 2026 (AFP) - Un séisme a été ressenti jeudi.\n".encode())
    assert (item.headline, item.title) == (REST, f"{flag}{REST}")
    assert item.copydesk.priority == flag.strip(" ¤-:*").lower()
    assert item.copydesk.change.kind == "new"


@pytest.mark.parametrize(
    "headline",
    ["URGENT care units close", "URGENT CARE UNITS CLOSE", "Urgent care units close", "EIL shares rise", "EIL Q2 profit rises 5 pct", "Eile mit Weile", "FLASH FLOOD KILLS TEN",
     "FLASH-FLOOD KILLS TEN", "Flash floods kill ten", "EXTRA-TIME WIN FOR HAVEN", "Alert: none of it", "URGENT", "Breaking bread: a list", "Urgente reunión en Haven", "EILT"]
)  # fmt: skip
def test_no_flag(headline: str) -> None:
    """Words of a headline are none."""
    assert read_flag(headline) is None


def test_a_firm_is_no_flag() -> None:
    """What the text has as a name, too, belongs to the headline."""
    (item,) = items_of(b"EIL Profit Rises\n\nNEW DELHI, Nov 26 (Reuters) - EIL said on Thursday that profit rose.\n")
    assert item.headline == "EIL Profit Rises"


def test_a_flag_behind_a_tag() -> None:
    """It goes from there, too."""
    (item,) = items_of(b"UPDATE 1-URGENT: Quake shakes Haven\n\nHAVEN, Nov 26 (Reuters) - It shook on Thursday.\n")
    assert (item.headline, item.copydesk.change.kind) == ("Quake shakes Haven", "update")


@pytest.mark.parametrize(
    ("flag", "kill"),
    [
        ("URGENT ¤¤¤ ", "ANNULATION - Séisme au large de Haven\n\nMerci de ne pas utiliser notre dépêche « Séisme au large de Haven »."),
        ("URGENT ", "ANNULATION - URGENT Séisme au large de Haven\n\nMerci de ne pas utiliser notre dépêche « URGENT Séisme au large de Haven »."),
        ("EIL ", "Rückzug: Séisme au large de Haven\n\nBitte verwenden Sie die Meldung „Séisme au large de Haven“ nicht."),
        ("Eilmeldung: ", "Note\n\nBitte verwenden Sie die Meldung „Eilmeldung: Séisme au large de Haven“ nicht."),
        ("URGENTE ", "ANULACIÓN: Séisme au large de Haven\n\nRogamos anulen la noticia titulada «Séisme au large de Haven»."),
    ],
)  # fmt: skip
def test_a_kill_finds_it(flag: str, kill: str) -> None:
    """With the flag and without it."""
    (story,) = items_of(f"{flag}{REST}\n\nHAVEN, 26 nov 2026 (AFP) - Un séisme a été ressenti jeudi.\n".encode())
    (note,) = items_of(kill.encode())
    desk = Desk()
    first, killed = (desk.decide(item, Place(0, offset)) for offset, item in enumerate((story, note)))
    assert killed.verdict.kind in ("kill", "withdrawal")
    assert killed.verdict.uri == first.verdict.uri
