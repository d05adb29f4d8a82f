"""Names that only a comma makes places: "Hector, Minn.", "Pandi, Philippines". Small towns, linked if the gazetteer has them."""

from collections.abc import Iterator

from streams.enrich.gazetteer import Region, towns
from streams.enrich.places import clues
from streams.enrich.places.meanings import Name, name
from streams.enrich.places.words import Words, before

LONGEST = 4
"""Words of the name of a town at most."""


_COMMAS = frozenset((", ", ",\n"))
"""What stands behind such a name."""


def names_before(words: Words, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the capitalised words that stand before a comma and that no name covers."""
    for last in [index for index, gap in enumerate(words.gaps) if gap and gap[0] == "," and gap[:2] in _COMMAS]:
        if last in covered:
            continue
        first = last
        while words.joined[first] and first - 1 not in covered and words.keys[first - 1] not in clues.LEADING:
            first -= 1
        if last - first < LONGEST and not (words.joined[first] and first - 1 in covered):
            yield first, last


def town(text: str, start: int, end: int, within: tuple[Region, ...]) -> Name | None:
    """Return a name as a town of a region, as a mere name after "in" if the gazetteer lacks it, or nothing."""
    bearers = towns(text[start:end], within)
    largest = sorted(bearers, key=lambda city: (-city.population, city.geonames))[:1]
    if largest or before(text, start).lower() in clues.PLACE_BEFORE:
        return name(text[start:end], (), tuple(largest))
    return None
