"""How the words of an expression are read: numbers, names of months and days, and the context that values need."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from streams.enrich.dates.moments import FIRST, LAST, MONTHS, WEEKDAYS, Anchor, Direction
from streams.enrich.numerals import number

Kind = Literal["date", "time", "duration", "set"]
DayOrder = Literal["day first", "month first"]
"""How a country writes 12/03/2025."""


class Value(NamedTuple):
    """A TIMEX3 value and its type."""

    value: str
    kind: Kind


class Context(NamedTuple):
    """What an expression is read against: its groups, the anchor, where it lies if it may lie on both sides, the order of day and month."""

    groups: Mapping[str, str | None]
    anchor: Anchor
    direction: Direction
    order: DayOrder | None = None

    def get(self, name: str) -> str:
        """Return what a group matched in lower case, empty when nothing."""
        return (self.groups.get(name) or "").strip()


BACK = frozenset({"last", "past", "previous", "preceding", "this past", "recent"})
AHEAD = frozenset({"next", "coming", "following", "upcoming"})
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}

_YEARS = {"last": -1, "this": 0, "next": 1}
_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_WEEKDAYS = {name[:3]: name for name in WEEKDAYS}
_SPOKEN = re.compile(r"(nineteen|eighteen|seventeen)[ -](.+)")


def two(value: int) -> str:
    """Write a number with two digits."""
    return f"{value:02}"


def singular(unit: str) -> str:
    """Return a unit without its plural."""
    unit = (
        unit.replace("centurie", "century")
        .replace("millennia", "millennium")
        .removeprefix("fiscal ")
        .removeprefix("calendar ")
    )
    return unit.removesuffix("s")


def year_said(said: str) -> int | None:
    """Read a year in digits or spoken ("nineteen seventy-nine")."""
    if said.isdigit():
        return int(said)
    if said.startswith("two thousand"):
        return int(number(said) or 2000)
    spoken = _SPOKEN.fullmatch(said)
    if spoken is None:
        return None
    rest = 0 if spoken[2] == "hundred" else number(spoken[2].removeprefix("oh").strip(" -"))
    return None if rest is None else {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700}[spoken[1]] + int(rest)


def month_said(said: str) -> int:
    """Return the number of a month by the first letters of its name."""
    return _MONTHS[said[:3]]


def weekday_said(said: str) -> str:
    """Return the whole name of a day of the week."""
    return _WEEKDAYS[said[:3]]


def year_told(context: Context) -> int | None:
    """Return the year that is said for a month or day, by itself or from that of the anchor ("last year"); None where none is."""
    year, shift = year_said(context.get("year")), _YEARS.get(context.get("rel"))
    return year or (None if shift is None else context.anchor.day.year + shift)


def year_of(context: Context, month: int, day: int | None = None) -> int:
    """Return the year that is said or meant for a month or day."""
    return year_told(context) or context.anchor.year_of(month, context.direction, day)


def with_part(value: str, context: Context) -> Value:
    """Add the part of the day, where one is said."""
    part = context.get("part")
    return Value(value + PARTS[part], "time") if part else Value(value, "date")


def count_said(context: Context) -> float | None:
    """Return how many are said, one when none."""
    said = context.get("count")
    if not said:
        return 1.0
    return number(re.sub(r"[ -](?:more|full|straight|consecutive|successive|additional|further|long)$", "", said))


def of_year(year: int) -> Value | None:
    """Return a year as a value; None beyond the calendar."""
    return Value(f"{year:04}", "date") if FIRST <= year <= LAST else None
