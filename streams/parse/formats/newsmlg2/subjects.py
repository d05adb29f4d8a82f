"""`subject`: what the content is about. People, organisations, places and objects go into the lists that ninjs has for them.

The nature of a subject is its `type` (NewsCodes `cpnature`). Types of an agency's own stay with the subject as its `rel`,
for its dialect. A subject's broader concepts and equivalents are subjects too: the story is about them as well.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from schemas.ninjs import Organisation, Place, Subject, Thing
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.concepts import Concept
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.xml_tree import Element

MAX_SUBJECTS = 500
"""Subjects of one item with all that they bring along; the busiest of 144 sampled files has 104."""

_NATURES = frozenset({"cpnat", "cpnature"})
_TOPICS = frozenset({"", "abstract"})
"""Natures of what goes into the list of subjects with its broader concepts and equivalents."""

_FILED = frozenset({"memberOf", "service", "audience"})
"""What an item is filed under: a subject of that rel, whatever nature it has."""

_COMPOUND = frozenset({"mainConcept", "facetConcept", "bag"})
_ABOVE = frozenset({"broader"})
_ABOVE_TOPICS = frozenset({"broader", "sameAs"})
_JUDGED = frozenset({"creator", "relevance", "confidence"})
_PERCENT = 100


_subjects = TypeAdapter(list[Subject]).validator.validate_python  # makes all of them in one call, in half the time

_Named = tuple[Element, str | None, Concept | None]
"""An element that names a subject, the rel that it is given, and the concept that it stands in."""


@dataclass(slots=True)
class _Found:
    """What was found so far: the nature and key of each thing, the subjects, and what those read last bring along."""

    seen: set[tuple[str, str]] = field(default_factory=set)
    subjects: list[dict[str, Any]] = field(default_factory=list)
    following: list[_Named] = field(default_factory=list)


def read_subjects(item: Item) -> None:
    """Read all subjects, each thing once: first what the item names itself, then what is above it and equal to it."""
    found = _Found(following=list(_named(item)))
    while found.following:
        level, found.following = found.following, []
        for named in level:
            if len(found.seen) >= MAX_SUBJECTS:
                item.draft.warn(f"more than {MAX_SUBJECTS} subjects; the others are not kept")
                found.following.clear()
                break
            _read(item, named, found)
    item.draft.subjects += _subjects(found.subjects)


def _named(item: Item) -> Iterator[_Named]:
    subjects = item.content.all("subject")
    parent = subjects[0].getparent() if subjects else None
    if parent is None or next(parent.iter(*_COMPOUND), None) is None:  # as nearly always
        yield from ((subject, None, None) for subject in subjects)
    else:
        for subject in subjects:
            yield from _simple(subject)
    for section, name in ((item.meta, "memberOf"), (item.meta, "service"), (item.content, "audience")):
        yield from ((each, name, None) for each in section.all(name))


def _simple(subject: Element) -> Iterator[_Named]:
    """Yield the simple subjects that one is made of: a bag's bits, a main concept and its facets (2.21); else itself."""
    if not len(subject) or subject[0].tag not in _COMPOUND:
        yield subject, None, None
        return
    for child in subject:
        if child.tag == "bag":
            yield from ((bit, None, None) for bit in child.iterfind("bit"))
        elif child.tag in _COMPOUND:
            yield child, "facet" if child.tag == "facetConcept" else None, None


def _read(item: Item, named: _Named, found: _Found) -> None:
    """Read one subject, and note what it brings along."""
    element, rel, above = named
    said = dict(element.items())
    names, others = _parted(element)
    concept = item.concepts.of(said, names)
    if above is not None:
        concept = _completed(concept, above, element)
    nature = rel if rel in _FILED else _nature(concept.kind)
    key = concept.literal or concept.uri or concept.name
    if key and (thing := (nature, key)) not in found.seen:
        found.seen.add(thing)
        if nature in _LISTS:
            _LISTS[nature](item, element, concept, rel)
        else:
            found.subjects.append(_subject(said, concept, rel or _rel(said, concept, nature)))
    if others:
        above_it = _ABOVE_TOPICS if nature in _TOPICS else _ABOVE
        found.following += [(each, _rel_of(each, nature), concept) for each in others if each.tag in above_it]


def _parted(element: Element) -> tuple[list[Element], list[Element]]:
    """Return the names of a subject, and what else it is said to be or to belong to."""
    names: list[Element] = []
    others: list[Element] = []
    for child in element:
        if (tag := child.tag) == "name":
            names.append(child)
        elif tag in _ABOVE_TOPICS:
            others.append(child)
    return names, others


def _completed(concept: Concept, above: Concept, element: Element) -> Concept:
    """Take what a concept does not say of itself from the one that it stands in."""
    name = above.name if concept.name is None and element.tag == "sameAs" else concept.name
    return concept._replace(name=name, kind=concept.kind or above.kind)


@lru_cache(maxsize=512)
def _nature(kind: str | None) -> str:
    """Return the nature of a concept, empty for a type that only its agency knows."""
    scheme, _, nature = (kind or "").rpartition(":")
    return nature if scheme.rpartition("/")[2] in _NATURES else ""


def _rel_of(child: Element, nature: str) -> str | None:
    own = nature == "" and child.get("type")  # a type that only its agency knows stays with it
    return "ancestor" if child.tag == "broader" and nature in _TOPICS and not own else None


def _subject(said: Mapping[str, str], concept: Concept, rel: str | None) -> dict[str, Any]:
    """Return a subject by the names of its fields."""
    subject = {"name": concept.name, "rel": rel, "literal": concept.literal, "uri": concept.uri}
    if _JUDGED.isdisjoint(said):  # most subjects
        return subject
    return subject | {
        "creator": said.get("creator"),
        "relevance": _percent(said.get("relevance")),
        "confidence": _percent(said.get("confidence")),
    }


def _rel(said: Mapping[str, str], concept: Concept, nature: str) -> str | None:
    """Return why a subject is there, unless the text says it itself, else its nature where that is none of ours."""
    why = said.get("why") or said.get("whyuri")
    if why and (code := local(why)) is not None and code != "direct":
        return code
    return concept.kind if nature == "" else None if nature in _TOPICS else nature


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
