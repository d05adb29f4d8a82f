"""Figures, dates and names of a text, each with the letters before and after it: a slot.

Two stories told by one template ("Gold was fixed at 412.50 dollars") have the same slots, and other things stand in
them. Two copies of one story have the same slots and the same things in them, as far as noise left them.
"""

from functools import cache
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.compiled import compiled
from streams.dedupe.details import U16, Details
from streams.dedupe.letters import KEY, U32, U64, Letters, Mask, Places
from streams.dedupe.signs import DIGIT, FIRST, FOLDED, JOINS, LETTER, SPACE, STOP, WORD
from streams.dedupe.thresholds import DATES, FIGURES, NAMES

SIDE: Final = 6
"""Letters on either side of a detail that make its slot; digits are left out, so that no figure moves the next slot."""

_LEAST_NAME: Final = 3
_EACH: Final = np.array([FIGURES, DATES, NAMES])
_ALL: Final = int(_EACH.sum())
_VALUES: Final = 1 << 16
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


class Found(NamedTuple):
    """The slots of a text: as a signature keeps them, and the letter at which each begins."""

    details: Details
    places: Places

    @property
    def kinds(self) -> Kinds:
        """The slots one by one: most rules ask only how many are alike."""
        numbers, places, start = self.details.numbers.tolist(), self.places.tolist(), 0
        kinds: list[Slots] = []
        for count in self.details.counts:
            before, values, after = (
                tuple(numbers[at : at + count]) for at in range(3 * start, 3 * start + 3 * (count or 1), count or 1)
            )
            kinds.append(Slots(before, values, after, tuple(places[start : start + count])))
            start += count
        figures, dates, names = kinds
        return figures, dates, names

    def without(self, inside: Mask) -> "Found":
        """Return the slots but for those that begin inside of footers, which is told for every letter."""
        numbers, places, counts = _room()
        _keep(self.details.numbers, np.array(self.details.counts), self.places, inside, numbers, places, counts)
        return _found(numbers, places, counts)


_BITS: Final = np.array([FOLDED, LETTER, FIRST, WORD, JOINS, DIGIT, SPACE, STOP])
"""The bits of what a character is (signs.py)."""


def slots(letters: Letters) -> Found:
    """Return the slots of figures, of dates and of names of a text, in its order."""
    numbers, places, counts = _room()
    _slots(
        letters.codes,
        letters.cells,
        _BITS,
        _LEAST_NAME,
        letters.folded,
        SIDE,
        KEY,
        _dates(),
        _EACH,
        numbers,
        places,
        counts,
    )
    return _found(numbers, places, counts)


def _room() -> tuple[U16, Places, Places]:
    return np.empty(3 * _ALL, np.uint16), np.empty(_ALL, np.int64), np.zeros(len(_EACH), np.int64)


def _found(numbers: U16, places: Places, counts: Places) -> Found:
    figures, dates, names = counts.tolist()
    count = figures + dates + names
    return Found(Details(numbers[: 3 * count], (figures, dates, names)), places[:count])


@compiled
def _slots(
    codes: U32,
    cells: U32,
    bits: Places,
    least: int,
    letters: U32,
    side: int,
    key: U64,
    dates: Mask,
    most: Places,
    numbers: U16,
    places: Places,
    counts: Places,
) -> None:
    """Write the slots, those of one kind behind the other: of each kind a column for what `Slots` names; count each kind."""
    details, alone = np.empty((4 * most.sum(), 5), np.int64), np.empty(len(codes), np.uint32)
    count, letters_alone = _find(codes, cells, bits, least, details, alone)
    found = np.empty((len(most), 4, most.max()), np.int64)
    _fill(details[:count], letters, alone[:letters_alone], side, key, dates, most, found, counts)
    start = 0
    for kind in range(len(most)):
        many = counts[kind]
        for at in range(many):
            for column in range(3):
                numbers[3 * start + column * many + at] = found[kind, column, at]
            places[start + at] = found[kind, 3, at]
        start += many


@compiled
def _find(codes: U32, cells: U32, bits: Places, least: int, details: Places, alone: U32) -> tuple[int, int]:
    """Write the figures and names, and the letters without the digits; return how many of both. No name begins a sentence.

    Of each run of letters, digits and what joins them the first capital or digit begins one, and what joins is not its end.
    Of each is told whether it is a figure, how many letters and digits stand before it, and how many letters alone, and how many
    of both up to its end.
    """
    folded, letter, first, word, joins, digit, space, stop = (
        bits[0],
        bits[1],
        bits[2],
        bits[3],
        bits[4],
        bits[5],
        bits[6],
        bits[7],
    )
    count = kept = letters = begin = left = end = right = until = 0
    start = -1
    for at in range(len(codes)):
        cell = cells[codes[at]]
        if cell & (word | joins):
            if start < 0 and cell & first and at > 1:  # before these nothing stands
                start, begin, left = at, kept, letters
        elif start >= 0:
            figure = cells[codes[start]] & digit
            inside = cells[codes[start - 1]] & space and not cells[codes[start - 2]] & stop
            if count < len(details) and (figure or (inside and until - start >= least)):
                details[count] = min(figure, 1), begin, left, end, right
                count += 1
            start = -1
        if cell & folded:
            kept += 1
        if cell & letter:
            alone[letters] = cell & folded
            letters += 1
        if cell & word:
            until, end, right = at + 1, kept, letters
    return count, letters


@compiled
def _fill(
    details: Places,
    letters: U32,
    alone: U32,
    side: int,
    key: U64,
    dates: Mask,
    most: Places,
    found: Places,
    counts: Places,
) -> None:
    """Write the slots of each kind, leaving out those with too few letters on a side: the first or last ones."""
    for at in range(len(details)):
        figure, begin, left, end, right = details[at]
        if left < side or right > len(alone) - side:
            continue
        value = _hash(letters, begin, end, key)
        kind = 0 if figure else 1 if dates[value] else 2
        place = counts[kind]
        if place < most[kind]:
            found[kind, 0, place] = _hash(alone, left - side, left, key)
            found[kind, 1, place] = value
            found[kind, 2, place] = _hash(alone, right, right + side, key)
            found[kind, 3, place] = begin
            counts[kind] += 1


@compiled
def _keep(
    known: U16, knowns: Places, known_places: Places, inside: Mask, numbers: U16, places: Places, counts: Places
) -> None:
    """Write of known slots those that begin outside."""
    start = count = 0
    for kind in range(len(knowns)):
        many, first = knowns[kind], count
        for at in range(start, start + many):
            if not inside[known_places[at]]:
                places[count] = known_places[at]
                count += 1
        counts[kind] = count - first
        kept = 0
        for at in range(many):
            if inside[known_places[start + at]]:
                continue
            for column in range(3):
                numbers[3 * first + column * counts[kind] + kept] = known[3 * start + column * many + at]
            kept += 1
        start += many


@compiled
def _hash(letters: U32, start: int, end: int, key: U64) -> "np.int64":
    """Return 16 bits of the hash of a stretch: as `Letters.grams`."""
    base, spread, mix = key[0], key[1], key[2]
    raw = np.uint64(0)
    for at in range(end - 1, start - 1, -1):
        raw = raw * base + letters[at] * spread
    return np.int64((raw ^ raw >> np.uint64(31)) * mix >> np.uint64(48))


@cache
def _dates() -> Mask:
    """Say of every value whether it is that of a day or month."""
    words = map(Letters, DATE_WORDS.split())
    values = np.concatenate([word.grams(word.count) for word in words]) >> np.uint64(48)
    dates: Mask = np.zeros(_VALUES, np.bool_)
    dates[values.astype(np.int64)] = True
    return dates
