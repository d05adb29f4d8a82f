"""What the name of a time zone behind a time of day means: its offset from UTC, as ISO 8601 writes it."""

import re
from datetime import date, timedelta

_OFFSETS = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Hours ahead of UTC. IST is none of them: India, Israel and Ireland have one each."""
_AMERICAN = {"et": -5, "eastern": -5, "ct": -6, "central": -6, "mt": -7, "mountain": -7, "pt": -8, "pacific": -8}
"""Names that hold for winter and summer; hours of the winter."""
_NAME = re.compile(rf"(?<![a-z])(?:{'|'.join((*_OFFSETS, *_AMERICAN))})(?![a-z])")

_SUMMER_SINCE = 2007
"""The year since which American summer time lasts from the second Sunday of March to the first of November (15 U.S.C. 260a)."""
_WEEK, _MOST, _DAY = 7, 13 * 60, 24 * 60


def offset(said: str, day: date) -> str:
    """Return the offset that the words of a time of day in lower case tell ("8 p.m. eastern time"), empty where they tell none."""
    found = _NAME.search(said)
    if found is None:
        return ""
    name = found[0]
    if name in _OFFSETS:
        return written(_OFFSETS[name] * 60)
    summer = _american_summer(day)
    return "" if summer is None else written((_AMERICAN[name] + summer) * 60)


def written(minutes: int) -> str:
    """Write an offset: `Z`, `+05:30`, `-04:00`."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"


def ahead_of_utc(local: int, universal: int) -> int:
    """Return the minutes that a clock is ahead of UTC, from what both show: from 11 hours behind (Samoa) to 13 ahead (New Zealand)."""
    ahead = (local - universal) % _DAY
    return ahead if ahead <= _MOST else ahead - _DAY


def _american_summer(day: date) -> bool | None:
    if day.year < _SUMMER_SINCE:
        return None
    return _sunday(date(day.year, 3, 8)) <= day < _sunday(date(day.year, 11, 1))


def _sunday(first: date) -> date:
    """Return the first Sunday from a day on."""
    return first + timedelta(days=(_WEEK - first.isoweekday()) % _WEEK)
