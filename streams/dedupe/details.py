"""The slots of two texts compared: in how many the same stands, and in how many another thing."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from streams.dedupe.slots import Slots

Counts = tuple[int, int, int]
"""Of figures, dates and names."""

Triple = tuple[Sequence[int], Sequence[int], Sequence[int]]
"""Slots of a kind: what stands before each, in it and after it."""

_BITS: Final = 16
"""Of each of these numbers."""


class Sides(NamedTuple):
    """The slots of a kind by their sides, and by two of the three together in one number: what a known slot is looked up in."""

    before: frozenset[int]
    after: frozenset[int]
    left: frozenset[int]
    right: frozenset[int]
    both: frozenset[int]


def sides(slots: Slots) -> Sides:
    """Return the slots of a kind by their sides."""
    before, values, after, _ = slots
    pairs = (before, values), (values, after), (before, after)
    left, right, both = (frozenset([a << _BITS | b for a, b in zip(*pair, strict=True)]) for pair in pairs)
    return Sides(frozenset(before), frozenset(after), left, right, both)


def compared(new: Iterable[Sides], known: Iterable[Triple]) -> tuple[Counts, Counts, Counts]:
    """Count the known slots that a new text has, too, by what stands in them: figures, dates and names.

    The same; another thing although both sides are the same; another thing beside one side.
    """
    figures, dates, names = map(_compared, new, known)
    agree, changed, unlike = zip(figures, dates, names, strict=True)
    return agree, changed, unlike


def _compared(new: Sides, known: Triple) -> Counts:
    agree = changed = unlike = 0
    befores, afters, left, right, both = new
    for before, value, after in zip(*known, strict=True):
        if before not in befores and after not in afters:  # so it is with most
            continue
        if before << _BITS | value in left or value << _BITS | after in right:
            agree += 1
        elif before << _BITS | after in both:
            changed += 1
        else:
            unlike += 1
    return agree, changed, unlike
