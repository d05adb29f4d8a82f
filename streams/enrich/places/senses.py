"""Which of the places of one name is meant: what stands after a comma, the countries of the text, then size.

Every place weighs as many as its inhabitants, times what speaks for it. Where two come near each other no one is chosen;
what they have in common, the country, is still told.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from streams.enrich.gazetteer import City, Region
from streams.enrich.places import clues
from streams.enrich.places.areas import Area
from streams.enrich.places.candidates import Candidate
from streams.enrich.places.guards import Trust, given_names

COUNTRY = 1_000_000_000
"""The weight of a country: every town of its name is written with what it lies in."""

ALONE, CAPITAL, ALIAS = 30, 5, 0.1
"""How many times its inhabitants count a city that newsrooms write alone, another capital, a city under an alias."""

RANKS: dict[str, int] = {"S": ALONE, "C": CAPITAL, "": 1}

IN_COUNTRY, IN_DIVISION = 50, 10
"""How many times more a place counts whose country, or division, the text names."""

BESIDE = 1_000
"""How many times more counts, of a country and a division of one name, that of which a town stands in the text."""

SAME_NAME = 0.05
"""What a division counts beside a city of its name that lies in it: "Kursk" alone is the city."""

CLEARLY = 1.5
"""How many times the weight of the next one the chosen place must have."""

CHIEF = 3
"""How many times larger than the next of its name a town is that is meant without a doubt."""

MILLION, LARGE, TOWN = 1_000_000, 300_000, 80_000
"""Inhabitants from which a city is believed alone, and alone in a text that names its country."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A place: all of it, or its country only where that is all we know."""

    name: str
    uri: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @classmethod
    def of_area(cls, area: Area) -> "Sense":
        """Return an area as a sense."""
        return cls(area.name, area.uri, area.country or None, area.latitude, area.longitude)

    @classmethod
    def of_city(cls, city: City) -> "Sense":
        """Return a city as a sense."""
        return cls(city.name, city.uri, city.country, city.latitude, city.longitude)


@dataclass(slots=True)
class Context:
    """How often the text names a country or a division without doubt."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[Region] = field(default_factory=Counter)
    homes: set[Region] = field(default_factory=set)
    """Where the towns lie, and the peoples live, that the text surely names; a people has no division."""

    def add(self, country: str, division: str) -> None:
        """Count one mention."""
        if country:
            self.countries[country] += 1
            self.divisions[country, division] += 1

    def factor(self, country: str, division: str) -> int:
        """Return how many times more a place there counts."""
        inside = bool(division) and (country, division) in self.divisions
        return (IN_COUNTRY if country in self.countries else 1) * (IN_DIVISION if inside else 1)


def chief(cities: Sequence[City]) -> City | None:
    """Return the town of a name that is known to most: large, and much larger than the next one."""
    ranked = sorted(cities, key=lambda city: -city.population)
    if not ranked or ranked[0].population < TOWN:
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0].population > CHIEF * ranked[1].population else None


def choose(candidate: Candidate, trust: Trust, within: tuple[Region, ...], context: Context) -> Sense | None:
    """Return the place meant, its country alone if only that is sure, or None for a name that is hardly a place."""
    options = _options(candidate, within, context)
    if not options:
        countries = {country for country, _ in within}
        return Sense(candidate.key, country=min(countries) if len(countries) == 1 else None) if within else None
    options.sort(key=lambda option: (-option[0], str(option[1].geonames)))
    weight, best = options[0]
    if len(options) > 1 and weight < CLEARLY * options[1][0]:
        common = best.country if best.country == options[1][1].country else None
        return Sense(candidate.key.title(), country=common) if common and trust is Trust.BACKED else None
    if not _believed(candidate, best, trust, within, context):
        return None
    return Sense.of_area(best) if isinstance(best, Area) else Sense.of_city(best)


def _options(candidate: Candidate, within: tuple[Region, ...], context: Context) -> list[tuple[float, Area | City]]:
    places: list[Area | City] = [*candidate.areas, *candidate.cities]
    inside = [place for place in places if any(_lies(place, region) for region in within)]
    beside = _beside(candidate, context)
    return [
        (_weight(place, candidate) * context.factor(place.country, place.division) * beside(place), place)
        for place in inside or places
    ]


def _beside(candidate: Candidate, context: Context) -> Callable[[Area | City], int]:
    """Return what a town beside it tells of a name that a country shares with another's division: Georgia, and Atlanta."""
    homes = {area.country for area in candidate.areas}
    shared = len(homes) > 1 and any(not area.division for area in candidate.areas)
    countries = {country for country, _ in context.homes}

    def factor(place: Area | City) -> int:
        told = (place.country, place.division) in context.homes if place.division else place.country in countries
        return BESIDE if shared and isinstance(place, Area) and told else 1

    return factor


def _lies(place: Area | City, region: Region) -> bool:
    country, division = region
    below = bool(place.division) and place.country == country
    return below and (not division or (isinstance(place, City) and place.division == division))


def _weight(place: Area | City, candidate: Candidate) -> float:
    if isinstance(place, City):
        return max(place.population, 1) * (ALIAS if place.alias else RANKS[place.rank])
    if not place.division:
        return COUNTRY
    shared = any(city.country == place.country and city.division == place.division for city in candidate.cities)
    return place.population * (SAME_NAME if shared else 2)


def _believed(
    candidate: Candidate, place: Area | City, trust: Trust, within: tuple[Region, ...], context: Context
) -> bool:
    """Say whether a place is named here at all, and not a person, a word, or one too small to stand without a word."""
    if candidate.key in clues.CALENDAR:
        return bool(within)
    alone = place.rank == "S" if isinstance(place, City) else not place.division
    if within or trust is Trust.BACKED or alone:
        return True
    if candidate.key in clues.COMMON or (candidate.key in given_names() and place.population < MILLION):
        return False
    return place.population >= (TOWN if place.country in context.countries else LARGE)
