"""Whether 12/03/2025 begins with its day or its month: as the region of the language writes it, else as a date of the same text that can be read in one way only."""

import re

from streams.enrich.dates.found import Found
from streams.enrich.dates.reading import DayOrder

_REGION = re.compile(r"[-_]([A-Za-z]{2})\b")
_MONTH_FIRST = frozenset({"US", "PH"})
_EITHER = frozenset({"CA"})
"""Countries whose English puts the month first, or now this and now that; the others begin with the day (CLDR, short dates)."""

_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d\d)?\d\d(?![\d/])")
_MONTHS, _DAYS = 12, 31
_YEAR = 4
"""Digits of a value that is a year alone."""


def order_of(*languages: str | None) -> DayOrder | None:
    """Return how the first region that is told (`en-GB`) writes 12/03/2025; None where none is told."""
    found = (_REGION.search(each) for each in languages if each)
    region = next((each[1].upper() for each in found if each), None)
    if region is None or region in _EITHER:
        return None
    return "month first" if region in _MONTH_FIRST else "day first"


def order_in(text: str) -> DayOrder | None:
    """Return the order of the dates of a text that can be read in one way only; None where there is none, or two disagree."""
    orders: set[DayOrder] = set()
    for found in _SLASHED.finditer(text):
        one, other = int(found[1]), int(found[2])
        if _MONTHS < max(one, other) <= _DAYS and min(one, other) <= _MONTHS:
            orders.add("day first" if one > other else "month first")
    return orders.pop() if len(orders) == 1 else None


def left_open(text: str, every: list[Found]) -> tuple[str, ...]:
    """Return the dates of which only the year could be told, each once."""
    return tuple(
        dict.fromkeys(
            text[found.start : found.end] for found in every if found.rule == "slashed" and len(found.value) == _YEAR
        )
    )


def warning(surfaces: tuple[str, ...]) -> str:
    """Return what is said of dates that were left open."""
    return (
        f"the day and the month of {', '.join(surfaces)} may be either: the year alone is told; "
        "a language with its region (en-GB, en-US) on the feed decides"
    )
