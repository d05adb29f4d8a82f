"""What a text has in common with a sketch, shingle by shingle in the order of both."""

from typing import NamedTuple

import numpy as np

from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, Mask, Places
from streams.dedupe.sketch import FOOTER


class Shared(NamedTuple):
    """What a text shares with a sketch, leaving out the shingles that are of a footer in either.

    `here` has the common ones by their rank among the `own` ones of the text, in order, and `there` by that among the
    `others` of the sketch; `start` and `end` are the letters at which the first and the last begin.
    """

    own: int
    others: int
    here: Places
    there: Places
    start: int
    end: int


class Level(NamedTuple):
    """The shingles of a text at a level, the letters at which they begin, and which of them are of footers."""

    values: U32
    places: Places
    inside: Mask


def shared(level: Level, kept: U32) -> Shared:
    """Compare the shingles of a text with the sketch of another."""
    here: Places = np.empty(len(level.values), np.int64)
    there: Places = np.empty(len(level.values), np.int64)
    own, others, common, start, end = _shared(*level, kept, FOOTER, here, there)
    return Shared(own, others, here[:common], there[:common], start, end)


@compiled
def _shared(
    values: U32, places: Places, inside: Mask, kept: U32, footer: int, here: Places, there: Places
) -> tuple[int, int, int, int, int]:
    table, numbers = _table(kept), np.empty(len(values), np.int64)
    foreign = (kept & footer) != 0
    for at in range(len(values)):
        numbers[at] = number = _number(values[at], kept, table)
        if inside[at] and number >= 0:
            foreign[number] = True
    ranks, others = np.empty(len(kept), np.int64), 0
    for number in range(len(kept)):
        ranks[number] = others
        others += not foreign[number]
    own = common = start = end = 0
    for at in range(len(values)):
        number = numbers[at]
        if inside[at] or (number >= 0 and foreign[number]):
            continue
        if number >= 0:
            here[common], there[common] = own, ranks[number]
            start, end = start if common else places[at], places[at]
            common += 1
        own += 1
    return own, others, common, start, end


@compiled
def _table(kept: U32) -> Places:
    """Return where each shingle is found by its hash, or behind that: its number and one."""
    size = 2
    while size < 2 * len(kept):
        size *= 2
    table = np.zeros(size, np.int64)
    for number in range(len(kept)):
        home = kept[number] >> 1 & size - 1
        while table[home]:
            home = home + 1 & size - 1
        table[home] = number + 1
    return table


@compiled
def _number(value: np.uint32, kept: U32, table: Places) -> int:
    """Return the number of a shingle among those kept, whether those are marked or not; -1 where it is not there."""
    home = value >> 1 & len(table) - 1
    while table[home] and kept[table[home] - 1] >> 1 != value >> 1:
        home = home + 1 & len(table) - 1
    number: int = table[home] - 1
    return number
