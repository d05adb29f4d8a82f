"""Times as JSON of a sender's own has them: seconds or milliseconds since 1970, "20/11/2026 10:30", "date_gmt".

Where day and month may be either, one is taken by where the feed is, with a warning.
"""

import re
from datetime import UTC, datetime

from streams.parse.draft import Draft
from streams.parse.properties import Properties
from streams.parse.times import time_said
from streams.text.words import words

_EPOCH = re.compile(r"([1-9]\d{9})(?:\.\d{1,9}|\d{3})?", re.ASCII)
"""Seconds from September 2001 to 2286, with a fraction, or milliseconds: ten digits, or thirteen."""
_CLOCK = r"(?:(?:,\s?|\s|T)(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([AP])\.?M\.?)?\s?(Z|[+-]\d\d:?\d\d|GMT|UTC)?)?"
_FIGURES = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_CLOCK}", re.ASCII | re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?=\D|$)", re.ASCII)
_UTC_NAMES = ("gmt", "utc")
_MONTH_FIRST = words(
    "America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Detroit America/Boise "
    "America/Anchorage Pacific/Honolulu"
)
"""Zones of the United States, where 11/5 is the fifth of November."""
_MONTHS = 12
_NOON = 12


def web_time(item: Properties, name: str, draft: Draft) -> datetime | None:
    """Return the time of a property in UTC; warnings as in `time_said`, and one where day and month were guessed."""
    said = (item.text(name) or "").strip()
    if epoch := _EPOCH.fullmatch(said):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    if figures := _FIGURES.fullmatch(said):
        said = _in_order(figures, draft) or said
    said = _YEAR_FIRST.sub(lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", said, count=1)
    if name.lower().endswith(_UTC_NAMES) and said[-1:].isdigit() and ":" in said[-3:]:
        said += "Z"
    return time_said(said, item.zone, draft)


def _in_order(figures: re.Match[str], draft: Draft) -> str | None:
    """Return a time in figures in the order of ISO 8601; None where no month is among them."""
    first, mark, second, year, hour, minute, seconds, half, zone = figures.groups()
    day, month = int(first), int(second)
    if mark != "." and (month > _MONTHS or (day <= _MONTHS and draft.hints.time_zone in _MONTH_FIRST)):
        day, month = month, day
    if month > _MONTHS:
        return None
    date = f"{year}-{month:02}-{day:02}"
    if mark != "." and day <= _MONTHS and day != month:
        draft.warn(f"day and month of {figures[0]!r} may be either; read as {date}")
    if hour is None:
        return date
    full = int(hour) if half is None else int(hour) % _NOON + (_NOON if half in "Pp" else 0)
    return f"{date}T{full:02}:{minute}:{seconds or '00'}{'Z' if (zone or '').isalpha() else zone or ''}"
