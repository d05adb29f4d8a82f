"""All places of a text: candidates, what they are said to lie in, how far each is trusted, and which place it is."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from streams.enrich.gazetteer import City
from streams.enrich.places import clues
from streams.enrich.places.appositions import beside
from streams.enrich.places.areas import Area
from streams.enrich.places.candidates import Candidate, candidates
from streams.enrich.places.divisions import follows, told_division
from streams.enrich.places.features import features
from streams.enrich.places.guards import Setting, Taken, Trust, lone, surnames, trust
from streams.enrich.places.matches import plays
from streams.enrich.places.meanings import Sense, county, sense_of, unlinked
from streams.enrich.places.namesakes import Seen, chosen
from streams.enrich.places.qualifiers import Qualifier, apart, behind, holding, inside, qualified, states
from streams.enrich.places.towns import names_before, town
from streams.enrich.places.words import Words, words


class Found(NamedTuple):
    """A place found: its span, what it is, and whether it names the place or its people."""

    start: int
    end: int
    sense: Sense
    demonym: bool = False


_new = tuple.__new__  # as in `candidates`


def find(text: str, taken: Taken | None = None, located: City | None = None) -> list[Found]:
    """Return the places of a text in order. `taken`: people and organisations; `located`: the dateline's city."""
    seen = _seen(text, taken or Taken())
    return [
        _new(Found, (each.start, each.end, sense, each.name.people is not None))
        for each, meant in zip(seen, chosen(seen, located, text), strict=True)
        if (sense := sense_of(each.area) if each.area else meant)
    ]


def _seen(text: str, taken: Taken) -> list[Seen]:
    """Return every candidate that may be a place here, the abbreviated states and the small towns, in order."""
    listed = words(text)
    named, natural = list(candidates(text, listed)), list(features(listed, clues.LEADING))
    if natural:
        named = list(_outside(named, natural))
    following = {each.start: each for each in named}
    people = surnames(listed, {each.last for each in named if each.name.wide})
    setting = Setting(text, listed, people, taken)
    seen = list(_listed(named, setting, following))
    covered = {index for each in named for index in range(each.first, each.last + 1)}
    at = {each.start: each for each in seen}
    for first, last in names_before(listed, covered):
        start, end = listed.starts[first], listed.ends[last]
        told = behind(text, end, following)
        if told and (place := town(text, start, end, told.within)):
            area = holding(place, told)
            within = ((area.country, area.division),) if area else told.within
            seen.append(Seen(start, end, place, Trust.BACKED, place.key, within))
            if area and told.start in at:
                at[told.start].area, at[told.start].qualifies = area, place.key
            seen.extend(_abbreviated(told))
    seen.extend(_natural(listed, natural, setting, named))
    seen.sort(key=attrgetter("start"))
    return seen


def _outside(named: list[Candidate], natural: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Leave out names that are part of a longer one: Kenya, in "Mount Kenya"."""
    within = {index: (first, last) for first, last in natural for index in range(first, last + 1)}
    for each in named:
        first, last = within.get(each.first, (each.first, each.last))
        if (first, last) == (each.first, each.last) or (each.first <= first and last <= each.last):
            yield each


def _natural(listed: Words, natural: list[tuple[int, int]], setting: Setting, named: list[Candidate]) -> Iterator[Seen]:
    """Yield lakes, mountains and rivers that are no person, no house and no name of the gazetteer."""
    taken = {each.first for each in named}
    for first, last in natural:
        start, end = listed.starts[first], listed.ends[last]
        if setting.free(start, end) and taken.isdisjoint(range(first, last + 1)):
            surface = setting.text[start:end]
            name = county(surface, listed.keys[last]) if listed.keys[first] == "county" else unlinked(surface)
            yield Seen(start, end, name, Trust.BACKED, name.key)


def _listed(named: list[Candidate], setting: Setting, following: dict[int, Candidate]) -> Iterator[Seen]:
    """Yield the names of the gazetteer that are believed, with what stands behind them."""
    text = setting.text
    areas: dict[int, tuple[Area | None, str]] = {}
    """By where a qualifier stands: which of its areas it is, and the key of the name before it."""
    for previous, each in zip((None, *named), named, strict=False):
        believed = trust(each, setting)
        if believed is Trust.NONE:
            continue
        start, end, _, _, meant = each
        if not meant.wide and plays(text, start, end):
            continue
        told = None if meant.people else behind(text, end, following) or inside(text, each, following)
        division = told_division(text, start, end, meant.division, shared=meant.shared) if meant.division else None
        if told or division or (not meant.division and follows(text, end)):
            believed = Trust.BACKED
        if believed is not Trust.BACKED and not meant.people and lone(text, each):
            continue
        area, of = areas.get(start, (division, meant.key if division else ""))
        aside = None if told or meant.people else beside(text, each, previous, following)
        if aside and (lying := apart(text, each, aside)):
            yield Seen(start, end, lying.name, Trust.BACKED, meant.key, lying.within, area, of)
            continue
        if told and (lying := qualified(text, each, told, following)):
            areas[told.start] = lying.area, meant.key
            yield Seen(start, end, lying.name, believed, meant.key, lying.within, area, of)
        else:
            if told and (side_by_side := states(each, told)):
                area, areas[told.start] = side_by_side[0], (side_by_side[1], "")
            yield Seen(start, end, meant, believed, meant.key, (), area, of)
        if told:
            yield from _abbreviated(told)


def _abbreviated(told: Qualifier) -> Iterator[Seen]:
    """Yield an abbreviated state behind a name as a place of its own."""
    if told.abbreviation:
        yield Seen(told.start, told.end, told.abbreviation, Trust.BACKED, told.abbreviation.key)
