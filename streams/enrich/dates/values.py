"""What an expression means: TIMEX3 values, computed from the words and the anchor. Pure arithmetic, no clock.

Where English leaves the direction open ("on Friday", "in March"), news tells what has happened: the past, unless words
beside it speak of what will be.
"""

from collections.abc import Callable

from streams.enrich.dates import calendar, durations, shifts
from streams.enrich.dates.reading import Context, Value

RESOLVERS: dict[str, Callable[[Context], Value | None]] = {
    "iso": calendar.iso_day, "slashed": calendar.slashed, "clock": shifts.clock, "weekday_date": calendar.full_date, "date": calendar.full_date, "month": calendar.month_of,
    "rel_month": calendar.rel_month, "rel_weekday": calendar.rel_weekday, "weekday": calendar.weekday_alone, "holiday": calendar.holiday,
    "quarter": calendar.quarter, "half": calendar.half_year, "season": calendar.season, "season_word": calendar.season, "decade": calendar.decade,
    "century": calendar.century, "ago": shifts.ago, "year_ago": shifts.year_ago, "span": durations.span, "rel_unit": shifts.rel_unit,
    "rel_part": shifts.rel_part, "vague_span": durations.vague_span, "set": durations.frequency_of, "set_word": durations.set_word, "weekdays": durations.weekdays,
    "range": durations.range_start, "duration": durations.duration, "the_unit": shifts.the_unit, "near": shifts.near_day, "fiscal_year": calendar.plain_year, "year": calendar.plain_year,
    "short_year": calendar.short_year, "reference": shifts.reference,
}  # fmt: skip
"""Name of a rule → what computes its value; None says that these words are no time after all."""
