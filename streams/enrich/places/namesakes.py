"""Which mentions of one name mean one place: what a mention is said to lie in, else the dateline, else what stood before.

Newsrooms write London alone and London, Ontario, with its province. So a mention that is told where it lies speaks for
itself and for bare ones behind it, and never for the London of the dateline or for one that stood bare before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from streams.enrich.gazetteer import City, Region
from streams.enrich.places.areas import Area
from streams.enrich.places.guards import Trust
from streams.enrich.places.meanings import Name, Sense
from streams.enrich.places.senses import Context, choose

Key = tuple[str, tuple[Region, ...]]
"""A name, and the country or division in which it lies if that is told."""


@dataclass(slots=True)
class Seen:
    """A name at its place, with what its surroundings told."""

    start: int
    end: int
    name: Name
    trust: Trust
    key: str
    """The name as the gazetteer has it, also where only its small towns can be meant."""
    within: tuple[Region, ...] = ()
    area: Area | None = None
    """What it is as the qualifier of another name: the state, in "Atlanta, Georgia"."""
    qualifies: str = ""
    """The key of that other name."""


def chosen(seen: Sequence[Seen], located: City | None, text: str) -> list[Sense | None]:
    """Return which place each of the names means; `located` is the dateline's city."""
    keys = _keys(seen, located)
    context = _context(seen, located, text)
    best: dict[Key, tuple[Name, Trust]] = {}
    for each, key in zip(seen, keys, strict=True):
        name, trust = best.get(key, (each.name, each.trust))
        best[key] = (each.name if each.within else name, max(trust, each.trust))
    senses = {
        key: name.people.sense if name.people else choose(name, trust, key, context)
        for key, (name, trust) in best.items()
    }
    return [senses[key] for key in keys]


def _keys(seen: Sequence[Seen], located: City | None) -> list[Key]:
    """Return the key of each name; what its first bare mention means holds for the others."""
    later: dict[str, tuple[Region, ...]] = {}
    for each in seen:
        if each.within:
            later.setdefault(each.key, each.within)
    before: dict[str, tuple[Region, ...]] = {}
    meant: dict[str, tuple[Region, ...]] = {}
    for each in seen:
        if each.within:
            before[each.key] = each.within
        elif each.key not in meant:
            home = _home(each.name, located) if located else ()
            told = _told(each.name, later[each.key]) if each.key in later else ()
            meant[each.key] = home or before.get(each.key) or told
    return [(each.key, each.within or meant[each.key]) for each in seen]


def _home(name: Name, located: City) -> tuple[Region, ...]:
    """Return where the dateline's city lies, if that has the name, and no country has it too."""
    if name.wide or all(city.geonames != located.geonames for city in name.cities):
        return ()
    return ((located.country, located.division),)


def _told(name: Name, later: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return what a later mention tells of a first one that stands bare: nothing of what newsrooms write alone."""
    return () if any(option.alone for option in name.options) else later


def _context(seen: Iterable[Seen], located: City | None, text: str) -> Context:
    """Gather the countries and divisions of which the text speaks without doubt."""
    context = Context(text)
    if located:
        context.add(located.country, located.division)
        context.homes.add((located.country, located.division))
    for each in seen:
        if each.name.people:
            context.add(each.name.people.place.country, "")
            context.homes.add((each.name.people.place.country, ""))
        else:
            _add(each, context)
    return context


def _add(each: Seen, context: Context) -> None:
    """Add what a place tells of the text, and a town that is surely named as a home."""
    areas = each.name.areas
    if each.area:
        context.add(each.area.country, each.area.division, each.qualifies)  # of a county its state
        if each.area.division and (each.name.shared or each.qualifies != each.key):
            context.homes.add((each.area.country, each.area.division))
        return
    if surely := each.name.surely:
        context.add(surely.country, each.name.state, "" if each.name.state else each.key)
    for country, division in each.within[:1]:
        context.add(country, division, each.key)
    if not areas and not each.within:
        for city in each.name.cities:
            if city.rank == "S":
                context.add(city.country, "", each.key)
    if home := each.name.home if areas else _lives(each):
        context.homes.add(home)


def _lives(each: Seen) -> Region | None:
    """Return where a town surely lies: what it is told to lie in, or the division of one that all know."""
    if each.within:
        return each.within[0]
    town = each.name.chief
    return (town.country, town.division) if town and (each.trust is Trust.BACKED or town.rank) else None
