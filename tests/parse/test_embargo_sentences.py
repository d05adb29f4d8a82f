"""Sentences of news that begin as an embargo does, in every format: no story is held for one, and no word of it is lost."""

import json

import pytest
from parse.test_embargo_news import held
from parse.test_private_words import shown

from schemas.article import ParsedItem
from streams.parse.embargo import says_embargo
from streams.parse.embargo_sentence import read_line

SENTENCES = [
    "Embargo until 2030 is what the island wants, traders said, and grain rose 4 percent.",
    "Embargoed until March, the grain may be sold in April, traders said.",
    "Embargoed until March, the island sells its grain elsewhere.",
    "Embargo until 2030 hits the exporters of Haven hard.",
    "Embargo until 2030 on any cargo, the union says.",
    "Under embargo since 1962, the island sells its grain elsewhere.",
    "Embargo jusqu'en 2030, c'est ce que veut l'île, selon les marchands.",
    "Embargo jusqu’en 2030, c’est ce que veut l’île, selon les marchands.",
    "Sous embargo jusqu'en 2030, l'île cherche d'autres acheteurs pour son blé.",
    "Embargo bis 2030 ist das Ziel der Insel, sagte der Minister.",
    "Embargo bis Freitag verlangt die Opposition von der Regierung.",
    "Embargo bis 30. Juni, das fordern die Bauern der Insel.",
    "Gesperrt bis Freitag ist die Autobahn bei Haven nach einem Unfall.",
    "Nicht vor 2030 kommt die Bahn nach Haven, sagte der Minister.",
    "Embargo hasta 2030 es lo que quiere la isla, dijo un portavoz.",
    "Embargado hasta marzo, el barco espera en el puerto de Haven.",
    "Embargo fino al 2030 è quello che vuole il ministro.",
    "Embargo tot 2030 is wat de minister wil.",
]
ORDERS = [
    "Embargoed until 0001 Friday, March 6, by the University of Haven",
    "Embargoed until 2 p.m. ET when the paper is published in Tides",
    "Embargoed until Friday, when the minister has spoken in Haven.",
    "Embargoed until Friday, please do not use before then.",
    "Embargoed until the minister has spoken on Friday",
    "Embargoed until after the minister has spoken on Friday.",
    "Embargoed until 6 March for all members of the island club.",
    "Embargoed until Friday 0001 GMT, this story may be used in print on Friday.",
    "Embargoed until 6 a.m. EST Thursday, Nov. 6, 2025, by Haven.",
    "Sperrfrist: Freitag, 18 Uhr, Beginn der Rede des Ministers in Haven.",
    "Sous embargo jusqu'à vendredi 6 heures, merci de respecter.",
]
EITHER = [
    "Embargo until 6 a.m. Friday hit sugar prices, traders said.",
    "Not for release until Friday, the prisoners wait in Haven.",
    "Embargoed until Friday, the ministry says.",
    "Embargoed until Friday, the Royal Institute of Haven and Quay Studies.",
]
HEAD = "Traders fret over grain"
STORY = "HAVEN, March 16 (AFP) - Traders met on Monday in the port.\n\nThe minister spoke of it on Monday."
PLACES = [
    "{head}\n\n{line}\n\n{story}\n",
    "{head}\n\nHAVEN, March 16 (AFP) - {line}\n\nTraders met on Monday in the port.\n\nThe minister spoke.\n",
    "{head}\n\n{story}\n\n{line}\n\nUnion leaders were not there.\n",
    "{head}\n\n{story}\n\n{line}\n",
]


def anpa(text: str) -> str:
    """Return a message of ANPA with a text as it stands."""
    return f"\x16\x16\x01a0123\x1fhvn  \nr a BC-Grain 03-16 0120\n\x02{text}\x03AP-WF-03-16-26 1509GMT\x0c\x04"


def ninjs(headline: str, body: str) -> str:
    """Return an item of ninjs with headline and text."""
    return json.dumps(
        {"uri": "urn:hvn:1", "versioncreated": "2026-03-16T10:00:00Z", "headline": headline, "body_text": body}
    )


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_no_order(line: str) -> None:
    """By its words alone."""
    assert read_line(line) == "sentence"
    assert not says_embargo(line)


@pytest.mark.parametrize("line", ORDERS)
def test_an_order_is_one(line: str) -> None:
    """Also where it says for whom, or until when in a clause."""
    assert read_line(line) == "order"
    assert says_embargo(line)


@pytest.mark.parametrize("line", SENTENCES)
@pytest.mark.parametrize("place", PLACES)
def test_a_sentence_stays_in_its_story(line: str, place: str) -> None:
    """Wherever it stands, in plain text, a mail, ANPA and ninjs: nothing is held, and all is shown."""
    text = place.format(head=HEAD, line=line, story=STORY)
    body = text.partition("\n\n")[2]
    for item in (held(text), held(body, subject=HEAD), held(anpa(text)), held(ninjs(HEAD, body))):
        assert (item.copydesk.embargo_text, item.embargoed_until) == (None, None)
        assert line.rstrip(".") in shown(item)


@pytest.mark.parametrize("line", EITHER)
@pytest.mark.parametrize("place", PLACES)
def test_what_may_be_either_holds_and_stays(line: str, place: str) -> None:
    """A time of day, or an order beside who tells of it: held, a person is told, and no word is lost."""
    text = place.format(head=HEAD, line=line, story=STORY)
    for item in (held(text), held(anpa(text))):
        assert item.copydesk.embargo_text == line
        assert item.headline == HEAD
        assert line in shown(item)
        assert any("stays in its text" in said for said in item.copydesk.warnings)


HEADLINES = [
    ("Embargo until 2030: island agrees on a ban", "island agrees on a ban", True),
    ("Embargo until March: the sugar of Haven", "the sugar of Haven", True),
    ("Embargo jusqu'en 2030: l'île veut punir Haven", "l'île veut punir Haven", True),
    ("Embargo until 2030 hits exporters of Haven", "Embargo until 2030 hits exporters of Haven", True),
    ("Embargo until 2030 hits Haven hard, traders say", "Embargo until 2030 hits Haven hard, traders say", False),
    ("Embargoed until March, grain may be sold in April", "Embargoed until March, grain may be sold in April", False),
]


@pytest.mark.parametrize(("line", "headline", "is_held"), HEADLINES)
def test_every_format_reads_a_headline_alike(line: str, headline: str, *, is_held: bool) -> None:
    """What neither line nor story settles is held, with its headline and its text; the formats agree."""
    rss = f'<rss version="2.0"><channel><title>Haven</title><item><title>{line}</title><guid>1</guid><description>Traders met on Monday in the port.</description></item></channel></rss>'
    release = f"{line}\n\nHAVEN, Norway, March 16, 2026 /PRNewswire/ -- Traders met on Monday.\n\nThe minister spoke of it on Monday.\n"
    texts = (f"{line}\n\n{STORY}\n", anpa(f"{line}\n{STORY}\n"), ninjs(line, STORY), rss, release)
    for item in map(held, texts):
        assert (item.copydesk.embargo_text is not None) is is_held, item.copydesk.format
        assert item.headline == headline, item.copydesk.format
        assert "Traders met on Monday" in shown(item)


GRAIN = "HAVEN, March 16 (AFP) - The island keeps its grain embargo for a while, the minister told farmers on Sunday."


@pytest.mark.parametrize("wrap", [anpa, str])
def test_the_story_is_asked_in_a_head_of_anpa_and_of_a_release(wrap: type[str]) -> None:
    """News of an embargo in its story is none on it."""
    line = "Embargo until 30 June: port prepares for empty quays"
    release = f"{line}\n\nHAVEN, Norway, March 16, 2026 /PRNewswire/ -- {GRAIN.partition(' - ')[2]}\n\nThe port has 14 berths.\n"
    marked = anpa(f"^BC-Grain<\n^{line}<\n^By Jane Doe=\n^{GRAIN}\n")
    for item in (held(wrap(f"{line}\n\n{GRAIN}\n\nThe port has 14 berths.\n")), held(release), held(marked)):
        assert item.copydesk.embargo_text is None, item.copydesk.format
        assert item.headline == line
        assert any("or news of one" in said for said in item.copydesk.warnings)


@pytest.mark.parametrize(
    ("line", "is_held"),
    [
        ("Sperrfrist für Prognosen: Was um 18 Uhr passiert", False),
        ("Sperrfrist für Rehkitze: Bauern mähen erst ab Juni", False),
        ("Sperrfrist für Prognosen: Wahlsonntag, 18 Uhr", True),
        ("Sperrfrist für Zitate: Was gesagt wird, ist frei ab Freitag 18 Uhr", True),
        ("Sperrfrist für alle Medien: Freitag, 18 Uhr", True),
        ("Sperrfrist für Prognosen: Schluss der Lokale am Sonntag um 18 Uhr", True),
    ],
)
def test_a_term_of_law(line: str, *, is_held: bool) -> None:
    """What a headline explains is of a law; what names its moment behind the colon holds."""
    item: ParsedItem = held(f"{line}\n\nHaven (dpa) - Am Sonntag wird gewählt.\n\nDas Gesetz gilt lange.\n")
    assert (item.copydesk.embargo_text is not None) is is_held
    assert is_held or (item.headline == line and any("or news of one" in said for said in item.copydesk.warnings))


@pytest.mark.parametrize(
    ("line", "told", "is_held"),
    [
        ("Gesperrt bis Freitag: Die Brücke von Haven", "Die Brücke ist nach dem Sturm gesperrt.", False),
        ("Frei ab Samstag: Der Strand von Haven", "Der Strand ist dann frei.", False),
        ("Nicht vor 2030: Haven bekommt keine Bahn", "Die Bahn kommt erst später.", False),
        ("Gesperrt bis Freitag: Minister von Haven geht", "Der Minister geht.", True),
        ("Gesperrt bis Freitag, 18 Uhr: Die Brücke von Haven", "Die Brücke ist gesperrt.", True),
    ],
)
def test_german_headlines_that_begin_so(line: str, told: str, *, is_held: bool) -> None:
    """The story is asked in every format; a time of day holds."""
    story = f"Haven (dpa) - Das sagte die Stadt am Montag.\n\n{told}"
    for item in (held(f"{line}\n\n{story}\n"), held(ninjs(line, story))):
        assert (item.copydesk.embargo_text is not None) is is_held
        assert is_held or item.headline == line
