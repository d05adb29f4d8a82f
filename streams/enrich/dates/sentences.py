"""Whether a time of day is on the day that the sentence before names: "The match is on Saturday. It kicks off at 3 p.m."."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from streams.enrich.dates.direction import direction
from streams.enrich.dates.found import DAY, Found
from streams.enrich.dates.zones import offset
from streams.enrich.scan import Scan

_BREAK = re.compile(r"[.!?](?<![ .][a-z]\.)(?<! mr\.)(?<! mrs\.)(?<! ms\.)(?<! dr\.)(?<! st\.)[\"”’)]*\s+|\n+")
_OPENS = re.compile(r"(?:(?:at|by|as of|around|about|shortly before|shortly after) )*")
"""A sentence that begins with its time sets a scene of its own."""
_TALKS = re.compile(r"\b(?:said|told|announced|reported|shares|stocks|index|futures|traded|trading)\b")
"""What is told at a time of day is told on that of the news, and so are prices."""
_REACH = 300
"""Code points of both sentences at most."""


def goes_on(scanned: Scan, clock: Found, before: Sequence[Found], today: date) -> bool:
    """Say whether a time of day belongs to the one day of the sentence before; not where the verbs of both disagree."""
    low = scanned.low
    breaks = list(_BREAK.finditer(low, max(0, clock.start - _REACH), clock.start))
    if not breaks:
        return False
    begin, floor = breaks[-1].end(), breaks[-2].end() if len(breaks) > 1 else max(0, clock.start - _REACH)
    day = _day_between(before, floor, begin)
    ahead = direction(scanned, clock.start, clock.end) == "future"
    if day is None or day == today or ahead != (day > today):
        return False
    head = low[begin : clock.start]
    return ahead or not (_OPENS.fullmatch(head) or _TALKS.search(head) or offset(low[clock.start : clock.end], day))


def _day_between(before: Sequence[Found], floor: int, end: int) -> date | None:
    """Return the day of the expressions between two places, if they tell one only."""
    near = takewhile(lambda found: found.start >= floor, reversed(before))
    named = {found.day() for found in near if found.start < end and DAY.match(found.value)}
    return named.pop() if len(named) == 1 else None
