"""Finding the expressions in a text: at each word that can begin one, the first rule that fits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from streams.enrich.dates.cues import places
from streams.enrich.dates.grammar import Rule
from streams.enrich.dates.moments import Anchor
from streams.enrich.dates.reading import Context, DayOrder
from streams.enrich.dates.together import Found, together
from streams.enrich.dates.values import RESOLVERS
from streams.enrich.scan import Scan, scan

_MAY = re.compile(
    r"\b(?:in|of|last|next|this|since|until|till|by|during|from|late|early|mid|to|and|between)\s$", re.IGNORECASE
)
_IN_NAME = re.compile(r"[\w'’] $")
"""A capital letter within a sentence: the Today programme."""
_MARCH = re.compile(r"(?:\bthe|\ba|\bthis)\s$", re.IGNORECASE)


SHORT_FORM = 3  # letters of "Dec"
LIKELY = ("1900", "2100")
"""Numbers that are years more often than anything else, where nothing before them says so."""


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SAYS_DAY = re.compile(r"(?i:day|tomorrow|morning|evening|night|afternoon)")
_NEXT_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+[A-Z]|\n")


class Given(NamedTuple):
    """What an article tells of its dates: the day they are counted from, and the order of day and month."""

    anchor: Anchor
    order: DayOrder | None


def find(text: str, anchor: Anchor, order: DayOrder | None = None) -> Iterator[Found]:
    """Yield the expressions of an English text in their order; none overlaps another. `order`: how its country writes 12/03/2025."""
    yield from together(text, list(_each(text, anchor, order)))


def _each(text: str, anchor: Anchor, order: DayOrder | None) -> Iterator[Found]:
    position = 0
    scanned = scan(text)
    day: Found | None = None
    for start, rules in places(scanned):
        if start >= position and (found := _at(text, scanned, start, Given(anchor, order), rules)):
            position = found.end
            found = _on_day(text, found, day, anchor)
            day = found if _DAY.match(found.value) else day
            yield found


def _on_day(text: str, found: Found, day: Found | None, anchor: Anchor) -> Found:
    """Put a time of day on the day that its sentence names before it: "early Friday … at about 3:30 a.m."."""
    if found.rule != "clock" or day is None or _SAYS_DAY.search(text, found.start, found.end):
        return found
    if not found.value.startswith(f"{anchor.day.isoformat()}T") or _NEXT_SENTENCE.search(text, day.end, found.start):
        return found
    return found._replace(value=day.value[: len("2026-11-05")] + found.value[len("2026-11-05") :])


def _at(text: str, scanned: Scan, start: int, given: Given, rules: tuple[Rule, ...]) -> Found | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "$£€#@_"):
        return None
    for name, _, _, pattern in rules:
        match = pattern.match(scanned.low, start)
        if match is None or not _stands(text, match, name):
            continue
        if value := RESOLVERS[name](Context(match.groupdict(), given.anchor, scanned, start, given.order)):
            return Found(start, start + len(match[0].rstrip()), value.value, value.kind, name)
    return None


def _stands(text: str, match: re.Match[str], name: str) -> bool:
    """Whether words that mean something else too are meant as a time: May and may, March and a march, 1500 men."""
    match name:
        case "month":
            return _is_month(text, match)
        case "year":
            return _is_year(text, match)
        case "weekday" | "weekdays":
            return text[match.start("weekday")].isupper()
        case "near":
            near = match.start("near")
            return text[near].islower() or not _IN_NAME.search(text, max(0, near - 2), near)
    return True


def _is_month(text: str, match: re.Match[str]) -> bool:
    month = text[match.start("month") : match.end("month")]
    alone = match[0].strip() == match["month"]
    if not month[0].isupper() or (alone and len(month) == SHORT_FORM and month != "May"):  # "Mar", "Dec": surnames
        return False
    if not alone or month not in ("May", "March"):
        return True
    before = text[max(0, match.start() - 10) : match.start()]
    return _MAY.search(before) is not None and _MARCH.search(before) is None


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|and|through|during|before|after|between|year|the|early|late|mid|for|on|circa|than|back|or|as)|[(,–-]|\b[A-Z][a-z]+)\s?$",
)
_NOUN = re.compile(
    r"\s(?!(?:and|or|but|when|after|before|as|was|were|is|are|has|had|to|by|for|with|the|an?|in|on|at|of|from|that|who|which|it|he|she"
    r"|they|we|his|her|its|their|while|because|since|until|through|said|will|would)\b)[a-z]+"
)
_IN = re.compile(r"\b(?:in|since|of)\s$")
_COUNTED = re.compile(r"\s(?:[a-z]+s|people|men|women|troops|feet|percent|per|km|kg|mph|GMT|dlrs|mln|bln)\b")


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Tell a year from a number: what stands before it, and nothing counted after it."""
    if not match[0][0].isdigit():  # "the year 2000", "early 1998"
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    noun = _NOUN if before.rstrip().endswith((",", "-", "–", "(")) else _COUNTED
    counted = noun.match(text, match.end()) is not None
    if _YEAR_BEFORE.search(before):
        return not counted or _IN.search(before) is not None
    return not before.strip() or (LIKELY[0] <= match["year"][:4] <= LIKELY[1] and not counted)
