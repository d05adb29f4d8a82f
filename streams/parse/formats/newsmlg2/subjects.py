"""`subject`: what the content is about. People, organisations, places and objects go into the lists that ninjs has for them.

The nature of a subject is its `type` (NewsCodes `cpnature`). Types of an agency's own stay with the subject as its `rel`,
for its dialect. A subject's broader concepts and equivalents are subjects too: the story is about them as well.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

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

_PERCENT = 100


def read_subjects(item: Item) -> None:
    """Read all subjects, each thing once."""
    seen: set[tuple[str, str]] = set()
    for subject in item.content.all("subject"):
        for element, rel in _simple(subject) if len(subject) else ((subject, None),):
            if not _read(item, element, rel, None, seen):
                return
    for section, name in ((item.meta, "memberOf"), (item.meta, "service"), (item.content, "audience")):
        for each in section.all(name):
            _read(item, each, name, None, seen)


def _simple(subject: Element) -> Iterator[tuple[Element, str | None]]:
    """Yield a subject, or the simple ones that it is made of: a bag's bits, a main concept and its facets (2.21)."""
    compound = False
    for child in subject:
        if child.tag in ("mainConcept", "facetConcept"):
            compound = True
            yield child, None if child.tag == "mainConcept" else "facet"
        elif child.tag == "bag":
            compound = True
            yield from ((bit, None) for bit in child.iterfind("bit"))
    if not compound:
        yield subject, None


def _read(item: Item, element: Element, rel: str | None, above: Concept | None, seen: set[tuple[str, str]]) -> bool:
    """Read one subject and what it brings along; False when there are too many."""
    concept = item.concepts.read(element)
    if above is not None:
        concept = _completed(concept, above, element)
    nature = rel if rel in _FILED else _nature(concept.kind)
    key = (nature, concept.key or "")
    if concept.key and key not in seen:
        if len(seen) >= MAX_SUBJECTS:
            item.draft.warn(f"more than {MAX_SUBJECTS} subjects; the others are not kept")
            return False
        seen.add(key)
        _LISTS.get(nature, _add_subject)(item, element, concept, rel)
    return not len(element) or all(
        _read(item, child, _rel_of(child, nature), concept, seen)
        for child in element
        if child.tag == "broader" or (child.tag == "sameAs" and nature in _TOPICS)
    )


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


def _add_subject(item: Item, element: Element, concept: Concept, rel: str | None) -> None:
    item.draft.subjects.append(
        Subject(
            name=concept.name,
            rel=rel or _rel(element, concept),
            literal=concept.literal,
            uri=concept.uri,
            creator=element.get("creator"),
            relevance=_percent(element.get("relevance")),
            confidence=_percent(element.get("confidence")),
        )
    )


def _rel(element: Element, concept: Concept) -> str | None:
    """Return why a subject is there, unless the text says it itself, else its nature where that is none of ours."""
    why = local(element.get("why") or element.get("whyuri"))
    if why and why != "direct":
        return why
    nature = _nature(concept.kind)
    return concept.kind if nature == "" else nature if nature not in _TOPICS else None


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
