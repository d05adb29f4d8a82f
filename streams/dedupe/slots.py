"""Figures, dates and names of a text, each with the letters before it: a slot.

Two stories told by one template ("Gold was fixed at 412.50 dollars") have the same slots, and other things stand in
them. Two copies of one story have the same slots and the same things in them, as far as noise left them.
"""

from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.letters import DIGIT, JOINER, LOWER, UPPER, Letters, Mask, Places, folded, grams_before
from streams.dedupe.thresholds import DATES, FIGURES, NAMES

BEFORE: Final = 6
"""Letters before a detail that make its slot; digits are left out, so that a figure does not move the next slot."""

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
    """Slots of one kind: what stands before each, what stands in it, and at which letter it begins."""

    keys: list[int]
    values: list[int]
    places: list[int]


def slots(text: str, letters: Letters) -> tuple[Slots, Slots, Slots]:
    """Return the slots of figures, of dates and of names, in the order of the text."""
    classes = letters.classes
    if len(classes) <= BEFORE:
        return NONE, NONE, NONE
    letter = (classes == LOWER) | (classes == UPPER)
    figures = _slots(text, letters, letter, *_figures(classes == DIGIT, classes == JOINER))
    words = _slots(text, letters, letter, *_names(classes == UPPER, letter, classes))
    known = _date_values()
    dates = [value in known for value in words.values]
    return (
        _first(figures, [True] * len(figures.keys), FIGURES),
        _first(words, dates, DATES),
        _first(words, [not date for date in dates], NAMES),
    )


NONE: Final = Slots([], [], [])


def _figures(digit: Mask, joiner: Mask) -> tuple[Places, Places]:
    """Return where numbers begin and end: digits, and joiners between two of them."""
    run = digit.copy()
    run[1:-1] |= joiner[1:-1] & digit[:-2] & digit[2:]
    return _runs(run)


def _names(upper: Mask, letter: Mask, classes: "np.ndarray[tuple[int], np.dtype[np.uint8]]") -> tuple[Places, Places]:
    """Return where words with a capital begin and end that do not begin a sentence."""
    starts, ends = _runs(letter)
    inside = starts > 1
    before = classes[starts - 2]
    spaced = classes[starts - 1] == 0
    named = inside & upper[starts] & spaced & (before != 0) & (ends - starts >= _LEAST_NAME)
    return starts[named], ends[named]


def _runs(mask: Mask) -> tuple[Places, Places]:
    edges = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    if mask[0]:
        edges = np.concatenate(([0], edges))
    if len(edges) % 2:
        edges = np.concatenate((edges, [len(mask)]))
    return edges[::2], edges[1::2]


def _slots(text: str, letters: Letters, letter: Mask, starts: Places, ends: Places) -> Slots:
    """Return the slots of stretches of the text, leaving out those with too few letters before them."""
    if not len(starts):
        return NONE
    before = np.cumsum(letter)[starts - 1]
    enough = (before >= BEFORE) & (starts > 0)
    if not enough.any():
        return NONE
    places = np.cumsum(letters.kept)
    begins, stops = places[starts[enough] - 1], places[ends[enough] - 1]
    keys = grams_before(folded(text), BEFORE, before[enough])
    values = letters.stretches(begins, stops)
    return Slots((keys >> _SHORT).tolist(), (values >> _SHORT).tolist(), begins.tolist())


def _first(found: Slots, chosen: list[bool], most: int) -> Slots:
    rows = [row for row, take in zip(zip(*found, strict=True), chosen, strict=True) if take][:most]
    return Slots([key for key, _, _ in rows], [value for _, value, _ in rows], [place for _, _, place in rows])


def _date_values() -> frozenset[int]:
    if not _DATES:
        for word in _WORDS.split():
            letters = Letters(word)
            _DATES.add(int(letters.stretches(np.array([0]), np.array([letters.count]))[0] >> _SHORT))
    return frozenset(_DATES)


_DATES: Final[set[int]] = set()
