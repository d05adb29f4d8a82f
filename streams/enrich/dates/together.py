"""Expressions that tell one time together though words stand between them: "10 a.m. on March 20", "three years ago, in May"."""

import re
from typing import NamedTuple

from streams.enrich.dates.reading import Kind

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY_LENGTH = len("2025-03-20")
"""A day as a value tells it, and its code points."""
_YEAR = re.compile(r"\d{4}")
_ON = re.compile(r",? (?:on )?|,? \(")
_TO = re.compile(r" (?:to|and|or|until) |[-–]")
_IN = re.compile(r",? (?:in|on) (?:the )?")
_CLOSE = re.compile(r",? ")
_DAYS = frozenset({"date", "weekday_date", "weekday", "rel_weekday", "iso"})
_IN_YEAR = frozenset({"month", "date"})
_LONGEST = len(", in the ")
"""Code points of the longest of what stands between two that belong together."""


class Found(NamedTuple):
    """One expression: where it stands, and what it means."""

    start: int
    end: int
    value: str
    kind: Kind
    rule: str


def together(text: str, every: list[Found]) -> list[Found]:
    """Return the expressions of a text with what their neighbours tell: a clock its day, a month its year."""
    for index in range(len(every) - 2, -1, -1):
        first, second = every[index], every[index + 1]
        if second.start - first.end > _LONGEST:
            continue
        between = text[first.end : second.start]
        if first.rule == "clock" and _tells_day(between, second):
            every[index] = first._replace(value=second.value[:DAY_LENGTH] + first.value[DAY_LENGTH:])
        elif second.rule in _IN_YEAR and _of_year(first) and _IN.fullmatch(between):
            every[index + 1] = _in_year(text, second, first)
        elif first.rule in _IN_YEAR and _of_year(second) and _CLOSE.fullmatch(between):
            every[index] = _in_year(text, first, second)
    return every


def _tells_day(between: str, other: Found) -> bool:
    """Whether a date behind a time of day is its day, or a second time of day shares the day with it."""
    if other.rule == "clock":
        return _TO.fullmatch(between) is not None
    return other.rule in _DAYS and DAY.match(other.value) is not None and _ON.fullmatch(between) is not None


def _of_year(found: Found) -> bool:
    """Whether a year is told by how far it lies: "three years ago", "last year"."""
    return found.rule in ("ago", "rel_unit") and _YEAR.fullmatch(found.value) is not None


def _in_year(text: str, found: Found, year: Found) -> Found:
    """Put a month or a day that has no year of its own into one."""
    if _YEAR.search(text, found.start, found.end) or not found.value[:4].isdecimal():
        return found
    return found._replace(value=year.value + found.value[4:])
