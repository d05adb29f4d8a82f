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
from streams.dedupe.letters import U32, U64, Mask, Places
from streams.dedupe.thresholds import SKETCH, SKETCH_AND_FOOTERS

FOOTER: Final = 1
"""The bit that marks a shingle of a footer."""

_BITS: Final = 31
_ABOUT: Final = 1.25
"""How far from twice as many the shingles of the level below may be."""

_NO_PLACES: Final[Places] = np.zeros(0, np.int64)


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


def filled(hashes: U64, sketched: Sketched, inside: Mask) -> tuple[Sketched, U32]:
    """Return the sketch of the least level at which there is room for the shingles that begin outside, and its shingles marked.

    A level below has about twice as many: the text is read again only where a footer left that much room.
    """
    kept, places, level, finer = sketched
    finer = _NO_PLACES if finer is None else finer
    kept, places, level, marked = _fill(
        hashes, kept, places, level, finer, inside, SKETCH, SKETCH_AND_FOOTERS, _ABOUT, FOOTER
    )
    return sketched if level == sketched.level else Sketched(kept, places, level), marked


@compiled
def _fill(
    hashes: U64,
    kept: U32,
    begins: Places,
    level: int,
    finer: Places,
    inside: Mask,
    most: int,
    both: int,
    about: float,
    footer: int,
) -> tuple[U32, Places, int, U32]:
    """Return the shingles, where they begin, at which level, and the shingles with those of footers marked."""
    while level and 2 * _outside(begins, inside) <= most * about:
        if not len(finer):
            finer = _places(hashes, level - 1)
        more, at = firsts(hashes, finer)
        if len(more) > both or _outside(at, inside) > most:
            break
        kept, begins, level, finer = more, at, level - 1, finer[:0]
    marked = kept.copy()
    for number in range(len(marked)):
        if inside[begins[number]]:
            marked[number] |= footer
    return kept, begins, level, marked


@compiled
def _outside(places: Places, inside: Mask) -> int:
    count = 0
    for at in places:
        count += not inside[at]
    return count


@compiled
def _places(hashes: U64, level: int) -> Places:
    """Return where the shingles of a level begin, each as often as it comes."""
    places, count, zeros = np.empty(len(hashes), np.int64), 0, np.uint64(64 - level)
    for at in range(len(hashes)):
        places[count] = at
        count += level == 0 or hashes[at] >> zeros == 0
    return places[:count]


@compiled
def _sample(hashes: U64, level: int, most: int) -> tuple[U32, Places, int, Places]:
    """Return at most so many shingles, each once, where they begin, at which level, and the places of the level before."""
    places = _places(hashes, level)
    finer, count = places[:0], len(places)
    while count > most:
        finer = places[:count].copy()
        level += 1
        count, zeros = 0, np.uint64(64 - level)
        for at in finer:
            places[count] = at
            count += hashes[at] >> zeros == 0
    kept, begins = firsts(hashes, places[:count])
    return kept, begins, level, finer


@compiled
def firsts(hashes: U64, places: Places) -> tuple[U32, Places]:
    """Return the shingles at some places and where they begin, each once: where it stands first.

    A shingle is a hash of 64 bits as a sketch has it: 31 bits, and the mark.
    """
    kept, begins, count = np.empty(len(places), np.uint32), np.empty(len(places), np.int64), 0
    size = 2
    while size < 2 * len(places):
        size *= 2
    table = np.zeros(size, np.int64)  # where the hash says, or behind that: which of those kept it is, and one
    for at in places:
        shingle = np.uint32(hashes[at] >> np.uint64(33) << np.uint64(1))
        home = shingle >> 1 & size - 1
        while table[home] and kept[table[home] - 1] != shingle:
            home = home + 1 & size - 1
        if not table[home]:
            kept[count], begins[count] = shingle, at
            count += 1
            table[home] = count
    return kept[:count], begins[:count]


def below(level: int) -> np.uint64:
    """Return what the hashes are below whose shingles are in a sketch of this level: those with so many zeros in front."""
    return np.uint64(1 << (64 - level))
