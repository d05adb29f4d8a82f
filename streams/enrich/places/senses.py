"""Which of the places of one name is meant: what stands after a comma, the countries of the text, then size.

Every place weighs as many as its inhabitants, times what speaks for it. Where two come near each other no one is chosen;
what they have in common, the country, is still told.
"""

from dataclasses import dataclass, field

from streams.enrich.gazetteer import City, Region
from streams.enrich.places import clues
from streams.enrich.places.areas import Area
from streams.enrich.places.guards import Trust, given_names
from streams.enrich.places.meanings import TOWN, Name, Option, Sense, lies

IN_COUNTRY, IN_DIVISION = 50, 10
"""How many times more a place counts whose country, or division, the text names."""

BESIDE = 1_000
"""How many times more counts, of a country and a division of one name, that of which a town stands in the text."""

CLEARLY = 1.5
"""How many times the weight of the next one the chosen place must have."""

ALONE_CLEARLY = 4
"""The same for a place that newsrooms do not write alone, in a text that does not name its country: Valencia, Cambridge."""

COUNTY_CLEARLY = 10
"""The same for a county where the text names none of the states that have one: Cook County, not Washington County."""

MILLION, LARGE = 1_000_000, 300_000
"""Inhabitants from which a city is believed that has a given name, and one of a country that the text does not name."""


@dataclass(slots=True)
class Context:
    """The countries and divisions that the text names without doubt."""

    countries: dict[str, set[str]] = field(default_factory=dict)
    divisions: dict[Region, set[str]] = field(default_factory=dict)
    """Each with the names that alone are told to lie in it: Ontario, of London, says nothing of another London."""
    homes: set[Region] = field(default_factory=set)
    """Where the towns lie, and the peoples live, that the text surely names; a people has no division."""

    def add(self, country: str, division: str, of: str = "") -> None:
        """Take in one mention; `of` is the name that is told to lie there."""
        if country:
            self.countries.setdefault(country, set()).add(of)
            self.divisions.setdefault((country, division), set()).add(of)

    def names(self, country: str, of: str) -> bool:
        """Say whether the text names a country, and not only to say where a place of that name lies."""
        return not self.countries.get(country, set()) <= {of}

    def factor(self, country: str, division: str, of: str) -> int:
        """Return how many times more a place there counts."""
        inside = bool(division) and not self.divisions.get((country, division), set()) <= {of}
        return (IN_COUNTRY if self.names(country, of) else 1) * (IN_DIVISION if inside else 1)


def choose(name: Name, trust: Trust, key: tuple[str, tuple[Region, ...]], context: Context) -> Sense | None:
    """Return the place meant, its country alone if only that is sure, or None for a name that is hardly a place.

    `key` is the name as the text has it, and where it is told to lie.
    """
    of, within = key
    if not name.options:
        countries = {country for country, _ in within}
        return Sense(name.key, country=min(countries) if len(countries) == 1 else None) if within else None
    if name.counties:
        return _county(name, within, context)
    best = name.options[0]
    if len(name.options) > 1:
        weighed = _weighed(name, key, context)
        (weight, best), (next_weight, following) = weighed[0], weighed[1] if len(weighed) > 1 else (0, best)
        supported = bool(within) or best.alone or context.names(best.place.country, of)
        clearly = CLEARLY if supported else ALONE_CLEARLY
        if weight < clearly * next_weight or not (supported or _foremost(best, weighed)):
            common = best.place.country if best.place.country == following.place.country else None
            return Sense(name.key.title(), country=common) if trust is Trust.BACKED else None
    if not _believed(name, best, trust, key, context):
        return None
    return Sense(best.sense.name) if not within and _elsewhere(best, of, context) else best.sense


def _foremost(best: Option, weighed: list[tuple[float, Option]]) -> bool:
    """Say whether no other country has its capital by that name: Victoria is a state, and the capital of Seychelles."""
    return not any(
        isinstance(each.place, City) and each.place.rank == "C" and each.place.country != best.place.country
        for _, each in weighed
    )


def _elsewhere(best: Option, of: str, context: Context) -> bool:
    """Say whether a town is too small to be meant in a text that names other countries, and not its own."""
    if best.alone or not context.countries or best.place.population >= TOWN:
        return False
    return not context.names(best.place.country, of)


def _county(name: Name, within: tuple[Region, ...], context: Context) -> Sense:
    """Return the county of the state that the text names; without one the only one that is large, else the country."""
    told = {each for each in within if each[1]} or context.divisions.keys() | context.homes
    states = [each for each in name.options if (each.place.country, each.place.division) in told]
    best, *others = sorted(states or name.options, key=lambda each: -each.weight)
    clearly = CLEARLY if states else COUNTY_CLEARLY
    if not others or best.weight >= clearly * others[0].weight:
        return best.sense
    return Sense(name.key.title(), country=best.place.country)


def _weighed(name: Name, key: tuple[str, tuple[Region, ...]], context: Context) -> list[tuple[float, Option]]:
    """Return the places with what they weigh in this text, the weightiest first."""
    of, within = key
    inside = (
        [option for option in name.options if any(lies(option.place, region) for region in within)] if within else []
    )
    weighed = [
        (
            each.weight
            * context.factor(each.place.country, each.place.division, of)
            * _beside(name, each.place, context),
            each,
        )
        for each in inside or name.options
    ]
    return sorted(weighed, key=lambda option: (-option[0], str(option[1].place.geonames)))


def _beside(name: Name, place: Area | City, context: Context) -> int:
    """Return what a town beside it tells of a name that a country shares with another's division: Georgia, and Atlanta."""
    if not name.shared or isinstance(place, City):
        return 1
    if place.division:
        return BESIDE if (place.country, place.division) in context.homes else 1
    return BESIDE if any(place.country == country for country, _ in context.homes) else 1


def _believed(name: Name, best: Option, trust: Trust, key: tuple[str, tuple[Region, ...]], context: Context) -> bool:
    """Say whether a place is named here at all, and not a person, a word, or one too small to stand without a word."""
    of, within = key
    if name.key in clues.CALENDAR:
        return bool(within)
    if within or trust is Trust.BACKED or best.alone:
        return True
    population = best.place.population
    if name.key in clues.COMMON or (name.key in given_names() and population < MILLION):
        return False
    return population >= (TOWN if context.names(best.place.country, of) else LARGE)
