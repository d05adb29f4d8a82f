"""What a name is said to lie in: "London, Ontario", "Perth in Scotland", "Portland (Maine)".

A qualifier speaks for the name before it, and the name for the qualifier: Georgia behind Atlanta is the state. What is
no place of that name is a list ("London, France and Spain") or too small for the gazetteer ("Paris, Iowa").
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from streams.enrich.gazetteer import City, Region, regions, towns
from streams.enrich.places import clues
from streams.enrich.places.areas import Area, area_of
from streams.enrich.places.candidates import Candidate
from streams.enrich.places.guards import given_names
from streams.enrich.places.meanings import STATED, Name, lies, name, states_of
from streams.enrich.places.towns import town

_COMMA = re.compile(r",[ \n]?(?=[^\W\d_a-z])|[ \n]\(")
_IN = re.compile(r",? in (?=[^\W\d_a-z])")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][a-z]{1,4}\.|W\. ?Va\.|[A-Z]{2}\b(?!\$)")
_AGENCY = re.compile(r"\) ?(?:-|–|—)")
"""Behind a bracket: "DUBLIN (PA) -" is an agency, and no place in Pennsylvania."""
_CLOSING = frozenset((*',.;:)!?\n"”', ""))
"""What closes a qualifier; a headline ends with it."""
_GOES_ON = re.compile(r" (?:in|on|at|after|for|when|who|where|was|were|is|are|has|had|have|with|to|from|will)\b")
"""The same where newsrooms leave out the second comma: "a man in Lebanon, Ohio was held"."""
_LISTED = re.compile(r",? (?:and|or) |, [^\W\d_a-z]")
"""Behind what could be a qualifier: one more of a list."""
_NEXT = re.compile(r"(?:,|,? (?:and|or)) ([^\W\d_a-z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})(?=, )")
"""A name that follows, if a comma follows it too: "…, and Athens, Georgia"."""


class Qualifier(NamedTuple):
    """The countries or divisions that a name is said to lie in, and where the words stand that say so."""

    areas: tuple[Area, ...]
    start: int
    end: int
    abbreviation: Name | None = None
    """What it is, if it is no name of the gazetteer: "Ill."."""

    @property
    def within(self) -> tuple[Region, ...]:
        """The areas by their codes; a county stands for the division that it lies in."""
        return tuple((area.country, area.division) for area in self.areas)


class Qualified(NamedTuple):
    """A name with the one country or division that it lies in; the area is that of the qualifier."""

    name: Name
    within: tuple[Region, ...]
    area: Area | None


def behind(text: str, end: int, following: Mapping[int, Candidate]) -> Qualifier | None:
    """Return what stands after a comma, or in brackets, behind a name."""
    follows = text[end : end + 2]
    if (follows[:1] != "," and follows[1:] != "(") or not (comma := _COMMA.match(text, end)):
        return None
    found = _area(comma.end(), following)
    if not found and (short := _ABBREVIATION.match(text, comma.end())) and short[0] not in clues.DEGREES:
        meant = _abbreviated(short[0])
        found = Qualifier(meant.areas, comma.end(), short.end(), meant) if meant else None
    return found if found and not (follows[1:] == "(" and _AGENCY.match(text, found.end)) else None


def inside(text: str, found: Candidate, following: Mapping[int, Candidate]) -> Qualifier | None:
    """Return the area in which a town is said to lie in words: "Perth in Scotland"; not for what is a word or a man."""
    key = found.name.key
    if not text.startswith((" in ", ", in "), found.end) or key in clues.COMMON or key in given_names():
        return None
    preposition = _IN.match(text, found.end)
    told = _area(preposition.end(), following) if preposition else None
    return told if told and (holding(found.name, told) or _in_state(text, found, told)) else None


def _in_state(text: str, found: Candidate, told: Qualifier) -> bool:
    """Say whether a state has a small town of a name: "Astoria in Oregon"."""
    state = told.areas[0]
    stated = state.country in STATED and state.division != "" and not found.name.wide
    return stated and bool(towns(text[found.start : found.end], told.within))


def _area(start: int, following: Mapping[int, Candidate]) -> Qualifier | None:
    other = following.get(start)
    areas = tuple(area for area in other.name.areas if area.country) if other else ()
    return Qualifier(areas, start, other.end) if other and areas else None


@lru_cache(maxsize=1024)
def _abbreviated(surface: str) -> Name | None:
    """Return what stands abbreviated after a comma ("Ill.", "W. Va.")."""
    meant = states_of(regions(surface))
    return name(surface, meant) if meant else None


def qualified(text: str, found: Candidate, told: Qualifier, following: Mapping[int, Candidate]) -> Qualified | None:
    """Return a name as what its qualifier makes of it; None where that tells nothing of it."""
    listed = _LISTED.match(text, told.end) is not None
    paired = listed and _is_paired(text, told, following)
    if listed and not paired and _may_be_listed(found, told):
        return None
    if area := holding(found.name, told):
        return Qualified(found.name, (_region(area),), area)
    if found.name.wide:
        return _small(text, found, told) if (paired or _closes(text, told)) and _ends_in_state(text, told) else None
    small = town(text, found.start, found.end, told.within)
    if small and small.cities:
        area = next(each for each in told.areas if small.cities[0].within(_region(each)))
        return Qualified(small, (_region(area),), area)
    if found.name.areas or listed or not _ends_in_state(text, told):
        return None
    return Qualified(name(text[found.start : found.end]), told.within, None)


def apart(text: str, found: Candidate, told: Qualifier) -> Qualified | None:
    """Return a name as what an area makes of it that stands elsewhere than behind its comma; None where it has no such place there."""
    if area := holding(found.name, told):
        return Qualified(found.name, (_region(area),), area)
    return None if found.name.wide else _small(text, found, told)


def _may_be_listed(found: Candidate, told: Qualifier) -> bool:
    """Say whether a name may be listed beside what follows: "Washington, Oregon and Idaho", not "Moscow, Idaho, and"."""
    return found.name.wide or any(one.country == other.country for one in found.name.areas for other in told.areas)


def _is_paired(text: str, told: Qualifier, following: Mapping[int, Candidate]) -> bool:
    """Say whether what follows a qualifier is a town with a state of its own: "Lebanon, Ohio, and Athens, Georgia"."""
    name_behind = _NEXT.match(text, told.end)
    if name_behind is None:
        return False
    known = following.get(name_behind.start(1))
    if known and any(area.country == told.areas[0].country and _is_state(area) for area in known.name.areas):
        return False
    state = behind(text, name_behind.end(1), following)
    return state is not None and _ends_in_state(text, state)


def _small(text: str, found: Candidate, told: Qualifier) -> Qualified | None:
    """Return a name as that of the largest town which the gazetteer has in the areas."""
    inside = [city for city in found.name.cities if any(map(city.within, told.within))]
    known = (*inside, *towns(text[found.start : found.end], told.within))
    largest = max(known, key=lambda city: city.population, default=None)
    if largest is None:
        return None
    area = next(each for each in told.areas if largest.within(_region(each)))
    return Qualified(name(text[found.start : found.end], (), (largest,)), (_region(area),), area)


def states(found: Candidate, told: Qualifier) -> tuple[Area, Area] | None:
    """Return two states of one country that stand side by side, neither in the other: "Washington, Idaho and Utah"."""
    pairs = (
        (one, other)
        for one in found.name.areas
        for other in told.areas
        if one.country == other.country and _is_state(one) and _is_state(other)
    )
    return next(pairs, None)


def _is_state(area: Area) -> bool:
    return area.division != "" and area_of(area.country, area.division) is area


def _ends_in_state(text: str, told: Qualifier) -> bool:
    """Say whether a qualifier is a state that towns are named with, and the end of it: not "San Fernando Valley"."""
    area = told.areas[0]
    more = text[told.end : told.end + 1] == " " and text[told.end + 1 : told.end + 2].isupper()
    return area.country in STATED and area.division != "" and not more


def _closes(text: str, told: Qualifier) -> bool:
    """Say whether a comma, a bracket or a sentence ends behind a qualifier: "Lebanon, Pennsylvania, is", not "to Mexico, Texas officials said"."""
    if told.abbreviation is not None or text[told.end : told.end + 1] in _CLOSING:
        return True
    return _GOES_ON.match(text, told.end) is not None


def _region(area: Area) -> Region:
    return area.country, area.division


def holding(found: Name, told: Qualifier) -> Area | None:
    """Return the one of several areas that has the weightiest place of a name; of a country's name only a division."""
    places = [
        (option.weight, area)
        for area in told.areas
        for option in found.options
        if lies(option.place, _region(area)) and not (found.wide and isinstance(option.place, City))
    ]
    return max(places, key=lambda each: each[0])[1] if places else None
