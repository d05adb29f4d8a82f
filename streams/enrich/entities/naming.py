"""A piece as the rules see it: its words with their signs, and what stands beside them."""

from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from streams.enrich.entities.lexicon import SUFFIXES
from streams.enrich.entities.wording import Wording

Kind = Literal["person", "organisation"]

ARTICLES = frozenset({"the", "a", "an"})
"""What stands before no family name, but before things that are called after people."""

INSIDE = frozenset({"in", "near", "outside", "around", "off"})
"""What stands before places."""

AT = INSIDE | {"of", "at", "from"}
"""What stands before places and houses, and before nobody who speaks: "reporters in Hove said"."""

SITE = "town of"
"""Stands for what tells before a name that it is a place's: "the village of", "81, of", the number of a house."""


class Name(NamedTuple):
    """The words of a piece, their keys and signs, and what stands beside them in small letters."""

    words: list[str]
    keys: list[str]
    signs: list[int]
    any: int
    """The signs of all of them."""
    before: str
    after: str
    office: bool
    """Whether an office stands before it."""
    starts: bool
    """Whether it begins a sentence."""
    joined: str
    """The keys as one string."""


def named(run: Wording, first: int, last: int, before: str, after: str, *, office: bool, starts: bool) -> Name:
    """Make a name of the words of a run from `first` up to `last`, and of what stands around them."""
    words, keys, signs = run.words[first:last], run.keys[first:last], run.signs[first:last]
    if "," in words:
        kept = [index for index, word in enumerate(words) if word != ","]
        words, keys, signs = (
            [words[each] for each in kept],
            [keys[each] for each in kept],
            [signs[each] for each in kept],
        )
    if len(words) > 1 and keys[-1] in SUFFIXES:
        words, keys, signs = words[:-1], keys[:-1], signs[:-1]
    every = reduce(or_, signs)
    return Name(words, keys, signs, every, before, after, office, starts, " ".join(keys))
