"""Quantities in a text: a number with its unit, what bounds it, and the same in another unit behind it in brackets.

What counts as one: a number with a unit or a currency; a share ("one-fifth of"); a number that is bounded ("as many as
11,000"); a number that counts what follows it ("35 people"). Numbers in names ("Flight 370", "Two Majors"), ranks, scores,
dates and times are none.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from streams.enrich.numerals import NUMBER, fraction, number
from streams.enrich.quantities.counting import counts, is_in_name, is_name
from streams.enrich.quantities.units import CODES, MINUS_COUNTS, SIGNS, money_at, unit_at
from streams.enrich.scan import CURRENCIES, FRACTIONS, scan
from streams.text.words import in_order

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
_SIGN = "|".join(sorted((re.escape(sign.lower()) for sign in SIGNS), key=len, reverse=True))
_MONEY = {sign.lower(): code for sign, code in SIGNS.items()}
_CODE = "|".join(sorted(code.lower() for code in CODES))

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
    r"|tenths?)(?= of\b| the\b)|(?P<some>one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)?"
    r" (?P<all>two|three|four|five|six|seven|eight|nine|ten|20|50|100|1,000|10,000)(?= (?!years?\b|days?\b|weeks?\b|months?\b|hours?\b|minutes?\b)[a-z]+))"
)
_NUMBER = rf"(?P<number>{NUMBER})(?![\d]|[,.:]\d)"

_QUANTITY = re.compile(
    rf"(?:(?P<bound>{_BOUND}) )?(?:(?:about|around|roughly|some|nearly|almost|an estimated|approximately) )?"
    rf"(?:{_SHARE}|(?:(?P<sign>{_SIGN}) ?|(?P<code>{_CODE}) ?)?{_NUMBER}(?:{_MULTIPLE})?)"
)
_LIMIT = re.compile(rf" (?P<after>{_AFTER})\b")
_BRACKET = re.compile(
    r"\s?\((?:about |or |some |around |roughly |nearly |equivalent to |equal to )?(?P<minus>minus |[-−–])?"
)
_DEGREES = re.compile(r" degrees?\b")
_SCALES = {"°C": "°F", "°F": "°C"}
"""What degrees without a scale are in, by the scale that they are converted to."""
_COUNTED = "half|halves|third|quarter|fourth|fifth|sixth|eighth|tenth|dozen|hundred|thousand|million|billion|trillion|estimated "
_SIGNED = re.compile(r"[a-z]+\$")
_BOUNDED = re.compile(rf"(?:{_BOUND}) |an?[ -](?:{_COUNTED})")
_STARTS: dict[str, re.Pattern[str] | None] = {
    **dict.fromkeys((bound.split()[0] for bound in _BOUNDS), _BOUNDED),
    **dict.fromkeys(("a", "an"), re.compile(rf"{_SIGNED.pattern}|{_BOUNDED.pattern}")),
    **dict.fromkeys(in_order("us c ca can au nz hk s nt r mex"), _SIGNED),
    **dict.fromkeys(
        in_order(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half rs rm rp ksh"
        )
    ),
    **dict.fromkeys(CURRENCIES + FRACTIONS),
    **dict.fromkeys(code.lower() for code in CODES),
}
"""The words that a quantity begins with, and what must stand there: it spares trying the whole pattern at every "a" and "over"."""
_INSIDE = frozenset(".,/#@-_")
"""What stands before a number that goes on: 3.5 is no 5."""
_MINUS = re.compile(r"(?:(?<![^\s(])[-−–]|\b[Mm]inus )$")
_OTHER = re.compile(r"\b(?:first|second|other|latter|top|bottom|lower|upper|\w{4,5}ern|this|that|last|next|same) $")
"""What makes of a half a place or a time: "the other half of the draw"."""
_RATE = re.compile(r" (?:per|an) hour\b")
_SPEEDS: dict[tuple[str | None, str | None], tuple[str, str]] = {
    ("km", "mi"): ("km/h", "mph"),
    ("mi", "km"): ("mph", "km/h"),
}
"""What "155 kilometres (96 miles) per hour" is in: the rate behind the bracket holds for both."""
_RANGE = re.compile(r" to | or |[-–—]| and ")
"""What stands between the ends of a range; "and" only behind "between"."""


def find(text: str) -> Iterator[Found]:
    """Yield the quantities of an English text in their order; none overlaps another."""
    position = 0
    low, every, starts = scan(text)
    for word, start in zip(every, starts, strict=True):
        if (word in _STARTS or word.isdecimal()) and start >= position and _may_start(text, low, start, word):
            for found in _at(text, low, start):
                position = found.end
                yield found


def _may_start(text: str, low: str, start: int, word: str) -> bool:
    shape = _STARTS.get(word)
    if (shape and not shape.match(low, start)) or (
        word.upper() in CODES and text[start : start + len(word)] not in CODES
    ):
        return False
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in _INSIDE) or _MINUS.search(text, max(0, start - 2), start) is not None


class _Read(NamedTuple):
    """What stands at a place: the match of the number, value and unit, and where unit and all end."""

    match: re.Match[str]
    value: float
    unit: str | None
    end: int


def _at(text: str, low: str, start: int) -> Iterator[Found]:
    """Yield the quantity at a place; both ends where it begins a range."""
    read = _read(text, low, start)
    if read is None:
        return
    if ends := _range(text, low, read):
        first, second = ends
        bound = _BOUNDS.get(first.match["bound"])
        begin = first.match.start() if bound else _first(first.match)
        yield Found(begin, first.end, first.value, first.unit, bound)
        yield from _found(text, low, second)
    else:
        yield from _found(text, low, read)


def _found(text: str, low: str, read: _Read) -> Iterator[Found]:
    match, value, unit, end = read
    after = _LIMIT.match(low, end)
    bound = _BOUNDS.get(match["bound"]) or (_BEHIND[after["after"]] if after else None)
    if not _counts(text, read, bound):
        return
    end = after.end() if after else end
    degrees = _DEGREES.match(low, end) if unit is None else None
    other = _conversion(text, low, degrees.end() if degrees else end, unit)
    if degrees and other:
        unit = _SCALES.get(other[0][1] or "")
        other = other if unit else None
    if other and unit is None and text.endswith(("pound", "pounds"), 0, end) and other[0][1] in CODES:
        unit = "GBP"  # what converts to money is no weight; other countries' pounds have their name
    if other and (rate := _RATE.match(low, other[1])) and (unit, other[0][1]) in _SPEEDS:
        unit, spoken = _SPEEDS[unit, other[0][1]]
        other = ((other[0][0], spoken), rate.end())
    first = match.start() if match["bound"] else _first(match)
    if minus := _MINUS.search(text, max(0, first - len("minus ")), first):
        if unit not in MINUS_COUNTS and degrees is None:
            if text[first - 1] != " ":  # a hyphen before a number that counts: no list, no minus
                return
        else:
            first, value = minus.start(), -value
    yield Found(first, other[1] if other else end, value, unit, bound, other[0] if other else None)


def _range(text: str, low: str, read: _Read) -> tuple[_Read, _Read] | None:
    """Return both ends of "5 to 10 km" or "$1.1-1.3 billion": what only one of them is written with holds for both."""
    match = read.match
    between = _RANGE.match(text, match.end()) if match["number"] and read.end == match.end() else None
    other = _read(text, low, between.end()) if between else None
    if between is None or other is None or not other.match["number"] or other.match["bound"]:
        return None
    least, most = number(match["number"]) or 0, number(other.match["number"]) or 0
    if between[0] == " and " and not low.endswith("between ", 0, match.start()):
        return None
    if between[0] == " or " and most != least + 1:
        return None
    scaled = bool(match["multiple"] or match["short"])
    if not scaled and least >= most:
        return None
    second = other if other.unit else other._replace(unit=read.unit)
    if not _counts(text, second, None) or (not second.unit and second.end == second.match.end() and scaled):
        return None
    scale = other.match["multiple"] or other.match["short"] or ""
    value = read.value if scaled else round(read.value * _MULTIPLES.get(scale, 1), 6)
    return read._replace(value=value, unit=read.unit or second.unit), second


def _first(match: re.Match[str]) -> int:
    """Return where the quantity itself begins: "about" and its like are no part of it."""
    return min(place for group in ("share", "sign", "code", "number") if (place := match.start(group)) >= 0)


def _read(text: str, low: str, start: int) -> _Read | None:
    match = _QUANTITY.match(low, start)
    if match is None:
        return None
    if match["share"]:
        share = _share(match)
        return None if share is None else _Read(match, round(share, 6), None, match.end())
    value = number(match["number"])
    if value is None:
        return None
    multiple = match["multiple"] or match["short"] or ""
    value = round(value * _MULTIPLES.get(multiple, 1), 6)
    if money := match["sign"] or match["code"]:
        return _Read(match, value, _MONEY.get(money) or money.upper(), match.end())
    if match["short"]:  # "5m" is five metres as well as five million
        return None
    return _with_unit(text, match, value)


def _share(match: re.Match[str]) -> float | None:
    """Return the value of "two-thirds", "a quarter", "one in five"."""
    if match["some"]:
        some, of = number(match["some"]), number(match["all"])
        return some / of if some and of else None
    return fraction(re.sub(r"^an?[ -]", "", match["share"]))


def _with_unit(text: str, match: re.Match[str], value: float) -> _Read:
    end = match.end()
    place = end + (text[end : end + 1] in (" ", "-", "\u00a0"))
    if found := unit_at(text, place):
        return _Read(match, value, *found)
    if place > end and (found_money := money_at(text, place)):
        return _Read(match, value, *found_money)
    return _Read(match, value, None, end)


def _counts(text: str, read: _Read, bound: Bound | None) -> bool:
    """Whether a number is a quantity: it has a unit or a bound, is a share, or counts what stands around it."""
    match = read.match
    said, start = match["number"] or "", match.start("number")
    if said[:1].isalpha() and is_in_name(text, start):
        return False
    if match["share"] and _OTHER.search(text, max(0, match.start() - len("northern ")), match.start()):
        return False
    if read.unit or match["share"] or read.end > match.end():
        return True
    if is_name(text, start):
        return False
    if bound:
        return said not in ("a", "an")
    return counts(text, start, match.end(), said)


def _conversion(text: str, low: str, end: int, unit: str | None) -> tuple[tuple[float, str | None], int] | None:
    """Read "(42 square miles)" behind a quantity: the same in another unit."""
    worded = unit or text.endswith(
        ("pound", "pounds", "cents", "pence", "peso", "pesos", "degrees"), max(0, end - len("degrees")), end
    )
    bracket = _BRACKET.match(text, end) if worded and text[end : end + 2].lstrip().startswith("(") else None
    read = _read(text, low, bracket.end()) if bracket else None
    if read is None or read.unit in (None, unit) or not text.startswith(")", read.end):
        return None
    if bracket and bracket["minus"]:
        return ((-read.value, read.unit), read.end + 1) if read.unit in MINUS_COUNTS else None
    return (read.value, read.unit), read.end + 1
