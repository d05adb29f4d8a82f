"""Figures, dates and names of a text, each with the letters before and after it: a slot.

Two stories told by one template ("Gold was fixed at 412.50 dollars") have the same slots, and other things stand in
them. Two copies of one story have the same slots and the same things in them, as far as noise left them.
"""

from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.letters import U64, Counts, Letters, Mask, Places
from streams.dedupe.signs import DIGIT, FIRST, JOINS, SPACE, STOP, WORD, signs_of
from streams.dedupe.thresholds import DATES, FIGURES, NAMES

SIDE: Final = 6
"""Letters on either side of a detail that make its slot; digits are left out, so that no figure moves the next slot."""

_LEAST_NAME: Final = 3
_MOST: Final = 4 * (FIGURES + DATES + NAMES)
_SHORT: Final = np.uint64(48)
DATE_WORDS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre segunda terça quarta quinta sexta janeiro fevereiro março maio junho "
    "julho setembro outubro dezembro lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile "
    "maggio giugno luglio settembre ottobre dicembre"
)
"""Days and months in seven languages."""


class Slots(NamedTuple):
    """Slots of one kind: what stands before each, in it and after it, and at which letter it begins."""

    before: tuple[int, ...]
    values: tuple[int, ...]
    after: tuple[int, ...]
    places: tuple[int, ...]


Kinds = tuple[Slots, Slots, Slots]
"""The slots of a text: figures, dates, names."""

NONE: Final = Slots((), (), (), ())

_Row = tuple[bool, int, int, int, int]
"""Whether it is a figure, and then as in `Slots`."""


def slots(letters: Letters) -> list[Kinds]:
    """Return the slots of figures, of dates and of names of each text, in the order of the text."""
    found = _rows(letters, *_found(letters))
    ends = found.texts.searchsorted(np.arange(len(letters.counts)), "right").tolist()
    rows = list(zip(*(column.tolist() for column in found[1:]), strict=True))
    return [_kinds(rows[start:end]) for start, end in pairwise([0, *ends])]


def _kinds(rows: list[_Row]) -> Kinds:
    known = _date_values()
    numbers: list[_Row] = []
    dates: list[_Row] = []
    names: list[_Row] = []
    for row in rows:
        (numbers if row[0] else dates if row[2] in known else names).append(row)
    return _first(numbers, FIGURES), _first(dates, DATES), _first(names, NAMES)


def _found(letters: Letters) -> tuple[Places, Places, Mask]:
    """Return where figures and names begin and end, and which are figures; no name begins a sentence.

    Of each run of letters, digits and what joins them the first capital or digit begins one, and what joins is not its end.
    """
    signs = signs_of(letters.text)
    first = signs & FIRST != 0
    for place in (0, 1):  # nothing stands before these
        first.put(letters.starts + place, False, mode="clip")
    first[1:] &= ~first[:-1]  # of a run it is the first alone that counts; of most this is known already here
    words, runs = signs & WORD != 0, signs & (WORD | JOINS) != 0
    starts, ends = first.nonzero()[0], _ends(runs)
    own = ends.searchsorted(starts, "right")
    new = np.ones(len(own), np.bool_)
    np.not_equal(own[1:], own[:-1], out=new[1:])
    starts, ends = starts[new], ends[own[new]]
    words_end = _ends(words)
    ends = words_end[words_end.searchsorted(ends, "right") - 1]
    figures = signs[starts] & DIGIT != 0
    inside = (signs[starts - 1] & SPACE != 0) & (signs[starts - 2] & STOP == 0) & (ends - starts >= _LEAST_NAME)
    good = figures | inside
    return starts[good], ends[good], figures[good]


def _ends(runs: Mask) -> Places:
    """Return where each run ends; behind the last one something else stands."""
    return (runs[:-1] & ~runs[1:]).nonzero()[0] + 1


class _Found(NamedTuple):
    """Slots of several texts, column by column: of which text, whether it is a figure, and as in `Slots`."""

    texts: Places
    figures: Mask
    before: U64
    values: U64
    after: U64
    places: Counts


def _rows(letters: Letters, starts: Places, ends: Places, figures: Mask) -> _Found:
    """Return what stands in stretches of texts, leaving out those with too few letters on a side: the first or last ones."""
    texts = letters.starts.searchsorted(starts, "right") - 1
    left, right = letters.letter_before[starts - 1], letters.letter_before[ends - 1]
    begins = letters.alone_begins[texts]
    good = (left - begins >= SIDE) & (right - begins <= letters.alone[texts] - SIDE)
    if len(texts) > _MOST:
        good &= np.arange(len(texts)) - texts.searchsorted(texts) < _MOST
    texts, left, right = texts[good], left[good], right[good]
    begins, stops = letters.kept_before[starts[good] - 1], letters.kept_before[ends[good] - 1]
    sides = letters.words(np.concatenate((left - SIDE, right)), SIDE) >> _SHORT
    values = letters.stretches(begins, stops) >> _SHORT
    return _Found(
        texts, figures[good], sides[: len(texts)], values, sides[len(texts) :], begins - letters.begins[texts]
    )


def _first(rows: list[_Row], most: int) -> Slots:
    columns = list(zip(*rows[:most], strict=True))
    return Slots(*columns[1:]) if columns else NONE


@cache
def _date_values() -> frozenset[int]:
    whole = (Letters(word) for word in DATE_WORDS.split())
    return frozenset(int(word.stretches(np.array([0]), np.array([word.count]))[0] >> _SHORT) for word in whole)
