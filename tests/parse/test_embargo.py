"""Embargoes in words: which are read, to which moment, and which are left to people because they are not certain."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.draft import Draft, Hints
from streams.parse.embargo import heads_embargo, read_embargo, says_embargo, set_embargo, take_embargo_within
from streams.parse.embargo_label import split_label
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


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("EMBARGOED until 0001 GMT Friday: Tides rise fast", "EMBARGOED until 0001 GMT Friday", "Tides rise fast"),
        ("SPERRFRIST: Freitag, 6 Uhr - Fluten steigen schnell", "SPERRFRIST: Freitag, 6 Uhr", "Fluten steigen schnell"),
        ("(EMBARGOED TO 6 a.m. GMT FRIDAY) Tides rise fast", "(EMBARGOED TO 6 a.m. GMT FRIDAY)", "Tides rise fast"),
        ("EMBARGOED-Tides rise at 0900 GMT on Friday", "EMBARGOED", "Tides rise at 0900 GMT on Friday"),
        ("EMBARGOED - NOT FOR PUBLICATION BEFORE 0001 GMT FRIDAY", None, None),
        ("Embargoed until 00:01 GMT, Friday 6 March 2026", None, None),
    ],
)
def test_a_label_ends_where_the_news_begins(line: str, label: str | None, rest: str | None) -> None:
    """A colon, dash or bracket ends the label where words stand behind it that tell no time."""
    found = split_label(line)
    assert (found and found.label, found and found.headline) == (label, rest)


@pytest.mark.parametrize(
    "head",
    [
        "EMBARGOED until 0001 GMT 6 March 2026: Tides rise twice as fast\n\n",
        "EMBARGO UNTIL 0001 GMT 6 March 2026 - Tides rise twice as fast\n\n",
        "UPDATE 1-EMBARGOED until 0001 GMT 6 March 2026: Tides rise twice as fast\n\n",
        "EMBARGOED until 0001 GMT\nFriday 6 March 2026\nTides rise twice as fast\n\n",
        "ZCZC HVN\nEMBARGOED until 0001 GMT 6 March 2026\nTides rise twice as fast\n\n",
        (
            "Subject: EMBARGOED until 0001 GMT 6 March 2026: Tides rise twice as fast\nFrom: a@haven.example\nTo: b@haven.example\n"
            "Date: Wed, 4 Mar 2026 10:00:00 +0000\n\n"
        ),
        "\x01hvn012 4 i 120\nTides/\n\x02EMBARGOED until 0001 GMT 6 March 2026: Tides rise twice as fast\nBy Jane Doe =\n",
        "\x16\x16\x01a0123\x1fhvn  \nr a BC-Tides 03-05 0120\n\x02EMBARGOED until 0001 GMT 6 March 2026: Tides rise twice as fast\n",
    ],
)
def test_the_headline_behind_a_label_stays(head: str) -> None:
    """The label goes to the embargo, the rest is the headline: on a line, in a subject, above it and in any frame."""
    raw = file_item("x", f"{head}   HAVEN, March 4 (HVN) - Tides rise.\n".encode(), feed="somebody", received_at=NEAR)
    (item,) = parse(raw, feed_for("somebody", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("Tides rise twice as fast", datetime(2026, 3, 6, 0, 1, tzinfo=UTC))
    assert (item.copydesk.embargo_text or "").startswith("EMBARGO")
    assert "Tides" not in (item.copydesk.embargo_text or "")


@pytest.mark.parametrize(
    "head",
    [
        "Tides rise twice as fast (EMBARGOED until 0001 GMT Friday)\n\n",
        "[Embargo: 6 March 00:01 GMT] Tides rise twice as fast\n\n",
        "Tides rise twice as fast - EMBARGOED until 0001 GMT Friday\n\n",
        "Press release embargoed until Friday 6 March 2026 at 00:01 GMT\nTides rise twice as fast\n\n",
        *(
            f"Subject: {subject}\nFrom: a@haven.example\nTo: b@haven.example\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n\n"
            for subject in (
                "[EMBARGOED until Friday 0001 GMT] Tides rise twice as fast",
                "Fwd: [EMBARGO Friday 00:01 GMT] Tides rise twice as fast",
                "[haven-list] Tides rise twice as fast (embargoed until Friday, 0001 GMT)",
                "Press release - under embargo until 6 March 2026, 00:01 GMT - Tides rise twice as fast",
            )
        ),
    ],
)
def test_a_label_within_a_headline_holds(head: str) -> None:
    """In brackets on either side, behind a dash at the end, behind "Press release": an embargo, and no part of the headline."""
    raw = file_item("x", f"{head}   HAVEN, March 4 (HVN) - Tides rise.\n".encode(), feed="somebody", received_at=NEAR)
    (item,) = parse(raw, feed_for("somebody", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("Tides rise twice as fast", datetime(2026, 3, 6, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("This text is embargoed until Friday 6 March, 6 a.m.", "2026-03-06T06:00"),
        ("Please note: embargo until Friday 6am", "2026-03-06T06:00"),
        ("Dear all, the below must not go live before Friday at 6 p.m.", "2026-03-06T18:00"),
        ("Movement embargoed for 12:01 a.m. Friday", "2026-03-06T00:01"),
        ("For immediate release after 00.01 on Friday", "2026-03-06T00:01"),
        ("Embargo Fri 6 Mar 00:01 GMT", "2026-03-06T00:01"),
        ("Embargo: 2026-03-06T01:01:00+01:00", "2026-03-06T00:01"),
        ("Achtung Sperrfrist! Freitag, 6 Uhr", "2026-03-06T06:00"),
        ("Bitte erst am Freitag um 6 Uhr veröffentlichen", "2026-03-06T06:00"),
        ("Zur Veröffentlichung ab Freitag, 6 Uhr", "2026-03-06T06:00"),
        ("Merci de ne pas publier avant vendredi 6h", "2026-03-06T06:00"),
        ("Embargo vendredi 6h00", "2026-03-06T06:00"),
        ("Por favor, no publicar antes del viernes a las 6 horas", "2026-03-06T06:00"),
        ("Graag niet publiceren vóór vrijdag 6.00 uur", "2026-03-06T06:00"),
        ("Please do not use before Friday", None),
        ("For Use Sunday, March 8, and Thereafter", None),
        ("For publication Sunday, March 8", None),
        ("NO USE IRELAND BEFORE 2300 GMT", None),
        ("EMBARGO do 6 marca 2026, godz. 8.00", "2026-03-06T08:00"),
        ("ЭМБАРГО до 6 марта, 10:00 мск", "2026-03-06T07:00"),
        ("The embargo lifts at 10:00 GMT on 6 March", "2026-03-06T10:00"),
        ("EMBARGO LIFTS: MARCH 6, 2026, 6:00 AM ET", "2026-03-06T11:00"),
        ("The embargo on this story will be lifted at 0600 GMT on Friday.", "2026-03-06T06:00"),
        ("Embargo expires: 6 March 2026, 10:00 CET", "2026-03-06T09:00"),
        ("Story under embargo until Friday 6 March, 06:00 GMT", "2026-03-06T06:00"),
        ("Release time: 0600 GMT, 6 March", "2026-03-06T06:00"),
        ("RELEASE DATE: 6 March 2026, 0001 GMT", "2026-03-06T00:01"),
        ("To be released: 6 March 2026, 06:00 GMT", "2026-03-06T06:00"),
        ("Release time: 0600 GMT", None),
        ("Sperrfrist endet am 6. März 2026 um 10 Uhr", "2026-03-06T10:00"),
        ("Levée de l'embargo : 6 mars 2026 à 10h", "2026-03-06T10:00"),
        ("Embargo do 6. března 2026, 14:00", "2026-03-06T14:00"),
        ("Embargo: 2026. március 6., 14:00", None),
        ("Embargo până la 6 martie 2026, ora 10:00", "2026-03-06T10:00"),
        ("Ambargo: 6 Mart 2026, saat 10:00", "2026-03-06T10:00"),
        ("Εμπάργκο μέχρι 6 Μαρτίου 2026, 14:00", "2026-03-06T14:00"),
        ("حظر النشر حتى 6 مارس", None),
        ("解禁日時:2026年3月6日10時", None),
        ("【解禁】3月6日午前10時", None),
        ("엠바고: 3월 6일 오전 10시", None),
    ],
)
@pytest.mark.parametrize("place", ["{}\n\nTides rise\n\n{}", "Tides rise\n\n{}\n\n{}", "Tides rise\n\n{1}\n\n{0}"])
def test_a_line_of_an_embargo_and_nothing_else_holds(place: str, line: str, until: str | None) -> None:
    """However it begins, on top, below the headline or at the foot: held until then, or until a person lets it go."""
    text = place.format(line, "The sea has risen for years.")
    feed = feed_for("x", {}).model_copy(update={"time_zone": "Europe/London"})
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed)
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.text, item.copydesk.embargo_text) == (
        "Tides rise",
        "The sea has risen for years.",
        line,
    )
    assert item.embargoed_until == (datetime.fromisoformat(until).replace(tzinfo=UTC) if until else None)


@pytest.mark.parametrize(
    "line",
    [
        "Please do not feed the gulls before Friday",
        "For release of the hostages Haven paid on Friday",
        "For use in May and June",
        "This report may not be published, broadcast, rewritten or redistributed.",
        "Do not miss the ferry on Friday",
        "Not before Friday, says the minister",
        "No ferry before Friday",
        "Bitte nicht vor Freitag gießen",
        "Erst ab Freitag fährt die Fähre",
        "Sperrfrist für Feuerwerk endet am Freitag",
        "This Friday the harbour is closed",
        "Publication date: 6 March 2026",
        "The trade embargo lifts at midnight",
        "The embargo lifts at midnight",
        "The embargo on grain lifts at 10:00 GMT on 6 March",
        "The embargo ends on Friday",
        "The embargo will lift oil prices by 10 percent",
        "The embargo dates back to 1962",
        "The arms embargo ends on 6 March 2026",
        "Haven lifts embargo on 6 March 2026",
        "Release date: film hits cinemas on 6 March",
        "Release date of hostages set for 6 March",
        "Release time of prisoners moves to 6am",
        "Release: album comes on 6 March",
        "To be released by 6 March, hostages wait in Haven",
        "Эмбарго на нефть продлено до 6 марта",
        "Эмбарго до конца года вводит Хавен",
        "Przedłużone embargo na ropę do 6 marca",
        "Ambargo 6 Mart'ta bitiyor",
        "解禁は3月6日、アユ釣りの季節が始まる",
        "禁令3月6日生效",
        "Embargo: Haven halts trade with the islands",
        "Embargo: 5 countries halt trade with Haven",
        "Embargoed: what the harbour did not want you to read",
        "Under embargo: how islanders cook without oil",
        "Hold for release: prisoners of Haven wait for months",
        "Sperrfrist: In der Verordnung ist von 100 Tagen die Rede.",
        '"Embargoed until the sea is calm" is how one trader described the ships.',
    ],
)
def test_news_of_embargoes_is_not_held(line: str) -> None:
    """One word of news makes it news, as headline, crosshead and paragraph; a bare label in front of it is told to a person."""
    for text in (f"{line}\n\nHAVEN (HVN) - The sea.\n", f"Tides\n\nHAVEN (HVN) - The sea.\n\n{line}\n\nIt rose.\n"):
        (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
        assert isinstance(item, ParsedItem)
        assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)
        assert line in f"{item.headline}\n{item.text}"
        is_doubt = line.startswith(("Embargo", "Under", "Hold", "Sperrfrist:", '"'))
        assert any("or news of one" in said for said in item.copydesk.warnings) is is_doubt


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Release date: 6 March 2026\n\nTides rise\n\nThe sea has risen.", True),
        ("Release date: 3 March 2026\n\nTides rise\n\nThe sea has risen.", False),
        ("Tides rise\n\nThe film tells of the sea.\n\nRelease date: 6 March 2026", False),
        ("Title: Tides rise\nGenre: Film\nRelease date: 6 March 2026\n\nThe film tells of the sea.", False),
        ("Headline: Tides rise\nRelease date: 6 March 2026, 0600 GMT\n\nThe sea has risen.", True),
    ],
)
def test_the_day_of_a_release_may_be_that_of_a_film(text: str, is_held: bool) -> None:
    """A day alone holds only above a story; below a text, or in a head of fields, a time of day has to stand beside it."""
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.copydesk.embargo_text is not None) == ("Tides rise", is_held)


@pytest.mark.parametrize(
    "line",
    [
        "Embargo: none",
        "NO EMBARGO",
        "Embargo: n/a",
        "Not embargoed - for immediate release",
        "FOR RELEASE ON RECEIPT",
        "Sperrfrist: keine",
        "Keine Sperrfrist!",
        "Ab sofort frei",
        "Frei zur Veröffentlichung ab sofort",
        "Sin embargo",
        "FOR RELEASE: Wednesday, March 4, 2026",
        "For publication Tuesday, March 3",
    ],
)
@pytest.mark.parametrize("head", ["{}\n\nTides rise\n\n", "{}\nTides rise\n\n", "PRESS RELEASE\n{}\n\nTides rise\n\n"])
def test_no_embargo_is_no_headline(head: str, line: str) -> None:
    """A line that says that the story is free now, or since a day that has come, holds nothing and heads nothing."""
    text = head.format(line) + "The sea has risen for years.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.text) == ("Tides rise", "The sea has risen for years.")
    assert (item.embargoed_until, item.copydesk.embargo_text) == (None, None)
    assert line in [note.text for note in item.copydesk.notes]


@pytest.mark.parametrize(
    ("subject", "is_held"),
    [
        ("Embargoed: tides rise twice as fast", True),
        ("UNDER EMBARGO - Tides rise twice as fast", True),
        ("Embargoed release: Tides rise twice as fast (embargo Fri 6 Mar 00:01 GMT)", True),
        ("Embargo: Haven halts trade with the islands", False),
        ("Embargo lifted: Haven trades with the islands", False),
    ],
)
def test_subjects(subject: str, is_held: bool) -> None:
    """Who writes "Embargoed: …" above a mail to editors means it, without a moment too; "Embargo: …" may be news."""
    mail = f"Subject: {subject}\nFrom: a@haven.example\nTo: b@haven.example\nDate: Wed, 4 Mar 2026 10:00:00 +0000\n\nThe sea rises.\n"
    (item,) = parse(file_item("x", mail.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.copydesk.embargo_text is not None) is is_held
    assert (item.headline or "").casefold() == ("tides rise twice as fast" if is_held else subject.casefold())


@pytest.mark.parametrize(
    ("headline", "kept"),
    [
        ("[EMBARGO] Tides rise", "Tides rise"),
        ("Ministers meet (embargo on oil) again", None),
        ("Ministers split over trade - embargo stays", None),
        ("Oil flows again (embargo lifted)", None),
        ("Ministers meet (Friday, 0001 GMT)", None),
    ],
)
def test_only_a_label_is_taken_from_a_headline(headline: str, kept: str | None) -> None:
    """A bare label in brackets holds until somebody releases it; an embargo that is news stays where it is."""
    draft = Draft(headline=headline)
    assert take_embargo_within(draft, headline) == kept
    assert (draft.embargo_text is None) == (kept is None)


def test_a_time_in_the_news_ends_no_embargo() -> None:
    """Behind a label without a time the headline's own time is one of the news: the item waits for a person."""
    text = "Embargoed: ministers meet at 1400 GMT on Friday 6 March 2026\n\nHAVEN, March 4 (HVN) - They meet.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("ministers meet at 1400 GMT on Friday 6 March 2026", None)
    assert item.copydesk.embargo_text == "Embargoed"


@pytest.mark.parametrize(
    "head",
    [
        "EMBARGO: {}\n\n",
        "EMBARGO - {}\n\n",
        "{{'headline': 'EMBARGO: {}', 'uri': 'urn:x:1', 'body_text': 'Tides rise.'}}",
    ],
)
def test_a_bare_label_holds(head: str) -> None:
    """A label without a time holds the story until a person lets it go: above a text, and in capitals in a headline."""
    data = head.format("Tides rise twice as fast").replace("'", '"').encode()
    (item,) = parse(file_item("x", data, feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert item.headline == "Tides rise twice as fast"
    assert (item.copydesk.embargo_text or "").upper() == "EMBARGO"
    assert item.embargoed_until is None


def test_a_text_behind_a_label_stays() -> None:
    """A first paragraph that begins with the label loses it and nothing else, its dateline is read."""
    text = (
        "Tides rise\n\nEMBARGOED until 0001 GMT 6 March 2026: HAVEN, March 4 (HVN) - Tides rise.\n\nThe sea was calm.\n"
    )
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert item.text == "Tides rise.\n\nThe sea was calm."
    assert item.embargoed_until == datetime(2026, 3, 6, 0, 1, tzinfo=UTC)
    assert item.copydesk.dateline is not None


def test_who_asks_for_it_is_no_headline() -> None:
    """A name behind the embargo is the sender's, where the headline stands below."""
    text = "EMBARGOED TO 0001 GMT 6 March 2026 - Haven University\n\nTides rise twice as fast\n\nHAVEN (HVN) - Tides rise.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert item.headline == "Tides rise twice as fast"


@pytest.mark.parametrize(
    ("note", "is_held"),
    [
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the price list", False),
        ("Notes to editors: The menu and the seating plan are embargoed until 18:00 GMT 17 March 2026.", False),
        ("Note to editors: EMBARGOED UNTIL 18:00 GMT 17 MARCH 2026 (pictures only)", False),
        ("Eds: Embargo for the video and the stills: 18:00 GMT.", False),
        ("Attention editors: Embargoed until 18:00 GMT 17 March 2026. Applies only to the attached maps.", False),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: applies only to the attached maps", False),
        ("Eds: Embargo for all media: 18:00 GMT 17 March 2026.", True),
        ("Eds: Photos follow. The map is under embargo until Friday.", False),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the report and its price list.", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the price list. This story is embargoed, too.", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: see above", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: everything but the pictures", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: story and pictures", True),
        ("Notes to editors: The survey is embargoed until 18:00 GMT 17 March 2026, pictures too.", True),
        ("Notes to editors: Embargoed until 18:00 GMT 17 March 2026: the winners", True),
        ("Eds: Embargo applies to all reports until 18:00 GMT.", True),
        ("EMBARGOED UNTIL 18:00 GMT 17 MARCH 2026", True),
    ],
)  # fmt: skip
def test_an_embargo_of_another_thing(note: str, is_held: bool) -> None:
    """Only what plainly names another thing than the story leaves the story free, with a warning; the note is private."""
    text = f"Fares rise\n\nHAVEN, March 4 (HVN) - Fares rise.\n\nFares rose last year, too.\n\n{note}\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.copydesk.embargo_text is not None) is is_held
    assert any("beside this item" in warning for warning in item.copydesk.warnings) is not is_held
    assert item.text == "Fares rise.\n\nFares rose last year, too."
    assert [said.text for said in item.copydesk.notes if said.public] == []


@pytest.mark.parametrize(
    "head",
    [
        "{}\n\nTides Rise\n\n",
        "{}\nTides Rise\n\n",
        "Tides Rise\n{}\n\n",
        "{}: Tides Rise at the Quay\n\n",
        "NEWS RELEASE\nATTENTION EDITORS: {}\n\nTides Rise\n\n",
    ],
)
@pytest.mark.parametrize("dateline", ["HAVEN, Norway, March 4, 2026 /PRNewswire/ --", "HAVEN--(BUSINESS WIRE)--"])
def test_an_embargo_above_the_headline_of_a_release(head: str, dateline: str) -> None:
    """It is never the headline nor a part of it, and it holds."""
    text = head.format("EMBARGOED UNTIL 00:01 GMT 6 MARCH 2026") + f"{dateline} Tides rise.\n\nThey rise twice.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert [each.value.removesuffix(" at the Quay") for each in item.headlines] == ["Tides Rise"]
    assert item.embargoed_until == datetime(2026, 3, 6, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        "Editors' note: Under embargo until 6 March 2026, 00:01 GMT - please do not publish\n\n",
        "ATTENTION EDITORS: EMBARGOED UNTIL 00:01 GMT 6 MARCH 2026\n",
        "Eds: UPDATES with photos. EMBARGOED until 0001 GMT March 6, 2026.\n\n",
    ],
)
def test_a_note_above_the_headline_holds(head: str) -> None:
    """A note to editors on top of a text is not its headline, and an embargo in it holds."""
    text = f"{head}Tides rise\n\nHAVEN, March 4 (HVN) - Tides rise.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.embargoed_until) == ("Tides rise", datetime(2026, 3, 6, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "line",
    [
        "A NE PAS DIFFUSER AVANT LE 28 NOVEMBRE A 6H",
        "À ne pas publier avant le 28 novembre à 6 heures",
        "Diffusion interdite avant le 28 novembre 2026, 6 heures",
    ],
)
def test_french_above_a_headline(line: str) -> None:
    """With and without the accent, which capitals often lack."""
    text = f"{line}\n\nLe port rouvre\n\nLe port de Haven rouvre vendredi.\n"
    (item,) = parse(file_item("x", text.encode(), feed="x", received_at=NEAR), feed_for("x", {}))
    assert isinstance(item, ParsedItem)
    assert (item.headline, item.copydesk.embargo_text) == ("Le port rouvre", line)
