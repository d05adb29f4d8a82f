"""Times of wires: what year a date without one is of, and what trailers say."""

from datetime import UTC, date, datetime

import pytest

from streams.parse.draft import Draft, Hints
from streams.parse.wire_times import day_near, header_day, read_trailer


def draft(received: datetime, zone: str | None = None) -> Draft:
    """Return a draft that came at a time from a feed in a zone."""
    return Draft(hints=Hints(received_at=received, time_zone=zone))


@pytest.mark.parametrize(
    ("received", "month", "day", "year", "found"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), 12, 31, None, date(2025, 12, 31)),
        (datetime(2026, 1, 1, tzinfo=UTC), 1, 2, None, date(2026, 1, 2)),
        (datetime(2026, 1, 1, tzinfo=UTC), 2, 29, None, date(2024, 2, 29)),
        (datetime(1987, 12, 1, tzinfo=UTC), 2, 26, None, date(1987, 2, 26)),
        (datetime(2026, 1, 1, tzinfo=UTC), 11, 13, "13", date(2013, 11, 13)),
        (datetime(2026, 1, 1, tzinfo=UTC), 2, 26, "87", date(1987, 2, 26)),
        (datetime(2026, 1, 1, tzinfo=UTC), 2, 26, "2013", date(2013, 2, 26)),
        (datetime(2026, 1, 1, tzinfo=UTC), 2, 30, None, None),
        (datetime(2026, 1, 1, tzinfo=UTC), 13, 1, "13", None),
    ],
)
def test_days(received: datetime, month: int, day: int, year: str | None, found: date | None) -> None:
    """The year is that of the latest such day that is not after the time of receipt, within the slack of clocks."""
    near = day_near(month, day, year, draft(received))
    assert (near.date if near else None) == found
    assert near is None or near.guessed == (year is None)


@pytest.mark.parametrize(
    ("text", "zone", "time", "warned"),
    [
        ("AP-WF-11-13-13 1509GMT", None, datetime(2013, 11, 13, 15, 9, tzinfo=UTC), False),
        ("AP-NY-02-26-87 1509EST", None, datetime(1987, 2, 26, 20, 9, tzinfo=UTC), False),
        ("131137 GMT Nov 13", None, datetime(2013, 11, 13, 11, 37, tzinfo=UTC), False),
        ("091223 dec 18", "Europe/Zurich", datetime(2018, 12, 9, 11, 23, tzinfo=UTC), True),
        ("161930 Mrz 25", "Europe/Berlin", datetime(2025, 3, 16, 18, 30, tzinfo=UTC), True),
        ("161930 GMT März 25", None, datetime(2025, 3, 16, 19, 30, tzinfo=UTC), False),
        ("091223 dec", "Europe/Zurich", datetime(2025, 12, 9, 11, 23, tzinfo=UTC), True),
        ("311137 GMT Nov 13", None, None, True),
        ("131137 GMT Foo 13", None, None, False),
        ("no time at all", None, None, False),
    ],
)
def test_trailers(text: str, zone: str | None, time: datetime | None, warned: bool) -> None:
    """A trailer says day, time and zone in one of two ways; a zone or year that it leaves out is a warning."""
    item = draft(datetime(2026, 1, 1, tzinfo=UTC), zone)
    assert read_trailer(text, item) == time
    assert bool(item.warnings) == warned


def test_header_day() -> None:
    """The day of a header is midnight, and a guess that is told."""
    item = draft(datetime(2026, 1, 1, tzinfo=UTC))
    assert header_day(2, 26, item) == datetime(2025, 2, 26, tzinfo=UTC)
    assert header_day(13, 40, item) is None
    assert len(item.warnings) == 2
