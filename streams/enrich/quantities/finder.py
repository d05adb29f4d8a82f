"""Quantities in a text: a number with its unit, what bounds it, and the same in another unit behind it in brackets.

What counts as one: a number with a unit or a currency; a share ("one-fifth of"); a number that is bounded ("as many as
11,000"); a number that counts what follows it ("35 people"). Numbers in names ("Flight 370", "Two Majors"), ranks, scores,
dates and times are none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.enrich.numerals import number
from streams.enrich.quantities.beginnings import Span, beginnings, minus_before
from streams.enrich.quantities.conversions import conversion
from streams.enrich.quantities.counting import counts, is_in_name, is_name
from streams.enrich.quantities.reading import MULTIPLES, Bound, Read, read
from streams.enrich.quantities.units import CENT, IN_CENTS, MINUS_COUNTS, SIGNS
from streams.enrich.scan import scan


class Found(NamedTuple):
    """One quantity; `alternate` is number and unit of the conversion in brackets behind it.

    `guessed`: it is cents, and the currency that they are taken for stands in another paragraph.
    """

    start: int
    end: int
    value: float
    unit: str | None
    bound: Bound | None
    alternate: tuple[float, str | None] | None = None
    guessed: bool = False


_new = tuple.__new__  # as in `reading`

_BEHIND: dict[str, Bound] = {"or more": "min", "or less": "max", "or fewer": "max", "at least": "min", "at most": "max"}
_LIMIT = re.compile(rf" (?P<after>{'|'.join(_BEHIND)})\b")
_HYPHENS = frozenset("-–—")
_DEGREES = re.compile(r" degrees?\b")
_OTHER = re.compile(r"\b(?:first|second|other|latter|top|bottom|lower|upper|\w{4,5}ern|this|that|last|next|same) $")
"""What makes of a half a place or a time: "the other half of the draw"."""
_PRICES = frozenset(SIGNS.values())
_RANGE = re.compile(r" to | or |[-–—]| and ")
"""What stands between the ends of a range; "and" only behind "between"."""
_CHANGED = re.compile(
    r"\b(?:gain|lose|rise|fall|drop|add|slip|climb|jump|sink|edge|gained|lost|rose|fell|dropped|added|slipped|climbed|jumped|sank|up|down) $"
)
"""Before a number in words it tells by how much, and the figures behind "to" what it came to: "gained three to 27 percent"."""


def find(text: str, told: Sequence[Span] = ()) -> list[Found]:
    """Return the quantities of an English text in their order; none overlaps another, none begins in the spans told already."""
    found = _each(text, told)
    return _told(text, found) if CENT in [each.unit for each in found] else found


def _told(text: str, found: list[Found]) -> list[Found]:
    """Return quantities with what their cents are of: the one currency of the text that has some."""
    several = {each.unit for each in found} & IN_CENTS
    if len(several) != 1:
        return found
    code = str(*several)
    places = [each.start for each in found if each.unit == code]
    return [_in(code, text, each, places) if each.unit == CENT else each for each in found]


def _in(code: str, text: str, cents: Found, places: list[int]) -> Found:
    """Return cents in their currency, which stands at these places."""
    begin, end = text.rfind("\n", 0, cents.start) + 1, text.find("\n", cents.end)
    near = any(begin <= place and (end < 0 or place < end) for place in places)
    return cents._replace(value=round(cents.value / 100, 6), unit=code, guessed=not near)


def _each(text: str, told: Sequence[Span]) -> list[Found]:
    scanned = scan(text)
    every: list[Found] = []
    position = 0
    for start in beginnings(text, scanned, told):
        if start >= position and (first := read(text, scanned.low, start)):
            every += _at(text, scanned.low, first)
            position = every[-1].end if every else 0
    return every


def _at(text: str, low: str, first: Read) -> list[Found]:
    """Return the quantity that is read at a place; both ends where it begins a range."""
    if ends := _range(text, low, first):
        first, second = ends
        start = first.start if first.bound else first.first
        return [Found(start, first.end, first.value, first.unit, first.bound), *_found(text, low, second)]
    found = _found(text, low, first)
    other = _joined(text, low, first)
    return found if other is None else found + _found(text, low, other)


def _range(text: str, low: str, first: Read) -> tuple[Read, Read] | None:
    """Return both ends of "5 to 10 km" or "$1.1-1.3 billion": what only one of them is written with holds for both."""
    between = _RANGE.match(text, first.tail) if first.said and first.end == first.tail else None
    second = read(text, low, between.end(), money=first.unit in _PRICES) if between else None
    if between is None or second is None or not second.said or second.bound:
        return None
    least, most = number(first.said) or 0, number(second.said) or 0
    if most > 2 * least and first.said.isalpha() and _CHANGED.search(low, max(0, first.start - 9), first.start):
        return None
    if between[0] == " and " and not low.endswith("between ", 0, first.start):
        return None
    if (between[0] == " or " and most != least + 1) or (not first.multiple and least >= most):
        return None
    second = second if second.unit else second._replace(unit=first.unit)
    if not _counts(text, second, None) or (not second.unit and second.end == second.tail and first.multiple):
        return None
    value = first.value if first.multiple else round(first.value * MULTIPLES.get(second.multiple or "", 1), 6)
    return first._replace(value=value, unit=first.unit or second.unit), second


def _joined(text: str, low: str, first: Read) -> Read | None:
    """Return the other end of "4.25%-4.50%" or "5km-10km": a hyphen between two of the same unit is no minus."""
    if first.unit is None or text[first.end : first.end + 1] not in _HYPHENS:
        return None
    second = read(text, low, first.end + 1)
    return second if second and not second.bound and second.unit == first.unit else None


def _found(text: str, low: str, said: Read) -> list[Found]:
    """Return what is read at a place as a quantity, if it is one."""
    after = _LIMIT.match(low, said.end)
    bound = said.bound or (_BEHIND[after["after"]] if after else None)
    if not _counts(text, said, bound):
        return []
    unit, value, end = said.unit, said.value, after.end() if after else said.end
    degrees = _DEGREES.match(low, end) if unit is None else None
    other = conversion(text, low, end, unit, degrees.end() if degrees else None)
    unit = other.unit if other else unit
    first = said.start if said.bound else said.first
    minus = minus_before(text, first)
    if minus is not None and (degrees or unit in MINUS_COUNTS):
        first, value = minus, -value
    elif minus is not None and text[first - 1] != " ":  # a hyphen before a number that counts: no list, no minus
        return []
    if other is None:
        return [_new(Found, (first, end, value, unit, bound, None, False))]
    return [Found(first, other.end, value, unit, bound, other.other)]


def _counts(text: str, said: Read, bound: Bound | None) -> bool:
    """Whether a number is a quantity: it has a unit or a bound, is a share, or counts what stands around it."""
    if said.said[:1].isalpha() and is_in_name(text, said.place):
        return False
    if not said.said:
        return (
            text[said.first].isdecimal()
            or _OTHER.search(text, max(0, said.start - len("northern ")), said.start) is None
        )
    if said.unit or said.end > said.tail:
        return True
    if is_name(text, said.place):
        return False
    if bound:
        return said.said not in ("a", "an")
    return counts(text, said.place, said.tail, said.said)
