"""What the terms of an item weigh: much where few others have them and where they stand high in it.

The weights are added and compared as they would be in Python, so that a verdict does not depend on the processor.
"""

import math
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.briefs import SHORT
from streams.dedupe.commonness import MASK, Commonness, Counts, Weights
from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, Mask, Places
from streams.dedupe.terms import MOST, STOP_TERMS

HEAD: Final = 3.0
"""How much more the first term of an item weighs than one far below: its headline and lead say what it is about."""

HALF: Final = 12
"""The rank at which half of that is lost."""

RARE_IN: Final = 20
"""A term is rare that stands in so many items, or in one of 200 items where that is more, but never in more than 200."""

PROBED: Final = 16
"""Terms at most by which stories are looked for."""

_HEIGHTS: Final = np.array([1 + HEAD * HALF / (HALF + rank) for rank in range(MOST)])
TALL: Final = tuple(map(math.sqrt, accumulate(_HEIGHTS.tolist(), initial=0.0)))
"""The square root of what so many terms weigh that are equally rare."""


class Words(NamedTuple):
    """The terms of an item with their weights, which of them are rare, and how many.

    `total` is the sum of the weights, divided by the square root of what so many terms weigh that are equally rare
    (stories.py does the same for a story), so that a brief is not like everything. `sought` are those that others have, too:
    the places of the heaviest, of equals first the least term.
    """

    terms: U32
    weights: Weights
    rare: Mask
    rare_count: int
    total: float
    sought: Places

    @property
    def brief(self) -> bool:
        """Whether the item has so few terms that it is a brief."""
        return len(self.terms) < SHORT

    @property
    def by_term(self) -> dict[int, float]:
        """The weight of each term."""
        return dict(zip(self.terms.tolist(), self.weights.tolist(), strict=True))


def weighed(terms: U32, common: Commonness) -> Words:
    """Return the terms of an item, `MOST` at most, with what they weigh.

    That is the inverse document frequency, squared, and so much for each height: what few others share counts most. A term that
    was never seen weighs as one seen once: nothing can share it yet. None weighs less than nothing, and a stop word nothing.
    """
    weights, rare, sought = np.empty(len(terms)), np.empty(len(terms), np.bool_), np.empty(PROBED + 1, np.int64)
    limit = min(max(RARE_IN, common.items / 200), 200)
    count, total, found = _weigh(
        terms, common.total, MASK, common.highest, _HEIGHTS, _STOPS, float(limit), weights, rare, sought
    )
    return Words(terms, weights, rare, count, total / (TALL[len(terms)] or 1.0), sought[:found])


@compiled
def _weigh(
    terms: U32,
    counts: Counts,
    mask: int,
    highest: float,
    heights: Weights,
    stops: Places,
    limit: float,
    weights: Weights,
    rare: Mask,
    sought: Places,
) -> tuple[int, float, int]:
    """Return how many terms are rare, the sum of the weights, and how many are sought."""
    many, total, found = 0, 0.0, 0
    for at in range(len(terms)):
        count = np.int64(counts[np.int64(terms[at]) & mask])
        rarity = max(highest - math.log((count or 1) + 0.5), 0.0)
        weight = 0.0 if _is_among(stops, int(np.int64(terms[at]))) else rarity * rarity * heights[at]
        weights[at] = weight
        total += weight
        rare[at] = weight > 0.0 and count <= limit
        many += rare[at]
        if weight > 0.0 and count > 0:
            found = _insert(sought, found, at, weights, terms)
    return many, total, found


@compiled
def _insert(sought: Places, count: int, new: int, weights: Weights, terms: U32) -> int:
    """Put the place of a term where its weight is in order; what then stands at the last place drops out. Return how many there are."""
    place = count
    while place:
        known = sought[place - 1]
        if weights[known] > weights[new] or (weights[known] == weights[new] and terms[known] < terms[new]):
            break
        sought[place] = known
        place -= 1
    sought[place] = new
    return min(count + 1, len(sought) - 1)


@compiled
def _is_among(table: Places, term: int) -> bool:
    mask = len(table) - 1
    at = term & mask
    while table[at] >= 0 and table[at] != term:
        at = (at + 1) & mask
    return bool(table[at] == term)


def _hashed(terms: frozenset[int]) -> Places:
    """Return a table in which a term stands by its last bits, or behind those before it."""
    table = np.full(1 << (4 * len(terms)).bit_length(), -1, np.int64)
    for term in sorted(terms):
        at = term & (len(table) - 1)
        while table[at] >= 0:
            at = (at + 1) & (len(table) - 1)
        table[at] = term
    return table


_STOPS: Final = _hashed(STOP_TERMS)
