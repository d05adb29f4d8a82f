"""Times of wire headers and trailers, which leave out the year, its century, or the zone.

What is left out is read against the time of receipt: the latest such date that is not after it. A date without a year is
a guess, and said.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from streams.parse.dates import read_time
from streams.parse.draft import Draft
from streams.parse.months import MONTHS, number_of
from streams.parse.times import time_on

_SLACK = timedelta(days=2)  # clocks run fast, and the day begins in the east
_LEAP_CYCLE = 8  # years between two 29ths of February at most (1896 and 1904, 2096 and 2104)
_NO_RECEIPT = datetime(2000, 1, 1, tzinfo=UTC)

# 131137 GMT Nov 13, 091223 dec 18, 161930 Mrz 25, 131137gmt nov: day, hour, minute, zone, month, year.
_DAY_TIME = re.compile(
    r"\b(\d\d)(\d\d)(\d\d)\s*([A-Za-z]{1,5}(?=\s+[A-Za-z]))?\s+([A-Za-zÀ-ÿ]{3,9})\.?(?:\s+(\d{4}|\d\d))?(?!\d)",
    re.ASCII,
)
# AP-WF-11-13-13 1509GMT: month, day, year, time, zone (ANPA 1312, as AP files it).
_STAMP = re.compile(r"(\d\d)-(\d\d)-(\d\d)\s+(\d\d)(\d\d)\s*([A-Z]{3,4})?\b", re.ASCII)


class Day(NamedTuple):
    """A date, and whether its year was not said."""

    date: date
    guessed: bool


def day_near(month: int, day: int, said_year: str | None, draft: Draft) -> Day | None:
    """Return a date whose year is missing (None) or has two digits, near the time of receipt; None for no date."""
    limit = (draft.hints.received_at or _NO_RECEIPT).date() + _SLACK
    if said_year is not None and len(said_year) > 2:  # noqa: PLR2004 - said in full
        years: range | tuple[int] = (int(said_year),)
    elif said_year is not None:
        latest = limit.year - (limit.year - int(said_year)) % 100
        years = range(latest, latest - 101, -100)
    else:
        years = range(limit.year, limit.year - _LEAP_CYCLE - 1, -1)
    for year in years:
        found = _date(year, month, day)
        if found is not None and (found <= limit or said_year is not None):
            return Day(found, said_year is None)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_trailer(text: str, draft: Draft) -> datetime | None:
    """Return the time that ends a message, in UTC; None when there is none."""
    if stamp := _STAMP.search(text):
        month, day, year, hour, minute, zone = stamp.groups()
        return _moment(draft, int(month), int(day), year, (hour, minute, zone))
    if found := _DAY_TIME.search(text):
        said_day, hour, minute, zone, month, year = found.groups()
        if month.lower() in MONTHS:
            return _moment(draft, number_of(MONTHS, month), int(said_day), year, (hour, minute, zone))
    return None


def _moment(
    draft: Draft, month: int, day: int, year: str | None, clock: tuple[str, str, str | None]
) -> datetime | None:
    found = day_near(month, day, year, draft)
    if found is None:
        draft.warn(f"no such day: {month}-{day}")
        return None
    if found.guessed:
        draft.warn(f"a date has no year; read as {found.date.isoformat()}")
    return time_on(found.date, clock, draft.hints.time_zone, draft)


def moment(day: Day, clock: str, zone: str) -> datetime | None:
    """Return the UTC time of a clock ("21:37") on a day in a zone; None for no time."""
    return read_time(f"{day.date.isoformat()} {clock}", zone)


def header_day(month: int, day: int, draft: Draft) -> datetime | None:
    """Return the day of a header that has neither year nor time as its first minute, with a warning; None for no date."""
    found = day_near(month, day, None, draft)
    if found is None:
        draft.warn(f"the header's date is no date: {month:02}-{day:02}")
        return None
    draft.warn(f"the header's date has no year and no time; read as {found.date.isoformat()}")
    return datetime.combine(found.date, datetime.min.time(), UTC)
