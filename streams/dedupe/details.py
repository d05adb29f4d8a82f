"""All slots of a text in one piece, so that those of two texts are compared at once."""

from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from streams.dedupe.letters import U32, Mask

Counts = tuple[int, int, int]
"""Of figures, dates and names."""

_KIND: Final = 1 << 16
"""What is added to the numbers of a kind, which have 16 bits, for each kind before it: slots of two kinds are never alike."""


class Details(NamedTuple):
    """The slots of a text, first the figures, then the dates and the names: what stands before each, in it and after it."""

    counts: Counts
    before: U32
    values: U32
    after: U32


def details(counts: Counts, numbers: npt.NDArray[np.uint16]) -> Details:
    """Return the slots; of each kind `numbers` has what stands before them, then in them, then after them."""
    order, kinds = _order(counts)
    return Details(counts, *(numbers[order] + kinds))


def compared(new: Details, known: Details) -> tuple[Counts, Counts, Counts]:
    """Count the known slots that a new text has, too, by what stands in them.

    The same; another thing although both sides are the same; another thing beside one side.
    """
    left, right = known.before[:, None] == new.before, known.after[:, None] == new.after
    either = left | right
    agree = (either & (known.values[:, None] == new.values)).any(axis=1)
    changed = (left & right).any(axis=1) > agree
    unlike = either.any(axis=1) > (agree | changed)
    return _by_kind(agree, known), _by_kind(changed, known), _by_kind(unlike, known)


def _by_kind(slots: Mask, known: Details) -> Counts:
    figures, dates, _ = known.counts
    number = int(np.count_nonzero(slots))
    if not number:
        return 0, 0, 0
    first, second = int(np.count_nonzero(slots[:figures])), int(np.count_nonzero(slots[figures : figures + dates]))
    return first, second, number - first - second


@lru_cache(maxsize=1024)
def _order(counts: Counts) -> tuple[npt.NDArray[np.int64], U32]:
    """Return where the numbers of each column stand among all of them, and the kind of each."""
    starts = [3 * count for count in accumulate(counts, initial=0)]
    columns = [
        [start + place * count + slot for start, count in zip(starts, counts, strict=False) for slot in range(count)]
        for place in range(3)
    ]
    return np.array(columns, np.int64), np.repeat(np.arange(3, dtype=np.uint32) * np.uint32(_KIND), counts)
