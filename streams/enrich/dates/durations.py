"""How long and how often: durations and sets."""

from streams.enrich.dates.moments import WEEKDAYS
from streams.enrich.dates.reading import (
    PARTS,
    Context,
    Value,
    count_said,
    singular,
    weekday_said,
)
from streams.enrich.dates.shifts import ago
from streams.enrich.numerals import VAGUE, number, ordinal

_UNIT_LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "L",
}  # fmt: skip

_MULTIPLES = {"fortnight": (2, "W"), "decade": (10, "Y"), "century": (100, "Y"), "millennium": (1000, "Y")}

_SET_WORDS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
    "annual": "P1Y", "hourly": "PT1H",
}  # fmt: skip


def span(context: Context) -> Value | None:
    """Read "the last two weeks", which is a duration."""
    return duration(context)


def duration(context: Context) -> Value | None:
    """Read "two and a half years"."""
    unit = singular(context.get("unit"))
    letter = _UNIT_LETTER[unit]
    prefix = "PT" if letter.startswith("T") else "P"
    letter = letter.removeprefix("T") if letter != "TS" else "S"
    said = context.get("count")
    if context.get("vague") or said in VAGUE:
        return Value(f"{prefix}X{letter}", "duration")
    if context.get("half"):
        half = {"hour": "PT30M", "minute": "PT30S", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
        return Value(half.get(unit, f"{prefix}0.5{letter}"), "duration")
    count = count_said(context)
    if count is None:
        return None
    count += 0.5 if "half" in context.get("tail") else 0
    factor, letter = _MULTIPLES.get(unit, (1, letter))
    return Value(f"{prefix}{_amount(count * factor, letter)}", "duration")


def range_start(context: Context) -> Value | None:
    """Read "six" of "six to eight weeks" or "… weeks ago"; its end is read by itself."""
    least, most = count_said(context), number(context.get("most"))
    if least is None or most is None or least >= most:
        return None
    return ago(context) if context.get("way") else duration(context)


def _amount(count: float, letter: str) -> str:
    """Write an amount of one unit; a half of one is so many of the next smaller one (`2Y6M`, `1M30S`)."""
    whole = int(count)
    if count == whole:
        return f"{whole}{letter}"
    halves = {"Y": "6M", "M": "30S", "H": "30M", "D": "T12H"}
    if count == whole + 0.5 and letter in halves:
        return (f"{whole}{letter}" if whole else "") + halves[letter]
    return f"{count:.2f}".rstrip("0") + letter


def vague_span(context: Context) -> Value | None:
    """Read "recent months"."""
    letter = _UNIT_LETTER[singular(context.get("unit"))]
    prefix = "PT" if letter.startswith("T") else "P"
    return Value(f"{prefix}X{letter[1:] if prefix == 'PT' else letter}", "duration")


def frequency_of(context: Context) -> Value | None:
    """Read "every day"."""
    if context.get("weekday"):
        return Value(f"XXXX-WXX-{WEEKDAYS.index(weekday_said(context.get('weekday'))) + 1}", "set")
    if context.get("part"):
        return (
            Value("XXXX-XX-XX" + PARTS[context.get("part")], "set")
            if context.get("each") in ("each", "every")
            else None
        )
    if context.get("each") in ("a", "an"):
        return None if not context.get("times") or context.get("count") else _frequency(context)
    return _frequency(context)


def _frequency(context: Context) -> Value | None:
    if context.get("count") in ("other", "few"):
        return Value("PX" + _UNIT_LETTER[singular(context.get("unit"))].removeprefix("T"), "set")
    if nth := ordinal(context.get("count")):  # "every second week"
        return Value(f"P{nth}{_UNIT_LETTER[singular(context.get('unit'))].removeprefix('T')}", "set")
    found = duration(context)
    return found._replace(kind="set") if found else None


def set_word(context: Context) -> Value | None:
    """Read "daily"."""
    return Value(_SET_WORDS[context.get("word")], "set")


def weekdays(context: Context) -> Value | None:
    """Read "Mondays"."""
    return Value(f"XXXX-WXX-{WEEKDAYS.index(weekday_said(context.get('weekday'))) + 1}", "set")
