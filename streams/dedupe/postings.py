"""Who is found by a term: of each term the newest owners, few of them, so that a look-up has a bound.

A term is looked for because few items have it, and of those the newest few are enough. So this grows with the words of the
stream and not with its items, and the owners of a term lie side by side: a look-up is one step into memory, where chains
through all entries took three for each owner.
"""

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from streams.dedupe.table import Keys, Mask
from streams.dedupe.terms import Many

EACH: Final = 12
"""Terms by which an owner is found: of those it has, the weightiest."""

CROWD: Final = 8
"""Owners of a term at most. With 32, or with 8 for each slice of time, nothing is gained (tests/quality/running_stories.py,
with the days of 1987 as they were and pressed into a quarter and a twentieth: B³ F1 .868, .835, .843)."""

_NOBODY: Final = (0,) * CROWD
_SLICES: Final = 0xFFFF
"""Slices of time are told apart by 16 bits: enough for 44 years of slices of six hours."""

_WORTH: Final = 1024
"""Terms without owners below which it is not worth to make room."""

_Places = npt.NDArray[np.int64]


class Postings:
    """The newest owners of each term, as numbers of 64 bits that are not 0.

    Newest is what was added last, not what is dated last: of a term with more than `CROWD` owners a log out of order can keep
    another one.
    """

    __slots__ = ("_owners", "_rows", "_slices")

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}  # where the owners of a term begin
        self._owners = array("Q")  # the newest one first; 0 where there is none
        self._slices = array("H")

    def add(self, number: int, owner: int, terms: Sequence[int]) -> None:
        """Let an owner be found by the first of these terms, in the slice of this number."""
        rows, owners, slices = self._rows, self._owners, self._slices
        for term in terms[:EACH]:
            start = rows.get(term)
            if start is None:
                start = rows[term] = len(owners)
                owners.extend(_NOBODY)
                slices.extend(_NOBODY)
            else:
                known = owners[start : start + CROWD]
                end = start + (known.index(owner) if owner in known else CROWD - 1)
                owners[start + 1 : end + 1] = owners[start:end]
                slices[start + 1 : end + 1] = slices[start:end]
            owners[start], slices[start] = owner, number & _SLICES

    def add_all(self, number: int, given: Keys, many: Many) -> None:
        """Let many owners be found, as if each were added after the one before it: a thousand in half of the time."""
        first = many.ranks < EACH
        terms, owners = many.terms[first].tolist(), given[many.items[first]]
        self._begin(terms)
        starts = np.fromiter(map(self._rows.__getitem__, terms), np.int64, len(terms))
        starts, owners = _newest_first(starts, owners)
        begins = np.diff(starts, prepend=-1) != 0
        rows, own = starts[begins], begins.cumsum() - 1
        ranks = np.arange(len(starts)) - begins.nonzero()[0][own]
        fits = ranks < CROWD
        added = np.zeros((len(rows), CROWD), np.uint64)
        added[own[fits], ranks[fits]] = owners[fits]
        self._put_before(number, rows // CROWD, added)

    def _put_before(self, number: int, rows: _Places, added: Keys) -> None:
        """Let owners, the newest first, stand before those that rows have: one that stood there goes, and what has no room."""
        table = np.frombuffer(self._owners, np.uint64).reshape(-1, CROWD)
        slices = np.frombuffer(self._slices, np.uint16).reshape(-1, CROWD)
        known, old = table[rows], slices[rows]
        again = (known[:, :, None] == added[:, None, :]).any(axis=2) & (known != 0)
        stay = np.concatenate((added != 0, ~again), axis=1)
        to = stay.cumsum(axis=1) - 1
        at, column = (stay & (to < CROWD)).nonzero()
        to = to[at, column]
        table[rows[at], to] = np.concatenate((added, known), axis=1)[at, column]
        slices[rows[at], to] = np.concatenate((np.full_like(old, number & _SLICES), old), axis=1)[at, column]

    def _begin(self, terms: list[int]) -> None:
        """Make room for the owners of terms that have none."""
        rows, start = self._rows, len(self._owners)
        new = [term for term in dict.fromkeys(terms) if term not in rows]
        rows.update(zip(new, range(start, start + CROWD * len(new), CROWD), strict=True))
        self._owners.frombytes(bytes(8 * CROWD * len(new)))
        self._slices.frombytes(bytes(2 * CROWD * len(new)))

    def drop(self, newest: int, kept: int) -> None:
        """Forget what was added so many slices before the newest one, or earlier."""
        owners, slices = np.frombuffer(self._owners, np.uint64), np.frombuffer(self._slices, np.uint16)
        owners[np.uint16(newest & _SLICES) - slices >= kept] = 0
        lives: Mask = np.any(owners.reshape(-1, CROWD), axis=1)
        living = int(np.count_nonzero(lives))
        if len(lives) - living > max(_WORTH, living):
            self._close(lives)

    def _close(self, lives: Mask) -> None:
        """Leave out the terms without owners."""
        starts = ((np.cumsum(lives) - 1) * CROWD).tolist()
        self._rows = {term: starts[start // CROWD] for term, start in self._rows.items() if lives[start // CROWD]}
        keep = np.repeat(lives, CROWD)
        self._owners = array("Q", np.frombuffer(self._owners, np.uint64)[keep].tobytes())
        self._slices = array("H", np.frombuffer(self._slices, np.uint16)[keep].tobytes())

    def shared(self, terms: Iterable[tuple[float, int]]) -> dict[int, float]:
        """Return the owners that are found by terms, with the sum of the weights of those."""
        weights: dict[int, float] = {}
        rows, owners = self._rows, self._owners
        for weight, term in terms:
            start = rows.get(term)
            if start is not None:
                for owner in owners[start : start + CROWD]:
                    weights[owner] = weights.get(owner, 0.0) + weight
        weights.pop(0, None)
        return weights


def _newest_first(starts: _Places, owners: Keys) -> tuple[_Places, Keys]:
    """Return what was added, row by row, of each row the newest first and every owner once."""
    order = np.lexsort((-np.arange(len(starts)), owners, starts))
    starts, owners = starts[order], owners[order]
    last = np.ones(len(order), np.bool_)
    last[1:] = (starts[1:] != starts[:-1]) | (owners[1:] != owners[:-1])
    order = order[last]
    again = np.lexsort((-order, starts[last]))
    return starts[last][again], owners[last][again]
