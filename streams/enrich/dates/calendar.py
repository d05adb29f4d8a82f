"""Dates that the calendar names: days, months, quarters, seasons, decades and centuries, with or without their year."""

import re

from streams.enrich.dates.feasts import feast
from streams.enrich.dates.moments import FIRST, LAST, SEASONS, WEEKDAYS, Anchor, valid_day
from streams.enrich.dates.reading import (
    AHEAD,
    BACK,
    Context,
    Value,
    month_said,
    of_year,
    two,
    weekday_said,
    with_part,
    year_of,
    year_said,
    year_told,
)
from streams.enrich.numerals import ordinal

DECEMBER = 12
"""The last number that may be a month."""


def iso_day(context: Context) -> Value | None:
    """Read 2025-03-16."""
    year, month, day = (int(context.get(name)) for name in ("year", "month", "day"))
    return Value(f"{year}-{two(month)}-{two(day)}", "date") if valid_day(year, month, day) else None


def slashed(context: Context) -> Value | None:
    """Read 3/16/98 or 16/3/98; where either may be the month and no country tells which, only the year is known."""
    year = int(context.get("year"))
    if year < 100:  # noqa: PLR2004 - two digits: the century nearest to the anchor
        year += round((context.anchor.day.year - year) / 100) * 100
    month, day = int(context.get("month")), int(context.get("day"))
    if month > DECEMBER or (day <= DECEMBER and context.order == "day first"):
        month, day = day, month
    elif month != day <= DECEMBER and context.order is None:
        return of_year(year)
    valid = month <= DECEMBER and valid_day(year, month, day)
    return Value(f"{year:04}-{two(month)}-{two(day)}", "date") if valid else None


def full_date(context: Context) -> Value | None:
    """Read "March 16", with or without year."""
    month = month_said(context.get("month"))
    said = context.get("day")
    day = int(re.sub(r"\D", "", said)) if said[0].isdecimal() else ordinal(said) or 0
    year = year_of(context, month, day)
    if not valid_day(year, month, day):
        return None
    return with_part(f"{year:04}-{two(month)}-{two(day)}", context)


def month_of(context: Context) -> Value | None:
    """Read a month, with or without year."""
    month = month_said(context.get("month"))
    return Value(f"{year_of(context, month):04}-{two(month)}", "date")


def rel_month(context: Context) -> Value | None:
    """Read "last August"."""
    month, rel, anchor = month_said(context.get("month")), context.get("rel"), context.anchor.day
    if rel == "this":
        return Value(f"{anchor.year}-{two(month)}", "date")
    if rel in BACK:
        return Value(f"{anchor.year - (month >= anchor.month)}-{two(month)}", "date")
    return Value(f"{anchor.year + (month <= anchor.month)}-{two(month)}", "date")


def rel_weekday(context: Context) -> Value | None:
    """Read "next Monday"."""
    rel, anchor = context.get("rel"), context.anchor
    name = weekday_said(context.get("weekday"))
    if rel == "this":
        day = anchor.shifted(WEEKDAYS.index(name) - anchor.day.weekday())
    elif rel in BACK:
        day = Anchor(anchor.shifted(-1)).weekday(name, "past")
    else:
        day = Anchor(anchor.shifted(1)).weekday(name, "future")
    return with_part(day.isoformat(), context)


def weekday_alone(context: Context) -> Value | None:
    """Read "Monday": the last one, or the next where the words look ahead."""
    day = context.anchor.weekday(weekday_said(context.get("weekday")), context.direction)
    return with_part(day.isoformat(), context)


def holiday(context: Context) -> Value | None:
    """Read a holiday: one that has its day everywhere, by the calendar of the year."""
    name = context.get("holiday")
    if name.startswith("thanksgiving"):
        return None  # another day in another country
    day_in, told = feast(name), year_told(context)
    year = context.anchor.year_of_feast(day_in, context.direction) if told is None else told
    return Value(day_in(year).isoformat(), "date") if FIRST <= year <= LAST else None


def quarter(context: Context) -> Value | None:
    """Read "the third quarter"."""
    word = context.get("quarter").split("-")[0].split(" ")[0]
    year = year_said(context.get("year")) or year_said(context.get("fiscal").removesuffix("'s"))
    current, running = context.anchor.quarter()
    if word in ("latest", "final"):
        if word == "latest":
            current, running = context.anchor.quarter(-1)
            return Value(f"{current}-Q{running}", "date")
        return Value(f"{year or current}-Q4", "date")
    count = int(word) if word.isdecimal() else ordinal(word)
    if count is None:
        return None
    if year is None:
        rel = context.get("rel")
        year = current + {"last": -1, "next": 1}.get(rel, 0)
        if not rel and context.direction != "future" and count > running:
            year -= 1
        elif not rel and context.direction == "future" and count < running:
            year += 1
    return Value(f"{year}-Q{count}", "date")


def half_year(context: Context) -> Value | None:
    """Read "the first half of 2024"."""
    said, anchor = context.get("half").replace("-", " ").split(" ")[0], context.anchor.day
    count = int(said) if said.isdecimal() else ordinal(said) or 1
    year = year_said(context.get("year")) or anchor.year + {"last": -1, "next": 1}.get(context.get("rel"), 0)
    if said.isdecimal() and not context.get("year"):
        running = 1 if anchor.month <= DECEMBER // 2 else 2
        ahead = context.direction == "future"
        year += (ahead and count < running) - (not ahead and count > running)
    return Value(f"{year}-H{count}", "date")


def season(context: Context) -> Value | None:
    """Read "last summer"."""
    year, rel = year_said(context.get("year")), context.get("rel")
    code = SEASONS[context.get("season")]
    anchor = context.anchor.day
    if year is None:
        begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        year = anchor.year
        if not rel and context.direction == "future":
            year += (begins + 2 < anchor.month) - (code == "WI" and anchor.month <= 2)  # noqa: PLR2004 - it lasts until February
        elif (rel in BACK or not rel) and begins > anchor.month:
            year -= 1
        elif rel in AHEAD and begins <= anchor.month:
            year += 1
    return Value(f"{year}-{code}", "date")


def decade(context: Context) -> Value | None:
    """Read "the 1990s"."""
    if context.get("decade"):
        return Value(context.get("decade")[:3], "date")
    short = int(context.get("short"))
    century = context.anchor.day.year // 100 - (short > context.anchor.day.year % 100)
    return Value(f"{century}{short // 10}", "date")


def century(context: Context) -> Value | None:
    """Read "the 18th century"."""
    count = ordinal(context.get("century"))
    return None if count is None else Value(f"{count - 1:02}", "date")


def plain_year(context: Context) -> Value | None:
    """Read a year, or two that are joined ("2024-25"): an interval of ISO 8601."""
    year = year_said(context.get("year"))
    if year and (until := context.get("to").strip("-–/")):
        last = int(f"{year:04}"[: 4 - len(until)] + until)
        return Value(f"{year:04}/{last:04}", "date") if last > year else of_year(year)
    return None if year is None else of_year(year)


def year_end(context: Context) -> Value | None:
    """Read "year-end", the last day of a year."""
    return Value(f"{year_of(context, DECEMBER, 31):04}-12-31", "date")


def short_year(context: Context) -> Value | None:
    """Read '98."""
    short = int(context.get("short"))
    century = context.anchor.day.year // 100 - (short > context.anchor.day.year % 100 + 10)
    return Value(f"{century}{short:02}", "date")
