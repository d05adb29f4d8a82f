"""Figures, dates and names of a text, each with the letters before and after it: a slot.

Two stories told by one template ("Gold was fixed at 412.50 dollars") have the same slots, and other things stand in
them. Two copies of one story have the same slots and the same things in them, as far as noise left them.
"""

from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.letters import DIGIT, JOINER, U8, UPPER, Letters, Places
from streams.dedupe.thresholds import DATES, FIGURES, NAMES

SIDE: Final = 6
"""Letters on either side of a detail that make its slot; digits are left out, so that no figure moves the next slot."""

_LEAST_NAME: Final = 3
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


def slots(letters: Letters) -> tuple[Slots, Slots, Slots]:
    """Return the slots of figures, of dates and of names, in the order of the text."""
    if len(letters.classes) <= SIDE:
        return NONE, NONE, NONE
    figures, names = _figures(letters.classes), _names(letters)
    rows = _rows(letters, np.concatenate((figures, names), axis=1), figures.shape[1])
    dates = _date_values()
    return (
        _first((row for row in rows if row[0]), FIGURES),
        _first((row for row in rows if not row[0] and row[2] in dates), DATES),
        _first((row for row in rows if not row[0] and row[2] not in dates), NAMES),
    )


NONE: Final = Slots((), (), (), ())

_Row = tuple[bool, int, int, int, int]
"""Whether it is a figure, and then as in `Slots`."""


def _figures(classes: U8) -> Places:
    """Return where numbers begin (first row) and end: runs of digits, and of joiners between two of them."""
    run = np.zeros(len(classes) + 2, np.bool_)
    digit = run[1:-1]
    np.equal(classes, DIGIT, out=digit)
    digit[1:-1] |= (classes[1:-1] == JOINER) & digit[:-2] & digit[2:]
    edges = np.flatnonzero(run[1:] != run[:-1])
    return np.stack((edges[::2], edges[1::2]))


def _names(letters: Letters) -> Places:
    """Return where words with a capital begin and end that do not begin a sentence."""
    classes = letters.classes
    starts = np.flatnonzero((classes[2:] == UPPER) & (classes[1:-1] == 0) & (classes[:-2] != 0)) + 2
    others = np.append(np.flatnonzero(~letters.letter), len(classes))
    ends = others[np.searchsorted(others, starts)]
    named = ends - starts >= _LEAST_NAME
    return np.stack((starts[named], ends[named]))


def _rows(letters: Letters, stretches: Places, figures: int) -> list[_Row]:
    """Return what stands in stretches of the text, leaving out those with too few letters on a side."""
    words = letters.words_only()
    left, right = np.cumsum(letters.letter)[stretches - 1]
    enough = np.flatnonzero((left >= SIDE) & (right + SIDE <= words.count) & (stretches[0] > 0))
    if not len(enough):
        return []
    left, right = left[enough], right[enough]
    begins, ends = np.cumsum(letters.kept)[stretches[:, enough] - 1]
    sides = (words.stretches(left - SIDE, left), letters.stretches(begins, ends), words.stretches(right, right + SIDE))
    before, values, after = ((side >> _SHORT).tolist() for side in sides)
    return list(zip((enough < figures).tolist(), before, values, after, begins.tolist(), strict=True))


def _first(rows: Iterable[_Row], most: int) -> Slots:
    columns = list(zip(*islice(rows, most), strict=True))
    return Slots(*columns[1:]) if columns else NONE


@cache
def _date_values() -> frozenset[int]:
    whole = (Letters(word) for word in _WORDS.split())
    return frozenset(int(word.stretches(np.array([0]), np.array([word.count]))[0] >> _SHORT) for word in whole)
