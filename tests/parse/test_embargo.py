"""Embargoes in words: which are read, to which moment, and which are left to people because they are not certain."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.draft import Draft, Hints
from streams.parse.embargo import heads_embargo, read_embargo, says_embargo, set_embargo
from streams.parse.embargo_notes import embargo_in_line, embargo_in_note

NEAR = datetime(2026, 3, 4, 15, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "zone", "until"),
    [
        ("Embargoed to 0001 Friday", "Europe/London", "2026-03-06T00:01"),
        ("EMBARGOED TO 0001 FRIDAY MARCH 6", "Europe/London", "2026-03-06T00:01"),
        ("EMBARGO UNTIL 00:01 GMT 5 MARCH", None, "2026-03-05T00:01"),
        ("Embargo until 00:01 GMT (01:01 CET) 5 March 2026", None, "2026-03-05T00:01"),
        ("STRICTLY EMBARGOED UNTIL 12:01 a.m. ET, March 9, 2026", None, "2026-03-09T04:01"),
        ("Embargoed for release until 1600 GMT on Wednesday", None, "2026-03-04T16:00"),
        ("Not for publication before 2230hrs on Thursday, March 5th", "Europe/London", "2026-03-05T22:30"),
        ("Not to be used before 6 p.m. EST Thursday", None, "2026-03-05T23:00"),
        ("Hold for release until 3/14/2026 noon ET", None, "2026-03-14T16:00"),
        ("Under embargo until 2026-03-07T09:00 UTC", None, "2026-03-07T09:00"),
        ("Embargoed until 00:01 UTC+2 on 7 March", None, "2026-03-06T22:01"),
        ("Embargo: 2400 GMT Thursday", None, "2026-03-06T00:00"),
        ("Embargoed until 6am tomorrow", "Australia/Sydney", "2026-03-05T19:00"),
        ("Sperrfrist 23. Januar 19.00 Uhr", "Europe/Berlin", "2026-01-23T18:00"),
        ("Sperrfrist: Freitag, 6.3.2026, 6 Uhr", "Europe/Berlin", "2026-03-06T05:00"),
        ("+++ SPERRFRIST 8. APRIL 2026, 0.01 UHR MESZ +++", None, "2026-04-07T22:01"),
        ("Gesperrt bis Sonntag, 18.30 Uhr!", "Europe/Zurich", "2026-03-08T17:30"),
        ("Frei ab 5.3., 10:00 Uhr", "Europe/Vienna", "2026-03-05T09:00"),
        ("Sous embargo jusqu'au jeudi 5 mars à 18h30", "Europe/Paris", "2026-03-05T17:30"),
        ("Bloqué jusqu’au 05/03/2026 à 6h GMT", None, "2026-03-05T06:00"),
        ("Embargado hasta el 5 de marzo a las 22:00 GMT", None, "2026-03-05T22:00"),
        ("EMBARGADO HASTA LAS 00.01 HORAS DEL VIERNES", "Europe/Madrid", "2026-03-05T23:01"),
        ("Embargo fino alle ore 18 del 5 marzo", "Europe/Rome", "2026-03-05T17:00"),
        ("Onder embargo tot vrijdag 12.00 uur", "Europe/Amsterdam", "2026-03-06T11:00"),
        ("Sperret til fredag kl. 06.00", "Europe/Oslo", "2026-03-06T05:00"),
        ("Embargo: not for publication before 6 p.m. on 5 March 2026", "Europe/London", "2026-03-05T18:00"),
        ("STRICTLY EMBARGOED FOR 00.01 HRS, 5 MARCH 2026", "Europe/London", "2026-03-05T00:01"),
        ("STRICT EMBARGO: 00.01hrs, Friday 6th March", "Europe/London", "2026-03-06T00:01"),
        ("Not for publication or broadcast before 22.30 GMT on Thursday 5 March", None, "2026-03-05T22:30"),
        ("Not to be published, broadcast or shared before 7am, Friday, March 6", "Europe/London", "2026-03-06T07:00"),
        ("Not to be used in print until 0001 Friday", "Europe/London", "2026-03-06T00:01"),
        ("Media embargo: 10.00 BST, 2 April 2026", None, "2026-04-02T09:00"),
        ("Check against delivery - embargoed until 5pm, 5 March 2026", "Europe/London", "2026-03-05T17:00"),
        ("EMBARGO UNTIL 00:01 GMT 1 JANUARY", None, "2026-01-01T00:01"),
        ("EMBARGO UNTIL 00:01 GMT 4 SEPTEMBER", None, "2026-09-04T00:01"),
    ],
)  # fmt: skip
def test_read(text: str, zone: str | None, until: str) -> None:
    """An embargo that leaves no choice is a moment in UTC, whatever language says it."""
    assert says_embargo(text)
    assert read_embargo(text, zone, NEAR) == datetime.fromisoformat(until).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Embargoed", "nothing is said"),
        ("Embargoed until Friday", "no time of day"),
        ("Embargoed until 0001", "no day"),
        ("Embargoed until 9:30 Friday", "morning or evening"),
        ("Embargoed until midnight Friday", "its start or its end"),
        ("Embargoed until 0900 local time Friday", "whose"),
        ("Embargoed until 0900 IST Friday", "three countries have one"),
        ("Embargoed until 0900 GMT 5/6/2026", "May or June"),
        ("Embargoed until 0900 GMT next Friday", "which"),
        ("Embargoed until 0900 GMT Friday March 7", "the seventh is no Friday"),
        ("Embargoed until 0900 GMT Wednesday", "today's is over"),
        ("Embargoed until 0900 or 1000 GMT Friday", "two times"),
        ("Embargoed until 0900 GMT 5 March, in print 6 March", "two days"),
        ("Embargoed until 2025 Friday", "a year or a time"),
        ("Embargoed until 0900 GMT 31 February", "no such day"),
    ],
)
def test_not_certain(text: str, why: str) -> None:
    """What may be two moments is none: the words hold the item."""
    assert says_embargo(text), why
    assert read_embargo(text, "Europe/London", NEAR) is None, why


@pytest.mark.parametrize(
    ("headline", "says"),
    [
        ("EMBARGOED: Tides rise twice as fast", True),
        ("UNDER EMBARGO - Tides rise twice as fast", True),
        ("Embargoed: tides rise twice as fast", False),
        ("EMBARGOED UNTIL 0001 FRIDAY - tides rise", True),
        ("Sperrfrist Freitag 6 Uhr: Gezeiten steigen", True),
        ("Embargo on arms is extended", False),
        ("Embargo: what it means for trade", False),
        ("EMBARGO - UN VOTES ON ARMS", False),
        ("Embargoed goods found in port", False),
        ("Sperrfrist aufgehoben: Gezeiten steigen", False),
    ],
)
def test_headlines(headline: str, says: bool) -> None:
    """A headline may say that its story is under embargo; one about embargoes does not."""
    assert heads_embargo(headline) is says


def test_an_embargo_above_the_headline_is_none() -> None:
    """The first line of a file may be an embargo: the headline is the one below."""
    text = "EMBARGO UNTIL 00:01 GMT 5 MARCH 2026\n\nTides rise twice as fast\n\nHAVEN, March 4 - Tides rise.\n"
    raw = file_item("x", text.encode(), feed="somebody", received_at=NEAR)
    (item,) = parse(raw, feed_for("somebody", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("Tides rise twice as fast", datetime(2026, 3, 5, 0, 1, tzinfo=UTC))


def test_no_zone_is_not_certain() -> None:
    """A time without a zone, from a feed without one, is not read."""
    assert read_embargo("Embargoed to 0001 Friday", None, NEAR) is None


@pytest.mark.parametrize(
    "text",
    [
        "Embargo on arms for Sudan is extended, diplomats say",
        "Embargo lifted",
        "EMBARGO HAS BEEN LIFTED",
        "No embargo",
        "Sperrfrist aufgehoben",
        "The embargo is to last until 5 March, 0900 GMT, the ministry said",
        "Embargoed goods were found in the port of Haven. " * 5,
        "Hold the line, said the captain",
        "Embargo hits exports of Haven, ministry says",
        "Embargo to be lifted by Friday, ministers say",
        "Embargo talks resume on Monday",
        "Embargoed goods were found in the port of Haven",
        "Hold until confirmed.",
        "News embargo on Haven talks ends in a row",
        "Press embargoed by minister, union says",
        "Check against fraud: embargoed goods are sold online",
        "Not used to losing, Haven waits for the derby",
    ],
)
def test_no_embargo(text: str) -> None:
    """News about embargoes, and embargoes that are over, hold nothing."""
    assert not says_embargo(text)


def test_a_draft_is_held_until_then_with_a_warning() -> None:
    """The words stay, private; that the day was read from when the item came is said."""
    draft = Draft(hints=Hints(time_zone="Europe/London", received_at=NEAR))
    set_embargo(draft, "Embargoed to 0001 Friday")
    assert draft.embargoed_until == datetime(2026, 3, 6, 0, 1, tzinfo=UTC)
    assert draft.embargo_text == "Embargoed to 0001 Friday"
    assert [note.public for note in draft.notes] == [False]
    assert draft.warnings == ["the words of the embargo leave day or zone to the feed; read as 2026-03-06T00:01Z"]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Embargoed until 0001 GMT on 6 March", False),
        ("Embargoed until 0001 GMT Friday 6 March", False),
        ("Embargoed until 0001 GMT on 6 March 2026", False),
        ("Embargoed until 0001 on 6 March", True),
        ("Embargoed until 0001 GMT on Friday", True),
        ("Embargoed until 0001 GMT on 1 October", True),
    ],
)
def test_a_near_day_needs_no_year(text: str, *, is_told: bool) -> None:
    """Only a day that is far, or left to the feed as the zone is, was guessed and is told."""
    draft = Draft(hints=Hints(time_zone="Europe/London", received_at=NEAR))
    set_embargo(draft, text)
    assert draft.embargoed_until is not None
    assert bool(draft.warnings) == is_told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("STRICTLY EMBARGOED FOR 00.01 HRS, 5 MARCH 2026", "names no time zone and the feed has none (time_zone)"),
        ("Embargoed until Friday", "is written in words"),
    ],
)
def test_what_keeps_an_embargo_from_being_read_is_said(text: str, says: str) -> None:
    """A time without a zone is as good as none; the warning says that the feed could have one."""
    draft = Draft(hints=Hints(received_at=NEAR))
    set_embargo(draft, text)
    assert draft.embargoed_until is None
    assert [says in warning for warning in draft.warnings] == [True]


def test_a_whole_time_needs_no_warning() -> None:
    """Year and zone were said: nothing was guessed."""
    draft = Draft()
    set_embargo(draft, "EMBARGO UNTIL 00:01 GMT 5 MARCH 2026")
    assert draft.embargoed_until == datetime(2026, 3, 5, 0, 1, tzinfo=UTC)
    assert draft.warnings == []


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Eds: EMBARGOED until 6 a.m. EST Thursday, Nov. 6.", "EMBARGOED until 6 a.m. EST Thursday, Nov. 6."),
        ("Eds: UPDATES with photos. EMBARGOED until 0600 GMT March 17.", "EMBARGOED until 0600 GMT March 17."),
        ("This story is embargoed until 0001 GMT Saturday.", "This story is embargoed until 0001 GMT Saturday."),
        ("Note to editors: the report is under embargo until Friday.", "the report is under embargo until Friday."),
        ("Adds map.\nUnder embargo until Friday", "Under embargo until Friday"),
        ("Eds: The report was embargoed until Friday.", None),
        ("Eds: This story is no longer under embargo.", None),
        ("Eds: The oil is under embargo; the embargo is lifted on Friday.", None),
        ("Eds: UPDATES with the embargo on oil. No pickup.", None),
    ],
)
def test_notes_to_editors(note: str, words: str | None) -> None:
    """A note to editors holds its story in any of its sentences; what is over or about trade does not."""
    assert embargo_in_note(note) == words


def test_a_line_is_a_note_where_it_is_addressed() -> None:
    """A paragraph that says what is embargoed is text, but for one to the editors."""
    assert embargo_in_line("Eds: This story is embargoed until Saturday.") == "This story is embargoed until Saturday."
    assert embargo_in_line("The report is embargoed until Saturday.") is None
    assert embargo_in_line("EMBARGOED until Saturday") == "EMBARGOED until Saturday"
