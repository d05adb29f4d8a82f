"""Days that are counted within a month, and from a day of the week: "the last week of June", "the third Thursday of May", "a week on Monday"."""

from calendar import monthrange
from datetime import date, timedelta

from streams.enrich.dates.moments import FIRST, LAST, WEEKDAYS, Anchor
from streams.enrich.dates.reading import Context, Value, count_said, month_said, two, weekday_said, year_of
from streams.enrich.numerals import ordinal

_LAST = frozenset({"last", "final"})
_WEEK = 7
_LENGTHS = {"day": 1, "week": _WEEK, "fortnight": 2 * _WEEK}
_SATURDAY = 5


def of_month(context: Context) -> Value | None:
    """Read a day, a week, a weekend or a half of a month; its weeks are counted from its first day, the last ones from its end."""
    month = month_said(context.get("month"))
    year = year_of(context, month)
    if not FIRST <= year <= LAST:
        return None
    nth, what = context.get("nth"), context.get("what")
    if what.endswith("day") and what != "day":
        return _weekday(year, month, nth, WEEKDAYS.index(weekday_said(what)))
    if what == "weekend":
        return _weekend(year, month, nth)
    if what == "half":
        days = monthrange(year, month)[1]
        return _days(year, month, 16, days) if nth in {*_LAST, "second", "2nd"} else _days(year, month, 1, 15)
    return _counted(context, year, month)


def _counted(context: Context, year: int, month: int) -> Value | None:
    """Read the nth day or week, or the first or last few."""
    nth, count = context.get("nth"), int(count_said(context) or 1)
    length = _LENGTHS[context.get("what").removesuffix("s")] * count
    days = monthrange(year, month)[1]
    number = 1 if nth in _LAST else ordinal(nth) or 1
    plural = context.get("what").endswith("s")
    if plural != (count > 1) or (plural and number > 1):  # "the first days of March" are no number of days
        return None
    if nth in _LAST:
        return _days(year, month, days - length + 1, days)
    return _days(year, month, (number - 1) * length + 1, min(number * length, days))


def _days(year: int, month: int, first: int, last: int) -> Value | None:
    """Return days of a month as an interval, or as one day; None where the month has none of them."""
    if not 1 <= first <= last <= monthrange(year, month)[1]:
        return None
    start = f"{year:04}-{two(month)}-{two(first)}"
    return Value(start if first == last else f"{start}/{start[:8]}{two(last)}", "date")


def _nth(year: int, month: int, nth: str, weekday: int) -> int | None:
    """Return the day of a month that is its nth or last such day of the week."""
    days = monthrange(year, month)[1]
    if nth in _LAST:
        return days - (date(year, month, days).weekday() - weekday) % _WEEK
    day = (weekday - date(year, month, 1).weekday()) % _WEEK + 1 + _WEEK * ((ordinal(nth) or 1) - 1)
    return day if day <= days else None


def _weekday(year: int, month: int, nth: str, weekday: int) -> Value | None:
    day = _nth(year, month, nth, weekday)
    return _days(year, month, day, day) if day else None


def _weekend(year: int, month: int, nth: str) -> Value | None:
    """Return the weekend of the nth Saturday of a month."""
    day = _nth(year, month, nth, _SATURDAY)
    return Value(f"{Anchor(date(year, month, day)).week()}-WE", "date") if day else None


def from_weekday(context: Context) -> Value | None:
    """Read "a week on Monday", "Monday week", "two weeks ago on Friday", "a week tomorrow"."""
    count = 1 if context.get("count") in ("a", "an") else count_said(context)
    if count is None or count != int(count) or count > 100:  # noqa: PLR2004 - weeks that anyone counts so
        return None
    weeks = int(count) * (2 if context.get("unit").startswith("fortnight") else 1)
    back = context.get("way") == "ago" or context.get("near2") == "yesterday"
    if near := context.get("near") or context.get("near2"):
        start = context.anchor.shifted({"tomorrow": 1, "yesterday": -1}.get(near, 0))
    else:
        start = _next(context, back=back)
    return Value((start + timedelta(days=-_WEEK * weeks if back else _WEEK * weeks)).isoformat(), "date")


def _next(context: Context, *, back: bool) -> date:
    """Return the next such day of the week, today being none; of what is ago the last one, today being one."""
    name = weekday_said(context.get("weekday"))
    return context.anchor.weekday(name, "past") if back else Anchor(context.anchor.shifted(1)).weekday(name, "future")
