"""Names that only a comma makes places: "Hector, Minn.", "Pandi, Philippines". Small towns, linked if the gazetteer has them."""

from collections.abc import Iterator

from streams.enrich.gazetteer import Region, towns
from streams.enrich.places import clues
from streams.enrich.places.candidates import Candidate
from streams.enrich.places.words import Word, before

LONGEST = 4
"""Words of the name of a town at most."""


def names_before(text: str, words: list[Word], covered: frozenset[int]) -> Iterator[Candidate]:
    """Yield the runs of capitalised words before a comma that no name of the gazetteer covers."""
    for index, word in enumerate(words):
        if index in covered or text[word.end : word.end + 2] not in (", ", ",\n"):
            continue
        first = index
        while words[first].joined and first - 1 not in covered and words[first - 1].key not in clues.LEADING:
            first -= 1
        if index - first < LONGEST and not (words[first].joined and first - 1 in covered):
            start = words[first].start
            yield Candidate(start, word.end, text[start : word.end], first, index)


def town(text: str, name: Candidate, within: tuple[Region, ...]) -> Candidate | None:
    """Return the name as a town of a region, as a mere name after "in" if the gazetteer lacks it, or nothing."""
    found = towns(name.key, within)
    largest = sorted(found, key=lambda city: (-city.population, city.geonames))[:1]
    if largest or before(text, name.start).lower() in clues.PLACE_BEFORE:
        return Candidate(name.start, name.end, name.key, name.first, name.last, (), tuple(largest))
    return None
