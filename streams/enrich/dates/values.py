"""What an expression means: TIMEX3 values, computed from the words and the anchor. Pure arithmetic, no clock.

Where English leaves the direction open ("on Friday", "in March"), news tells what has happened: the past, unless words
beside it speak of what will be.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from streams.enrich.dates.moments import FIRST, LAST, MONTHS, SEASONS, WEEKDAYS, Anchor, Direction, valid_day
from streams.enrich.numerals import VAGUE, number, ordinal

Kind = Literal["date", "time", "duration", "set"]


class Value(NamedTuple):
    """A TIMEX3 value and its type."""

    value: str
    kind: Kind


class Context(NamedTuple):
    """What an expression is read against: its groups, the anchor, and whether the words beside it look ahead."""

    groups: dict[str, str | None]
    anchor: Anchor
    direction: Direction

    def get(self, name: str) -> str:
        """Return what a group matched in lower case, empty when nothing."""
        return (self.groups.get(name) or "").lower().strip()


_UNIT_LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "L",
}  # fmt: skip
_MULTIPLES = {"fortnight": (2, "W"), "decade": (10, "Y"), "century": (100, "Y"), "millennium": (1000, "Y")}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_SET_WORDS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
    "annual": "P1Y", "hourly": "PT1H",
}  # fmt: skip
_REFERENCES = {
    "recently": "PAST_REF", "lately": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF", "the past": "PAST_REF",
    "recent": "PAST_REF", "the future": "FUTURE_REF", "in the future": "FUTURE_REF", "the near future": "FUTURE_REF",
}  # fmt: skip
_HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
    "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14), "independence day": (7, 4),
    "boxing day": (12, 26), "may day": (5, 1),
}  # fmt: skip
_BACK = frozenset({"last", "past", "previous", "preceding", "this past", "recent"})
_AHEAD = frozenset({"next", "coming", "following", "upcoming"})
_SPOKEN = re.compile(r"(nineteen|eighteen|seventeen)[ -](.+)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)? ?([ap])?")


def _two(value: int) -> str:
    return f"{value:02}"


def _singular(unit: str) -> str:
    unit = (
        unit.replace("centurie", "century")
        .replace("millennia", "millennium")
        .removeprefix("fiscal ")
        .removeprefix("calendar ")
    )
    return unit.removesuffix("s")


def _year(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    if said.startswith("two thousand"):
        return int(number(said) or 2000)
    spoken = _SPOKEN.fullmatch(said)
    if spoken is None:
        return None
    rest = 0 if spoken[2] == "hundred" else number(spoken[2].removeprefix("oh").strip(" -"))
    return None if rest is None else {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700}[spoken[1]] + int(rest)


def _month(said: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(said.rstrip(".")[:3]))


def _weekday(said: str) -> str:
    return next(name for name in WEEKDAYS if name.startswith(said.rstrip(".")[:3]))


def _year_of(context: Context, month: int, day: int | None = None) -> int:
    if year := _year(context.get("year")):
        return year
    match context.get("rel"):
        case "this":
            return context.anchor.day.year
        case "last":
            return context.anchor.day.year - 1
        case "next":
            return context.anchor.day.year + 1
    return context.anchor.year_of(month, context.direction, day)


def _with_part(value: str, context: Context) -> Value:
    part = context.get("part")
    return Value(value + _PARTS[part], "time") if part else Value(value, "date")


def _iso(context: Context) -> Value | None:
    year, month, day = (int(context.get(name)) for name in ("year", "month", "day"))
    return Value(f"{year}-{_two(month)}-{_two(day)}", "date") if valid_day(year, month, day) else None


def _slashed(context: Context) -> Value | None:
    year = int(context.get("year"))
    if year < 100:  # noqa: PLR2004 - two digits: the century nearest to the anchor
        year += round((context.anchor.day.year - year) / 100) * 100
    month, day = int(context.get("month")), int(context.get("day"))
    return Value(f"{year:04}-{_two(month)}-{_two(day)}", "date") if valid_day(year, month, day) else None


def _date(context: Context) -> Value | None:
    month = _month(context.get("month"))
    day = int(re.sub(r"\D", "", context.get("day")))
    year = _year_of(context, month, day)
    if not valid_day(year, month, day):
        return None
    return _with_part(f"{year:04}-{_two(month)}-{_two(day)}", context)


def _month_of(context: Context) -> Value | None:
    month = _month(context.get("month"))
    return Value(f"{_year_of(context, month):04}-{_two(month)}", "date")


def _rel_month(context: Context) -> Value | None:
    month, rel, anchor = _month(context.get("month")), context.get("rel"), context.anchor.day
    if rel == "this":
        return Value(f"{anchor.year}-{_two(month)}", "date")
    if rel in _BACK:
        return Value(f"{anchor.year - (month >= anchor.month)}-{_two(month)}", "date")
    return Value(f"{anchor.year + (month <= anchor.month)}-{_two(month)}", "date")


def _rel_weekday(context: Context) -> Value | None:
    rel, anchor = context.get("rel"), context.anchor
    name = _weekday(context.get("weekday"))
    if rel == "this":
        day = anchor.shifted(WEEKDAYS.index(name) - anchor.day.weekday())
    elif rel in _BACK:
        day = Anchor(anchor.shifted(-1)).weekday(name, "past")
    else:
        day = anchor.weekday(name, "future")
    return _with_part(day.isoformat(), context)


def _weekday_alone(context: Context) -> Value | None:
    day = context.anchor.weekday(_weekday(context.get("weekday")), context.direction)
    return _with_part(day.isoformat(), context)


def _holiday(context: Context) -> Value | None:
    name = context.get("holiday")
    if name.startswith("thanksgiving"):
        return None  # another day in another country
    month, day = _HOLIDAYS[name]
    return Value(f"{_year_of(context, month, day):04}-{_two(month)}-{_two(day)}", "date")


def _quarter(context: Context) -> Value | None:
    word = context.get("quarter").split("-")[0].split(" ")[0]
    year = _year(context.get("year")) or _year(context.get("fiscal").removesuffix("'s"))
    current, running = context.anchor.quarter()
    if word in ("latest", "final"):
        if word == "latest":
            current, running = context.anchor.quarter(-1)
            return Value(f"{current}-Q{running}", "date")
        return Value(f"{year or current}-Q4", "date")
    count = ordinal(word)
    if count is None:
        return None
    if year is None:
        rel = context.get("rel")
        year = current + {"last": -1, "next": 1}.get(rel, 0)
        if not rel and context.direction == "past" and count > running:
            year -= 1
        elif not rel and context.direction == "future" and count < running:
            year += 1
    return Value(f"{year}-Q{count}", "date")


def _half(context: Context) -> Value | None:
    year = _year(context.get("year")) or context.anchor.day.year + {"last": -1, "next": 1}.get(context.get("rel"), 0)
    count = ordinal(context.get("half").replace("-", " ").split(" ")[0])
    return Value(f"{year}-H{count}", "date")


def _season(context: Context) -> Value | None:
    year, rel = _year(context.get("year")), context.get("rel")
    code = SEASONS[context.get("season")]
    anchor = context.anchor.day
    if year is None:
        begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
        year = anchor.year
        if (rel in _BACK or not rel) and begins > anchor.month:
            year -= 1
        elif rel in _AHEAD and begins <= anchor.month:
            year += 1
    return Value(f"{year}-{code}", "date")


def _decade(context: Context) -> Value | None:
    if context.get("decade"):
        return Value(context.get("decade")[:3], "date")
    short = int(context.get("short"))
    century = context.anchor.day.year // 100 - (short > context.anchor.day.year % 100)
    return Value(f"{century}{short // 10}", "date")


def _century(context: Context) -> Value | None:
    count = ordinal(context.get("century"))
    return None if count is None else Value(f"{count - 1:02}", "date")


def _count(context: Context) -> float | None:
    said = context.get("count")
    if not said:
        return 1.0
    return number(re.sub(r"[ -](?:more|full|straight|consecutive|successive|additional|further|long)$", "", said))


def _ago(context: Context) -> Value | None:
    unit = _singular(context.get("unit"))
    back = context.get("way") in ("ago", "earlier", "before", "back")
    count = _count(context)
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
    return f"{year:04}-{_two(month)}" if FIRST <= year <= LAST else ""


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


def _of_year(year: int) -> Value | None:
    return Value(f"{year:04}", "date") if FIRST <= year <= LAST else None


def _year_ago(context: Context) -> Value | None:
    anchor = context.anchor
    if context.get("span") == "month":
        return Value(f"{anchor.day.year - 1}-{_two(anchor.day.month)}", "date")
    if context.get("span"):
        year, quarter = anchor.quarter(-1)
        return Value(f"{year - 1}-Q{quarter}", "date")
    return _of_year(anchor.day.year - 1)


def _span(context: Context) -> Value | None:
    return _duration(context)


def _duration(context: Context) -> Value | None:
    unit = _singular(context.get("unit"))
    letter = _UNIT_LETTER[unit]
    prefix = "PT" if letter.startswith("T") else "P"
    letter = letter.removeprefix("T") if letter != "TS" else "S"
    said = context.get("count")
    if context.get("vague") or said in VAGUE:
        return Value(f"{prefix}X{letter}", "duration")
    if context.get("half"):
        half = {"hour": "PT30M", "minute": "PT30S", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
        return Value(half.get(unit, f"{prefix}0.5{letter}"), "duration")
    count = _count(context)
    if count is None:
        return None
    count += 0.5 if "half" in context.get("tail") else 0
    factor, letter = _MULTIPLES.get(unit, (1, letter))
    return Value(f"{prefix}{_amount(count * factor, letter)}", "duration")


def _amount(count: float, letter: str) -> str:
    """Write an amount of one unit; a half of one is so many of the next smaller one (`2Y6M`, `1M30S`)."""
    whole = int(count)
    if count == whole:
        return f"{whole}{letter}"
    halves = {"Y": "6M", "M": "30S", "H": "30M", "D": "T12H"}
    if count == whole + 0.5 and letter in halves:
        return (f"{whole}{letter}" if whole else "") + halves[letter]
    return f"{count:.2f}".rstrip("0") + letter


def _rel_unit(context: Context) -> Value | None:
    unit, rel = _singular(context.get("unit")), context.get("rel")
    if unit in ("hour", "minute") or (unit == "day" and rel in ("this", "past", "current")):
        return Value("PRESENT_REF", "date") if rel == "this" else None
    if rel in ("that", "same", "previous", "preceding", "following") and unit == "day":
        return Value(context.anchor.day.isoformat(), "date") if rel == "same" else None
    count = -1 if rel in _BACK else 1 if rel in _AHEAD else 0
    return _moved(context.anchor, unit, count)


def _rel_part(context: Context) -> Value | None:
    rel, part = context.get("rel"), context.get("part")
    back = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(rel, 0)
    return Value(context.anchor.shifted(back).isoformat() + _PARTS[part], "time")


def _vague_span(context: Context) -> Value | None:
    letter = _UNIT_LETTER[_singular(context.get("unit"))]
    prefix = "PT" if letter.startswith("T") else "P"
    return Value(f"{prefix}X{letter[1:] if prefix == 'PT' else letter}", "duration")


def _set(context: Context) -> Value | None:
    if context.get("weekday"):
        return Value(f"XXXX-WXX-{WEEKDAYS.index(_weekday(context.get('weekday'))) + 1}", "set")
    if context.get("part"):
        return (
            Value("XXXX-XX-XX" + _PARTS[context.get("part")], "set")
            if context.get("each") in ("each", "every")
            else None
        )
    if context.get("each") in ("a", "an"):
        return None if not context.get("times") or context.get("count") else _frequency(context)
    return _frequency(context)


def _frequency(context: Context) -> Value | None:
    if context.get("count") in ("other", "few"):
        return Value("PX" + _UNIT_LETTER[_singular(context.get("unit"))].removeprefix("T"), "set")
    found = _duration(context)
    return found._replace(kind="set") if found else None


def _near(context: Context) -> Value | None:
    near, part = context.get("near"), context.get("part")
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(near, 0)
    day = context.anchor.shifted(shift).isoformat()
    part = "night" if near == "tonight" else part
    return Value(day + _PARTS[part], "time") if part else Value(day, "date")


def _clock(context: Context) -> Value | None:
    said = context.get("clock")
    anchor = context.anchor
    day = anchor.day
    if context.get("weekday"):
        day = anchor.weekday(_weekday(context.get("weekday")), context.direction)
    elif context.get("near"):
        day = anchor.shifted({"yesterday": -1, "tomorrow": 1}.get(context.get("near"), 0))
    if said in ("noon", "midday"):
        return Value(f"{day.isoformat()}T12:00", "time")
    if said == "midnight":
        return Value(f"{day.isoformat()}T24:00", "time")
    found = _CLOCK.match(said)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return Value(f"{day.isoformat()}T{_two(hour)}:{_two(minute)}", "time")


def _the_unit(context: Context) -> Value | None:
    unit = context.get("unit")
    if unit == "weekend":
        shift = 0 if context.direction == "future" or context.anchor.day.weekday() >= 5 else -1  # noqa: PLR2004 - Saturday
        return Value(context.anchor.week(shift) + "-WE", "date")
    return None if unit in ("day", "decade") else _moved(context.anchor, unit, 0)


def _plain_year(context: Context) -> Value | None:
    year = _year(context.get("year"))
    return None if year is None else _of_year(year)


def _short_year(context: Context) -> Value | None:
    short = int(context.get("short"))
    century = context.anchor.day.year // 100 - (short > context.anchor.day.year % 100 + 10)
    return Value(f"{century}{short:02}", "date")


def _reference(context: Context) -> Value | None:
    return Value(_REFERENCES.get(context.get("word"), "PRESENT_REF"), "date")


def _set_word(context: Context) -> Value | None:
    return Value(_SET_WORDS[context.get("word")], "set")


def _weekdays(context: Context) -> Value | None:
    return Value(f"XXXX-WXX-{WEEKDAYS.index(_weekday(context.get('weekday'))) + 1}", "set")


RESOLVERS: dict[str, Callable[[Context], Value | None]] = {
    "iso": _iso, "slashed": _slashed, "clock": _clock, "weekday_date": _date, "date": _date, "month": _month_of,
    "rel_month": _rel_month, "rel_weekday": _rel_weekday, "weekday": _weekday_alone, "holiday": _holiday,
    "quarter": _quarter, "half": _half, "season": _season, "season_word": _season, "decade": _decade,
    "century": _century, "ago": _ago, "year_ago": _year_ago, "span": _span, "rel_unit": _rel_unit,
    "rel_part": _rel_part, "vague_span": _vague_span, "set": _set, "set_word": _set_word, "weekdays": _weekdays,
    "duration": _duration, "the_unit": _the_unit, "near": _near, "fiscal_year": _plain_year, "year": _plain_year,
    "short_year": _short_year, "reference": _reference,
}  # fmt: skip
"""Name of a rule → what computes its value; None says that these words are no time after all."""
