"""Several days of one month ("June 5 to 7", "3, 10 and 17 May"), and ends of a range that tell one another their week or year."""

import re
from datetime import date

from streams.enrich.dates.found import DAY_LENGTH, Found
from streams.enrich.dates.grammar import MONTH
from streams.enrich.dates.moments import Anchor, valid_day
from streams.enrich.dates.reading import two

_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![a-z\d])"
_THROUGH = r"(?: ?[-–—] ?| (?:to|through|thru|until|till) )"
_ALSO = r" (?:and|or|&) "
_NO_DAY = (
    r"(?![/:%]|[.,]\d|[-–]\d| ?(?:[ap]\.?m\b|million|billion|per ?cent|pct|points?|pence|cents?|dlrs|euros?|dollars?|pounds?|km|kg|met(?:re|er)s|miles)\b"
    rf"| (?:of )?{MONTH}\b| (?!was\b|is\b|has\b|as\b|plus\b)[a-z]+(?:s|men|people)\b(?!-))"
)
"""What stands behind a number that is no day of this month: "rose in June 5 to 7 percent", "on May 3 and 5 others"."""
_MONTH_FIRST = re.compile(rf"[a-z.] (?:the )?{_NUMBER}$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<days>(?P<through>{_THROUGH})(?:the )?{_NUMBER}|(?:(?:, {_NUMBER})+,?)?{_ALSO}(?:the )?{_NUMBER}){_NO_DAY}(?:,? (?P<year>(?:19|20)\d\d)(?![\d,]*\d))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<days>(?<![\w.,:/$£€-])(?:the )?{_NUMBER}(?:(?P<through>{_THROUGH})|(?:(?:, {_NUMBER})+,?)?{_ALSO}))(?:the )?$",
    re.IGNORECASE,
)
_LONGEST = 40
"""Code points of the days that are looked for before "17 May"."""
_DAYS = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OF_MONTH = frozenset({"date", "weekday_date"})
_TO = re.compile(r" (?:to|through|thru|until|till) (?:the )?| ?[-–—] ?")
_AND = re.compile(r" and (?:the )?")
_ENDS = frozenset({"date", "weekday_date", "month", "weekday"})


def with_days(text: str, every: list[Found]) -> list[Found]:
    """Return the expressions with the other days of the same month: a range is one, of a list each is one."""
    if _OF_MONTH.isdisjoint([found.rule for found in every]):  # most texts
        return every
    rows: list[Found] = []
    for found in every:
        floor = rows[-1].end if rows else 0
        if found.start >= floor:  # not the year of "June 5-7, 2024", which the range has taken
            rows += _with_days(text, found, floor)
    return rows


def _with_days(text: str, found: Found, floor: int) -> list[Found]:
    said = _DAY.fullmatch(found.value) if found.rule in _OF_MONTH else None
    if said is None:
        return [found]
    first = _MONTH_FIRST.search(text, found.start, found.end)
    beside = (
        _BEHIND.match(text, found.end)
        if first
        else _BEFORE.search(text, max(floor, found.start - _LONGEST), found.start)
    )
    if beside is None:
        return [found]
    start, end = min(found.start, beside.start()), max(found.end, beside.end())
    year = int((first and beside["year"]) or said[1])
    others = [(day.start(), day.end(), int(day[1])) for day in _DAYS.finditer(text, *beside.span("days"))]
    days = sorted([*others, (found.start, found.end, int(said[3]))])
    if not all(valid_day(year, int(said[2]), day) for _, _, day in days):
        return [found]
    month = f"{year:04}-{said[2]}-"
    if beside["through"] or text.endswith("between ", 0, start):
        (_, _, least), *_, (_, _, most) = days
        return (
            [Found(start, end, f"{month}{two(least)}/{month}{two(most)}", "date", "days")] if least < most else [found]
        )
    return [Found(begin, stop, f"{month}{two(day)}", "date", found.rule) for begin, stop, day in days[:-1]] + [
        Found(days[-1][0], end, f"{month}{two(days[-1][2])}", "date", found.rule)
    ]


def ends(text: str, first: Found, second: Found, today: date) -> tuple[Found, Found]:
    """Return the ends of a range, the first before the second, each in the year that only the other one names."""
    between = text[first.end : second.start]
    joined = _TO.fullmatch(between) is not None
    if first.rule not in _ENDS or second.rule not in _ENDS or not (joined or _AND.fullmatch(between)):
        return first, second
    ranged = joined or text.endswith(("between ", "Between "), 0, first.start)
    if first.rule == second.rule == "weekday":
        return _weekdays(first, second, today) if ranged else (first, second)
    if "weekday" in (first.rule, second.rule) or len(first.value) != len(second.value):
        return first, second
    if first.tells_year(text) != second.tells_year(text):
        return _of_one_year(text, first, second)
    if ranged and not first.tells_year(text) and first.value[:4].isdecimal():
        return _yearless(text, first, second, today)
    return first, second


def _yearless(text: str, first: Found, second: Found, today: date) -> tuple[Found, Found]:
    """Return the ends of a range of which neither names its year, the second within a year of the first.

    What "is open from April to September" is so in June; what will be, is ahead.
    """
    year, later = int(first.value[:4]), int(first.value[4:] >= second.value[4:])
    now = today.isoformat()[: len(first.value)]
    runs = f"{year - 1:04}{first.value[4:]}" <= now <= f"{year - 1 + later:04}{second.value[4:]}"
    if first.value > now and runs and " will " not in text[max(0, first.start - _LONGEST) : first.start]:
        year -= 1
    return _in_year(first, year), _in_year(second, year + later)


def _weekdays(first: Found, second: Found, today: date) -> tuple[Found, Found]:
    """Return two days of the week in their order: both ahead, or both behind, where the first one is."""
    begin, end = (date.fromisoformat(each.value[:DAY_LENGTH]) for each in (first, second))
    if begin < end:
        return first, second
    days = (end - begin).days % 7 or 7
    if begin > today:
        return first, _on(second, Anchor(begin).shifted(days))
    return _on(first, Anchor(end).shifted(-days)), second


def _of_one_year(text: str, first: Found, second: Found) -> tuple[Found, Found]:
    """Return both ends in the year that one of them names, or in the one beside it."""
    if second.tells_year(text):
        year = int(second.value[:4])
        return _in_year(first, year - (first.value[4:] > second.value[4:])), second
    year = int(first.value[:4])
    return first, _in_year(second, year + (first.value[4:] > second.value[4:]))


def _on(found: Found, day: date) -> Found:
    return found._replace(value=day.isoformat() + found.value[DAY_LENGTH:])


def _in_year(found: Found, year: int) -> Found:
    return found._replace(value=f"{year:04}{found.value[4:]}")
