"""A sketch of a text: a sample of its shingles that every copy of the text takes alike, in the order of the text.

A shingle is kept when its hash is below 2^(31 − level) (mod sampling, as in FracMinHash): the level is the least at
which at most `SKETCH` are left, so that a short text keeps all and a long one a share. Two texts are compared at the level
of the known one: of the new one all shingles are at hand (whole.py), so what both have there is a fair sample of what both
have, whatever their lengths. A MinHash signature loses that, and order too. The lowest bit of a kept hash is not of the hash:
it marks what belongs to a footer.
"""

from typing import Final, NamedTuple

import numpy as np

from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, U64, Places
from streams.dedupe.thresholds import SKETCH

FOOTER: Final = 1
"""The bit that marks a shingle of a footer."""

SHIFT: Final = np.uint64(33)
"""What of a hash of 64 bits is no part of a shingle."""
_BITS: Final = 31


def limit(level: int) -> int:
    """Return what the shingles of a sketch of this level are below."""
    return 1 << (_BITS - level + 1)


class Sketched(NamedTuple):
    """The kept shingles in the order of the text, the letter at which each begins, and the level.

    `finer` has the letters at which the shingles of the level below begin, where they were looked at.
    """

    kept: U32
    places: Places
    level: int
    finer: Places | None = None


def sketch(hashes: U64) -> Sketched:
    """Return the sketch of a text."""
    level = max(0, (len(hashes) // SKETCH).bit_length() - 1)
    kept, places, level, finer = _sample(hashes, level, SKETCH)
    return Sketched(kept, places, level, finer if len(finer) else None)


@compiled
def _sample(hashes: U64, level: int, most: int) -> tuple[U32, Places, int, Places]:
    """Return at most so many shingles, each once, where they begin, at which level, and the places of the level before."""
    places = np.empty(len(hashes), np.int64)
    count, zeros = 0, np.uint64(64 - level)
    for at in range(len(hashes)):
        places[count] = at
        count += level == 0 or hashes[at] >> zeros == 0
    finer = places[:0]
    while count > most:
        finer = places[:count].copy()
        level += 1
        count, zeros = 0, np.uint64(64 - level)
        for at in finer:
            places[count] = at
            count += hashes[at] >> zeros == 0
    kept, different = np.empty(count, np.uint32), 0
    for at in places[:count]:
        shingle = np.uint32(hashes[at] >> np.uint64(33) << np.uint64(1))
        known = 0
        while known < different and kept[known] != shingle:
            known += 1
        if known == different:
            kept[different], places[different] = shingle, at
            different += 1
    return kept[:different], places[:different].copy(), level, finer


def firsts(found: U32, places: Places) -> tuple[U32, Places]:
    """Return shingles and where they begin, each once: where it stands first."""
    kept, begins = np.empty_like(found), np.empty_like(places)
    count = _firsts(found, places, kept, begins)
    return kept[:count], begins[:count]


@compiled
def _firsts(found: U32, places: Places, kept: U32, begins: Places) -> int:
    size = 1
    while size < 2 * len(found):
        size *= 2
    table = np.zeros(size, np.int64)  # where the hash of a shingle says, or behind: which of those kept it is, and one
    count = 0
    for at in range(len(found)):
        home = found[at] >> 1 & size - 1
        while table[home] and kept[table[home] - 1] != found[at]:
            home = home + 1 & size - 1
        if not table[home]:
            kept[count], begins[count] = found[at], places[at]
            count += 1
            table[home] = count
    return count


def shingles(hashes: U64) -> U32:
    """Return hashes of 64 bits as a sketch has them: 31 bits, and the mark."""
    return (hashes >> SHIFT).astype(np.uint32) << np.uint32(1)


def below(level: int) -> np.uint64:
    """Return what the hashes are below whose shingles are in a sketch of this level: those with so many zeros in front."""
    return np.uint64(1 << (64 - level))
