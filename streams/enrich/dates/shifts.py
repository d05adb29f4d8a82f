"""Dates that are told from another day: ago, next week, tonight, at nine."""

import re
from collections.abc import Callable

from streams.enrich.dates.moments import FIRST, LAST, Anchor
from streams.enrich.dates.reading import (
    AHEAD,
    BACK,
    PARTS,
    Context,
    Value,
    count_said,
    of_year,
    singular,
    two,
    weekday_said,
)
from streams.enrich.dates.zones import offset

_REFERENCES = {
    "recently": "PAST_REF", "lately": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF", "the past": "PAST_REF",
    "recent": "PAST_REF", "the future": "FUTURE_REF", "in the future": "FUTURE_REF", "the near future": "FUTURE_REF",
}  # fmt: skip

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)? ?([ap])?")


def ago(context: Context) -> Value | None:
    """Read "three weeks ago"."""
    unit = singular(context.get("unit"))
    back = context.get("way") in ("ago", "earlier", "before", "back")
    count = count_said(context)
    if context.get("vague") or count is None or count != int(count) or count > 100_000:  # noqa: PLR2004 - beyond all calendars
        return Value("PAST_REF" if back else "FUTURE_REF", "date")
    return _moved(context.anchor, unit, int(-count if back else count))


def _moved(anchor: Anchor, unit: str, count: int) -> Value | None:
    """Return the day, week, month … so many later; a unit shorter than a day is only before or after."""
    if unit in _STEPS:
        value = _STEPS[unit](anchor, count)
        return Value(value, "date") if value else None
    return Value("PAST_REF" if count < 0 else "FUTURE_REF", "date")


def _month_step(anchor: Anchor, count: int) -> str:
    year, month = anchor.month(count)
    return f"{year:04}-{two(month)}" if FIRST <= year <= LAST else ""


def _quarter_step(anchor: Anchor, count: int) -> str:
    year, quarter = anchor.quarter(count)
    return f"{year:04}-Q{quarter}" if FIRST <= year <= LAST else ""


def _year_step(anchor: Anchor, years: int, digits: int = 4) -> str:
    year = anchor.day.year + years
    return f"{year:04}"[:digits] if FIRST <= year <= LAST else ""


_STEPS: dict[str, Callable[[Anchor, int], str]] = {
    "day": lambda anchor, count: anchor.shifted(count).isoformat(),
    "night": lambda anchor, count: anchor.shifted(count).isoformat(),
    "week": lambda anchor, count: anchor.week(count),
    "weekend": lambda anchor, count: anchor.week(count) + "-WE",
    "fortnight": lambda anchor, count: anchor.week(2 * count),
    "month": _month_step,
    "quarter": _quarter_step,
    "year": _year_step,
    "decade": lambda anchor, count: _year_step(anchor, 10 * count, 3),
    "century": lambda anchor, count: _year_step(anchor, 100 * count, 2),
}


def year_ago(context: Context) -> Value | None:
    """Read "the year-ago quarter"."""
    anchor = context.anchor
    if context.get("span") == "month":
        return Value(f"{anchor.day.year - 1}-{two(anchor.day.month)}", "date")
    if context.get("span"):
        year, quarter = anchor.quarter(-1)
        return Value(f"{year - 1}-Q{quarter}", "date")
    return of_year(anchor.day.year - 1)


def rel_unit(context: Context) -> Value | None:
    """Read "last week", "this year"."""
    unit, rel = singular(context.get("unit")), context.get("rel")
    if unit in ("hour", "minute") or (unit == "day" and rel in ("this", "past", "current")):
        return Value("PRESENT_REF", "date") if rel == "this" else None
    if rel in ("that", "same", "previous", "preceding", "following") and unit == "day":
        return Value(context.anchor.day.isoformat(), "date") if rel == "same" else None
    count = -1 if rel in BACK else 1 if rel in AHEAD else 0
    return _moved(context.anchor, unit, count)


def overnight(context: Context) -> Value | None:
    """Read "overnight": the last night, or the next one where the words look ahead."""
    if context.get("weekday"):
        day = context.anchor.weekday(weekday_said(context.get("weekday")), context.direction)
    else:
        day = context.anchor.shifted(0 if context.direction == "future" else -1)
    return Value(day.isoformat() + PARTS["night"], "time")


def rel_part(context: Context) -> Value | None:
    """Read "this morning"."""
    rel, part = context.get("rel"), context.get("part")
    back = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(rel, 0)
    return Value(context.anchor.shifted(back).isoformat() + PARTS[part], "time")


def near_day(context: Context) -> Value | None:
    """Read "yesterday", "tonight"."""
    near, part = context.get("near"), context.get("part")
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(near, 0)
    day = context.anchor.shifted(shift).isoformat()
    part = "night" if near == "tonight" else part
    return Value(day + PARTS[part], "time") if part else Value(day, "date")


def clock(context: Context) -> Value | None:
    """Read "9 a.m. Friday"."""
    said = context.get("clock")
    anchor = context.anchor
    day = anchor.day
    if context.get("weekday"):
        day = anchor.weekday(weekday_said(context.get("weekday")), context.direction)
    elif context.get("near"):
        day = anchor.shifted({"yesterday": -1, "tomorrow": 1}.get(context.get("near"), 0))
    time = _NAMED.get(said) or _time(said, context.get("until"))
    return Value(f"{day.isoformat()}T{time}{offset(said, day)}", "time") if time else None


def _time(said: str, until: str) -> str | None:
    """Read "3:30 p.m."; of "11 to 1 p.m." the first takes its half of the day from the end, and lies before it."""
    found, end = _CLOCK.match(said), _CLOCK.match(until)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = found[3] or (end[3] if end else None)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if end and not found[3] and half == "p" and hour % 12 > int(end[1]) % 12:
        hour -= 12
    return f"{two(hour)}:{two(minute)}"


def the_unit(context: Context) -> Value | None:
    """Read "the weekend"."""
    unit = context.get("unit")
    if unit == "weekend":
        shift = 0 if context.direction == "future" or context.anchor.day.weekday() >= 5 else -1  # noqa: PLR2004 - Saturday
        return Value(context.anchor.week(shift) + "-WE", "date")
    return None if unit in ("day", "decade") else _moved(context.anchor, unit, 0)


def reference(context: Context) -> Value | None:
    """Read "now", "the future"."""
    return Value(_REFERENCES.get(context.get("word"), "PRESENT_REF"), "date")
