"""All places of a text: candidates, what follows them after a comma, how far each is trusted, and which place it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from streams.enrich.gazetteer import City, Region, regions
from streams.enrich.places import clues
from streams.enrich.places.areas import area_of
from streams.enrich.places.candidates import Candidate, candidates
from streams.enrich.places.guards import Setting, Taken, Trust, lone, surnames, trust
from streams.enrich.places.senses import Context, Sense, chief, choose
from streams.enrich.places.towns import names_before, town
from streams.enrich.places.words import Word, after, words

_COMMA = re.compile(r",[ \n]?(?=[^\W\d_a-z])|[ \n]\(")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][a-z]{1,4}\.|W\. ?Va\.|[A-Z]{2}\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A place found: its span, what it is, and whether it names the place or its people."""

    start: int
    end: int
    sense: Sense
    demonym: bool = False


_Key = tuple[str, tuple[Region, ...]]
"""A name and the countries or divisions that are named behind it."""
_Told = dict[str, tuple[Region, ...]]


@dataclass(slots=True)
class _Seen:
    """A candidate with what its surroundings told."""

    candidate: Candidate
    trust: Trust
    within: tuple[Region, ...] = ()


def find(text: str, taken: Taken | None = None, located: City | None = None) -> list[Found]:
    """Return the places of a text in order. `taken`: people and organisations; `located`: the dateline's city."""
    seen = _seen(text, taken or Taken())
    context = _context(seen, located)
    told = _told(seen)
    chosen = _chosen(seen, context, told)
    return [found for each in seen if (found := _found(text, each, chosen, told))]


def _seen(text: str, taken: Taken) -> list[_Seen]:
    """Return every candidate that may be a place here, the abbreviated states and the small towns, in order."""
    listed = words(text)
    named = list(candidates(text, listed))
    following = {each.start: each for each in named}
    seen = list(_listed(text, listed, named, Setting(_people(listed, named), taken), following))
    covered = frozenset(index for each in named for index in range(each.first, each.last + 1))
    for name in names_before(text, listed, covered):
        within, behind = _behind(text, name, following)
        place = town(text, name, within) if within else None
        if place:
            seen.append(_Seen(place, Trust.BACKED, within))
            seen.extend([_Seen(behind, Trust.BACKED)] if behind else [])
    return sorted(seen, key=lambda each: each.candidate.start)


def _people(listed: list[Word], named: list[Candidate]) -> frozenset[str]:
    return surnames(listed, frozenset(each.last for each in named if each.wide))


def _listed(
    text: str, listed: list[Word], named: list[Candidate], setting: Setting, following: dict[int, Candidate]
) -> Iterator[_Seen]:
    """Yield the names of the gazetteer that are believed, with what stands behind them."""
    for each in named:
        believed = trust(text, listed, each, setting)
        if believed is Trust.NONE:
            continue
        within, behind = _behind(text, each, following)
        if within or (after(text, each.end).lower() in clues.DIVISION_AFTER):
            believed = Trust.BACKED
        if believed is Trust.BACKED or each.people or not lone(text, each):
            yield _Seen(each, believed, within)
            if behind:
                yield _Seen(behind, Trust.BACKED)


def _behind(
    text: str, found: Candidate, following: dict[int, Candidate]
) -> tuple[tuple[Region, ...], Candidate | None]:
    """Return the countries or divisions named after a comma, and the abbreviation as a candidate of its own."""
    comma = _COMMA.match(text, found.end)
    if not comma or found.people:
        return (), None
    other = following.get(comma.end())
    if other and other.areas:
        return tuple((area.country, area.division) for area in other.areas if area.country), None
    short = _ABBREVIATION.match(text, comma.end())
    meant = regions(short[0]) if short else ()
    if not short or not meant:
        return (), None
    place = tuple(area for region in meant if (area := area_of(*region)))
    end = short.end()
    return meant, Candidate(short.start(), end, short[0], found.last, found.last, place)


def _context(seen: list[_Seen], located: City | None) -> Context:
    """Gather the countries and divisions of which the text speaks without doubt."""
    context = Context()
    if located:
        context.add(located.country, located.division)
        context.homes.add((located.country, located.division))
    for each in seen:
        candidate = each.candidate
        if candidate.people:
            context.add(candidate.people.country, "")
            context.homes.add((candidate.people.country, ""))
        elif candidate.areas and (len(candidate.areas) == 1 or not candidate.areas[0].division):
            area = candidate.areas[0]
            context.add(area.country, "" if candidate.cities else area.division)  # Washington is no sign of the state
        for country, division in each.within[:1]:
            context.add(country, division)
        for city in candidate.cities:
            if city.rank == "S" and not candidate.areas:
                context.add(city.country, "")
        if home := _home(each):
            context.homes.add(home)
    return context


def _home(each: _Seen) -> Region | None:
    """Return where a town lies that is surely named."""
    city = None if each.candidate.areas else chief(each.candidate.cities)
    sure = city and (each.trust is Trust.BACKED or city.rank)
    return (city.country, city.division) if city and sure else None


def _chosen(seen: list[_Seen], context: Context, told: _Told) -> dict[_Key, Sense]:
    """Decide once for every name and what stands behind it: a text seldom means two places by one name unless it says so."""
    best: dict[_Key, _Seen] = {}
    for each in seen:
        key = _key(each, told)
        known = best.get(key)
        if known is None:
            best[key] = replace(each, within=key[1])
        else:
            known.trust = max(known.trust, each.trust)
    return {
        key: sense
        for key, each in best.items()
        if not each.candidate.people and (sense := choose(each.candidate, each.trust, each.within, context))
    }


def _told(seen: list[_Seen]) -> _Told:
    """Return what first stands behind each name: it holds where nothing does."""
    told: _Told = {}
    for each in seen:
        if each.within:
            told.setdefault(each.candidate.key, each.within)
    return told


def _key(each: _Seen, told: _Told) -> _Key:
    return each.candidate.key, each.within or told.get(each.candidate.key, ())


def _found(text: str, each: _Seen, chosen: dict[_Key, Sense], told: _Told) -> Found | None:
    candidate = each.candidate
    if candidate.people:
        return Found(candidate.start, candidate.end, Sense.of_area(candidate.people), demonym=True)
    sense = _division(text, candidate) or chosen.get(_key(each, told))
    return Found(candidate.start, candidate.end, sense) if sense else None


def _division(text: str, candidate: Candidate) -> Sense | None:
    """Return the region where the text says so ("Kursk region"), if the name is that of one only."""
    divisions = [area for area in candidate.areas if area.division]
    if len(divisions) == 1 and after(text, candidate.end).lower() in clues.DIVISION_AFTER:
        return Sense.of_area(divisions[0])
    return None
