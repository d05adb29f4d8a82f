"""The footers of a text: where its shingles are crowded, one after the other, and are nobody's own."""

import numpy as np

from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, Mask, Places
from streams.dedupe.thresholds import FOOTER_LEVELS, FOOTER_RUN, GRAM


def footers(crowded: Mask, sought: U32, places: Places, letters: int) -> tuple[Mask, int]:
    """Return which of so many letters are in footers, of a single crowded shingle the first; and how many stand in a row at most.

    Known texts have few of the fine shingles that a short text is asked for by, so between two crowded ones of its footer
    there are some that nobody has. Looked at are therefore the coarser ones alone as well.
    """
    inside = np.zeros(letters, np.bool_)
    return inside, _mark(crowded, sought, places, FOOTER_RUN, FOOTER_LEVELS, GRAM, inside)


@compiled
def _mark(crowded: Mask, sought: U32, places: Places, run: int, levels: int, gram: int, inside: Mask) -> int:
    below, longest = 1, 0
    for at in range(len(sought)):
        inside[places[at]] |= crowded[at]
        while below <= sought[at]:
            below *= 2
    for _ in range(levels):
        count = first = 0
        for at in range(len(sought)):
            if sought[at] >= below:
                continue
            count = count + 1 if crowded[at] else 0
            longest = max(longest, count)
            if count == 1:
                first = places[at]
            if count >= run:
                inside[first : places[at] + gram] = True
                first = places[at]
        below //= 2
    return longest
