"""An embargo as label or line: where it ends and the news begins, and what is news of embargoes."""

from datetime import UTC, datetime

import pytest

from schemas.article import ParsedItem
from streams.parse import feed_for, file_item, parse
from streams.parse.embargo_label import split_label

NEAR = datetime(2026, 3, 4, 15, tzinfo=UTC)  # a Wednesday


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
