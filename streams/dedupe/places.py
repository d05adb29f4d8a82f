"""Where the keys of a ring stand: one table for all slots, so that a look-up costs the same however many slots there are."""

from collections.abc import Mapping, Sequence
from typing import Final, Generic, TypeVar

import numpy as np

from streams.dedupe.table import Keys, Mask, Numbers, Table

_BITS: Final = 36
"""Bits of a place within its slot: 64 GiB."""

_LOW: Final = (1 << _BITS) - 1
_ZERO: Final = 1 << 27
"""Added to the number of a slot, which is below zero before 1970."""


S = TypeVar("S")


class KeyPlaces(Generic[S]):
    """Slot and place of each key. Of a slot that is no longer among `slots` nothing is told, and its keys go in time."""

    __slots__ = ("_slots", "_table")

    def __init__(self, slots: Mapping[int, S]) -> None:
        self._slots = slots
        self._table = Table("Q", self._lives)

    def get(self, key: int) -> tuple[S, int] | None:
        """Return slot and place of a key, or None."""
        found = self._table.get(key)
        if found is None:
            return None
        slot = self._slots.get((found >> _BITS) - _ZERO)
        return None if slot is None else (slot, found & _LOW)

    def number(self, key: int) -> int | None:
        """Return the number of the slot of a key, or None."""
        found = self._table.get(key)
        if found is None:
            return None
        number = (found >> _BITS) - _ZERO
        return number if number in self._slots else None

    def put(self, key: int, number: int, place: int) -> tuple[int, int] | None:
        """Set slot and place of a key; return the number of the slot that it had, and the place."""
        found = self._table.put(key, (number + _ZERO) << _BITS | place)
        if found is None:
            return None
        known = (found >> _BITS) - _ZERO
        return (known, found & _LOW) if known in self._slots else None

    def new(self, keys: Keys) -> Mask:
        """Say of many keys which stand nowhere, and only once among these."""
        return self._table.new(keys)

    def add(self, keys: Keys, number: int, places: Sequence[int]) -> None:
        """Set slot and place of many keys that are all new."""
        base = np.uint64((number + _ZERO) << _BITS)
        self._table.add(keys, np.array(places, np.uint64) | base)

    def of(self, number: int) -> list[tuple[int, int]]:
        """Return keys and places of one slot, in the order of the places."""
        least = (number + _ZERO) << _BITS
        return [(key, place & _LOW) for key, place in self._table.within(least, least + _LOW + 1)]

    def _lives(self, found: Numbers) -> Mask:
        return np.isin(found >> np.uint64(_BITS), [number + _ZERO for number in self._slots])
