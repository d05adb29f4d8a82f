"""The parts of a dateline that dashes part: "BADEN-BADEN - GERMANY - 20 NOV - X WIRE", "WILKES-BARRE, Pa. -- Nov. 20".

A hyphen within a name stands without spaces. Which part is what its words tell, and its place: behind the date signs who wrote it.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from streams.parse.dates import split_date
from streams.parse.months import WEEKDAYS
from streams.text.words import words

_BETWEEN = re.compile(
    r"\s+[-–—―−]{1,3}\s+|\s*(?:[—―]|--)\s*|\s+[|·•]\s+|:\s+|(?<=[^\W\d_])[-–](?=\d{1,2}\.?\s[^\W\d_]|\d{4}-\d\d)"
)
_EDGES = " ,-–—―−"
_TIME = re.compile(r"[\s,]+\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[A-Z]{1,5})?$")
_FIGURES = re.compile(r"\d[\d.,:/ T+-]*(?:Z|\s?[A-Z]{2,5})?")
_HOUSES = words("agency media news press service wire")
"""Last words of agencies that no list has."""


class Parts(NamedTuple):
    """The place, with what commas part from it; the states or countries behind its dash; the date; who signs."""

    place: str
    states: tuple[str, ...] = ()
    date: str | None = None
    source: str | None = None


def dashed_parts(text: str, is_agency: Callable[[str], bool]) -> Parts | None:
    """Return the parts of a dateline that has dashes (or their like) between or behind them; None for any other."""
    given = _BETWEEN.split(text)
    pieces = [piece for each in given if (piece := each.strip(_EDGES)) and not piece.isspace()]
    if len(given) == 1 or not pieces:
        return Parts(pieces[0]) if pieces and pieces[0] != text else None
    dates = [piece for piece in pieces if _is_date(piece)]
    signed = _signature(pieces, is_agency)
    places = [piece for piece in pieces if piece not in dates and piece != signed]
    if not places:
        return None
    return Parts(places[0], tuple(places[1:]), ", ".join(dates) or None, signed.strip("()") if signed else None)


def _signature(pieces: Sequence[str], is_agency: Callable[[str], bool]) -> str | None:
    """Return who signs, first or last of the parts: a known agency, a name that says so, or what stands behind the date."""
    known = (each for each in (pieces[-1], pieces[0]) if is_agency(each.strip("()")) or is_house(each))
    behind = pieces[-1] if len(pieces) > 2 and _is_date(pieces[-2]) and not _is_date(pieces[-1]) else None  # noqa: PLR2004 - it, the date and a place
    return next(known, behind)


def _is_date(piece: str) -> bool:
    """Whether a part is a date and nothing else, with its day of the week or the time of day."""
    if _FIGURES.fullmatch(piece):
        return True
    day, date = split_date(_TIME.sub("", piece))
    named = day.split() if date else piece.split()
    return (date is not None or bool(named)) and all(word.strip(".,").lower() in WEEKDAYS for word in named)


def is_house(piece: str) -> bool:
    """Whether a name of several words ends as those of agencies do: "X WIRE"."""
    *before, last = piece.split()
    return bool(before) and last.lower() in _HOUSES
