"""How common a term is in the stream of the last days: what a word weighs is learned, not listed.

Counts stand in a table of fixed size for each slice of time, so that memory has a bound and an old slice goes whole. Two
terms that share a place there count as one; with 131,072 places that is rare among the words that matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from math import log
from operator import add
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.terms import Many

_BITS: Final = 17
_PLACES: Final = 1 << _BITS
_MASK: Final = _PLACES - 1

_Counts = np.ndarray[tuple[int], np.dtype[np.uint16 | np.uint32]]
Counted = npt.NDArray[np.int64 | np.uint16 | np.uint32]
Weights = npt.NDArray[np.float64]


_BEFORE: Final = 1_000
"""Items that are taken to have been there before the first, and to have had other words: else in the first hundred each word
is common that comes for the third time. Without them half of the events that several newsrooms tell stay in pieces."""

_FIRST: Final = np.uint16
_ROOM: Final = 1 << 16
"""Items from which a count may not fit into 16 bits; up to then a table takes half."""


class Commonness:
    """In how many items of each slice a term stands."""

    __slots__ = ("_slices", "_total", "items")

    def __init__(self) -> None:
        self.items = 0
        self._total: _Counts = np.zeros(0, _FIRST)
        self._slices: dict[int, tuple[_Counts, int]] = {}

    def add(self, number: int, terms: Sequence[int]) -> None:
        """Count the terms of one item in a slice."""
        counts, items = self._slices.get(number) or (np.zeros(_PLACES, _FIRST), 0)
        counts, total = _with_room(counts, items), _with_room(self._total, self.items)
        places = _places(terms)
        counts[places] += 1  # of two terms at one place one is counted, here and in the total
        total[places] += 1
        self._total = total
        self._slices[number] = counts, items + 1
        self.items += 1

    def add_all(self, number: int, many: Many) -> None:
        """Count the terms of many items in a slice, as if each were added alone."""
        counts, items = self._slices.get(number) or (np.zeros(_PLACES, _FIRST), 0)
        counts, total = _with_room(counts, items, many.size), _with_room(self._total, self.items, many.size)
        places = many.items << _BITS | many.terms & _MASK
        places.sort()
        places = places[np.diff(places, prepend=-1) != 0] & _MASK  # np.unique takes 20 times as long for what is unique
        np.add.at(counts, places, counts.dtype.type(1))
        np.add.at(total, places, total.dtype.type(1))
        self._total = total
        self._slices[number] = counts, items + many.size
        self.items += many.size

    def drop(self, before: int) -> None:
        """Forget the slices before this one."""
        for number in [number for number in self._slices if number < before]:
            counts, items = self._slices.pop(number)
            self._total = (self._total - counts).astype(self._total.dtype)
            self.items -= items

    def of(self, terms: Sequence[int]) -> Counted:
        """Return in how many items each term stands, or one that shares its place."""
        if not self.items:
            return np.zeros(len(terms), np.int64)
        return self._total.take(_places(terms))

    def weights(self, counts: Counted) -> Weights:
        """Return the inverse document frequency of terms of these counts, squared: what few others share counts most.

        A term that was never seen weighs as one seen once: nothing can share it yet. None weighs less than nothing.
        """
        rarities = log(_BEFORE + self.items + 1) - _logs(counts)
        np.maximum(rarities, 0.0, out=rarities)
        rarities *= rarities
        return rarities

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        for number in sorted(self._slices):
            counts, items = self._slices[number]
            yield number, items, counts.tobytes()


def _logs(counts: Counted) -> Weights:
    """Return the logarithms as `math` has them: numpy rounds otherwise on some processors, and verdicts must not."""
    if counts.max(initial=0) < len(_LOGS):
        return _LOGS.take(counts)
    return np.array([_log(count) for count in counts.tolist()])


def _log(count: int) -> float:
    return log(max(count, 1) + 0.5)


_LOGS: Final[Weights] = np.array([_log(count) for count in range(4096)])
"""Of most counts; an item has 48."""


def add_up(numbers: Iterable[float]) -> float:
    """Add from left to right: `sum` of Python 3.12 rounds otherwise than that of 3.11, and verdicts must not."""
    return reduce(add, numbers, 0.0)


def _with_room(counts: _Counts, items: int, more: int = 1) -> _Counts:
    """Return counts in which so many items more have room."""
    if not len(counts):
        counts = np.zeros(_PLACES, _FIRST)
    return counts.astype(np.uint32) if items < _ROOM <= items + more else counts


def _places(terms: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.fromiter(terms, np.int64, len(terms)) & _MASK
