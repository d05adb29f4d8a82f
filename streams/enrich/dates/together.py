"""Expressions that tell one time together though words stand between them: "10 a.m. on March 20", "three years ago, in May"."""

import re
from datetime import date

from streams.enrich.dates.clocks import both_clocks, on_day
from streams.enrich.dates.found import DAY, DAY_LENGTH, YEAR, Found
from streams.enrich.dates.moments import Anchor
from streams.enrich.dates.ranges import ends, with_days
from streams.enrich.dates.spans import joined, with_heads

_ON = re.compile(r"\)?,? (?:on |from |starting |beginning |effective )?|,? \(")
_TO = re.compile(r" (?:to|or|until|till|through|and(?: [a-z]+ (?:at|by))?) |,? \(| ?[-–] ?")
_IN = re.compile(r",? (?:in|on) (?:the )?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
"""A week behind a day of it: "on Thursday last week"."""
_CLOSE = re.compile(r",? ")
_DAYS = frozenset(
    {"date", "weekday_date", "weekday", "rel_weekday", "iso", "near", "of_month", "from_weekday", "holiday"}
)
"""Of these rules the values that are days: "9 a.m. on the first Monday in December", "noon on Christmas Day"."""
_IN_YEAR = frozenset({"month", "date"})
_LONGEST = len(" and finishes at ")
"""Code points of the longest of what stands between two that belong together."""


def together(text: str, every: list[Found], today: date) -> list[Found]:
    """Return the expressions of a text with what their neighbours tell: a clock its day, a month its year, a range its order."""
    for index in range(len(every) - 2, -1, -1):
        first, second = every[index], every[index + 1]
        if second.start - first.end <= _LONGEST:
            every[index : index + 2] = _pair(text, first, second, today)
    return with_heads(text, joined(text, with_days(text, every)))


def _pair(text: str, first: Found, second: Found, today: date) -> tuple[Found, Found]:
    """Return two neighbours with what they tell one another."""
    between = text[first.end : second.start]
    if first.rule == "weekday" and between == " " and (week := _WEEK.fullmatch(second.value)):
        monday = Anchor(date.fromisocalendar(int(week[1]), int(week[2]), 1))
        day = monday.shifted(date.fromisoformat(first.value[:DAY_LENGTH]).weekday())
        return first._replace(value=day.isoformat() + first.value[DAY_LENGTH:]), second
    if first.rule == "clock":
        if second.rule == "clock":
            return both_clocks(text, first, second) if _TO.fullmatch(between) else (first, second)
        return (on_day(text, first, second) if _tells_day(between, second) else first), second
    if second.rule in _IN_YEAR and _of_year(first) and _IN.fullmatch(between):
        return first, _in_year(text, second, first)
    if first.rule in _IN_YEAR and _of_year(second) and _CLOSE.fullmatch(between):
        return _in_year(text, first, second), second
    return ends(text, first, second, today)


def _tells_day(between: str, other: Found) -> bool:
    """Whether a date behind a time of day is its day."""
    return (
        other.rule in _DAYS
        and DAY.match(other.value) is not None
        and "/" not in other.value
        and _ON.fullmatch(between) is not None
    )


def _of_year(found: Found) -> bool:
    """Whether a year is told by how far it lies: "three years ago", "last year"."""
    return found.rule in ("ago", "rel_unit") and YEAR.fullmatch(found.value) is not None


def _in_year(text: str, found: Found, year: Found) -> Found:
    """Put a month or a day that has no year of its own into one."""
    if found.tells_year(text) or not found.value[:4].isdecimal():
        return found
    return found._replace(value=year.value + found.value[4:])
