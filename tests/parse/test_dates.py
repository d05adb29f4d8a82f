"""Times and dates as wires write them."""

from datetime import UTC, datetime

import pytest

from streams.parse.dates import read_time, split_date

NOON = datetime(2025, 3, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2025-03-16T12:00:00Z", "2025-03-16T12:00:00z", "2025-03-16T12:00:00+00:00", "2025-03-16T13:00:00+0100", "20250316T120000Z",
     "2025-03-16T14:00:00+02", "2025-03-16 12:00:00", "2025-03-16 12:00", "2025-03-16T12:00:00.000Z", " 2025-03-16T12:00:00,0Z ",
     "2025-03-16 13:00:00 +01:00", "2025-03-16T07:00:00-05:00"]
)  # fmt: skip
def test_times(text: str) -> None:
    """All spellings of ISO 8601 that the samples have are one time."""
    assert read_time(text) == NOON


def test_a_time_without_zone_is_in_the_feeds_zone() -> None:
    """Local times follow the zone's rules, summer time and all."""
    assert read_time("2025-03-16T13:00:00", "Europe/Berlin") == NOON
    assert read_time("2025-07-16T14:00:00", "Europe/Berlin") == datetime(2025, 7, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "noon", "2025-13-16T12:00:00Z", "2025-02-30", "2025-03-16T25:00:00Z", "2025-03-16T12:00:00+99:00", "16.03.2025",
     "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+10:00", "２０２５-03-16T12:00:00Z"]
)  # fmt: skip
def test_no_times(text: str) -> None:
    """What is no time, or none that exists, is None and never an exception."""
    assert read_time(text) is None


def test_fractions_are_kept() -> None:
    """Microseconds are kept, finer parts are cut."""
    assert read_time("2025-03-16T12:00:00.123456789Z") == NOON.replace(microsecond=123456)


@pytest.mark.parametrize(
    ("text", "rest", "date"),
    [
        ("LONDON, March 16", "LONDON", "March 16"),
        ("LONDON, 16 March 2025", "LONDON", "16 March 2025"),
        ("KURSK, Russia, Sept. 3", "KURSK, Russia", "Sept. 3"),
        ("MADRID, 4 de marzo", "MADRID", "4 de marzo"),
        ("BERLIN, 16. März", "BERLIN", "16. März"),
        ("March 16", "", "March 16"),
        ("MAY", "MAY", None),
        ("LONDON", "LONDON", None),
    ],
)
def test_dates_of_datelines(text: str, rest: str, date: str | None) -> None:
    """A date at the end of a dateline is cut off as it is written."""
    assert split_date(text) == (rest, date)
