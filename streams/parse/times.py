"""Times as senders write them: RFC 3339 and its relatives, RFC 822, and the spellings of single countries.

feedparser takes a time without a zone, and one whose zone it does not know (CEST), for UTC in silence, and one without a
year for this year's. So it is asked only for dates in Korean, Greek and Hungarian, which say where they are. Any other
time without a zone is in the feed's zone, with a warning.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from feedparser.datetimes.greek import _parse_date_greek
from feedparser.datetimes.hungarian import _parse_date_hungarian
from feedparser.datetimes.korean import _parse_date_nate, _parse_date_onblog

from streams.parse.dates import zoned_time
from streams.parse.draft import Draft
from streams.text.words import words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# RFC 822 §5 and what is made of it: "Tue, 4 Nov 2025 09:30:00 +0100", "4 November 2025 9:30", "04-Nov-25 09:30 GMT".
_RFC822 = re.compile(
    r"(?:[A-Za-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]{1,3}([A-Za-z]{3})[a-z]{0,6}\.?[\s-]{1,3}(\d{4}|\d\d),?"
    r"(?:\s{1,3}(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?\s{0,3}([A-Za-z]{1,5}|(?:GMT|UTC)?[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"(?:GMT|UTC)?([+-])(\d\d):?(\d\d)", re.IGNORECASE)
_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2}
"""RFC 822 §5.1, and the two of Central Europe, which mean one thing. Of BST, IST and others there are several."""

# asctime: "Tue Nov  4 09:30:00 2025", "Tue Nov 4 09:30:00 CET 2025".
_UNIX = re.compile(
    r"(?:[A-Za-z]{3}\s+)?([A-Za-z]{3})\s+(\d{1,2})\s+(\d\d:\d\d(?::\d\d)?(?:\s+[A-Z]{1,5})?)\s+(\d{4})$", re.ASCII
)

_RFC_ORDER = r"\2 \1 \4 \3"

_NATIONAL = (_parse_date_onblog, _parse_date_nate, _parse_date_greek, _parse_date_hungarian)
_ZERO = words("GMT UT UTC Z")
_TURN = 50  # RFC 2822 §4.3: years 00 to 49 are of this century
_LIMIT = 100  # characters


def time_said(said: str | None, zone: str | None, draft: Draft) -> datetime | None:
    """Return a time in UTC, with a warning when it has no zone; None, with a warning, when it is no time.

    What is absent or blank is None without a warning.
    """
    if not said or not said.strip():
        return None
    text = said.strip()[:_LIMIT]
    time, known = zoned_time(text, zone) or _in_words(text, zone)
    if time is None:
        draft.warn(f"no time: {_UNIX.sub(_RFC_ORDER, text)[:60]!r}")
    elif not known:
        draft.warn(f"a time has no zone that is known; read as {zone or 'UTC'}")
    return time


def _in_words(text: str, zone: str | None) -> tuple[datetime | None, bool]:
    """Return a time that names its month, and whether its zone is known."""
    text = _UNIX.sub(_RFC_ORDER, text)
    found = _RFC822.fullmatch(text)
    return _rfc822(found, zone) if found else (_national(text), True)


def time_on(day: date, clock: tuple[str, str, str | None], zone: str | None, draft: Draft) -> datetime | None:
    """Return the time of a clock (hour, minute, zone as named) on a day in UTC; zones and warnings as in `time_said`."""
    hour, minute, named = clock
    offset = _offset(named or "")
    local = timezone(offset) if offset is not None else ZoneInfo(zone) if zone else UTC
    try:
        time = datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=local).astimezone(UTC)
    except (ValueError, OverflowError):
        said = f"{day.day} {_MONTHS[day.month - 1]} {day.year} {hour}:{minute} {named or ''}".strip()
        draft.warn(f"no time: {said!r}")
        return None
    if offset is None:
        draft.warn(f"a time has no zone that is known; read as {zone or 'UTC'}")
    return time


def _rfc822(found: re.Match[str], zone: str | None) -> tuple[datetime | None, bool]:
    day, month, year, hour, minute, second, named = found.groups()
    if month.lower() not in _MONTHS:
        return None, False
    number = int(year) + (0 if len(year) > 2 else 2000 if int(year) < _TURN else 1900)  # noqa: PLR2004 - two digits
    offset = _offset(named or "")
    local = (timezone(offset) if offset is not None else None) or (ZoneInfo(zone) if zone else UTC)
    try:
        time = datetime(
            number, _MONTHS.index(month.lower()) + 1, int(day), int(hour or 0), int(minute or 0), min(int(second or 0), 59),
            tzinfo=local,
        )  # fmt: skip
        return time.astimezone(UTC), offset is not None
    except (ValueError, OverflowError):
        return None, False


def _offset(named: str) -> timedelta | None:
    if named.upper() in _ZERO:
        return timedelta()
    if named.upper() in _HOURS:
        return timedelta(hours=_HOURS[named.upper()])
    found = _OFFSET.fullmatch(named)
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:  # noqa: PLR2004 - hours and minutes
        return None
    return timedelta(hours=int(found[2]), minutes=int(found[3])) * (1 if found[1] == "+" else -1)


def _national(text: str) -> datetime | None:
    for read in _NATIONAL:
        try:
            if fields := read(text):
                return datetime(*fields[:6]).replace(tzinfo=UTC)  # noqa: DTZ001 - in UTC already
        except (KeyError, ValueError, OverflowError):
            continue
    return None
