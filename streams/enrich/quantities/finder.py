"""Quantities in a text: a number with its unit, what bounds it, and the same in another unit behind it in brackets.

What counts as one: a number with a unit or a currency; a share ("one-fifth of"); a number that is bounded ("as many as
11,000"); a number that counts what follows it ("35 people"). Numbers in names ("Flight 370", "Two Majors"), ranks, scores,
dates and times are none.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from streams.enrich.numerals import NUMBER, fraction, number
from streams.enrich.quantities.units import CODES, SIGNS, money_at, unit_at
from streams.text.words import words

Bound = Literal["min", "max"]


class Found(NamedTuple):
    """One quantity; `alternate` is number and unit of the conversion in brackets behind it."""

    start: int
    end: int
    value: float
    unit: str | None
    bound: Bound | None
    alternate: tuple[float, str | None] | None = None


_MULTIPLES = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7, "billion": 1e9, "bln": 1e9,
    "bn": 1e9, "b": 1e9, "trillion": 1e12, "tln": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
_MULTIPLE = (
    r"(?:[ -]?(?P<multiple>thousand|million|billion|trillion|lakh|crore|mln|mn|bln|bn|tln|trn|tn)\b|(?P<short>[kmb])\b)"
)
_SIGN = "|".join(sorted(map(re.escape, SIGNS), key=len, reverse=True))
_CODE = "|".join(sorted(CODES))

_BOUNDS: dict[str, Bound] = {
    "more than": "min", "greater than": "min", "well over": "min", "just over": "min", "over": "min", "above": "min", "exceeding": "min",
    "at least": "min", "a minimum of": "min", "upwards of": "min", "upward of": "min", "no fewer than": "min", "no less than": "min",
    "not less than": "min", "in excess of": "min", "a little over": "min", "at a minimum": "min",
    "less than": "max", "fewer than": "max", "under": "max", "below": "max", "just under": "max", "up to": "max", "as many as": "max",
    "as much as": "max", "as high as": "max", "at most": "max", "no more than": "max", "not more than": "max", "a maximum of": "max",
    "a little under": "max", "as little as": "min", "as few as": "min",
}  # fmt: skip
_BOUND = "|".join(sorted(map(re.escape, _BOUNDS), key=len, reverse=True))
_BEHIND: dict[str, Bound] = {"or more": "min", "or less": "max", "or fewer": "max", "at least": "min", "at most": "max"}
_AFTER = "|".join(_BEHIND)

_SHARE = (
    r"(?P<share>(?:(?:one|two|three|four|five|six|seven|eight|nine|an?)[ -])?(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?"
    r"|tenths?))(?= of\b| the\b)"
)
_NUMBER = rf"(?P<number>{NUMBER})(?![\d]|[,.:]\d)"

_QUANTITY = re.compile(
    rf"(?:(?P<bound>{_BOUND}) )?(?:(?:about|around|roughly|some|nearly|almost|an estimated|approximately) )?"
    rf"(?:{_SHARE}|(?:(?P<sign>{_SIGN}) ?|(?P<code>{_CODE}) ?)?{_NUMBER}(?:{_MULTIPLE})?)",
    re.IGNORECASE,
)
_LIMIT = re.compile(rf" (?P<after>{_AFTER})\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\((?:about |or |some |around |roughly |nearly |equivalent to |equal to )?")
_TOKEN = re.compile(r"[A-Za-z]+|[\d$£€¥₹₩₽₺₪₴½¼¾⅓⅔]")
_STARTS = words(
    "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety half us c ca can au nz hk s nt r"
) | frozenset(bound.split()[0] for bound in _BOUNDS)
_INSIDE = frozenset(".,/#@-_")
"""What stands before a number that goes on: 3.5 is no 5."""

# What stands before a number that is a name, a rank or a place.
_NAMED = re.compile(
    r"(?:\b(?:No|Nos|Flight|Route|Highway|Interstate|Article|Section|Chapter|Resolution|Boeing|Airbus|Room|Channel|Day|Week|Year|Phase|Stage|Part"
    r"|Group|Formula|Level|Category|Type|Version|Grade|Class|Unit|Number|Page|Apollo|Act|Title|Rule|Pope|Area|Zone|District|Ward|Line|Platform"
    r"|Gate|Lot|Box|Round|Game|Super Bowl|[A-Z][a-z]+ [IVX]+)\.? ?|[A-Z]{2,}[ -]?|[#@/])$"
)
_PLURAL = re.compile(
    r" (?:(?:more|other|new|old|young|dead|injured|wounded|armed|former|local|foreign|senior|civilian|[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?|[a-z]+(?:al|an|ed"
    r"|ic|ous|ive|ing|ish|ar|y|ese|ern|ful|less|nt)) ){0,3}"
    r"(?:people|men|women|children|police|troops|personnel|staff|crew|passengers|[a-z]+men|[a-z]+women|[a-z]+people|sheep|cattle|fish|aircraft|percent|dead|injured|[a-z]{2,}s)\b"
)
_NO_PLURAL = re.compile(
    r" (?:is|was|has|as|its|his|this|does|says|plus|minus|times|versus|across|towards|always|besides|goes|gives|takes|makes|points out)\b"
)


def find(text: str) -> Iterator[Found]:
    """Yield the quantities of an English text in their order; none overlaps another."""
    position = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < position or not _may_start(text, start, token[0]):
            continue
        if found := _at(text, start):
            position = found.end
            yield found


def _may_start(text: str, start: int, word: str) -> bool:
    if word[0].isalpha() and word.lower() not in _STARTS and word not in CODES:
        return False
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in _INSIDE)


class _Read(NamedTuple):
    """What stands at a place: the match of the number, value and unit, and where unit and all end."""

    match: re.Match[str]
    value: float
    unit: str | None
    end: int


def _at(text: str, start: int) -> Found | None:
    read = _read(text, start)
    if read is None:
        return None
    match, value, unit, end = read
    after = _LIMIT.match(text, end)
    bound = _BOUNDS.get((match["bound"] or "").lower()) or (_BEHIND[after["after"].lower()] if after else None)
    if not _counts(text, read, bound):
        return None
    end = after.end() if after else end
    other = _conversion(text, end, unit)
    first = match.start() if match["bound"] else _first(match)
    return Found(first, other[1] if other else end, value, unit, bound, other[0] if other else None)


def _first(match: re.Match[str]) -> int:
    """Return where the quantity itself begins: "about" and its like are no part of it."""
    return min(place for group in ("share", "sign", "code", "number") if (place := match.start(group)) >= 0)


def _read(text: str, start: int) -> _Read | None:
    match = _QUANTITY.match(text, start)
    if match is None:
        return None
    if match["share"]:
        share = fraction(re.sub(r"^an?[ -]", "", match["share"].lower()))
        return None if share is None else _Read(match, round(share, 6), None, match.end())
    value = number(match["number"])
    if value is None:
        return None
    multiple = (match["multiple"] or match["short"] or "").lower()
    value = round(value * _MULTIPLES.get(multiple, 1), 6)
    if money := match["sign"] or match["code"]:
        return _Read(match, value, SIGNS.get(_sign(money)) or money.upper(), match.end())
    if match["short"]:  # "5m" is five metres as well as five million
        return None
    return _with_unit(text, match, value)


def _with_unit(text: str, match: re.Match[str], value: float) -> _Read:
    end = match.end()
    place = end + (text[end : end + 1] in (" ", "-", "\u00a0"))
    if found := unit_at(text, place):
        return _Read(match, value, *found)
    if place > end and (found_money := money_at(text, place)):
        return _Read(match, value, *found_money)
    return _Read(match, value, None, end)


def _sign(said: str) -> str:
    return next((sign for sign in SIGNS if sign.lower() == said.lower()), said)


def _counts(text: str, read: _Read, bound: Bound | None) -> bool:
    """Whether a number is a quantity: it has a unit or a bound, is a share, or counts what follows."""
    match = read.match
    said = (match["number"] or "").lower()
    if said[:1].isalpha() and _in_name(text, match):
        return False
    if read.unit or match["share"] or read.end > match.end():
        return True
    if _NAMED.search(text[max(0, match.start("number") - 24) : match.start("number")]):
        return False
    if bound:
        return said not in ("a", "an")
    plural = said not in ("one", "a", "an") and _PLURAL.match(text, match.end())
    return bool(plural) and _NO_PLURAL.match(text, match.end()) is None


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether a number in words is part of a name: "Team Two", "the Seven Sisters"."""
    start = match.start("number")
    if not text[start].isupper():
        return False
    before = text[max(0, start - 24) : start].rstrip()
    return bool(before) and before[-1] not in ".!?:;”\"'“" and "\n" not in text[max(0, start - 2) : start]


def _conversion(text: str, end: int, unit: str | None) -> tuple[tuple[float, str | None], int] | None:
    """Read "(42 square miles)" behind a quantity: the same in another unit."""
    bracket = _BRACKET.match(text, end) if unit and text[end : end + 2].lstrip().startswith("(") else None
    read = _read(text, bracket.end()) if bracket else None
    if read is None or read.unit in (None, unit) or not text.startswith(")", read.end):
        return None
    return (read.value, read.unit), read.end + 1
