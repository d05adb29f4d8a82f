"""An agency's own short texts: the form of the trade filled again is other news, and a version stays a version."""

import pytest
from dedupe.test_copies import judged
from dedupe.texts import told

COUNCIL = "{0}. The council meets at 7 p.m. on Monday in the town hall. On the agenda is the {1}."
SITZUNG = "{0}. Der Gemeinderat tagt am Montag um 19 Uhr im Rathaus. Auf der Tagesordnung steht der {1}."
VERDICT = "LEEDS, England - A jury found driver Hal Moss {0}guilty of fraud on Friday."
MATCH = "Altdorf. Der TSV Altdorf hat am Sonntag gegen den {0} gewonnen. Die Tore schossen {1}."
FORECAST = "{0}, {1} degrees, light wind from the northwest. Tomorrow {2}."
BLOTTER = (
    "A {0} was stolen from Quay Lane on {1}. A fence was broken at the {2}. A {3} was arrested for theft on Ash Street."
)
ROADS = "{0} is closed for road works from Monday to Friday. Drivers should use {1}. The council asks for patience."
BLOOD = "The Red Cross holds a blood drive on Friday from 9 a.m. to 3 p.m. at the {0}."
OTHERS = {
    "council": ("Council meets Monday", COUNCIL.format("Norwick", "budget"), "", COUNCIL.format("Selby", "graveyard")),
    "town": ("Council meets Monday", COUNCIL.format("Norwick", "budget"), "", COUNCIL.format("Selby", "budget")),
    "sitzung": ("Gemeinderat tagt", SITZUNG.format("Bad Orb", "Haushalt"), "", SITZUNG.format("Gelnau", "Friedhof")),
    "verdict": ("Driver guilty", VERDICT.format(""), "Driver not guilty", VERDICT.format("not ")),
    "bridge": (
        "Tunnel gesperrt",
        "Ulm (xy) - Der Tunnel unter der Donau ist bis Freitag gesperrt.",
        "Tunnel wieder offen",
        "Ulm (xy) - Der Tunnel unter der Donau ist seit Montag wieder offen.",
    ),
    "warning": (
        "Storm warning",
        "The weather service warns of gales on the Kestrel coast until 6 p.m. on Tuesday.",
        "Storm warning lifted",
        "The weather service has lifted its warning of gales on the Kestrel coast at 5 p.m. on Tuesday.",
    ),
    "match": (
        "TSV Altdorf gewinnt 3:1",
        MATCH.format("SV Neudorf 3:1", "Kern (2) und Fuchs"),
        "TSV Altdorf gewinnt 2:1",
        MATCH.format("FC Waldau 2:1", "Kern (2)"),
    ),
    "forecast": (
        "Weather for Friday",
        FORECAST.format("Cloudy", 14, "showers"),
        "Weather for Saturday",
        FORECAST.format("Showers", 11, "cloudy"),
    ),
    "blotter": (
        "Police blotter",
        BLOTTER.format("boat", "Monday", "park", "man"),
        "",
        BLOTTER.format("van", "Tuesday", "pool", "woman"),
    ),
    "roads": (
        "Road works on Quay Lane",
        ROADS.format("Quay Lane in Norwick", "Ash Street"),
        "Road works on Hill Street",
        ROADS.format("Hill Street in Selby", "Ash Lane"),
    ),
    "blood": (
        "Blood drive on Friday",
        BLOOD.format("fire hall in Ash Street, Norwick"),
        "",
        BLOOD.format("library in Quay Road, Selby"),
    ),
}
"""Headline and text of one story, and those of another; an empty headline is the same again."""

FIRE = (
    "Firefighters were called to a fire at a mill in Selby on Monday evening. The mill was empty at the time, police said. "
    "Ash Street was closed to traffic for some hours."
)
VERSIONS = {
    "added to": FIRE + " Nobody was hurt, fire chief Anna Berg said.",
    "put in": FIRE.replace("The mill was", "The damage was put at 40,000 euros. The mill was"),
    "a word": FIRE.replace("some hours", "several hours"),
    "a letter": FIRE.replace("traffic", "trafic"),
    "a verb": FIRE.replace("were called to", "fought"),
    "cut": FIRE[: FIRE.index(" Ash")],
    "before it": "Nobody was hurt in a blaze on Monday. " + FIRE,
    "a lead written anew": "Selby firefighters have put out a blaze that destroyed an old mill on the edge of town."
    + FIRE[FIRE.index(" The mill was") :],
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize("guid", [None, "tag:wire.example,2025:"], ids=["without", "with"])
@pytest.mark.parametrize("back", [False, True], ids=["first", "last"])
def test_a_form_filled_again_is_other_news(what: str, guid: str | None, back: bool) -> None:
    """Another town, day, match or outcome in one agency's words is new in either order, and takes no article's place."""
    head, text, other_head, other = OTHERS[what]
    pairs = [(text, head), (other, other_head or head)]
    stream = [
        told(*pair, offset=place, agency="Wire", guid=guid and f"{guid}{place}", received=30 * place)
        for place, pair in enumerate(reversed(pairs) if back else pairs)
    ]
    one, two = judged(*stream)
    assert two.kind == "new", two.reason
    assert two.uri != one.uri


def test_where_a_word_decides_a_person_is_asked() -> None:
    """One town instead of another may be a correction without a mark: published, with a warning; more words need none."""
    for what, warned in (("town", 1), ("council", 0)):
        head, text, _, other = OTHERS[what]
        verdict = judged(
            told(text, head, agency="Wire", guid=None), told(other, head, offset=1, agency="Wire", guid=None)
        )[1]
        assert len(verdict.warnings) == warned, verdict.warnings


@pytest.mark.parametrize("how", VERSIONS)
def test_a_version_stays_one(how: str) -> None:
    """What goes on with an agency's own short text is its update: written on, cut, mended by a word, with a lead written anew."""
    first, version = judged(
        told(FIRE, "Fire at mill", agency="Wire", guid=None),
        told(VERSIONS[how], "Fire at mill", offset=1, agency="Wire", guid=None),
    )
    assert (version.kind, version.uri) == ("update", first.uri), version.reason


def test_a_headline_alone_makes_no_other_news() -> None:
    """A headline that gets its "not" goes on with the article where the text is word for word the same."""
    first, mended = judged(
        told(FIRE, "Arson at mill", agency="Wire", guid=None, received=0),
        told(FIRE, "Not arson at mill", offset=1, agency="Wire", guid=None, received=30),
    )
    assert (mended.kind, mended.uri) == ("update", first.uri), mended.reason


@pytest.mark.parametrize("what", OTHERS)
def test_another_agency_may_print_it(what: str) -> None:
    """The same short text with a line below it is a reprint where another agency sends it."""
    head, text, *_ = OTHERS[what]
    copy = f"{text} Mehr in Kürze."
    verdict = judged(told(text, head, agency="Wire"), told(copy, head, offset=1, agency="Other"))[1]
    assert verdict.kind == "reprint", verdict.reason


HURT = "Police said on Monday that {} people were hurt in a crash on Quay Lane in Norwick. The road was closed."
MAYOR = "Mayor Anna Berg will {}resign over the harbour accounts, she told the Norwick council on Tuesday evening."
CLIMBER = "A climber missing on Mount Kestrel since Sunday was found {} on Wednesday, mountain rescuers said."
DAMAGE = (
    "A fire at a mill in Selby on Monday evening caused damage of {} euros, the fire brigade said. Nobody was hurt."
)
RUECKTRITT = "Norwick (xy) - Bürgermeister Jan Moser tritt {}zurück, sagte er am Dienstag vor dem Gemeinderat."
OTHERWISE = {
    "count": (HURT.format("two"), HURT.format("three")),
    "small count": (HURT.format("two"), HURT.format("six")),
    "denial": (MAYOR.format(""), MAYOR.format("not ")),
    "denial in German": (RUECKTRITT.format(""), RUECKTRITT.format("nicht ")),
    "opposite": (CLIMBER.format("alive"), CLIMBER.format("dead")),
    "figure": (DAMAGE.format("40,000"), DAMAGE.format("90,000")),
}


@pytest.mark.parametrize("what", OTHERWISE)
@pytest.mark.parametrize("guid", [None, "tag:wire.example,2025:"], ids=["without", "with"])
@pytest.mark.parametrize("back", [False, True], ids=["first", "last"])
def test_an_agency_that_says_otherwise_reprints_nothing(what: str, guid: str | None, back: bool) -> None:
    """An agency's short text again with another count, or with or without a "not", is an update or news of its own."""
    texts = OTHERWISE[what][:: -1 if back else 1]
    stream = [
        told(text, "From the desk", offset=n, agency="Wire", guid=guid and f"{guid}{n}") for n, text in enumerate(texts)
    ]
    assert judged(*stream)[1].kind == ("new" if what == "figure" else "update")


@pytest.mark.parametrize("what", OTHERWISE)
def test_another_agency_that_says_otherwise_reprints(what: str) -> None:
    """The same words with another count by another agency are a copy: it may have been misread, and its reason tells what is there."""
    one, other = OTHERWISE[what]
    assert judged(told(one, "From the desk"), told(other, "From the desk", offset=1))[1].kind == "reprint"


SPOILED = {
    "a letter": HURT.format("two").replace("crash", "erash"),
    "lost": HURT.format("two").replace("closed", "clsed"),
    "two letters for one": HURT.format("two").replace("Norwick", "Nonwick").replace("closed", "dosed"),
    "parted": HURT.format("two").replace("people", "peo ple"),
    "a sign": HURT.format("two").replace("Monday", "Mon~ay"),
    "a figure too": DAMAGE.format("4O,0OO").replace("brigade", "brigaae"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_what_a_scanner_misread_says_nothing_else(what: str) -> None:
    """An agency's own short text with letters misread is a reprint: it neither takes the place of the text nor is it news."""
    first = DAMAGE.format("40,000") if "figure" in what else HURT.format("two")
    stream = [
        told(text, "From the desk", offset=n, agency="Wire", guid=f"tag:wire.example,2025:{n}")
        for n, text in enumerate((first, SPOILED[what]))
    ]
    assert judged(*stream)[1].kind == "reprint"


def test_the_reason_names_the_words() -> None:
    """Where an agency says otherwise, the reason tells in which word."""
    texts = OTHERWISE["count"]
    stream = [
        told(text, "Crash", offset=n, agency="Wire", guid=f"tag:wire.example,2025:{n}") for n, text in enumerate(texts)
    ]
    assert judged(*stream)[1].reason.endswith("only it says three")


LINES = {
    "figure": ("Shares of Acme fell {} percent on Monday after the firm cut its outlook for the year.", "five", "nine"),
    "town": ("{}. The council meets at 7 p.m. on Monday in the town hall.", "Norwick", "Selby"),
    "firm": ("{} Q1 NET PROFIT 120 MLN EUROS VS 98 MLN A YEAR AGO", "ACME", "NORDSEE"),
}


@pytest.mark.parametrize("what", LINES)
def test_lines_that_came_by_no_feed_are_two_where_a_word_differs(what: str) -> None:
    """Of one line nobody knows who sent it: with another firm, town or count it is news; the same again, or misread, is a reprint."""
    form, one, other = LINES[what]
    stream = [
        told(form.format(word), "In brief", offset=n, agency="unknown", guid=f"tag:nobody.example,2025:{n}")
        for n, word in enumerate((one, other, one))
    ]
    assert [verdict.kind for verdict in judged(*stream)] == ["new", "new", "reprint"]


def test_a_misread_line_that_came_by_no_feed_is_a_reprint() -> None:
    """A letter that a scanner misread makes no news of a line."""
    form, one, _ = LINES["figure"]
    lines = form.format(one), form.format(one).replace("outlook", "outlaok")
    stream = [
        told(text, "In brief", offset=n, agency="unknown", guid=f"tag:nobody.example,2025:{n}")
        for n, text in enumerate(lines)
    ]
    assert judged(*stream)[1].kind == "reprint"


@pytest.mark.parametrize(("times", "sure"), [(1, True), (9, False)])
def test_word_for_word_is_claimed_of_what_was_compared(times: int, sure: bool) -> None:
    """Of a short text all is compared; of a long one a sample, and the reason says so."""
    text = "\n\n".join(CLIMBER.format(f"alive near hut {n * 37}") for n in range(times))
    copy = judged(told(text[:95] if sure else text), told(text[:95] if sure else text, offset=1))[1]
    assert copy.reason.endswith("word for word the same" if sure else "as far as a sample of it shows")


TEAMS = (
    "Thornby 2 Kestrel 1\nSelby 0 Norwick 0\nWesterham 3 Ashdown 1\nLindau 1 Orb 1",
    "Castle 2 Hilltop 1\nBridge 0 Docklands 0\nQuayside 3 Marsh 1\nFellgate 1 Grove 1",
)


@pytest.mark.parametrize("guid", [None, "tag:wire.example,2025:"], ids=["without", "with"])
@pytest.mark.parametrize("back", [False, True], ids=["first", "last"])
def test_results_of_other_teams_are_other_news(guid: str | None, back: bool) -> None:
    """Two lists that share no more than what stands above them are both new; with one result more it is an update."""
    lists = [f"Northern League results on Saturday:\n{teams}" for teams in TEAMS][:: -1 if back else 1]
    longer = f"{lists[1]}\nColeford 4 Wardby 0"
    stream = [
        told(text, "Football results", offset=n, agency="Wire", guid=guid and f"{guid}{n}", received=30 * n)
        for n, text in enumerate((*lists, longer))
    ]
    one, two, three = judged(*stream)
    assert (one.kind, two.kind, three.kind) == ("new", "new", "update" if guid is None else three.kind), two.reason
    assert [each.cluster and each.cluster.id for each in (two, three)] == [two.cluster and two.cluster.id] * 2, (
        three.reason
    )
