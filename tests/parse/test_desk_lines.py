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


def mailed(subject: str, text: str) -> bytes:
    """Return a mail."""
    head = "From: Ada <ada@haven.example>\nTo: desk@haven.example\nMessage-ID: <1@haven.example>\n"
    return f"{head}Subject: {subject}\n\n{text}\n".encode()


@pytest.mark.parametrize("line", ASKED + HELD)
@pytest.mark.parametrize("prefix", ["", "Fwd: "])
def test_a_subject_to_a_colleague(line: str, prefix: str) -> None:
    """It is private, wherever the subject stays; the headline stands below, or the first sentence stands for it."""
    (item,) = items_of(mailed(prefix + line, f"{HEADLINE}\n\n{NEWS}\n\n{MORE}"))
    assert [each.value for each in item.headlines] == [HEADLINE]
    assert shown(item) == f"{HEADLINE}\n{NEWS}\n\n{MORE}\n"
    assert line in hidden(item)
    assert line not in item.model_dump_json(exclude={"copydesk"})
    assert item.copydesk.change.kind == ("hold" if line in HELD else "new")


@pytest.mark.parametrize(
    "line", ["Bob - keep it off the web", "Desk: Danny says ok", "Karin, bitte nicht online stellen"]
)
def test_a_subject_to_a_colleague_without_a_headline(line: str) -> None:
    """The first sentence stands for the headline, and stays in the text."""
    (item,) = items_of(mailed(line, f"{NEWS}\n\n{MORE}"))
    assert [each.value for each in item.headlines] == [NEWS.partition(". ")[0].rstrip(".") + "."]
    assert item.text == f"{NEWS}\n\n{MORE}"
    assert line in hidden(item)


OF_DESKS = "A newsroom of 1911 had three people and one telephone, the archivist of Haven says."
TITLES = [
    "Desk: a short history of the newsroom",
    "Desk: why newspapers keep theirs round",
    "The Desk: four centuries of a piece",
    "Desk: eine kurze Geschichte der Redaktion",
    "Desk: une brève histoire de la rédaction",
    "News desk: the rise and fall of a table",
    "City desk: from Fleet Street to a bedroom",
]


@pytest.mark.parametrize(
    "line", [*TITLES, "Web only: tickets go on sale in Haven", "Minister: keep children off the internet"]
)
def test_a_subject_of_news(line: str) -> None:
    """Without a headline below it, what has no word of colleagues is the headline."""
    (item,) = items_of(mailed(line, f"{OF_DESKS}\n\n{MORE}"))
    assert [each.value for each in item.headlines] == [line]
    assert item.text == f"{OF_DESKS}\n\n{MORE}"


@pytest.mark.parametrize("line", TITLES)
@pytest.mark.parametrize("below", ["", "By Jane Doe\n\n", "HAVEN, March 16 (AFP) - "])
def test_a_title_that_begins_with_a_desk(line: str, below: str) -> None:
    """Over a byline, a dateline or the text it is the headline."""
    (item,) = items_of(f"{line}\n\n{below}{OF_DESKS}\n\n{MORE}\n".encode())
    assert [each.value for each in item.headlines] == [line]
    assert item.text == f"{OF_DESKS}\n\n{MORE}"


@pytest.mark.parametrize("line", [each for each in TITLES if each.startswith(("Desk", "News", "City"))])
def test_over_a_headline_it_is_a_line_to_a_desk(line: str) -> None:
    """Then another headline stands below it."""
    (item,) = items_of(f"{line}\n\n{HEADLINE}\n\n{OF_DESKS}\n\n{MORE}\n".encode())
    assert [each.value for each in item.headlines] == [HEADLINE]
    assert line in hidden(item)


@pytest.mark.parametrize(
    "line",
    [
        "Desk: Danny says ok", "Desk: the mother of the boy rang twice", "Desk: a new colleague of ours in Haven", "Desk: more from Bo in an hour, he is at court", "Desk: 400 words", "Desk: pics attached from Haven",
        "News desk, figures are from the council and not checked", "Desk: der Anwalt hat noch nicht gelesen", "Desk - a short note of mine",
    ],
)  # fmt: skip
def test_what_is_said_to_a_desk_is_no_headline(line: str) -> None:
    """Also where none stands below; in doubt it is private."""
    (item,) = items_of(f"{line}\n\nHAVEN, March 16 (AFP) - {NEWS}\n\n{MORE}\n".encode())
    assert line in hidden(item)
    assert line not in shown(item)
