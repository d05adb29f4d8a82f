"""What a name may mean, worked out once for every name and kept: news names the same places day after day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from streams.enrich.gazetteer import City, Region, cities, known, regions
from streams.enrich.names import fold
from streams.enrich.places.areas import Area, area_of, areas, demonyms
from streams.text.kept import kept

SHORTEST = 4
"""Letters from which a name is looked up as it is; shorter ones are cities only ("Ufa") or initials in capitals (UAE)."""

NO_PLACES = frozenset({"united nations", "un", "white house"})
"""Datelines have them for a city; in a text they are organisations."""

COUNTRY = 1_000_000_000
"""The weight of a country: every town of its name is written with what it lies in."""

ALONE, CAPITAL, ALIAS = 30, 5, 0.1
"""How many times its inhabitants count a city that newsrooms write alone, another capital, a city under an alias."""

RANKS: dict[str, int] = {"S": ALONE, "C": CAPITAL, "": 1}

SAME_NAME = 0.05
"""What a division counts beside a city of its name that lies in it: "Kursk" alone is the city."""

CHIEF = 3
"""How many times larger than the next of its name a town is that is meant without a doubt."""

TOWN = 80_000
"""Inhabitants from which a town is known to most."""


class Sense(NamedTuple):
    """A place: all of it, or its country only where that is all we know."""

    name: str
    uri: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Option(NamedTuple):
    """A place that a name may mean: what it weighs by itself, whether it stands alone in news, and what is told of it."""

    weight: float
    place: Area | City
    alone: bool
    sense: Sense


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A name with all that it may mean; `people` for a demonym."""

    key: str
    areas: tuple[Area, ...]
    cities: tuple[City, ...]
    people: Option | None
    options: tuple[Option, ...]
    wide: bool
    """Whether it may be a country, a continent or a people."""
    division: Area | None
    """The one division that it may be."""
    shared: bool
    """Whether a country has it and a division of another one."""
    chief: City | None
    """The town that it means without a doubt, if no area has it."""
    state: str
    """The division of which it surely speaks: Oregon, though a town of Ohio has its name; not Washington, Kursk."""
    counties: bool
    """Whether it may be one of several counties, of as many states: Washington County."""


def name(key: str, named: tuple[Area, ...] = (), bearers: tuple[City, ...] = (), people: Area | None = None) -> Name:
    """Return a name with what follows from its places."""
    divisions = [area for area in named if area.division]
    places: tuple[Area | City, ...] = (*named, *bearers)
    options = tuple(_option(place, bearers) for place in places)
    return Name(
        key,
        named,
        bearers,
        Option(0, people, alone=True, sense=sense_of(people)) if people else None,
        options,
        wide=people is not None or len(divisions) < len(named),
        division=divisions[0] if len(divisions) == 1 else None,
        shared=len(divisions) < len(named) and len({area.country for area in named}) > 1,
        chief=None if named else _chief(bearers),
        state=named[0].division if len(named) == 1 and _outweighs(options) else "",
        counties=not bearers and len(named) > 1 and all(map(_is_county, named)),
    )


def unlinked(surface: str) -> Name:
    """Return a place of which nothing but the name is known."""
    place = Area(surface)
    return Name(
        key=surface, areas=(), cities=(), people=None, options=(Option(0, place, alone=True, sense=Sense(surface)),),
        wide=False, division=None, shared=False, chief=None, state="", counties=False,
    )  # fmt: skip


def _outweighs(options: tuple[Option, ...]) -> bool:
    """Say whether the first of several places weighs much more than each of the others."""
    return all(options[0].weight > CHIEF * other.weight for other in options[1:])


def _is_county(area: Area) -> bool:
    """Say whether an area lies within a first-order division."""
    return bool(area.division) and area_of(area.country, area.division) is not area


def lies(place: Area | City, region: Region) -> bool:
    """Say whether a place lies in a country, or a town or a county in a division."""
    country, division = region
    if not place.division or place.country != country:
        return False
    return not division or (place.division == division and (isinstance(place, City) or _is_county(place)))


def _option(place: Area | City, bearers: tuple[City, ...]) -> Option:
    alone = place.rank == "S" if isinstance(place, City) else not place.division
    return Option(_weight(place, bearers), place, alone, sense_of(place))


def sense_of(place: Area | City) -> Sense:
    """Return what is told of a place."""
    return Sense(place.name, place.uri, place.country or None, place.latitude, place.longitude)


@kept(4096)
def meant(surface: str) -> Name | None:
    """Return what a name as it is written may mean, or None where it is no place."""
    key = fold(surface)
    named, peoples = areas(), demonyms()
    if key not in named and key not in peoples and not known(key):  # most capitalised words
        return _initials(key, surface) if "." in surface and surface.isupper() else None
    if key in NO_PLACES or (len(surface) < SHORTEST and surface.isupper() and key not in named):
        return None
    if len(key) < SHORTEST and not surface.replace(".", "").isupper():
        return name(key, (), cities(key)) if len(key) > 2 and known(key) else None  # noqa: PLR2004
    if key in peoples and key not in named:
        return name(key, people=peoples[key])
    return name(key, named.get(key, ()), cities(key))


def _initials(key: str, surface: str) -> Name | None:
    """Return a state by its initials alone: B.C., D.C."""
    states = states_of(regions(surface))
    return name(key, states) if states else None


def states_of(several: tuple[Region, ...]) -> tuple[Area, ...]:
    """Return the areas of countries and divisions, those that the tables have."""
    return tuple(area for region in several if (area := area_of(*region)))


def _chief(bearers: Sequence[City]) -> City | None:
    """Return the town of a name that is known to most: large, and much larger than the next one."""
    ranked = sorted(bearers, key=lambda city: -city.population)
    if not ranked or ranked[0].population < TOWN:
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0].population > CHIEF * ranked[1].population else None


def _weight(place: Area | City, bearers: tuple[City, ...]) -> float:
    if isinstance(place, City):
        return max(place.population, 1) * (ALIAS if place.alias else RANKS[place.rank])
    if not place.division:
        return COUNTRY
    shared = any(city.country == place.country and city.division == place.division for city in bearers)
    return place.population * (SAME_NAME if shared else 2)
