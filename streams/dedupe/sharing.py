"""What running stories share with an item: read from the stories as they lie in memory, several at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from streams.dedupe.commonness import Weights
from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U8, U32, Mask, Places
from streams.dedupe.running import COUNTS, LAST
from streams.dedupe.weighing import Words


class Shared(NamedTuple):
    """A packed story, and what it shares with an item.

    When it last went on, how many members it has and how many terms those have, how often they have a rare term of the item, and
    what they share of its weight: the weights of each member added up, and then those.
    """

    row: bytes
    last: int
    members: int
    terms: int
    rare: int
    weight: float


def shared(rows: Sequence[bytes], words: Words, asked: float) -> list[Shared]:
    """Return those of packed stories that have at least so many rare terms of an item, with what they share with it."""
    if not rows:
        return []
    data, lengths = np.frombuffer(b"".join(rows), np.uint8), np.fromiter(map(len, rows), np.int64, len(rows))
    found = np.empty((len(rows), 6))
    count = _share(data, lengths, LAST, COUNTS, words.terms, words.weights, words.rare, asked, found)
    return [
        Shared(rows[int(row)], int(last), int(members), int(terms), int(rare), weight)
        for row, last, members, terms, rare, weight in found[:count].tolist()
    ]


@compiled
def _share(
    data: U8,
    lengths: Places,
    last: int,
    head: int,
    terms: U32,
    weights: Weights,
    rare: Mask,
    asked: float,
    found: Weights,
) -> int:
    size = 2
    while size < 2 * len(terms):
        size *= 2
    homes = np.zeros(size, np.int64)
    for at in range(len(terms)):
        homes[_home(homes, terms, int(np.int64(terms[at])))] = at + 1
    seen, begin, count = np.empty(len(terms), np.bool_), 0, 0
    for row in range(len(lengths)):
        seen[:] = False
        members = np.int64(data[begin + head - 1])
        place = int(begin + head + members)
        told, total = 0, 0.0
        for member in range(begin + head, begin + head + members):
            weight = 0.0
            for _ in range(data[member]):
                known = homes[_home(homes, terms, _number(data, place, 4))] - 1
                place += 4
                if known >= 0:
                    weight += weights[known]
                    told += rare[known]
                    seen[known] = rare[known]
            total += weight
        if seen.sum() >= asked:
            found[count, 0], found[count, 1], found[count, 2] = row, _number(data, begin + last, 8), members
            found[count, 3], found[count, 4], found[count, 5] = (place - begin - head - members) // 4, told, total
            count += 1
        begin += lengths[row]
    return count


@compiled
def _home(homes: Places, terms: U32, term: int) -> int:
    """Return where a term stands, or would stand."""
    mask = len(homes) - 1
    at = term & mask
    while homes[at] and terms[homes[at] - 1] != term:
        at = (at + 1) & mask
    return at


@compiled
def _number(data: U8, place: int, size: int) -> int:
    """Return the number of so many bytes that begins at a place."""
    number = np.int64(0)
    for at in range(place + size - 1, place - 1, -1):
        number = number << 8 | np.int64(data[at])
    return int(number)
