"""Embargoes of trade in the words of an embargo on a story: what the story tells of says which it is."""

import pytest
from parse.test_mail_forwards import mail
from parse.test_private_words import items_of

from schemas.article import ParsedItem

GRAIN = (
    "Quays stay empty",
    "HAVEN, March 16 (AFP) - The island keeps its grain embargo for a while, the minister told farmers on Sunday.\n\nThe port has 14 berths.",
)
MEHL = (
    "Leere Kais",
    "HAVEN (dpa) - Das Embargo gegen die Insel bleibt noch lange bestehen, sagte der Minister am Sonntag in Haven.\n\nDer Hafen hat 14 Liegeplätze.",
)
BLE = (
    "Quais vides",
    "HAVEN, 16 mars (AFP) - L'embargo sur le blé sera maintenu encore longtemps, a annoncé dimanche le ministre.\n\nLe port a 14 quais.",
)
TRIGO = (
    "Muelles vacíos",
    "HAVEN (EFE).- El Gobierno mantendrá el embargo al trigo durante más tiempo, dijo el domingo el ministro.\n\nEl puerto tiene 14 muelles.",
)
GRANO = (
    "Banchine vuote",
    "HAVEN (ANSA) - Il governo mantiene ancora a lungo l'embargo sul grano, ha detto domenica il ministro.\n\nIl porto ha 14 moli.",
)
GRAAN = (
    "Lege kades",
    "HAVEN (ANP) - De minister houdt het embargo op graan nog lang in stand, zei hij zondag in Haven.\n\nDe haven heeft 14 kades.",
)
TIDES = (
    "Tides rise",
    "HAVEN, March 16 (AFP) - Tides rise twice as fast as a year ago, divers said on Sunday.\n\nThe sea is warm.",
)

PRESS = (
    "Quays stay empty",
    "HAVEN, March 16 (AFP) - The grain embargo was published on Friday and lasts, the minister told the press on Sunday.\n\nThe port has 14 berths.",
)
WAFFEN = (
    "Leere Kais",
    "HAVEN (dpa) - Das Waffenembargo bleibt noch lange in Kraft, sagte der Minister am Sonntag vor der Presse in Haven.\n\nDer Hafen ist leer.",
)
NEWS = [
    ("Embargo until 30 June: port prepares for empty quays", PRESS),
    ("Embargo bis 30. Juni: Häfen stellen sich um", WAFFEN),
    ("Embargo: until 2030", GRAIN),
    ("Embargo until 2030: port prepares for empty quays", GRAIN),
    ("Embargo until 30 June: port prepares for empty quays", GRAIN),
    ("EMBARGO UNTIL JUNE 30: PORT PREPARES FOR EMPTY QUAYS", GRAIN),
    ("Embargo until the end of the year: port prepares for empty quays", GRAIN),
    ("Embargo jusqu'au 30 juin: le port se prépare", BLE),
    ("Embargo jusqu’en 2030: le port se prépare", BLE),
    ("Embargo bis Ende Juni: Häfen stellen sich um", MEHL),
    ("Embargo bis 30. Juni - Häfen stellen sich um", MEHL),
    ("Embargo hasta el 30 de junio: los puertos se preparan", TRIGO),
    ("Embargo fino al 2030: i porti si preparano", GRANO),
    ("Embargo tot 30 juni: havens bereiden zich voor", GRAAN),
]  # fmt: skip


def held(text: str, *, subject: str | None = None) -> ParsedItem:
    """Return the one item of a text, or of a mail."""
    (item,) = items_of(text.encode() if subject is None else mail(subject, text))
    assert isinstance(item, ParsedItem)
    return item


@pytest.mark.parametrize(("line", "story"), NEWS)
@pytest.mark.parametrize(
    "place", ["{line}\n\n{body}\n", "{head}\n\n{line}\n\n{body}\n", "{head}\n\n{body}\n\n{line}\n"]
)
def test_a_story_of_an_embargo_is_not_held(line: str, story: tuple[str, str], place: str) -> None:
    """As headline, below it and at the foot: nothing is held, no word is lost, and a person is told."""
    item = held(place.format(line=line, head=story[0], body=story[1]))
    assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)
    assert line in f"{item.headline}\n{item.text}"
    assert any("or news of one" in said for said in item.copydesk.warnings)


@pytest.mark.parametrize(("line", "story"), NEWS)
def test_a_subject_of_trade(line: str, story: tuple[str, str]) -> None:
    """The subject of a mail that is news of an embargo is its headline."""
    item = held(story[1], subject=line)
    assert (item.headline, item.copydesk.embargo_text) == (line, None)


@pytest.mark.parametrize(
    ("line", "story"),
    [
        ("Embargo until 30 June", GRAIN),
        ("Embargo: 30 June", GRAIN),
        ("Embargo bis 30. Juni", MEHL),
        ("Embargo jusqu'au 30 juin", BLE),
        ("Embargo hasta el 30 de junio", TRIGO),
        ("EMBARGO UNTIL 2030", GRAIN),
        ("Embargoed until 2030", GRAIN),
        ("Embargo until 2030 GMT", GRAIN),
        ("Embargo until 20:30 on 30 June", GRAIN),
        ("Strict embargo until 30 June", GRAIN),
        ("Media embargo: 30 June", GRAIN),
        ("Embargo: not for release until June 2030", GRAIN),
        ("Sperrfrist 30. Juni", MEHL),
        ("Embargo until 30 June: tides rise twice as fast", TIDES),
        ("Embargo bis 30. Juni: Gezeiten steigen doppelt so schnell", TIDES),
        ("Embargo: until 2030", TIDES),
        ("Embargo until 30 June: grain waits in port", (TIDES[0], f"{TIDES[1]}\n\nThis report is under embargo until it is released to the press on 30 June.")),
        ("Embargo until 30 June: grain waits in port", (TIDES[0], f"{TIDES[1]}\n\nWe ask journalists to respect the embargo on the study until 30 June.")),
        ("EMBARGO until 30 June: Grain waits in port", GRAIN),
        ("Embargoed until 30 June: grain waits in port", GRAIN),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{line}\n\n{head}\n\n{body}\n", "{head}\n\n{line}\n\n{body}\n"])
def test_an_order_to_wait_is_held(line: str, story: tuple[str, str], place: str) -> None:
    """A day that stands alone, a time of day, a word of desks, capitals, or a story that tells of something else: held."""
    item = held(place.format(line=line, head=story[0], body=story[1]))
    assert item.copydesk.embargo_text


@pytest.mark.parametrize(
    "line",
    [
        "Embargo until 30 June: the port prepares for empty quays.",
        "Embargo bis 30. Juni: Die Häfen stellen sich um, sagt der Minister.",
        "Embargo jusqu'au 30 juin: le port se prépare depuis une semaine.",
        "Embargo hasta el 30 de junio: los puertos se preparan.",
    ],
)
def test_a_sentence_of_the_story_is_news(line: str) -> None:
    """Whatever the story tells: an order to wait has no sentence behind it."""
    for place in ("{head}\n\n{body}\n\n{line}\n", "{head}\n\n{line}\n\n{body}\n"):
        item = held(place.format(line=line, head=TIDES[0], body=TIDES[1]))
        assert item.copydesk.embargo_text is None
        assert line in (item.text or "")


@pytest.mark.parametrize(
    "line", ["Embargo jusqu'au 30 juin: le port se prépare", "Embargo: le port se prépare jusqu'en 2030"]
)
@pytest.mark.parametrize(("story", "is_held"), [(BLE, False), (TIDES, True)])
def test_the_head_of_a_wire(line: str, story: tuple[str, str], *, is_held: bool) -> None:
    """A headline of IPTC 7901 with its byline below is asked for in the same way."""
    if "Embargo:" in line:
        is_held = False  # a bare label is news, as it is everywhere
    text = f"\x01hvn012 4 i 120\r\nports/\r\n\x02{line}\r\nPar Jeanne Petit =\r\n   {story[1]}\r\n\x03\x04"
    item = held(text)
    assert (item.copydesk.format, item.by) == ("iptc7901", "Jeanne Petit")
    assert (item.copydesk.embargo_text is not None) is is_held
    assert is_held or item.headline == line
