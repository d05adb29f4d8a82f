"""Who is found by a term: of each term the newest owners, few of them, so that a look-up has a bound.

A term is looked for because few items have it, and of those the newest few are enough. So this grows with the words of the
stream and not with its items, and the owners of a term lie side by side: a look-up is one step into memory, where chains
through all entries took three for each owner.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.commonness import Weights
from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, U64, Mask, Places
from streams.dedupe.table import Keys
from streams.dedupe.terms import Many

EACH: Final = 12
"""Terms by which an owner is found: of those it has, the weightiest."""

CROWD: Final = 8
"""Owners of a term at most. With 32, or with 8 for each slice of time, nothing is gained (tests/quality/running_stories.py,
with the days of 1987 as they were and pressed into a quarter and a twentieth: B³ F1 .868, .835, .843)."""

_SLICES: Final = 0xFFFF
"""Slices of time are told apart by 16 bits: enough for 44 years of slices of six hours."""

_WORTH: Final = 1024
"""Terms without owners below which it is not worth to make room."""

_LEAST: Final = 64
_GROWTH: Final = 16
"""Of so many owners room for one more is made when there is none: the system moves them without a copy."""

_Slices = npt.NDArray[np.uint16]


class Postings:
    """The newest owners of each term, as numbers of 64 bits that are not 0.

    Newest is what was added last, not what is dated last: of a term with more than `CROWD` owners a log out of order can keep
    another one.
    """

    __slots__ = ("_homes", "_owners", "_slices", "terms")

    def __init__(self) -> None:
        self.terms = 0
        self._homes: Places = np.zeros(
            _LEAST, np.int64
        )  # by the last bits of a term, or behind: a row, from 1, and the term
        self._owners: U64 = np.zeros(0, np.uint64)  # row after row, the newest one first; 0 where there is none
        self._slices: _Slices = np.zeros(0, np.uint16)

    def add(self, number: int, owners: Keys, many: Many) -> None:
        """Let owners be found by the first of their terms, in the slice of this number: each as if added after the one before."""
        self._make_room(min(len(many.terms), EACH * len(many.ends)))
        place = number & _SLICES
        self.terms = _add(
            self._homes, self._owners, self._slices, self.terms, EACH, CROWD, place, owners, many.terms, many.ends
        )

    def _make_room(self, more: int) -> None:
        """Let there be room for so many terms that have no owners yet."""
        asked = (self.terms + more) * CROWD
        if asked > len(self._owners):
            size = asked + len(self._owners) // _GROWTH
            self._owners.resize(size, refcheck=False)
            self._slices.resize(size, refcheck=False)
        if (self.terms + more) * 2 > len(self._homes):
            self._settle(self._told(), (self.terms + more) * 2)

    def _told(self) -> Places:
        """Return the terms in the order of their rows."""
        taken: Places = self._homes[self._homes != 0]
        taken.sort()
        return np.bitwise_and(taken, 0xFFFFFFFF)

    def _settle(self, terms: Places, asked: int) -> None:
        """Make the table of terms anew, with so many places at least."""
        self._homes = np.zeros(1 << (max(asked, _LEAST) - 1).bit_length(), np.int64)
        _begin(self._homes, terms)

    def drop(self, newest: int, kept: int) -> None:
        """Forget what was added so many slices before the newest one, or earlier."""
        end = self.terms * CROWD
        owners, slices = self._owners[:end], self._slices[:end]
        owners[np.uint16(newest & _SLICES) - slices >= kept] = 0
        lives: Mask = np.any(owners.reshape(-1, CROWD), axis=1)
        living = int(np.count_nonzero(lives))
        if len(lives) - living > max(_WORTH, living):
            self._close(lives)

    def _close(self, lives: Mask) -> None:
        """Leave out the terms without owners."""
        kept, end = self._told()[lives], self.terms * CROWD
        keep = np.repeat(lives, CROWD)
        self._owners, self._slices = self._owners[:end][keep], self._slices[:end][keep]
        self.terms = len(kept)
        self._settle(kept, 2 * self.terms)

    def heaviest(self, terms: U32, weights: Weights, sought: Places, most: int) -> Keys:
        """Return the owners that have most of the weight of the terms sought, at most so many; of equals the least number."""
        chosen = np.empty(most + 1, np.uint64)
        count = _heaviest(self._homes, self._owners, CROWD, terms, weights, sought, chosen)
        return chosen[:count]


@compiled
def _row(homes: Places, term: int, new: int) -> int:
    """Return the row of a term, from 0; it is the new one where it has none yet, and so written if it is not below 0."""
    mask = len(homes) - 1
    at = term & mask
    while homes[at]:
        if homes[at] & 0xFFFFFFFF == term:
            return int(homes[at] >> 32) - 1
        at = (at + 1) & mask
    if new >= 0:
        homes[at] = (new + 1) << 32 | term
    return new


@compiled
def _begin(homes: Places, terms: Places) -> None:
    for row in range(len(terms)):
        _row(homes, terms[row], row)


@compiled
def _add(
    homes: Places,
    owners: U64,
    slices: _Slices,
    count: int,
    each: int,
    crowd: int,
    number: int,
    given: Keys,
    terms: U32,
    ends: Places,
) -> int:
    """Return how many terms there are now."""
    start = 0
    for item in range(len(ends)):
        for at in range(start, min(ends[item], start + each)):
            row = _row(homes, int(np.int64(terms[at])), count)
            count = max(count, row + 1)
            first = last = row * crowd
            while last < first + crowd - 1 and owners[last] != given[item]:
                last += 1
            for place in range(last, first, -1):
                owners[place], slices[place] = owners[place - 1], slices[place - 1]
            owners[first], slices[first] = given[item], number
        start = ends[item]
    return count


@compiled
def _heaviest(homes: Places, owners: U64, crowd: int, terms: U32, weights: Weights, sought: Places, chosen: U64) -> int:
    rows = np.empty(len(sought), np.int64)
    for at in range(len(sought)):
        rows[at] = _row(homes, int(np.int64(terms[sought[at]])), -1)
    size = 2
    while size < 2 * len(sought) * crowd:
        size *= 2
    mask, known, sums = np.uint64(size - 1), np.zeros(size, np.uint64), np.zeros(size)
    for at in range(len(sought)):
        if rows[at] < 0:
            continue
        for place in range(rows[at] * crowd, (rows[at] + 1) * crowd):
            owner = owners[place]
            if not owner:
                continue
            home = np.int64(owner & mask)
            while known[home] and known[home] != owner:
                home = (home + 1) & (size - 1)
            known[home] = owner
            sums[home] += weights[sought[at]]
    return _best(known, sums, chosen)


@compiled
def _best(known: U64, sums: Weights, chosen: U64) -> int:
    """Write those with the greatest sums, of equals the least number first; the last place is for what drops out."""
    count, most = 0, len(chosen) - 1
    heavy = np.empty(len(chosen))
    for home in range(len(known)):
        if not known[home]:
            continue
        place = count
        while place and (
            heavy[place - 1] < sums[home] or (heavy[place - 1] == sums[home] and chosen[place - 1] > known[home])
        ):
            heavy[place], chosen[place] = heavy[place - 1], chosen[place - 1]
            place -= 1
        heavy[place], chosen[place] = sums[home], known[home]
        count = min(count + 1, most)
    return count
