"""A table from keys of 64 bits to numbers, in two arrays: 18 bytes for each, where a dictionary takes 130.

Open addressing with steps of one. A key is a good hash, so that two things that share one are not met: among a million the
chance is one in thirty million.
"""

from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

_LEAST: Final = 32
_FULL: Final = 0.75
"""Share of the places that are taken at most: one that is not there is then told after eight steps on average."""

_GROWTH: Final = 1.3

Numbers = npt.NDArray[np.uint32 | np.uint64]
Lives = Callable[[Numbers], npt.NDArray[np.bool_]]
"""Says of numbers which are still worth to be kept."""


@lru_cache(maxsize=128)  # judging one item asks for some ten keys several times
def key_of(text: str) -> int:
    """Return the key of a text: 64 bits, never 0."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


class Table:
    """Numbers of 32 or 64 bits by key; a key is not 0. What `lives` no longer keeps goes when room is needed."""

    __slots__ = ("_keys", "_lives", "_room", "_size", "_values", "count")

    def __init__(self, kind: Literal["I", "Q"] = "I", lives: Lives | None = None) -> None:
        self.count = 0
        self._lives = lives
        self._size = _LEAST
        self._room = int(_LEAST * _FULL)
        self._keys = array("Q", bytes(8 * (_LEAST + 1)))
        self._values = array(kind, [0]) * (_LEAST + 1)

    def get(self, key: int) -> int | None:
        """Return the number of a key, or None."""
        keys = self._keys
        at = key % self._size
        while known := keys[at]:
            if known == key:
                return self._values[at]
            at += 1
        return None

    def put(self, key: int, value: int) -> int | None:
        """Set the number of a key; return the one that it had."""
        keys = self._keys
        at = key % self._size
        while known := keys[at]:
            if known == key:
                old = self._values[at]
                self._values[at] = value
                return old
            at += 1
        keys[at] = key
        self._values[at] = value
        if at + 1 == len(keys):  # the last place stays empty: there every search ends
            keys.append(0)
            self._values.append(0)
        self.count += 1
        if self.count > self._room:
            self._make_room()
        return None

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield keys and numbers, in the order of the keys."""
        return iter(sorted((key, value) for key, value in zip(self._keys, self._values, strict=True) if key))

    def within(self, least: int, below: int) -> list[tuple[int, int]]:
        """Return keys and numbers of those in a range, in the order of the numbers."""
        keys, values = np.frombuffer(self._keys, np.uint64), self._numbers()
        found = np.flatnonzero((values >= least) & (values < below) & (keys != 0))
        found = found[np.argsort(values[found], kind="stable")]
        return list(zip(keys[found].tolist(), values[found].tolist(), strict=True))

    def _numbers(self) -> Numbers:
        return np.frombuffer(self._values, np.dtype(self._values.typecode))

    def _make_room(self) -> None:
        """Make the table anew, with more places where they are needed; each key stands at its own or behind those before it."""
        old, values = np.frombuffer(self._keys, np.uint64), self._numbers()
        taken = np.flatnonzero(old)
        if self._lives is not None:
            taken = taken[self._lives(values[taken])]
        self.count = len(taken)
        if self.count > self._room / _GROWTH:
            self._size = int(self._size * _GROWTH) + 1
            self._room = int(self._size * _FULL)
        homes = (old[taken] % np.uint64(self._size)).astype(np.int64)
        order = np.argsort(homes, kind="stable")
        steps = np.arange(len(order))
        places = np.maximum.accumulate(homes[order] - steps) + steps
        kept = taken[order]
        self._keys = _spread(old[kept], places, self._size, self._keys)
        self._values = _spread(values[kept], places, self._size, self._values)


def _spread(column: Numbers, places: npt.NDArray[np.int64], size: int, like: "array[int]") -> "array[int]":
    last = int(places[-1]) + 1 if len(places) else 0
    wide = np.zeros(max(size, last) + 1, column.dtype)
    wide[places] = column
    made = array(like.typecode)
    made.frombytes(wide.tobytes())
    return made
