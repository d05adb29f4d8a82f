"""Names of the gazetteer in a text: the longest that begins at each capitalised word, with what it may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from streams.enrich.gazetteer import City, cities, keys, known, regions
from streams.enrich.names import fold
from streams.enrich.places.areas import Area, area_of, areas, demonyms
from streams.enrich.places.words import Word

SHORTEST = 4
"""Letters from which a name is looked up as it is; shorter ones are cities only ("Ufa") or initials in capitals (UAE)."""

LONGEST = 6
"""Words of the longest name looked for."""

NO_PLACES = frozenset({"united nations", "un", "white house"})
"""Datelines have them for a city; in a text they are organisations."""

_TAIL = re.compile(r"(?:[ \xa0-]|\n(?!\n)|['’](?=[^\W\d_]{3}))[^\W\d_]+\.?")
"""One more word of a name, in capitals or not: "de" in Rio de Janeiro."""


@dataclass(slots=True)
class Candidate:
    """A name with its span, the words that it covers (first, last) and all that it may mean; `people` for a demonym."""

    start: int
    end: int
    key: str
    first: int
    last: int
    areas: tuple[Area, ...] = ()
    cities: tuple[City, ...] = ()
    people: Area | None = None

    @property
    def wide(self) -> bool:
        """Whether it may be a country, a continent or a people."""
        return self.people is not None or any(not area.division for area in self.areas)


def candidates(text: str, words: list[Word]) -> Iterator[Candidate]:
    """Yield the candidates from left to right; they do not overlap."""
    longest, index = _first_words(), 0
    while index < len(words):
        word = words[index]
        found = _long(text, words, index) if word.key in longest else None
        found = found or _meant(word.start, word.end, word.key, index, index, word.text)
        if found:
            yield found
        index = found.last + 1 if found else index + 1


def _long(text: str, words: list[Word], first: int) -> Candidate | None:
    """Return the longest name of several words that begins with a word."""
    start, end = words[first].start, words[first].end
    if text[end : end + 1] == ".":
        end += 1  # St. Louis
    ends: list[int] = []
    for _ in range(min(_first_words()[words[first].key], LONGEST) - 1):
        tail = _TAIL.match(text, end)
        if not tail:
            break
        end = tail.end()
        ends.append(end)
    for stop in reversed(ends):
        whole = text[start:stop].rstrip(".")
        last = _last(words, first, start + len(whole))
        if last > first and words[last].end >= start + len(whole):
            found = _meant(start, start + len(whole), fold(whole), first, last, whole)
            if found:
                return found
    return None


def _last(words: list[Word], first: int, end: int) -> int:
    """Return the last capitalised word that begins before `end`."""
    last = first
    while last + 1 < len(words) and words[last + 1].start < end:
        last += 1
    return last


def _meant(start: int, end: int, key: str, first: int, last: int, surface: str) -> Candidate | None:  # noqa: PLR0917
    if not _is_name(key):  # most capitalised words
        return _initials(start, end, first, last, surface) if "." in surface else None
    named, peoples = areas(), demonyms()
    if key in NO_PLACES or (len(surface) < SHORTEST and surface.isupper() and key not in named):
        return None
    if len(key) < SHORTEST and not surface.replace(".", "").isupper():
        return Candidate(start, end, key, first, last, (), cities(key)) if len(key) > 2 and known(key) else None  # noqa: PLR2004
    if key in peoples and key not in named:
        return Candidate(start, end, key, first, last, people=peoples[key])
    return Candidate(start, end, key, first, last, named.get(key, ()), cities(key))


@lru_cache(maxsize=20_000)
def _is_name(key: str) -> bool:
    return key in areas() or key in demonyms() or known(key)


def _initials(start: int, end: int, first: int, last: int, surface: str) -> Candidate | None:
    """Return a state by its initials alone: B.C., D.C."""
    states = tuple(area for region in regions(surface) if (area := area_of(*region))) if surface.isupper() else ()
    return Candidate(start, end, fold(surface), first, last, states) if states else None


@cache
def _first_words() -> dict[str, int]:
    """Return the first word of every name of several words, with the number of words of the longest."""
    longest: dict[str, int] = {}
    for names in (keys(), areas(), demonyms()):
        for name in names:
            head, gap, rest = name.partition(" ")
            if gap:
                longest[head] = max(longest.get(head, 0), rest.count(" ") + 2)
    if "st" in longest:
        longest["saint"] = longest["st"]
    return longest
