"""`subject`: what the content is about. People, organisations, places and objects go into the lists that ninjs has for them.

The nature of a subject is its `type` (NewsCodes `cpnature`). Types of an agency's own stay with the subject as its `rel`,
for its dialect. A subject's broader concepts and equivalents are subjects too: the story is about them as well.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from schemas.base import made
from schemas.ninjs import Organisation, Place, Subject, Thing
from streams.parse.formats.newsmlg2.codes import Schemes, local
from streams.parse.formats.newsmlg2.concepts import Concept, Concepts, Facts
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.xml_tree import Element, find_all
from streams.text.spaces import squeeze

MAX_SUBJECTS = 500
"""Subjects of one item with all that they bring along; the busiest of 144 sampled files has 104."""

_NATURES = frozenset({"cpnat", "cpnature"})
_TOPICS = frozenset({"", "abstract"})
"""Natures of what goes into the list of subjects with its broader concepts and equivalents."""

_FILED = frozenset({"memberOf", "service", "audience"})
"""What an item is filed under: a subject of that rel, whatever nature it has."""

_ABOVE = frozenset({"broader"})
_ABOVE_TOPICS = frozenset({"broader", "sameAs"})
_COMPOUND = frozenset({"mainConcept", "facetConcept", "bag"})
_JUDGED = frozenset({"creator", "relevance", "confidence"})
_PERCENT = 100

_PLAIN = Concepts(Schemes(), (), None)
_Said = tuple[str | tuple[str, str] | None, ...]
"""What a subject says: the text of its name, and its attributes with their values."""
_Place = tuple[str | None, Facts | None, str]
"""The rel that an element is given, the facts of the concept that it stands in, and its tag."""
_ALONE: _Place = (None, None, "subject")

_Named = tuple[Element, str | None, Facts | None]
"""An element that names a subject, the rel that it is given, and the facts of the concept that it stands in."""


class _Read(NamedTuple):
    """What an element says: the facts, the nature of the thing, what tells it from others; of what is remembered, the subject made."""

    facts: Facts
    nature: str
    thing: str | None
    subject: Subject | None = None


_familiar: dict[_Said, _Read] = {}
"""Subjects that were read before. Desks file under few: of 2,174 in 144 sampled files 59 % had stood in another one."""
_MOST = 4_096  # subjects that are remembered; with one more all are forgotten
_SHORT = 400  # characters of one that is remembered, names of attributes among them


def read_subjects(item: Item) -> None:
    """Read all subjects, each thing once: first what the item names itself, then what is above it and equal to it."""
    seen: set[str] = set()
    following = _named(item)
    while following:
        following = _take(item, following, seen)


def _named(item: Item) -> list[_Named]:
    subjects = item.content.all("subject")
    parent = subjects[0].getparent() if subjects else None
    found: list[_Named]
    if parent is None or next(parent.iter(*_COMPOUND), None) is None:  # as nearly always
        found = [(subject, None, None) for subject in subjects]
    else:
        found = [each for subject in subjects for each in _simple(subject)]
    for section, name in ((item.meta, "memberOf"), (item.meta, "service"), (item.content, "audience")):
        found += [(each, name, None) for each in section.all(name)]
    return found


def _simple(subject: Element) -> Iterator[_Named]:
    """Yield the simple subjects that one is made of: a bag's bits, a main concept and its facets (2.21); else itself."""
    if not len(subject) or subject[0].tag not in _COMPOUND:
        yield subject, None, None
        return
    for child in subject:
        if child.tag == "bag":
            yield from ((bit, None, None) for bit in find_all(child, "bit"))
        elif child.tag in _COMPOUND:
            yield child, "facet" if child.tag == "facetConcept" else None, None


def _take(item: Item, level: list[_Named], seen: set[str]) -> list[_Named]:
    """Take subjects into the draft, each thing once; return what they bring along. One loop, for an item has dozens."""
    is_plain, subjects = item.concepts.is_plain, item.draft.subjects
    following: list[_Named] = []
    for element, rel, above in level:
        if len(seen) >= MAX_SUBJECTS:
            item.draft.warn(f"more than {MAX_SUBJECTS} subjects; the others are not kept")
            return []
        names: list[Element] = []
        others: list[Element] = []
        for child in element[:]:
            if (tag := child.tag) == "name":
                names.append(child)
            elif tag in _ABOVE_TOPICS:
                others.append(child)
        if is_plain and rel is None and above is None and len(names) == 1 and not len(names[0]):
            said = (names[0].text, *element.items())
            facts, nature, thing, subject = _familiar.get(said) or _remember(said, dict(element.items()))
        else:
            place = rel, above, str(element.tag)
            attributes = dict(element.items())
            facts, nature, thing, subject = _read(item.concepts, attributes, item.concepts.name_of(names), place)
        if thing and thing not in seen:
            seen.add(thing)
            if nature in _LISTS:
                _LISTS[nature](item, element, Concept(*facts), rel)
            else:
                subjects.append(subject or _subject(dict(element.items()), facts, nature, rel))
        if others:
            above_it = _ABOVE_TOPICS if nature in _TOPICS else _ABOVE
            following += [(each, _rel_of(each, nature), facts) for each in others if each.tag in above_it]
    return following


def _remember(said: _Said, attributes: dict[str, str]) -> _Read:
    """Read a subject by the text of its name, which comes first, and its attributes, and keep it unless it is long."""
    text = str(said[0] or "")
    found = _read(_PLAIN, attributes, squeeze(text) or None, _ALONE)
    if found.nature not in _LISTS:
        found = found._replace(subject=_subject(attributes, found.facts, found.nature, None))
    if len(text) + sum(len(name) + len(value) for name, value in attributes.items()) < _SHORT:
        if len(_familiar) >= _MOST:
            _familiar.clear()
        _familiar[said] = found
    return found


def _read(concepts: Concepts, said: Mapping[str, str], name: str | None, place: _Place) -> _Read:
    """Read what says so much, has this name, and stands in this place."""
    rel, above, tag = place
    facts = concepts.facts(said, name)
    if above is not None:
        facts = _completed(facts, above, tag)
    name, literal, uri, kind = facts
    nature = rel if rel in _FILED else _nature(kind)
    key = literal or uri or name
    return _Read(facts, nature, f"{nature}\0{key}" if key else None)  # a text knows its hash


def _completed(facts: Facts, above: Facts, tag: str) -> Facts:
    """Take what a concept does not say of itself from the one that it stands in."""
    name, literal, uri, kind = facts
    return above[0] if name is None and tag == "sameAs" else name, literal, uri, kind or above[3]


@lru_cache(maxsize=512)
def _nature(kind: str | None) -> str:
    """Return the nature of a concept, empty for a type that only its agency knows."""
    scheme, _, nature = (kind or "").rpartition(":")
    return nature if scheme.rpartition("/")[2] in _NATURES else ""


def _rel_of(child: Element, nature: str) -> str | None:
    own = nature == "" and child.get("type")  # a type that only its agency knows stays with it
    return "ancestor" if child.tag == "broader" and nature in _TOPICS and not own else None


def _subject(said: Mapping[str, str], facts: Facts, nature: str, rel: str | None) -> Subject:
    name, literal, uri, kind = facts
    rel = rel or _rel(said, kind, nature)
    if _JUDGED.isdisjoint(said):  # most subjects
        return made(Subject, name=name, rel=rel, uri=uri, literal=literal)
    return made(
        Subject,
        name=name,
        rel=rel,
        uri=uri,
        literal=literal,
        creator=said.get("creator"),
        relevance=_percent(said.get("relevance")),
        confidence=_percent(said.get("confidence")),
    )


def _rel(said: Mapping[str, str], kind: str | None, nature: str) -> str | None:
    """Return why a subject is there, unless the text says it itself, else its nature where that is none of ours."""
    why = said.get("why") or said.get("whyuri")
    if why and (code := local(why)) is not None and code != "direct":
        return code
    return kind if nature == "" else None if nature in _TOPICS else nature


def _percent(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdecimal() and int(said[:4]) <= _PERCENT else None


def _add_person(item: Item, element: Element, concept: Concept, rel: str | None) -> None:  # noqa: ARG001 - one of the table
    item.draft.people.append(Thing(name=concept.name, rel=rel or "about", literal=concept.literal, uri=concept.uri))


def _add_organisation(item: Item, element: Element, concept: Concept, rel: str | None) -> None:
    item.draft.organisations.append(
        Organisation(
            name=concept.name,
            rel=rel or "about",
            literal=concept.literal,
            uri=item.concepts.uri(element, concept),
            symbols=item.concepts.symbols(element),
        )
    )


def _add_place(item: Item, element: Element, concept: Concept, rel: str | None) -> None:
    item.draft.places.append(
        Place(
            name=concept.name,
            rel=rel or "about",
            literal=concept.literal,
            uri=item.concepts.uri(element, concept),
            geo_json=item.concepts.point(element),
        )
    )


def _add_object(item: Item, element: Element, concept: Concept, rel: str | None) -> None:  # noqa: ARG001 - one of the table
    item.draft.objects.append(Thing(name=concept.name, rel=rel or "about", literal=concept.literal, uri=concept.uri))


_LISTS: dict[str, Callable[[Item, Element, Concept, str | None], None]] = {
    "person": _add_person,
    "organisation": _add_organisation,
    "geoArea": _add_place,
    "poi": _add_place,
    "object": _add_object,
}
