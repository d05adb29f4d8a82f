"""Dates in a text, case by case, read from Sunday 16 March 2025; and what they are read from."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Dateline
from streams.enrich import enrich
from streams.enrich.dates.cues import BEGINNINGS, places
from streams.enrich.dates.feasts import feast
from streams.enrich.dates.finder import find
from streams.enrich.dates.grammar import RULES
from streams.enrich.dates.moments import Anchor, Direction, iso_range
from streams.enrich.dates.reading import Context
from streams.enrich.dates.values import LEANING, RESOLVERS
from streams.enrich.dates.zones import offset
from streams.enrich.scan import scan

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/dates.jsonl").read_text().splitlines()]
SENT = "2025-03-16T12:00:00Z"


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_dates_of_a_case(case: dict[str, Any], make: Any) -> None:
    """Every case has its expressions with their values, no more and no less."""
    article = enrich(make("Story", case["text"], language="en", versionCreated=SENT))
    found = [[each.surface, each.value] for each in article.copydesk.annotations.dates]
    assert found == case["dates"]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-08", ("2024-08-01", "2024-08-31")),
        ("2025-W10", ("2025-03-03", "2025-03-09")),
        ("2025-W10-WE", ("2025-03-08", "2025-03-09")),
        ("2024-Q4", ("2024-10-01", "2024-12-31")),
        ("2024-H1", ("2024-01-01", "2024-06-30")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("17", ("1700-01-01", "1799-12-31")),
        ("2025-03-15TEV", ("2025-03-15", "2025-03-15")),
        ("2025-03-14T09:30", ("2025-03-14T09:30", "2025-03-14T09:30")),
        ("2025-03-14T24:00", ("2025-03-15T00:00", "2025-03-15T00:00")),
        ("2024-12-31T24:00", ("2025-01-01T00:00", "2025-01-01T00:00")),
        ("9999-12-31T24:00", None),
        ("2024/2025", ("2024-01-01", "2025-12-31")),
        ("2025-05-01/2025-05-03", ("2025-05-01", "2025-05-03")),
        ("2025-03-11T14:00Z", ("2025-03-11T14:00Z", "2025-03-11T14:00Z")),
        ("2025-03-11T24:00-04:00", ("2025-03-12T00:00-04:00", "2025-03-12T00:00-04:00")),
        ("2024-SU", None),
        ("P7M", None),
        ("PT24H", None),
        ("PRESENT_REF", None),
        ("XXXX-WXX-4", None),
    ],
)
def test_calendar_range_of_a_value(value: str, days: tuple[str, str] | None) -> None:
    """A value that the calendar knows has its first and last day; the others have none."""
    assert iso_range(value) == days


@pytest.mark.parametrize(
    ("language", "value"),
    [("en-GB", "2025-03-12"), ("en-US", "2025-12-03"), ("en-CA", "2025"), ("en", "2025")],
)
def test_region_of_the_language_orders_day_and_month(language: str, value: str, make: Any) -> None:
    """A date of numbers alone is read as the country writes it; where none is told its year is all that is sure."""
    article = enrich(make("Story", "The ferry line opened on 12/03/2025.", language=language, versionCreated=SENT))
    assert [each.value for each in article.copydesk.annotations.dates] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It opened on 3/4/2025 and shut on 28/3/2025.", ["2025-04-03", "2025-03-28"]),
        ("It opened on 3/28/2025 and shut on 3/4/2025.", ["2025-03-28", "2025-03-04"]),
        ("It opened on 3/4/2025, 28/3/2025 and 3/28/2025.", ["2025", "2025-03-28", "2025-03-28"]),
    ],
)
def test_a_date_that_is_sure_orders_the_others(text: str, values: list[str], make: Any) -> None:
    """Where no region is told, a date of the text that has one reading tells that of the others; two that disagree tell nothing."""
    article = enrich(make("Story", text, language="en", versionCreated=SENT))
    assert [each.value for each in article.copydesk.annotations.dates] == values


def test_a_date_left_open_has_a_warning(make: Any) -> None:
    """Where day and month may be either, a warning names the date and the cure; no other text has it."""
    article = enrich(make("Story", "It opened on 3/4/2025.", language="en", versionCreated=SENT))
    (warning,) = (each for each in article.copydesk.warnings if "3/4/2025" in each)
    assert "en-GB" in warning
    article = enrich(make("Story", "It opened on 5/5/2025.", language="en", versionCreated=SENT))
    assert not any("en-GB" in each for each in article.copydesk.warnings)


def anchored(make: Any, **said: Any) -> tuple[str, str]:
    """Return what "yesterday" means in an item, and whose day it was read from."""
    notes = enrich(make("Story", "It rained yesterday.", language="en", **said)).copydesk.annotations
    return notes.dates[0].value, notes.date_anchor


def test_the_dateline_comes_first(make: Any) -> None:
    """The day of the dateline counts before that of sending, its year being the last in which that day had come."""
    line = Dateline(text="OSLO, Dec 30 –", places=("Oslo",), date="Dec 30")
    assert anchored(make, dateline=line, versionCreated="2026-01-01T08:00:00Z") == ("2025-12-29", "dateline")
    assert anchored(make, dateline=line.model_copy(update={"date": "30 December 2019"}))[0] == "2019-12-29"
    assert anchored(make, versionCreated="2026-01-01T08:00:00Z") == ("2025-12-31", "sent")


def test_without_any_day_the_day_of_receipt_counts_and_is_told(make: Any) -> None:
    """An item that says no day of its own is read from when it came, and says so."""
    assert anchored(make) == ("2026-02-02", "received")


def test_other_languages_are_told(make: Any) -> None:
    """A text that is not English is not read, and the status says which of the two it is."""
    article = enrich(make("Bericht", "Die Fähre sank am Freitag.", language="de"))
    assert article.copydesk.annotations.status["dates"] == "unsupportedLanguage"
    assert enrich(make("Story", "", language="en")).copydesk.annotations.status["dates"] == "notRun"


PIECES = st.sampled_from(
    [
        *sorted(BEGINNINGS),
        "of",
        "and",
        "ago",
        "years",
        "'s",
        "1998",
        "31",
        "2/29/2024",
        "99999999",
        "a.m.",
        "GMT",
        "EST",
        "(",
        "1400 GMT",
        "to",
        "between",
        "Good Friday",
        "24:00",
        "midnight",
        "quarter of a million",
        "'98",
        "-",
        "–",
    ]
)


@given(st.lists(PIECES, max_size=12), st.dates(), st.sampled_from([" ", "-", ", "]))
def test_any_words_of_time(pieces: list[str], day: date, between: str) -> None:
    """Whatever words of time stand in a row, from any day: spans that are there, in order, and ranges that any reader takes and that begin before they end."""
    text = between.join(pieces)
    last = 0
    for found in find(text, Anchor(day)):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        days = iso_range(found.value)
        assert days is None or datetime.fromisoformat(days[0]) <= datetime.fromisoformat(days[1])


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("good friday", ("2024-03-29", "2026-04-03")),
        ("easter", ("2000-04-23", "2038-04-25")),
        ("whit monday", ("2025-06-09", "2026-05-25")),
        ("ash wednesday", ("2025-03-05", "2026-02-18")),
        ("black friday", ("2024-11-29", "2025-11-28")),
        ("cyber monday", ("2024-12-02", "2025-12-01")),
    ],
)
def test_feasts_move_with_their_year(name: str, days: tuple[str, str]) -> None:
    """What is counted from Easter or from the fourth Thursday of November has its day by the calendar of each year."""
    found = [feast(name)(date.fromisoformat(day).year).isoformat() for day in days]
    assert found == list(days)


@pytest.mark.parametrize(
    ("said", "day", "told"),
    [
        ("1400 gmt", "2025-03-11", "Z"),
        ("9 a.m. et", "2025-03-08", "-05:00"),
        ("9 a.m. et", "2025-03-09", "-04:00"),
        ("9 a.m. pacific time", "2025-11-01", "-07:00"),
        ("9 a.m. pacific time", "2025-11-02", "-08:00"),
        ("9 a.m. et", "1998-07-01", ""),
        ("9 a.m. local time", "2025-03-11", ""),
    ],
)
def test_offsets_of_zones(said: str, day: str, told: str) -> None:
    """A zone has its offset, an American one that of the season since 2007; where none is known none is told."""
    assert offset(said, date.fromisoformat(day)) == told


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31)])
def test_dates_at_the_ends_of_the_calendar(day: date) -> None:
    """Wherever the calendar ends, what would lie behind its end raises nothing."""
    text = (
        "By year-end, at 3 p.m. (1400 GMT) on Tuesday; at 11 p.m. (0300 GMT). It met on Thursday last week, Friday next week, next Easter "
        "and Black Friday, from Monday to Monday, from Dec. 5 to Jan. 3, from Feb. 29 to March 2023, June 30-31; 24:00 GMT (3 a.m.)."
    )
    assert [iso_range(found.value) for found in find(text, Anchor(day))]


WRITTEN = st.sampled_from(sorted({word for rule in RULES for word in re.findall("[a-z]{2,}", rule.pattern.pattern)}))


@given(
    st.lists(PIECES | WRITTEN | st.sampled_from(["weeks", "Mondays", "centuries", "present-day"]), max_size=6),
    st.sampled_from([" ", "-", ", "]),
)
def test_cues_spare_only_trials_in_vain(pieces: list[str], between: str) -> None:
    """Whatever pattern fits somewhere is among those that are tried there."""
    text = between.join(pieces).lower()
    tried = dict(places(scan(text)))
    for word in re.finditer(r"[a-z]+|\d+|'(?=\d\d)", text):
        if word[0] in BEGINNINGS or not word[0].isalpha():
            fitting = {rule for rule in RULES if rule.pattern.match(text, word.start())}
            assert fitting <= set(tried.get(word.start(), ()))


class Unasked(Context):
    """A context that nobody may ask where a time lies."""

    @property
    def direction(self) -> Direction:  # type: ignore[override]
        """Tell whoever asks that its rule is to stand in `LEANING`."""
        raise AssertionError("it depends on where it lies")


def test_what_does_not_lean_is_read_once() -> None:
    """No rule beside `LEANING` asks where its expression lies, so that one reading holds for the past and for what is ahead."""
    others = "Mondays, daily, recent months, '98, the year-ago quarter"
    texts = [others, *(case["text"] for case in CASES)]
    read = set()
    for rule in RULES:
        for match in (match for text in texts for match in rule.pattern.finditer(text.lower())):
            if rule.name not in LEANING:
                RESOLVERS[rule.name](Unasked(match.groupdict(), Anchor(date(2025, 3, 16)), "open"))
                read.add(rule.name)
    assert read == RESOLVERS.keys() - LEANING
