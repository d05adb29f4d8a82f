"""How common a term is in the stream of the last days: what a word weighs is learned, not listed.

Counts stand in a table of fixed size for each slice of time, so that memory has a bound and an old slice goes whole. Two
terms that share a place there count as one; with 131,072 places that is rare among the words that matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from math import log
from operator import add
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, Places
from streams.dedupe.terms import Many, term_of
from streams.dedupe.usual import USUAL

_PLACES: Final = 1 << 17
MASK: Final = _PLACES - 1
"""Says where a term is counted."""

Counts = np.ndarray[tuple[int], np.dtype[np.uint16 | np.uint32]]
Weights = npt.NDArray[np.float64]


_BEFORE: Final = 1_000
"""Items that are taken to have been there before the first, of the usual words of English news: else in the first hundred each word
is common that comes for the third time. Without them half of the events that several newsrooms tell stay in pieces."""

_FIRST: Final = np.uint16
_ROOM: Final = (1 << 16) - _BEFORE
"""Items from which a count may not fit into 16 bits, with those before; up to then a table takes half."""


class Commonness:
    """In how many items of each slice a term stands, and in all of them with those before the first."""

    __slots__ = ("_slices", "items", "total")

    def __init__(self) -> None:
        self.items = 0
        self.total: Counts = _before().copy()
        self._slices: dict[int, tuple[Counts, int]] = {}

    def add(self, number: int, many: Many) -> None:
        """Count the terms of items in a slice."""
        counts, items = self._slices.get(number) or (np.zeros(_PLACES, _FIRST), 0)
        more = len(many.ends)
        counts, self.total = _with_room(counts, items, more), _with_room(self.total, self.items, more)
        _count(counts, self.total, MASK, many.terms, many.ends)
        self._slices[number] = counts, items + more
        self.items += more

    def drop(self, before: int) -> None:
        """Forget the slices before this one."""
        for number in [number for number in self._slices if number < before]:
            counts, items = self._slices.pop(number)
            self.total = (self.total - counts).astype(self.total.dtype)
            self.items -= items

    def of(self, terms: Sequence[int] | Places) -> Counts:
        """Return in how many items each term stands, or one that shares its place."""
        return self.total.take(np.fromiter(terms, np.int64, len(terms)) & MASK)

    @property
    def highest(self) -> float:
        """The logarithm that that of a count is taken from: so much weighs, squared, what nobody has."""
        return log(_BEFORE + self.items + 1)

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        for number in sorted(self._slices):
            counts, items = self._slices[number]
            yield number, items, counts.tobytes()


def add_up(numbers: Iterable[float]) -> float:
    """Add from left to right: `sum` of Python 3.12 rounds otherwise than that of 3.11, and verdicts must not."""
    return reduce(add, numbers, 0.0)


def _with_room(counts: Counts, items: int, more: int) -> Counts:
    """Return counts in which so many items more have room."""
    return counts.astype(np.uint32) if items < _ROOM <= items + more else counts


@cache
def _before() -> Counts:
    """Return in how many of the items before the first each term stood; of two at one place the more usual one counts.

    Made once: every memory that is begun copies it.
    """
    counts = np.zeros(_PLACES, _FIRST)
    for word, count in USUAL.items():
        place = term_of(word) & MASK
        counts[place] = max(count, int(counts[place]))
    return counts


@compiled
def _count(counts: Counts, total: Counts, mask: int, terms: U32, ends: Places) -> None:
    """Count terms in both tables; of two of an item at one place one is counted."""
    start = 0
    for end in ends:
        for at in range(start, end):
            place, before = terms[at] & mask, start
            while terms[before] & mask != place:
                before += 1
            if before == at:
                counts[place] += 1
                total[place] += 1
        start = end
