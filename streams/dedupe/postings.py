"""Who is found by a term, in arrays: ten bytes for each, where a dictionary of lists takes two hundred.

Chains through a table that grows with them: a new entry stands before the older ones of its place. An owner has `EACH` entries,
empty ones too, so that the number of an entry tells whose it is.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

EACH: Final = 12
"""Terms by which a member is found: of those it has, the weightiest."""

_EMPTY: Final = (0,) * EACH
_LEAST: Final = 1024
_LONGEST: Final = 256
"""Entries of a chain that are looked at: more are the crowd of a common word."""


class Postings:
    """Owners, as numbers of 64 bits, by term."""

    __slots__ = ("_heads", "_next", "_owners", "_terms")

    def __init__(self) -> None:
        self._heads = array("I", bytes(4 * _LEAST))  # the number of an entry plus one; 0 where there is none
        self._next = array("I")
        self._terms = array("I")
        self._owners = array("Q")

    def add(self, owner: int, terms: Sequence[int]) -> None:
        """Let an owner be found by the first of these terms."""
        heads, mask = self._heads, len(self._heads) - 1
        own = [*terms[:EACH], *_EMPTY[len(terms) :]]
        following = []
        for entry, term in enumerate(own, len(self._terms) + 1):
            following.append(heads[term & mask] if term else 0)
            if term:
                heads[term & mask] = entry
        self._owners.append(owner)
        self._terms.extend(own)
        self._next.extend(following)
        if len(self._terms) > len(heads):
            self._grow()

    def _grow(self) -> None:
        """Chain all entries anew through a table of twice the size, so that few share a place."""
        size = 2 * len(self._heads)
        terms = np.frombuffer(self._terms, np.uint32)
        filled = np.flatnonzero(terms)
        places = terms[filled] & np.uint32(size - 1)
        order = np.argsort(places, kind="stable")
        entries, places = (filled[order] + 1).astype(np.uint32), places[order]
        follows = np.zeros(len(entries), np.bool_)
        follows[1:] = places[1:] == places[:-1]
        chained = np.zeros(len(terms), np.uint32)
        chained[entries[1:][follows[1:]] - 1] = entries[:-1][follows[1:]]
        heads = np.zeros(size, np.uint32)
        heads[places] = entries  # of several at one place the last one stays, which is the newest
        self._next, self._heads = array("I", chained.tobytes()), array("I", heads.tobytes())


def shared(found: Iterable[Postings], terms: Iterable[tuple[float, int]], most: int) -> dict[int, float]:
    """Return the owners that are found by terms, with the weight of those: of each in one of `found` the newest, `most` at most."""
    weights: defaultdict[int, float] = defaultdict(float)
    views = [(each._heads, len(each._heads) - 1, each._next, each._terms, each._owners) for each in found]  # noqa: SLF001
    for weight, term in terms:
        for heads, mask, following, entries, owners in views:
            at = heads[term & mask]
            if not at:  # so it is for most terms of most slices
                continue
            names: list[int] = []
            for _ in range(_LONGEST):
                if entries[at - 1] == term:
                    names.append(owners[(at - 1) // EACH])
                at = following[at - 1]
                if not at or len(names) == most:
                    break
            for name in names if len(names) < 2 else set(names):  # noqa: PLR2004 - one is no set
                weights[name] += weight
    return weights
