"""How common a term is in the stream of the last days: what a word weighs is learned, not listed.

Counts stand in a table of fixed size for each slice of time, so that memory has a bound and an old slice goes whole. Two
terms that share a place there count as one; with 131,072 places that is rare among the words that matter.
"""

from array import array
from collections.abc import Iterable, Iterator
from math import log
from operator import sub
from typing import Final

_PLACES: Final = 1 << 17
_MASK: Final = _PLACES - 1


class Commonness:
    """In how many items of each slice a term stands."""

    __slots__ = ("_slices", "_total", "items")

    def __init__(self) -> None:
        self.items = 0
        self._total = array("I")
        self._slices: dict[int, tuple[array[int], int]] = {}

    def add(self, number: int, terms: Iterable[int]) -> None:
        """Count the terms of one item in a slice."""
        if not self._total:
            self._total = array("I", bytes(4 * _PLACES))
        counts, items = self._slices.get(number) or (array("I", bytes(4 * _PLACES)), 0)
        for place in {term & _MASK for term in terms}:
            counts[place] += 1
            self._total[place] += 1
        self._slices[number] = counts, items + 1
        self.items += 1

    def drop(self, before: int) -> None:
        """Forget the slices before this one."""
        for number in [number for number in self._slices if number < before]:
            counts, items = self._slices.pop(number)
            self._total = array("I", map(sub, self._total, counts))
            self.items -= items

    def of(self, term: int) -> int:
        """Return in how many items a term stands, or one that shares its place."""
        return self._total[term & _MASK] if self._total else 0

    def weights(self, terms: Iterable[int]) -> list[float]:
        """Return the inverse document frequency of each term, squared: what two items share counts by what few others do.

        A term that was never seen weighs as one seen once: nothing can share it yet. None weighs less than nothing.
        """
        if not self._total:
            return [0.0 for _ in terms]
        total, most = self._total, log(self.items + 1)
        return [max(0.0, most - log(max(total[term & _MASK], 1) + 0.5)) ** 2 for term in terms]

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        for number in sorted(self._slices):
            counts, items = self._slices[number]
            yield number, items, counts.tobytes()
