"""All places of a text: candidates, what follows them after a comma, how far each is trusted, and which place it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from streams.enrich.gazetteer import City, Region, regions
from streams.enrich.places import clues
from streams.enrich.places.candidates import Candidate, candidates
from streams.enrich.places.guards import Setting, Taken, Trust, lone, surnames, trust
from streams.enrich.places.meanings import Name, Sense, name, sense_of, states_of
from streams.enrich.places.senses import Context, choose
from streams.enrich.places.towns import names_before, town
from streams.enrich.places.words import after, words

_COMMA = re.compile(r",[ \n]?(?=[^\W\d_a-z])|[ \n]\(")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][a-z]{1,4}\.|W\. ?Va\.|[A-Z]{2}\b(?!\$)")


class Found(NamedTuple):
    """A place found: its span, what it is, and whether it names the place or its people."""

    start: int
    end: int
    sense: Sense
    demonym: bool = False


_Key = tuple[str, tuple[Region, ...]]
"""A name and the countries or divisions that are named behind it."""


@dataclass(slots=True)
class _Seen:
    """A name at its place, with what its surroundings told."""

    start: int
    end: int
    name: Name
    trust: Trust
    within: tuple[Region, ...] = ()


def find(text: str, taken: Taken | None = None, located: City | None = None) -> list[Found]:
    """Return the places of a text in order. `taken`: people and organisations; `located`: the dateline's city."""
    seen = _seen(text, taken or Taken())
    keys = _keys(seen)
    chosen = _chosen(seen, keys, _context(seen, located))
    return [
        Found(each.start, each.end, sense, each.name.people is not None)
        for each, key in zip(seen, keys, strict=True)
        if (sense := _division(text, each) or chosen[key])
    ]


def _seen(text: str, taken: Taken) -> list[_Seen]:
    """Return every candidate that may be a place here, the abbreviated states and the small towns, in order."""
    listed = words(text)
    named = list(candidates(text, listed))
    following = {each.start: each for each in named}
    people = surnames(listed, {each.last for each in named if each.name.wide})
    setting = Setting(text, listed, people, taken)
    seen = list(_listed(named, setting, following))
    covered = {index for each in named for index in range(each.first, each.last + 1)}
    for first, last in names_before(listed, covered):
        start, end = listed.starts[first], listed.ends[last]
        within, behind = _behind(text, end, following)
        if within and (place := town(text, start, end, within)):
            seen.append(_Seen(start, end, place, Trust.BACKED, within))
            seen.extend([behind] if behind else [])
    seen.sort(key=attrgetter("start"))
    return seen


def _listed(named: list[Candidate], setting: Setting, following: dict[int, Candidate]) -> Iterator[_Seen]:
    """Yield the names of the gazetteer that are believed, with what stands behind them."""
    text = setting.text
    for each in named:
        believed = trust(each, setting)
        if believed is Trust.NONE:
            continue
        start, end, _, _, meant = each
        within, behind = ((), None) if meant.people else _behind(text, end, following)
        if within or _division_follows(text, end):
            believed = Trust.BACKED
        if believed is Trust.BACKED or meant.people or not lone(text, each):
            yield _Seen(start, end, meant, believed, within)
            if behind:
                yield behind


def _division_follows(text: str, end: int) -> bool:
    """Say whether "region" or its like follows; most words begin with another letter and are not looked at."""
    return text[end + 1 : end + 2] in clues.DIVISION_INITIALS and after(text, end).lower() in clues.DIVISION_AFTER


def _behind(text: str, end: int, following: dict[int, Candidate]) -> tuple[tuple[Region, ...], _Seen | None]:
    """Return the countries or divisions named after a comma, and the abbreviation as a name of its own."""
    follows = text[end : end + 2]
    if follows[:1] != "," and follows[1:] != "(":
        return (), None
    comma = _COMMA.match(text, end)
    if not comma:
        return (), None
    other = following.get(comma.end())
    if other and other.name.areas:
        return tuple((area.country, area.division) for area in other.name.areas if area.country), None
    short = _ABBREVIATION.match(text, comma.end())
    within, meant = _abbreviated(short[0]) if short else ((), None)
    return within, _Seen(comma.end(), short.end(), meant, Trust.BACKED) if short and meant else None


@lru_cache(maxsize=1024)
def _abbreviated(surface: str) -> tuple[tuple[Region, ...], Name | None]:
    """Return what stands abbreviated after a comma ("Ill.", "W. Va."), and the name that it is."""
    meant = regions(surface)
    return meant, name(surface, states_of(meant)) if meant else None


def _context(seen: list[_Seen], located: City | None) -> Context:
    """Gather the countries and divisions of which the text speaks without doubt."""
    context = Context()
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


def _add(each: _Seen, context: Context) -> None:
    """Add what a place tells of the text, and a town that is surely named as a home."""
    areas, cities, town = each.name.areas, each.name.cities, each.name.chief
    if areas and (len(areas) == 1 or not areas[0].division):
        area = areas[0]
        context.add(area.country, each.name.state)
    for country, division in each.within[:1]:
        context.add(country, division)
    if areas:
        return
    for city in cities:
        if city.rank == "S":
            context.add(city.country, "")
    if town and (each.trust is Trust.BACKED or town.rank):
        context.homes.add((town.country, town.division))


def _keys(seen: list[_Seen]) -> list[_Key]:
    """Return the key of each name: what first stands behind a name holds where nothing does."""
    told: dict[str, tuple[Region, ...]] = {}
    for each in seen:
        if each.within:
            told.setdefault(each.name.key, each.within)
    return [(each.name.key, each.within or told.get(each.name.key, ())) for each in seen]


def _chosen(seen: list[_Seen], keys: list[_Key], context: Context) -> dict[_Key, Sense | None]:
    """Decide once for every name and what stands behind it: a text seldom means two places by one name unless it says so."""
    best: dict[_Key, tuple[Name, Trust]] = {}
    for each, key in zip(seen, keys, strict=True):
        known = best.get(key)
        if known is None or each.trust > known[1]:
            best[key] = (known[0] if known else each.name, each.trust)
    return {
        key: meant.people.sense if meant.people else choose(meant, trust, key[1], context)
        for key, (meant, trust) in best.items()
    }


def _division(text: str, each: _Seen) -> Sense | None:
    """Return the region where the text says so ("Kursk region"), if the name is that of one only."""
    division = each.name.division
    return sense_of(division) if division and _division_follows(text, each.end) else None
