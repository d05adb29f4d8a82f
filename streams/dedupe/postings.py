"""Who is found by a term, in arrays: twelve bytes for each, where a dictionary of lists takes two hundred.

Chains through a table of fixed size: a new entry stands before the older ones of its place.
"""

from array import array
from collections.abc import Collection, Sequence
from typing import Final

_PLACES: Final = 1 << 16
_MASK: Final = _PLACES - 1
_END: Final = -1
_LONGEST: Final = 256
"""Entries of a chain that are looked at: more are the crowd of a common word."""


class Postings:
    """Names by term, the newest first."""

    __slots__ = ("_heads", "_names", "_next", "_owners", "_terms")

    def __init__(self) -> None:
        self._heads = array("i", [_END]) * _PLACES
        self._next = array("i")
        self._terms = array("I")
        self._owners = array("I")
        self._names: list[str] = []

    def add(self, name: str, terms: Sequence[int]) -> None:
        """Let a name be found by these terms."""
        owner = len(self._names)
        self._names.append(name)
        for term in terms:
            place = term & _MASK
            self._next.append(self._heads[place])
            self._heads[place] = len(self._terms)
            self._terms.append(term)
            self._owners.append(owner)

    def of(self, term: int, most: int) -> Collection[str]:
        """Return the names that are found by a term: of so many entries at most, the newest."""
        at = self._heads[term & _MASK]
        if at == _END:  # so it is for most terms of most slices
            return ()
        names: list[str] = []
        for _ in range(_LONGEST):
            if self._terms[at] == term:
                names.append(self._names[self._owners[at]])
            at = self._next[at]
            if at == _END or len(names) == most:
                break
        return set(names)
