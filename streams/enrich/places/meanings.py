"""What a name may mean, worked out once for every name and kept: news names the same places day after day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from streams.enrich.gazetteer import City, Region, cities, known, regions
from streams.enrich.names import fold
from streams.enrich.places.areas import Area, area_of, areas, demonyms
from streams.text.kept import kept_by_word

SHORTEST = 4
"""Letters from which a name is looked up as it is; shorter ones are cities only ("Ufa") or initials in capitals (UAE)."""

NO_PLACES = frozenset({"united nations", "un", "white house"})
"""Datelines have them for a city; in a text they are organisations."""

COUNTRY = 1_000_000_000
"""The weight of a country: every town of its name is written with what it lies in."""

MANY = 50_000_000
"""Inhabitants of a country that is meant first where two have one name: Congo."""

ALONE, CAPITAL, ALIAS = 30, 5, 0.1
"""How many times its inhabitants count a city that newsrooms write alone, another capital, a city under an alias."""

RANKS: dict[str, int] = {"S": ALONE, "C": CAPITAL, "": 1}

STATED = ("US", "CA", "AU")
"""Countries whose towns stand with their states."""

SAME_NAME = 0.05
"""What a division counts beside a city of its name that lies in it: "Kursk" alone is the city."""

CHIEF = 3
"""How many times larger than the next of its name a town is that is meant without a doubt."""

FAR = 100
"""The same for one of several areas: Florida, of which others are a department and a county, not Victoria, which two capitals are too."""

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
    alias: bool = False
    """Whether it has the name neither of its own nor from wires."""
    order: str = ""
    """What tells the order of places that weigh the same."""


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
    surely: Area | None
    """The country or division of which it surely speaks: Oregon, though a town of Ohio has its name; Florida, though a
    department of Uruguay has. Of Kursk, region and city, the region, whose division says nothing (`state`)."""
    state: str
    """Its division, if no town of its name comes near it: not Washington, Kursk."""
    home: Region | None
    """That division, if the largest place of its name lies in it: Tbilisi's, not that of Washington."""
    counties: bool
    """Whether it may be one of several counties, of as many states: Washington County."""


def name(key: str, named: tuple[Area, ...] = (), bearers: tuple[City, ...] = (), people: Area | None = None) -> Name:
    """Return a name with what follows from its places."""
    divisions = [area for area in named if area.division]
    places: tuple[Area | City, ...] = (*named, *bearers)
    options = tuple(_option(place, bearers) for place in places)
    surely = _surely(named, options)
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
        surely=surely,
        state=surely.division if surely and _outweighs(surely, options, CHIEF) else "",
        home=_home(surely, options),
        counties=not bearers and len(named) > 1 and all(map(_is_county, named)),
    )


def unlinked(surface: str) -> Name:
    """Return a place of which nothing but the name is known."""
    place = Area(surface)
    return Name(
        key=surface, areas=(), cities=(), people=None, options=(Option(0, place, alone=True, sense=Sense(surface)),),
        wide=False, division=None, shared=False, chief=None, surely=None, state="", home=None, counties=False,
    )  # fmt: skip


def county(surface: str, key: str) -> Name:
    """Return a county of Ireland; the gazetteer has most of the Republic's."""
    irish = tuple(area for area in areas().get(key, ()) if area.country == "IE")
    return name(surface, irish) if irish else unlinked(surface)


def _surely(named: tuple[Area, ...], options: tuple[Option, ...]) -> Area | None:
    """Return the one area of a name, or the one that is much larger than all else that is called so, and no county."""
    if len(named) == 1 or (named and not named[0].division):
        return named[0]
    return next((area for area in named if _outweighs(area, options, FAR) and not _is_county(area)), None)


def _outweighs(one: Area, options: tuple[Option, ...], times: int) -> bool:
    """Say whether one of several places weighs so many times more than each of the others."""
    (weight,) = (option.weight for option in options if option.place is one)
    return all(weight > times * option.weight for option in options if option.place is not one)


def _home(area: Area | None, options: tuple[Option, ...]) -> Region | None:
    """Return a division if the weightiest place of its name is it or lies in it."""
    if area is None or not area.division:
        return None
    foremost = max(options, key=lambda option: option.weight).place
    own = area.country, area.division
    return own if (foremost.country, foremost.division) == own else None


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
    alias = isinstance(place, City) and place.alias
    return Option(_weight(place, bearers), place, alone, sense_of(place), alias, str(place.geonames))


def sense_of(place: Area | City) -> Sense:
    """Return what is told of a place."""
    return Sense(place.name, place.uri, place.country or None, place.latitude, place.longitude)


@kept_by_word(4096)
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
        return COUNTRY * max(1, place.population / MANY)
    shared = any(city.country == place.country and city.division == place.division for city in bearers)
    return place.population * (SAME_NAME if shared else 2)
