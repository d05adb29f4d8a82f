"""Finding the expressions in a text: at each word that can begin one, the first rule that fits."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from streams.enrich.dates.clocks import on_day, says_day
from streams.enrich.dates.cues import places
from streams.enrich.dates.direction import direction
from streams.enrich.dates.found import DAY, Found
from streams.enrich.dates.grammar import Rule
from streams.enrich.dates.meant import MEANT
from streams.enrich.dates.moments import Anchor
from streams.enrich.dates.reading import DayOrder
from streams.enrich.dates.sentences import goes_on
from streams.enrich.dates.together import together
from streams.enrich.dates.values import values
from streams.enrich.scan import Scan, scan

_NEXT_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+[A-Z]|\n")
_SIGNS = frozenset("$£€#@_")
"""What stands before a number that is no time."""
_new = tuple.__new__
"""Makes a named tuple in a third of the work: its own way goes through a function of Python."""


class Given(NamedTuple):
    """What an article tells of its dates: the day they are counted from, and the order of day and month."""

    day: date
    order: DayOrder | None


def find(text: str, anchor: Anchor, order: DayOrder | None = None) -> Iterator[Found]:
    """Yield the expressions of an English text in their order; none overlaps another. `order`: how its country writes 12/03/2025."""
    yield from together(text, _each(text, Given(anchor.day, order)), anchor.day)


def _each(text: str, given: Given) -> list[Found]:
    position = 0
    scanned = scan(text)
    every: list[Found] = []
    for start, rules in places(scanned):
        if start >= position and (found := _at(text, scanned, start, given, rules)):
            position = found.end
            every.append(_on_day(text, scanned, found, every, given.day) if found.rule == "clock" else found)
    return every


def _on_day(text: str, scanned: Scan, clock: Found, before: list[Found], today: date) -> Found:
    """Put a time of day on the day that its sentence, or the one before, names: "early Friday … at about 3:30 a.m."."""
    if not clock.value.startswith(f"{today.isoformat()}T") or says_day(text, clock):
        return clock
    day = next((found for found in reversed(before) if DAY.match(found.value)), None)
    if day is None:
        return clock
    if not _NEXT_SENTENCE.search(text, day.end, clock.start):
        return on_day(text, clock, day)
    return on_day(text, clock, day) if goes_on(scanned, clock, before, today) else clock


def _at(text: str, scanned: Scan, start: int, given: Given, rules: tuple[Rule, ...]) -> Found | None:
    before = text[start - 1] if start else " "
    if before != " " and (before.isalnum() or before in _SIGNS):
        return None
    for rule in rules:
        match = rule.pattern.match(scanned.low, start)
        if match is None or ((meant := MEANT.get(rule.name)) and not meant(text, match)):
            continue
        end = start + len(match[0].rstrip())
        several = values(rule, match.groups(), *given)
        same = several.past == several.open == several.future
        if value := several.open if same else getattr(several, direction(scanned, start, end)):
            return _new(Found, (start, end, *value, rule.name))
    return None
