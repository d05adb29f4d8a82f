"""What words before a date or between two make of it: "the night of June 3", "the week of June 9", "June 28 to July 3"."""

import re

from streams.enrich.dates.found import DAY_LENGTH, Found
from streams.enrich.dates.moments import Anchor
from streams.enrich.dates.reading import PARTS

_HEAD = re.compile(
    r"\b(?:the )?(?:(?:early |late )?(?P<part>morning|afternoon|evening|night)|(?P<week>week)|(?P<weekend>weekend))"
    r" (?(week)(?:of|beginning|starting|commencing)|of) (?:the )?$",
    re.IGNORECASE,
)
_LONGEST = len("the early afternoon commencing the ")
_DAYS = frozenset({"date", "weekday_date", "weekday", "days"})

_TO = re.compile(r" (?:to|through|thru|until|till) (?:the )?| ?[-–—] ?")
_DASH = re.compile(r" ?[-–—] ?")
_DAY_ENDS = frozenset({"date", "weekday_date", "weekday"})
_MOVED = re.compile(
    r"\b(?:mov(?:e[ds]?|ing)|postpon(?:e[ds]?|ing)|delay(?:s|ed|ing)?|push(?:es|ed|ing)?|brought|bring(?:s|ing)?|put|shift(?:s|ed|ing)?"
    r"|reschedul(?:e[ds]?|ing)|chang(?:e[ds]?|ing)|switch(?:es|ed|ing)?|extend(?:s|ed|ing)?)\b[^.!?;\n]*$",
    re.IGNORECASE,
)
"""What goes from one day to another is on neither of those between."""
_NEAR = 60


def with_heads(text: str, every: list[Found]) -> list[Found]:
    """Return the expressions with the part of the day, or the week, that stands before them."""
    return [
        _headed(text, found) if found.rule in _DAYS and text.endswith(_ENDINGS, 0, found.start) else found
        for found in every
    ]


_ENDINGS = (" of ", " beginning ", " starting ", " commencing ", " of the ")


def _headed(text: str, found: Found) -> Found:
    head = _HEAD.search(text, max(0, found.start - _LONGEST), found.start)
    day = found.day()
    if head is None or day is None:
        return found
    if head["part"]:
        if len(found.value) > DAY_LENGTH:
            return found
        return found._replace(start=head.start(), value=found.value + PARTS[head["part"].lower()], kind="time")
    if found.rule == "days" and not head["weekend"]:
        return found
    return found._replace(start=head.start(), value=Anchor(day).week() + ("-WE" if head["weekend"] else ""))


def joined(text: str, every: list[Found]) -> list[Found]:
    """Return the expressions with two ends of a range as one, from the first day to the last."""
    rows: list[Found] = []
    for found in every:
        first = rows[-1] if rows else None
        if first and found.start - first.end <= len(" through the ") and _is_range(text, first, found):
            rows[-1] = Found(first.start, found.end, f"{first.value}/{found.value}", "date", "days")
        else:
            rows.append(found)
    return rows


def _is_range(text: str, first: Found, last: Found) -> bool:
    """Say whether two days, or two months with a dash, are the ends of a range, and not what was moved from one to the other.

    "From March to May" and "between" leave two: TimeML annotates each end.
    """
    if len(first.value) != len(last.value) or first.value >= last.value or not _of_a_kind(first, last):
        return False
    between = text[first.end : last.start]
    if not _TO.fullmatch(between) or (first.rule == "month" and not _DASH.fullmatch(between)):
        return False
    return not _MOVED.search(text, max(0, first.start - _NEAR), first.start)


def _of_a_kind(first: Found, last: Found) -> bool:
    return (first.rule in _DAY_ENDS and last.rule in _DAY_ENDS) or first.rule == last.rule == "month"
