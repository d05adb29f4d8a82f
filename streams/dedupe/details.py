"""The slots of two texts compared: in how many the same stands, and in how many another thing."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from streams.dedupe.compiled import compiled

U16 = npt.NDArray[np.uint16]

Counts = tuple[int, int, int]
"""Of figures, dates and names."""

Triple = tuple[Sequence[int], Sequence[int], Sequence[int]]
"""Slots of a kind: what stands before each, in it and after it."""


_WAYS: Final = 4
"""How a new text has a known slot: not at all, one side of it, both sides, or what stands in it with a side. The number is the way."""


class Details(NamedTuple):
    """Slots as a signature keeps them: of each kind what stands before each, then what stands in it, then what after it."""

    numbers: U16
    counts: Counts


def compared(new: Details, known: Details) -> tuple[Counts, Counts, Counts]:
    """Count the known slots that a new text has, too, by what stands in them: figures, dates and names.

    The same; another thing although both sides are the same; another thing beside one side.
    """
    found = np.zeros((_WAYS, len(known.counts)), np.int64)
    _compare(*new, *known, found)
    _, unlike, changed, agree = ((figures, dates, names) for figures, dates, names in found.tolist())
    return agree, changed, unlike


@compiled
def _compare(new: U16, news: Counts, known: U16, knowns: Counts, found: npt.NDArray[np.int64]) -> None:
    own = there = 0
    for kind in range(len(knowns)):
        count, many = news[kind], knowns[kind]
        for at in range(there, there + many):
            before, value, after = known[at], known[at + many], known[at + 2 * many]
            best = 0
            for place in range(own, own + count):
                left, right = new[place] == before, new[place + 2 * count] == after
                if left or right:
                    best = max(best, 3 if new[place + count] == value else 2 if left and right else 1)
            found[best, kind] += 1
        own, there = own + 3 * count, there + 3 * many
