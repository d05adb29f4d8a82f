"""Labels that take a story back in ordinary spelling: a note below makes a kill, what may be news has a warning."""

import pytest
from parse.test_private_words import items_of

from schemas.vocab import FOR_A_PERSON

STORY = "Fähre nach Haven gesunken"


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("(Annulation) ", "PARIS, 26 nov 2026 (AFP) - Cette dépêche est annulée."),
        ("(Annulation) ", "Cette dépêche ne doit pas être utilisée."),
        ("Annulation: ", "PARIS, 26 nov 2026 (AFP) - Cette dépêche est annulée."),
        ("Annulation - ", "Prière de ne pas utiliser la dépêche sur le ferry."),
        ("Annulée : ", "PARIS, 26 nov 2026 (AFP) - Notre dépêche de 14H30 est erronée."),
        ("(Anulación) ", "Madrid, 26 nov (EFE).- La noticia no es cierta."),
        ("Anulación: ", "Madrid, 26 nov (EFE).- Rogamos anulen la noticia."),
        ("Anulación: ", "Madrid, 26 nov (EFE).- La noticia no es cierta."),
        ("(Kill) ", "This story is wrong and has been killed."),
        ("Kill: ", "DUBLIN, Nov 26 (Reuters) - This story has been withdrawn."),
        ("Killed: ", "DUBLIN, Nov 26 (Reuters) - This story has been withdrawn."),
        ("Killed - ", "Please kill the story headlined “Fähre nach Haven gesunken”. It was sent in error."),
        ("Withdrawn - ", "DUBLIN, Nov 26 (Reuters) - Please do not use this story."),
        ("(Withdrawal) ", "DUBLIN, Nov 26 (Reuters) - The story has been withdrawn."),
        ("(Zurückgezogen) ", "Berlin (dpa) - Die Meldung wurde irrtümlich gesendet."),
        ("Zurückgezogen: ", "Berlin (dpa) - Bitte die Meldung nicht verwenden."),
        ("Annullierung: ", "Berlin (dpa) - Die Meldung von 14.30 Uhr ist falsch."),
        ("(Annullamento) ", "ROMA, 26 nov (ANSA) - La notizia è annullata."),
        ("Annullamento: ", "ROMA, 26 nov (ANSA) - Si prega di non pubblicare la notizia."),
        ("(Ingetrokken) ", "AMSTERDAM (ANP) - Deze melding is ingetrokken."),
        ("(Anulação) ", "Lisboa, 26 nov (Lusa) - A notícia foi anulada."),
        ("Makulering: ", "STOCKHOLM (TT) - Telegrammet är makulerat. Använd inte nyheten."),
    ],
)  # fmt: skip
def test_a_label_over_a_note(label: str, text: str) -> None:
    """It is read as one in capitals: the headline is the one of the story that is meant, and a person is told."""
    for each in (label, label.upper()):
        (item,) = items_of(f"{each}{STORY}\n\n{text}\n".encode())
        assert (item.headline, item.title, item.copydesk.change.kind) == (STORY, f"{each}{STORY}", "advisory")
        assert any(FOR_A_PERSON in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Annulation: les compagnies aériennes s'excusent", "PARIS, 26 nov 2026 (AFP) - Les vols vers Haven sont annulés, ont annoncé deux compagnies jeudi."),
        ("Annulation - le festival rembourse", "Le festival de Haven a été annulé, ont dit les organisateurs jeudi. Les billets seront remboursés."),
        ("(Annulé) Concert de Haven", "Le concert de samedi n'aura pas lieu, a dit la mairie jeudi."),
        ("Anulación: el juez da la razón al club", "Madrid, 26 nov (EFE).- El juez anuló este jueves la sanción, según la noticia que dio el club."),
        ("Withdrawal: what it means for the alliance", "BRUSSELS, Nov 26 (Reuters) - Troops leave the island by March, the minister said on Thursday."),
        ("Killed: nine on the road to Haven", "HAVEN, Nov 26 (Reuters) - Nine people died on Thursday, the police said."),
        ("Zurückgezogen: Partei streicht Antrag", "Berlin (dpa) - Die Partei hat ihren Antrag am Donnerstag zurückgezogen."),
        ("Annullamento: il club ricorre", "ROMA, 26 nov (ANSA) - Il giudice ha annullato la partita, ha detto il club."),
    ],
)  # fmt: skip
def test_a_label_over_news(headline: str, text: str) -> None:
    """It is published as it came, with a warning."""
    (item,) = items_of(f"{headline}\n\n{text}\n".encode())
    assert (item.headline, item.copydesk.change.kind) == (headline, "new")
    assert any(FOR_A_PERSON in warning for warning in item.copydesk.warnings)


@pytest.mark.parametrize(
    "headline",
    ["Kill order for wolf lifted", "Annulation du concert de Haven", "Withdrawal from Haven goes on", "Killing: two held", "(Killer) whale seen"],
)  # fmt: skip
def test_no_label(headline: str) -> None:
    """A word in a headline is none."""
    (item,) = items_of(f"{headline}\n\nHAVEN, Nov 26 (Reuters) - The town said so on Thursday.\n".encode())
    assert (item.headline, item.copydesk.change.kind) == (headline, "new")
    assert not any(FOR_A_PERSON in warning for warning in item.copydesk.warnings)
