"""Lines of one colleague to another beside a story are private notes, whoever says what; news that sounds alike is news."""

import pytest
from parse.test_private_words import MORE, NEWS, hidden, items_of, shown

HEADLINE = "Storm closes the terminal of Haven"
ASKED = [
    "Bob - keep it off the web",
    "Bob and Sue, keep this off the site until I am back",
    "Hi Karin, please don't post it online",
    "Desk: Danny says ok",
    "Night desk - the master rang twice, he is not to be called back",
    "News desk, figures are from the council and not checked",
    "Subs: can you trim the intro please",
    "All - pics to follow",
    "Danny, lawyers have not cleared this",
    "Sue: call me before you run it",
    "Tom, no byline on this please",
    "Keep it off the web",
    "Print only please",
    "Pls sub and legal",
    "For Saturday's paper please",
    "needs a legal read",
    "Cut from the bottom if you have to",
    "Karin, bitte nicht online stellen",
    "Bitte nicht auf die Seite stellen",
    "Kollegen: der Anwalt hat noch nicht drübergelesen",
    "Bitte noch gegenlesen",
    "Paul, ne pas mettre en ligne",
    "Claire, l'avocat n'a pas encore relu",
    "Ana, no subir a la web",
    "Marco, non mettere online",
    "Jan, niet online zetten",
    "Anna, inte ut på webben",
]
HELD = [
    "Karin, please hold till legal has read it",
    "Please hold till legal has read it",
    "Desk: hold for the lawyer",
    "Bob: don't run it until I've spoken to Sue",
    "Hold this until the desk has the ok",
    "Karin, bitte zurückhalten, bis der Anwalt gelesen hat",
    "Erst nach Freigabe durch den Anwalt raus",
    "Paul, attendre le feu vert du juridique",
    "Ana, esperar a que lo lea el abogado",
    "Marco, aspettare l'ok del legale",
    "Jan, wachten tot de jurist het heeft gelezen",
    "Anna, vent til juristen har lest",
]


@pytest.mark.parametrize("line", ASKED + HELD)
@pytest.mark.parametrize(
    "text",
    [
        "{line}\n\n{headline}\n\n{news}\n\n{more}\n",
        "{headline}\n\n{line}\n\n{news}\n\n{more}\n",
        "{headline}\n\n{news}\n\n{more}\n\n{line}\n",
        "{headline}\n\n{news}\n\n{more}\n\n{line}\n\n(Reporting by Ada Holm)\n",
        "{headline}\n{line}\n\n{news}\n\n{more}\n",
        "{line}\n{headline}\n\n{news}\n\n{more}\n",
    ],
)
def test_a_line_to_a_colleague_is_private(line: str, text: str) -> None:
    """It stands neither in the headline nor in the text, wherever it stood; both stay whole."""
    (item,) = items_of(text.format(line=line, headline=HEADLINE, news=NEWS, more=MORE).encode())
    assert [each.value for each in item.headlines] == [HEADLINE]
    assert shown(item) == f"{HEADLINE}\n{NEWS}\n\n{MORE}\n"
    assert line in hidden(item)
    assert any("colleague" in warning for warning in item.copydesk.warnings)
    assert item.copydesk.change.kind == ("hold" if line in HELD else "new")


def test_above_a_dateline_it_is_no_headline() -> None:
    """A story without a headline stays without one."""
    (item,) = items_of(f"Bob - keep it off the web\n\nHAVEN, March 16 (Reuters) - {NEWS}\n\n{MORE}\n".encode())
    assert not item.headlines
    assert "Bob" not in shown(item)


def test_in_a_mail() -> None:
    """It stands above the text of a mail, too."""
    head = "From: Ada <ada@haven.example>\nTo: desk@haven.example\nMessage-ID: <1@haven.example>\n"
    (item,) = items_of(f"{head}Subject: {HEADLINE}\n\nBob - keep it off the web\n\n{NEWS}\n\n{MORE}\n".encode())
    assert shown(item) == f"{HEADLINE}\n{NEWS}\n\n{MORE}\n"


SOUNDS_ALIKE = [
    "Bob Reed - keeper of the light, and of secrets",
    "Minister: keep children off the internet",
    "Reed: Hold the line until Friday",
    "Karin storm holds off until Friday",
    "Please hold your fire, mother says to both sides",
    "Danny says it is ok to cry",
    "Anna: lawyers had not seen the letter of the harbour, she says",
    "Lawyers have not seen the file of the harbour",
    "Legal has cleared the way for the sale",
    "Desk jobs make people ill, a study says",
    "Desk: a short history of where we sit",
    "All: a word that says too much",
    "Print only the pages that you need, council says",
    "Online: where the votes are",
    "Dad, can you read me a story?",
    "Sam: call me old-fashioned",
    "Sue, Grabbit and Run: the lawyers of Haven",
    "For the front page it was too late.",
    "Hold for release: prisoners of Haven wait",
    "Keep the cat off the table, doctors say",
    "Don't run from a bear, rangers say",
    "Don't run before you can walk, coach says",
    "Never post a parcel on Friday, the post says",
    "Ein Anwalt hat das Testament gelesen.",
    "Bitte warten: Schlangen am Hafen",
    "Attendre le bus ne sera plus gratuit",
    "Esperar cuesta más en Haven",
    "Haven, please hold on",
    "Do not use the heater until it was checked, the maker says",
]


@pytest.mark.parametrize("line", [each for each in SOUNDS_ALIKE if not each.startswith(("Desk:", "Hold for"))])
def test_news_that_sounds_alike(line: str) -> None:
    """What people say to each other, and what names and desks are in news, is news as headline and as text."""
    (item,) = items_of(f"{line}\n\n{NEWS}\n\n{MORE}\n".encode())
    assert [each.value for each in item.headlines] == [line]
    (item,) = items_of(f"{HEADLINE}\n\n{line}\n\n{NEWS}\n\n{MORE}\n\n{line}\n".encode())
    assert shown(item).count(line) == 2
