"""Where a quantity may begin: at a number, a sign or code of money, or a word of few, and what must stand there then."""

import re
import sys
from collections.abc import Iterator, Sequence

from streams.enrich.quantities.reading import BOUNDS
from streams.enrich.quantities.units import CODES
from streams.enrich.scan import Scan, Sought
from streams.text.words import in_order, words

_PARTS = "half halves third quarter fourth fifth sixth eighth tenth"
_SCALES = "dozen hundred thousand million billion trillion"
_COUNTED = "|".join((*in_order(f"{_PARTS} {_SCALES}"), "estimated "))
_SIGNED = r"[a-z]+ ?\$"


def _bounds(first: str) -> str:
    """Return the pattern of the words that bound a number and begin with a word."""
    said = sorted((bound for bound in BOUNDS if bound.split()[0] == first), key=len, reverse=True)
    return rf"(?:{'|'.join(said)}) "


_COUNTRIES = words("us c ca can a an au nz hk s nt r mex n j tt fj")
"""What makes of a dollar sign behind it that of a country."""
_LETTER_MONEY = (
    r"[rn](?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: ?(?:million|billion|trillion|mn|bn|trn)\b|m\b)|\d+\.\d\d(?!\d))"
)
"""Rand and naira are one letter, as roads and masks are: "R1.5m", "N20,000" is money, "R24" and "N95" are none."""
_SHAPES: dict[str, re.Pattern[str] | None] = {
    **{first: re.compile(_bounds(first)) for first in {bound.split()[0] for bound in BOUNDS}},
    **dict.fromkeys(_COUNTRIES, re.compile(_SIGNED)),
    "a": re.compile(rf"{_SIGNED}|{_bounds('a')}|a[ -](?:{_COUNTED})"),
    "r": re.compile(rf"{_SIGNED}|{_LETTER_MONEY}"),
    "n": re.compile(rf"{_SIGNED}|{_LETTER_MONEY}"),
    "gh": re.compile("gh[¢₵]"),
    "quarter": re.compile("quarter[ -]of[ -]a"),
    "an": re.compile(rf"{_SIGNED}|an[ -](?:{_COUNTED})"),
    **dict.fromkeys(
        in_order(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half rs rm rp ksh sfr dm dh dhs tk"
        )
    ),
    **dict.fromkeys(code.lower() for code in CODES),
}
"""The words that a quantity begins with, and what must stand there: it spares trying the whole pattern at every "a" and "over"."""
_PHRASES = {*BOUNDS} | {
    f"{one} {said}{ending}"
    for one in ("a", "an")
    for said in in_order(f"{_PARTS} {_SCALES} estimated")
    for ending in ("", "s")
}
_FIRST = {phrase: phrase.partition(" ")[0] for phrase in _PHRASES}
_BEGINNINGS = Sought(_SHAPES.keys() - _FIRST.values() - _COUNTRIES | _PHRASES)
"""Of "a", "in" and their like one in a hundred begins a quantity: they are looked for with what stands behind them."""
_CODES = {code.lower(): code for code in CODES}
_LETTERS = re.compile("[a-z]+")
Span = tuple[int, int]
_NOWHERE = (sys.maxsize, sys.maxsize)
_INSIDE = frozenset(".,/#@-_")
"""What stands before a number that goes on: 3.5 is no 5."""
_MINUS = re.compile(r"(?:(?<![^\s(])[-−–]|\b[Mm]inus )$")
_MINUS_ENDS = frozenset("-−–\n")
"""What a minus as a sign ends with; a line end too, for `$` stands before a last one."""
_MINUS_WORD_ENDS = "inus "


def beginnings(text: str, scan: Scan, told: Sequence[Span] = ()) -> Iterator[int]:
    """Yield the places of a text where a quantity may begin, without those in the spans that are told already."""
    low, plain = scan.low, scan.plain
    places = [start for said, start in _BEGINNINGS.places(plain) if _fits(text, low, _FIRST.get(said, said), start)]
    places += _before_signs(scan)  # none of both has a digit
    places += [start for start in scan.figures if plain[start].isdecimal() or _begins(text, scan, start)]
    places += scan.signs
    places.sort()
    for start in _apart(places, told) if told else places:
        before = text[start - 1] if start else " "
        if (
            before != " "
            and (before.isalnum() or before in _INSIDE)
            and (before != "-" or minus_before(text, start) is None)
        ):
            continue
        yield start


def _before_signs(scan: Scan) -> Iterator[int]:
    """Yield where the letters begin that make of a dollar sign behind them that of a country."""
    for sign in scan.signs:
        if scan.low[sign] == "$":
            end = sign - (scan.low[sign - 1 : sign] == " ")
            start = scan.plain.rfind(" ", 0, end) + 1
            if scan.plain[start:end] in _COUNTRIES:
                yield start


def _apart(places: list[int], told: Sequence[Span]) -> Iterator[int]:
    """Yield the places that lie in none of the spans; both are in order."""
    spans = iter(told)
    begin, end = next(spans)
    for place in places:
        while end <= place:
            begin, end = next(spans, _NOWHERE)
        if place < begin:
            yield place


def _begins(text: str, scan: Scan, start: int) -> bool:
    """Say whether a quantity may begin at a word with a digit behind letters: a sign of money does ("rs40")."""
    letters = _LETTERS.match(scan.plain, start)
    return letters is not None and letters[0] in _SHAPES and _fits(text, scan.low, letters[0], start)


def _fits(text: str, low: str, word: str, start: int) -> bool:
    """Say whether what must stand at a word does stand there: a bound whole, a sign behind its letters, a code in capitals."""
    shape = _SHAPES[word]
    return shape.match(low, start) is not None if shape else word not in _CODES or text.startswith(_CODES[word], start)


def minus_before(text: str, place: int) -> int | None:
    """Return where the minus begins that stands before a place, as a sign or as a word; None where none does."""
    if text[place - 1 : place] not in _MINUS_ENDS and not text.endswith(_MINUS_WORD_ENDS, 0, place):
        return None
    found = _MINUS.search(text, max(0, place - len("minus ")), place)
    return found.start() if found else None
