"""Names of the gazetteer in a text: the longest that begins at each capitalised word, with what it may mean."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from streams.enrich.gazetteer import keys, region_keys
from streams.enrich.places.areas import areas, demonyms
from streams.enrich.places.meanings import Name, meant
from streams.enrich.places.words import Words, key

LONGEST = 6
"""Words of the longest name looked for."""

_TAIL = re.compile(r"(?:[ \xa0-]|\n(?!\n)|['’](?=[^\W\d_]{3}))[^\W\d_]+\.?")
"""One more word of a name, in capitals or not: "de" in Rio de Janeiro."""


class Candidate(NamedTuple):
    """A name with its span and the words that it covers (first, last)."""

    start: int
    end: int
    first: int
    last: int
    name: Name


_new = tuple.__new__
"""Makes a named tuple in a third of the work: its own way goes through a function of Python."""


class Head(NamedTuple):
    """The first word of names: the number of words of the longest, and all second words, each behind a space.

    Eleven thousand sets of second words would take 4.1 MB, one string for each takes 0.7.
    """

    longest: int
    seconds: str


def candidates(text: str, words: Words) -> Iterator[Candidate]:
    """Yield the candidates from left to right; they do not overlap."""
    free = 0
    starts, ends, texts, *_ = words
    several = enumerate(zip(map(heads().get, words.keys), texts, strict=True))
    begin = [(index, head) for index, (head, word) in several if head or "." in word]  # few capitalised words do
    for index, head in begin:
        if index < free:
            continue
        found = _long(text, words, index, head) if head and head.seconds else None
        if not found and (single := meant(texts[index])):
            found = _new(Candidate, (starts[index], ends[index], index, index, single))
        if found and text[found[1] : found[1] + 1] != "$":  # US$ is money
            yield found
            free = found[3] + 1


def _long(text: str, words: Words, first: int, head: Head) -> Candidate | None:
    """Return the longest name of several words that begins with a word."""
    start, end = words.starts[first], words.ends[first]
    near = text[end : end + 3].lower()
    if near[:1] == " ":
        if near not in head.seconds and near.isascii() and near[1:].isalpha():
            return None  # most: no second word begins with these two letters
    elif near[:1] == ".":
        end += 1  # St. Louis
    tail = _TAIL.match(text, end)
    if not tail or (tail[0][0] not in "'’" and f" {key(tail[0][1:])}" not in head.seconds):
        return None
    stops: list[int] = []
    while tail and len(stops) < min(head.longest, LONGEST) - 1:
        stops.append(tail.end())
        tail = _TAIL.match(text, tail.end())
    for stop in reversed(stops):
        whole = text[start:stop].rstrip(".")
        last = _last(words, first, start + len(whole))
        if last > first and words.ends[last] >= start + len(whole) and (found := meant(whole)):
            return Candidate(start, start + len(whole), first, last, found)
    return None


def _last(words: Words, first: int, end: int) -> int:
    """Return the last capitalised word that begins before `end`."""
    last = first
    while last + 1 < len(words.starts) and words.starts[last + 1] < end:
        last += 1
    return last


@cache
def heads() -> dict[str, Head]:
    """Return the first word of every name; a name of one word that begins no other has no second ones."""
    longest: dict[str, int] = {}
    seconds: dict[str, dict[str, None]] = {}
    for names in (keys(), areas(), demonyms()):
        for name in names:
            first, *others = name.split(" ")
            longest[first] = max(longest.get(first, 0), len(others) + 1)
            if others:
                seconds.setdefault(first, {})[f" {others[0]}"] = None
    for first, second in (name.split(" ")[:2] for name in region_keys() if " " in name):
        if first in seconds:
            seconds[first][f" {second}"] = None  # "N. Dak." is a state, if no name of the gazetteer
    single = Head(1, "")
    table = {first: Head(longest[first], "".join(seconds[first])) if first in seconds else single for first in longest}
    return {**table, "saint": table["st"]}
