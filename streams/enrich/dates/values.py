"""What an expression means: TIMEX3 values, computed from the words and the anchor. Pure arithmetic, no clock.

Where English leaves the direction open ("on Friday", "in March"), news tells what has happened: the past, unless words
beside it speak of what will be.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, get_args

from streams.enrich.dates import calendar, durations, shifts, within
from streams.enrich.dates.grammar import Rule
from streams.enrich.dates.moments import Anchor, Direction
from streams.enrich.dates.reading import Context, DayOrder, Value

RESOLVERS: dict[str, Callable[[Context], Value | None]] = {
    "iso": calendar.iso_day, "slashed": calendar.slashed, "clock": shifts.clock, "weekday_date": calendar.full_date, "date": calendar.full_date, "month": calendar.month_of,
    "rel_month": calendar.rel_month, "rel_weekday": calendar.rel_weekday, "weekday": calendar.weekday_alone, "holiday": calendar.holiday,
    "quarter": calendar.quarter, "half": calendar.half_year, "season": calendar.season, "season_word": calendar.season, "decade": calendar.decade,
    "century": calendar.century, "ago": shifts.ago, "year_ago": shifts.year_ago, "span": durations.span, "rel_unit": shifts.rel_unit,
    "rel_part": shifts.rel_part, "vague_span": durations.vague_span, "set": durations.frequency_of, "set_word": durations.set_word, "weekdays": durations.weekdays,
    "range": durations.range_start, "duration": durations.duration, "the_unit": shifts.the_unit, "near": shifts.near_day, "fiscal_year": calendar.plain_year, "year": calendar.plain_year,
    "of_month": within.of_month, "from_weekday": within.from_weekday, "overnight": shifts.overnight,
    "year_end": calendar.year_end, "short_year": calendar.short_year, "reference": shifts.reference,
}  # fmt: skip
"""Name of a rule → what computes its value; None says that these words are no time after all."""


LEANING = frozenset(
    {
        "weekday", "weekday_date", "date", "month", "of_month", "holiday", "quarter", "half", "season", "season_word", "year_end",
        "overnight", "clock", "the_unit",
    }
)  # fmt: skip
"""The rules whose value may depend on where it lies; one look tells that of the others."""

_LONG = 100
"""Characters of an expression that are too many to keep: a number of 40,000 digits is told once."""


class Values(NamedTuple):
    """What an expression means by where it lies; mostly that is the same. None says that the words are no time after all."""

    past: Value | None
    open: Value | None
    future: Value | None


def values(rule: Rule, groups: tuple[str | None, ...], day: date, order: DayOrder | None) -> Values:
    """Return what the groups of a rule mean from a day.

    The news of a day says "Monday", "last week" and "2024" again and again: of 13,344 times in the wire of 1987 71 % had
    been read before.
    """
    known = sum(map(len, filter(None, groups))) < _LONG
    return _values(rule, groups, day, order) if known else _values.__wrapped__(rule, groups, day, order)


@lru_cache(maxsize=4096)
def _values(rule: Rule, groups: tuple[str | None, ...], day: date, order: DayOrder | None) -> Values:
    resolve, anchor = RESOLVERS[rule.name], Anchor(day)
    said = dict(zip(rule.pattern.groupindex, groups, strict=True))
    if rule.name not in LEANING:
        return Values(*[resolve(Context(said, anchor, "open", order))] * 3)
    return Values._make(resolve(Context(said, anchor, where, order)) for where in get_args(Direction))
