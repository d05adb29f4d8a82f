"""A table from keys of 64 bits to numbers, in two arrays: 18 bytes for each, where a dictionary takes 130.

Open addressing with steps of one. A key is a good hash, so that two things that share one are not met: among a million the
chance is one in thirty million.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from streams.dedupe.compiled import compiled

_LEAST: Final = 32
_FULL: Final = 0.75
"""Share of the places that are taken at most: one that is not there is then told after eight steps on average."""

_GROWTH: Final = 1.3

_MANY: Final = 32
"""Keys from which it is worth to put them at once."""

_DIGITS: Final = 16

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.uint32 | np.uint64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Lives = Callable[[Numbers], Mask]
"""Says of numbers which are still worth to be kept."""


@lru_cache(maxsize=128)  # judging one item asks for some ten keys several times
def key_of(text: str) -> int:
    """Return the key of a text: 64 bits, never 0."""
    return int.from_bytes(_digest(text), "little") or 1


def keys_of(texts: Iterable[str]) -> Keys:
    """Return the keys of many texts."""
    keys = np.frombuffer(b"".join(map(_digest, texts)), np.uint64)
    return np.maximum(keys, np.uint64(1))


def key_of_digest(digest: str) -> int:
    """Return the key of a digest in hexadecimal digits: the first 16 of them; of any other text that of the text."""
    try:
        return int(digest[:_DIGITS], 16) or 1 if len(digest) >= _DIGITS else key_of(digest)
    except ValueError:
        return key_of(digest)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


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
        if at + 1 == len(keys):
            self._lengthen(at)
        self.count += 1
        if self.count > self._room:
            self._make_room()
        return None

    def count_all(self, given: Sequence[int]) -> None:
        """Add one to the number of each key; what is not there has none."""
        others = given
        if len(given) >= _MANY:
            keys = np.array(given, np.uint64)
            new = self.new(keys)
            self.add(keys[new], np.ones(len(keys), np.uint32)[new])
            others = keys[~new].tolist()
        for key in others:
            self.put(key, (self.get(key) or 0) + 1)

    def new(self, keys: Keys) -> Mask:
        """Say of many keys which are not in the table, and only once among these."""
        _, first, counts = np.unique(keys, return_index=True, return_counts=True)
        once = np.zeros(len(keys), np.bool_)
        once[first[counts == 1]] = True
        return once & (self._places(keys) < 0)

    def add(self, keys: Keys, values: Numbers) -> None:
        """Set the numbers of many keys that are all new."""
        self.count += len(keys)
        if self.count > self._room:
            self._make_room(len(keys))
        put = 0
        while put < len(keys):
            put = _put(np.frombuffer(self._keys, np.uint64), self._numbers(), self._size, keys, values, put)
            if self._keys[-1]:
                self._lengthen(len(self._keys) - 1)

    def _places(self, keys: Keys) -> Places:
        """Return where each key stands; -1 where it stands nowhere."""
        places = np.empty(len(keys), np.int64)
        _find(np.frombuffer(self._keys, np.uint64), self._size, keys, places)
        return places

    def _lengthen(self, place: int) -> None:
        """Let there be a place behind this one: the last place stays empty, for there every search ends."""
        more = place + 2 - len(self._keys)
        if more > 0:
            self._keys.extend([0] * more)
            self._values.extend([0] * more)

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

    def _make_room(self, more: int = 0) -> None:
        """Make the table anew, with more places where they are needed; each key stands at its own or behind those before it.

        `more` keys are to come, and are counted already.
        """
        old, values = np.frombuffer(self._keys, np.uint64), self._numbers()
        taken = np.flatnonzero(old)
        if self._lives is not None:
            taken = taken[self._lives(values[taken])]
        self.count = len(taken) + more
        if self.count > self._room / _GROWTH:
            self._size = int(max(self._size * _GROWTH, self.count / _FULL)) + 1
            self._room = int(self._size * _FULL)
        homes = (old[taken] % np.uint64(self._size)).astype(np.int64)
        order = np.argsort(homes, kind="stable")
        steps = np.arange(len(order))
        places = np.maximum.accumulate(homes[order] - steps) + steps
        kept = taken[order]
        self._keys = _spread(old[kept], places, self._size, self._keys)
        self._values = _spread(values[kept], places, self._size, self._values)


@compiled
def _find(table: Keys, size: int, keys: Keys, places: Places) -> None:
    for each in range(len(keys)):
        at = np.int64(keys[each] % np.uint64(size))
        while table[at] and table[at] != keys[each]:
            at += 1
        places[each] = at if table[at] else -1


@compiled
def _put(table: Keys, numbers: Numbers, size: int, keys: Keys, values: Numbers, begin: int) -> int:
    """Put new keys, and stop where the last place is taken; return behind which of them."""
    for each in range(begin, len(keys)):
        at = np.int64(keys[each] % np.uint64(size))
        while table[at]:
            at += 1
        table[at], numbers[at] = keys[each], values[each]
        if at + 1 == len(table):
            return each + 1
    return len(keys)


def _spread(column: Numbers, places: Places, size: int, like: "array[int]") -> "array[int]":
    last = int(places[-1]) + 1 if len(places) else 0
    wide = np.zeros(max(size, last) + 1, column.dtype)
    wide[places] = column
    made = array(like.typecode)
    made.frombytes(wide.tobytes())
    return made
