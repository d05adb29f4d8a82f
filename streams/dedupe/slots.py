"""Figures, dates and names of a text, each with the letters before and after it: a slot.

Two stories told by one template ("Gold was fixed at 412.50 dollars") have the same slots, and other things stand in
them. Two copies of one story have the same slots and the same things in them, as far as noise left them.
"""

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.letters import Letters, Places
from streams.dedupe.thresholds import DATES, FIGURES, LONGEST, NAMES

SIDE: Final = 6
"""Letters on either side of a detail that make its slot; digits are left out, so that no figure moves the next slot."""

_DETAIL: Final = re.compile(r"[A-Z0-9À-ÖØ-ÞΑ-ΩА-Я٠-٩۰-۹०-९０-９][\w.,/:-]*")
"""A word with a capital, or a figure with what joins its digits. One class of first letters, so that the search is fast."""

_JOINERS: Final = ".,/:-"
_STOPS: Final = '.!?:"”'
_LEAST_NAME: Final = 3
_MOST: Final = 4 * (FIGURES + DATES + NAMES)
_SHORT: Final = np.uint64(48)
_WORDS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre segunda terça quarta quinta sexta janeiro fevereiro março maio junho "
    "julho setembro outubro dezembro lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile "
    "maggio giugno luglio settembre ottobre dicembre"
)


class Slots(NamedTuple):
    """Slots of one kind: what stands before each, in it and after it, and at which letter it begins."""

    before: tuple[int, ...]
    values: tuple[int, ...]
    after: tuple[int, ...]
    places: tuple[int, ...]


def slots(text: str, letters: Letters) -> tuple[Slots, Slots, Slots]:
    """Return the slots of figures, of dates and of names, in the order of the text."""
    starts, ends, figures = _found(text[:LONGEST])
    if not starts:
        return NONE, NONE, NONE
    known = _date_values()
    numbers: list[_Row] = []
    dates: list[_Row] = []
    names: list[_Row] = []
    for row in _rows(letters, np.array((starts, ends)), figures):
        (numbers if row[0] else dates if row[2] in known else names).append(row)
    return _first(numbers, FIGURES), _first(dates, DATES), _first(names, NAMES)


NONE: Final = Slots((), (), (), ())

_Row = tuple[bool, int, int, int, int]
"""Whether it is a figure, and then as in `Slots`."""


def _found(text: str) -> tuple[list[int], list[int], list[bool]]:
    """Return where figures and names begin and end, and which are figures; no name begins a sentence."""
    starts: list[int] = []
    ends: list[int] = []
    figures: list[bool] = []
    for found in _DETAIL.finditer(text, 2):
        start, end = found.span()
        while text[end - 1] in _JOINERS:  # the first character is none
            end -= 1
        figure = text[start].isdigit()
        if not figure and (end - start < _LEAST_NAME or text[start - 1] != " " or text[start - 2] in _STOPS):
            continue
        starts.append(start)
        ends.append(end)
        figures.append(figure)
        if len(starts) >= _MOST:
            break
    return starts, ends, figures


def _rows(letters: Letters, stretches: Places, figures: list[bool]) -> list[_Row]:
    """Return what stands in stretches of the text, leaving out those with too few letters on a side: the first or last ones."""
    before = stretches - 1
    left, right = letters.letter.cumsum()[before]
    first, last = int(left.searchsorted(SIDE)), int(right.searchsorted(letters.alone - SIDE, "right"))
    if first >= last:
        return []
    begins, ends = letters.kept.cumsum()[before[:, first:last]]
    sides = letters.words(np.concatenate((left[first:last] - SIDE, right[first:last])), SIDE)
    beside = (sides >> _SHORT).tolist()
    values = (letters.stretches(begins, ends) >> _SHORT).tolist()
    count = last - first
    return list(zip(figures[first:last], beside[:count], values, beside[count:], begins.tolist(), strict=True))


def _first(rows: list[_Row], most: int) -> Slots:
    columns = list(zip(*rows[:most], strict=True))
    return Slots(*columns[1:]) if columns else NONE


@cache
def _date_values() -> frozenset[int]:
    whole = (Letters(word) for word in _WORDS.split())
    return frozenset(int(word.stretches(np.array([0]), np.array([word.count]))[0] >> _SHORT) for word in whole)
