"""Every shingle of a text while it is at hand, so that it can be compared at the level of any known one."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.letters import U32, U64
from streams.dedupe.sketch import FOOTER, limit, shingles

_FOREIGN: Final = -1
"""Stands for the rank of a shingle that begins in a footer: the text has it, but not as its own."""


class Shared(NamedTuple):
    """What a text shares with a sketch, leaving out the shingles that are of a footer in either.

    `here` has the common ones by their rank among the `own` ones of the text, in order, and `there` by that among the
    `others` of the sketch; `start` and `end` are the letters at which the first and the last begin.
    """

    own: int
    others: int
    here: list[int]
    there: list[int]
    start: int
    end: int


class Level(NamedTuple):
    """The shingles of a level: the rank of each among the text's own ones, and the letters at which those begin."""

    ranks: dict[int, int]
    places: list[int]


class Whole:
    """The shingles of a text. Most texts are compared with none: what a comparison needs is made when it is first asked for."""

    def __init__(self, hashes: U64, footers: Sequence[tuple[int, int]] = ()) -> None:
        self._hashes = hashes
        self._footers = footers
        self._levels: dict[int, Level] = {}

    def without(self, footers: Sequence[tuple[int, int]]) -> "Whole":
        """Return the same with the shingles that begin in some stretches as those of footers."""
        return Whole(self._hashes, footers)

    def shared(self, level: int, kept: Iterable[int]) -> Shared:
        """Compare with a sketch of a level."""
        ranks, places = self._level(level)
        common: list[tuple[int, int]] = []
        left_out: list[int] = []
        others = 0
        for value in kept:
            rank = ranks.get(value)
            if rank is not None and rank != _FOREIGN:
                common.append((rank, others))
            elif value & FOOTER:
                left_out.append(ranks.get(value ^ FOOTER, _FOREIGN))
                continue
            others += rank != _FOREIGN
        common.sort()
        gone = sorted(rank for rank in left_out if rank != _FOREIGN)
        return Shared(
            own=len(places) - len(gone),
            others=others,
            here=[rank - bisect_left(gone, rank) for rank, _ in common] if gone else [rank for rank, _ in common],
            there=[other for _, other in common],
            start=places[common[0][0]] if common else 0,
            end=places[common[-1][0]] if common else 0,
        )

    def _level(self, level: int) -> Level:
        if level not in self._levels:
            self._levels[level] = self._ranked(level)
        return self._levels[level]

    def _ranked(self, level: int) -> Level:
        """Rank the shingles of a level; one that stands in the text twice is where it stands first."""
        below = (self._values < limit(level)).nonzero()[0] if level else np.arange(len(self._values))
        own = np.ones(len(self._values), np.bool_)
        for start, end in self._footers:
            own[start:end] = False
        ranks: dict[int, int] = {}
        places: list[int] = []
        for value, place, counts in zip(self._values[below].tolist(), below.tolist(), own[below].tolist(), strict=True):
            if value not in ranks:
                ranks[value] = len(places) if counts else _FOREIGN
                places += [place] * counts
        return Level(ranks, places)

    @cached_property
    def _values(self) -> U32:
        return shingles(self._hashes)
