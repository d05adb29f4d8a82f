"""Days in words: "Friday", "23. Januar", "5 MARCH 2026", "mañana"; one day or nothing, for what must be certain."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from streams.parse.months import MONTHS, WEEKDAYS, any_of, number_of

_MONTH, _WEEKDAY = any_of(MONTHS), any_of(WEEKDAYS)
_YEAR = r"(?:19|20)\d\d"

# A number that goes on as a time of day is no day: "March 5:30", "5.30 Uhr".
_NO_CLOCK = r"(?![:\d])(?!\s*(?:[ap]\.?m\b|Uhr|uur|hrs|h\b|heures|horas))"
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:T|\b)",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?[\s-]{{0,2}}(?:of\s|de\s)?(?P<n>{_MONTH})\b\.?(?:,?[\s-]{{0,2}}(?:de\s)?(?P<y>{_YEAR})\b)?",
        rf"\b(?P<n>{_MONTH})\b\.?\s{{0,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b{_NO_CLOCK}(?:,?\s{{0,2}}(?P<y>{_YEAR})\b)?",
        rf"\b(?P<d>\d{{1,2}})(?P<s>[./])(?P<m>\d{{1,2}})(?:(?P=s)(?P<y>{_YEAR}|\d\d(?!\d))?)?{_NO_CLOCK}",
    )
)
_NAMED = re.compile(rf"\b({_WEEKDAY})\b\.?", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|nächste[nrm]?|kommende[nrm]?|prochaine?|próximo|prossim[oa]|volgende)\b", re.IGNORECASE)
_AHEAD = (
    (0, re.compile(r"\b(?:today|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag|idag|tänään)\b", re.IGNORECASE)),
    (1, re.compile(r"\b(?:tomorrow|morgen|demain|mañana|domani|amanhã|imorgon|huomenna)\b", re.IGNORECASE)),
)
_SINCE = timedelta(days=-90)  # a day without a year is of the last three months or of the nine to come
_UNTIL = timedelta(days=275)


class Day(NamedTuple):
    """A day as far as the words say it: by date, by day of the week, or by days ahead of the message."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    ahead: int | None = None

    def on(self, near: date | None) -> date | None:
        """Return the day that is meant by a message of the day `near`; None when that is not certain.

        A day without a year is the one of the last three months or of the nine to come.
        """
        found = self._dated(near) if self.month is not None else self._counted(near)
        if found is None or (self.weekday is not None and found.weekday() != self.weekday):
            return None
        return found

    def _dated(self, near: date | None) -> date | None:
        years = (self.year,) if self.year else (near.year - 1, near.year, near.year + 1) if near else ()
        days = [day for year in years if (day := _date(year, self.month or 0, self.day or 0))]
        if self.year is None and near is not None:
            days = [day for day in days if _SINCE <= day - near < _UNTIL]
        return days[0] if len(days) == 1 else None

    def _counted(self, near: date | None) -> date | None:
        if near is None:
            return None
        if self.ahead is not None:
            return near + timedelta(days=self.ahead)
        return near + timedelta(days=((self.weekday or 0) - near.weekday()) % 7)


def take_day(text: str, *, day_first: bool) -> tuple[Day | None, str]:
    """Return the one day that a text names and the text without it; None when it names none, several or no certain one.

    `day_first`: whether "5/3" is 5 March; else it is nothing certain.
    """
    dates, rest = _take_dates(text, day_first=day_first)
    weekdays = {number_of(WEEKDAYS, name) for name in _NAMED.findall(rest)}
    ahead = {days for days, pattern in _AHEAD if pattern.search(rest)}
    rest = _NAMED.sub(" ", rest)
    if len(dates) > 1 or len(weekdays) > 1 or len(ahead) > 1 or not (dates or weekdays or ahead) or _NEXT.search(rest):
        return None, rest
    day, month, year = dates.pop() if dates else (None, None, None)
    return Day(day, month, year, weekdays.pop() if weekdays else None, ahead.pop() if ahead else None), rest


def _take_dates(text: str, *, day_first: bool) -> tuple[set[tuple[int, int, int | None]], str]:
    found: set[tuple[int, int, int | None]] = set()
    for spelling in _SPELLINGS:
        for match in spelling.finditer(text):
            date_said = _read(match.groupdict(), day_first=day_first)
            if date_said is not None:
                found.add(date_said)
                text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return found, text


def _read(said: dict[str, str | None], *, day_first: bool) -> tuple[int, int, int | None] | None:
    """Read day, month and year; None when they are none, or when "5/3" may be two days."""
    day, year = int(said["d"] or 0), said["y"]
    name = said.get("n")
    month = number_of(MONTHS, name) if name else int(said.get("m") or 0)
    if said.get("s") == "/" and not day_first and day != month:
        if month > 12 >= day:  # noqa: PLR2004 - "3/14/2026", as Americans write
            day, month = month, day
        elif day <= 12:  # noqa: PLR2004 - months
            return None
    number = int(year) + (2000 if len(year) == 2 else 0) if year else None  # noqa: PLR2004 - two digits
    return (day, month, number) if _date(number or 2000, month, day) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
