"""Which of the places of one name is meant: what stands after a comma, the countries of the text, then size.

Every place weighs as many as its inhabitants, times what speaks for it. Where two come near each other no one is chosen;
what they have in common, the country, is still told.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from streams.enrich.gazetteer import City, Region, towns
from streams.enrich.places import clues
from streams.enrich.places.areas import Area
from streams.enrich.places.guards import Trust, given_names
from streams.enrich.places.leanings import leaning
from streams.enrich.places.meanings import STATED, TOWN, Name, Option, Sense, lies, sense_of

IN_COUNTRY, IN_DIVISION = 50, 10
"""How many times more a place counts whose country, or division, the text names."""

BESIDE = 1_000
"""How many times more counts, of a country and a division of one name, that of which a town stands in the text."""

CLEARLY = 1.5
"""How many times the weight of the next one the chosen place must have."""

ALONE_CLEARLY = 4
"""The same for a place that newsrooms do not write alone, in a text that does not name its country: Valencia, Cambridge."""

RIVAL = 4
"""How many times the weight of a namesake in a country that the text names a city must have that newsrooms write alone."""

COUNTY_CLEARLY = 10
"""The same for a county where the text names none of the states that have one: Cook County, not Washington County."""

MILLION, LARGE = 1_000_000, 300_000
"""Inhabitants from which a city is believed that has a given name, and one of a country that the text does not name."""


@dataclass(slots=True)
class Context:
    """The countries and divisions that the text names without doubt."""

    text: str
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
        return _others(self.countries.get(country), of)

    def factor(self, country: str, division: str, of: str) -> int:
        """Return how many times more a place there counts."""
        if not _others(self.countries.get(country), of):  # nor then one of its divisions
            return 1
        inside = division and _others(self.divisions.get((country, division)), of)
        return IN_COUNTRY * IN_DIVISION if inside else IN_COUNTRY


def _others(tellers: set[str] | None, of: str) -> bool:
    """Say whether something else than a name itself tells of a country or a division."""
    return tellers is not None and (len(tellers) > 1 or of not in tellers)


def choose(name: Name, trust: Trust, key: tuple[str, tuple[Region, ...]], context: Context) -> Sense | None:
    """Return the place meant, its country alone if only that is sure, or None for a name that is hardly a place.

    `key` is the name as the text has it, and where it is told to lie.
    """
    _, within = key
    if not name.options:
        countries = {country for country, _ in within}
        return Sense(name.key, country=min(countries) if len(countries) == 1 else None) if within else None
    if name.counties:
        return _county(name, within, context)
    if name.shared and not within and (state := name.division) and state.country == "US":
        return _shared(name, state, context)
    return _weightiest(name, trust, key, context)


def _weightiest(name: Name, trust: Trust, key: tuple[str, tuple[Region, ...]], context: Context) -> Sense | None:
    """Return the place that weighs most, if it is clear of the next one and believed."""
    of, within = key
    weighed = _weighed(name, key, context) if len(name.options) > 1 else [(0.0, name.options[0])]
    weight, best = weighed[0]
    if len(weighed) > 1:
        next_weight, following = weighed[1]
        supported = bool(within) or best.alone or context.names(best.place.country, of)
        clearly = CLEARLY if supported else ALONE_CLEARLY
        if weight < clearly * next_weight or not (supported or _foremost(best, weighed)):
            common = best.place.country if best.place.country == following.place.country else None
            return Sense(name.key.title(), country=common) if trust is Trust.BACKED else None
    if not _believed(name, best, trust, key, context):
        return None
    if not within and (_torn(best, name, context) or _is_elsewhere_too(best, name, context)):
        return Sense(best.sense.name, country=best.place.country)
    if not within and best.alone and len(weighed) > 1 and _rivalled(weighed, of, context):
        return Sense(best.sense.name)
    return Sense(best.sense.name) if not within and _elsewhere(best, of, context) else best.sense


def _shared(name: Name, state: Area, context: Context) -> Sense:
    """Return the country or the state of the United States that share a name; of neither more than the name where nothing tells."""
    (country,) = (area for area in name.areas if not area.division)
    own = state.country, state.division
    if any(home == country.country for home, _ in context.homes):
        return sense_of(country)
    if own in context.homes:
        return sense_of(state)
    abroad = [each for each in context.countries if context.names(each, name.key)]
    leans = leaning(context.text, abroad, context.divisions.keys() | context.homes, own)
    if not leans:
        return Sense(name.key.title())
    return sense_of(state if leans > 0 else country)


def _torn(best: Option, name: Name, context: Context) -> bool:
    """Say whether a city may be meant or the state of its name, of which the text speaks and names a town: Washington, and Spokane."""
    state = name.division
    if state is None or isinstance(best.place, Area) or state.country != best.place.country:
        return False
    own = state.country, state.division
    return state.division != best.place.division and name.key in context.divisions.get(own, ()) and own in context.homes


def _is_elsewhere_too(best: Option, name: Name, context: Context) -> bool:
    """Say whether a state that the text names has a small town of the name, and that of the city is not named: Astoria, and Oregon."""
    country, division = best.place.country, best.place.division
    if best.alone or name.areas or country not in STATED or best.place.population >= LARGE:
        return False
    if not context.divisions.get((country, division), set()) <= {name.key}:
        return False
    having = _towns_lie(name.key, country)
    return any(region in having and not tellers <= {name.key} for region, tellers in context.divisions.items())


@lru_cache(maxsize=4096)
def _towns_lie(key: str, country: str) -> frozenset[Region]:
    """Return the divisions of a country in which small towns have a name."""
    return frozenset((town.country, town.division) for town in towns(key, ((country, ""),)))


def _rivalled(weighed: list[tuple[float, Option]], of: str, context: Context) -> bool:
    """Say whether a city that newsrooms write alone has a large namesake where the text is, which is not in the city's country.

    London in a text of Ontario, Santiago in one of the Dominican Republic.
    """
    (_, best), *others = weighed
    if isinstance(best.place, Area) or context.names(best.place.country, of):
        return False
    return any(
        isinstance(each.place, City) and each.place.population >= TOWN and weight * RIVAL > best.weight
        for weight, each in others
        if context.names(each.place.country, of)
    )


def _foremost(best: Option, weighed: list[tuple[float, Option]]) -> bool:
    """Say whether no other country has its capital by that name: Victoria is a state, and the capital of Seychelles."""
    return not any(
        isinstance(each.place, City) and each.place.rank == "C" and each.place.country != best.place.country
        for _, each in weighed
    )


def _elsewhere(best: Option, of: str, context: Context) -> bool:
    """Say whether a town is too small to be meant in a text that names other countries, and not its own."""
    if best.alone or isinstance(best.place, Area) or not context.countries or best.place.population >= TOWN:
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
            each.weight * _told(each, of, context) * (_beside(each.place, context) if name.shared else 1),
            each,
        )
        for each in inside or name.options
    ]
    return sorted(weighed, key=lambda option: (-option[0], option[1].order))


def _told(option: Option, of: str, context: Context) -> int:
    """Return how many times more a place counts where the text is; what newsrooms write alone needs no country."""
    place = option.place
    times = context.factor(place.country, place.division, of) if place.country in context.countries else 1
    return IN_COUNTRY if times < IN_COUNTRY and option.alone and not option.alias else times


def _beside(place: Area | City, context: Context) -> int:
    """Return what a town beside it tells of a name that a country shares with another's division: Georgia, and Atlanta."""
    if isinstance(place, City):
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
    own = len(name.areas) == 1 and name.areas[0].country == best.place.country
    borne_out = own or context.names(best.place.country, of)
    return population >= (TOWN if borne_out else LARGE)
