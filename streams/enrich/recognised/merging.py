"""One list of people and organisations from two sources: the rules (tier 0) and a statistical recogniser (tier 1).

Where both name the same words alike, the mention stands once with both sources. Where they differ, the rules stand: on the
open set of names they are right in 195 such cases and the recogniser in 27. Two exceptions, both about people whom the
rules know by nothing but capitals or a family name:

- what the recogniser calls a building, airport or street is no person (Charles de Gaulle, Ellis Park): 5 of 5;
- a person of whom the rules know neither given name, family name nor role is what the recogniser calls it (Red Star), unless
  it calls that name a person elsewhere in the text: 21 of 29 of these are no people.

What only the recogniser names is taken where `belief` says so.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from schemas.annotations import OrganisationMention, PersonMention
from streams.enrich.entities.links import Names, gather
from streams.enrich.entities.lists import families, given, key
from streams.enrich.entities.roles import role_of
from streams.enrich.prominence import relevance
from streams.enrich.recognised.belief import is_believed, is_written_as_name
from streams.enrich.recognised.reading import Reading
from streams.enrich.recognised.spans import Label, Recognition, Span, bare

Entity = PersonMention | OrganisationMention


class Named(NamedTuple):
    """The people and organisations of a text, each in its order."""

    people: tuple[PersonMention, ...]
    organisations: tuple[OrganisationMention, ...]


def merged(read: Reading, by_rules: Named, recognition: Recognition) -> Named:
    """Return what the rules and the recogniser found together in a text that both have read."""
    spans = [bare(read.text, span) for span in recognition.spans]
    labels: dict[tuple[int, int], Label] = {(span.start, span.end): span.label for span in spans}
    found: tuple[Entity, ...] = (*by_rules.people, *by_rules.organisations)
    people = {each.name for each in by_rules.people if labels.get((each.start, each.end)) == "person"}
    kept = [
        settled
        for mention in found
        if (settled := _settled(mention, labels.get((mention.start, mention.end)), people, recognition.method))
    ]
    added = list(_added(read, spans, by_rules, kept, recognition.method))
    return _in_order(_linked(read, [*kept, *added]) if added else kept)


def _settled(mention: Entity, label: Label | None, people: Collection[str], method: str) -> Entity | None:
    """Return a mention of the rules after the recogniser's word, None when it is no person.

    `people` are the names that the recogniser calls people too, somewhere in the text.
    """
    if label is None:
        return mention
    if isinstance(mention, OrganisationMention):
        return _by_both(mention, method) if label == "organisation" else mention
    if label == "person":
        return _by_both(mention, method)
    if label == "facility" and mention.role is None:
        return None
    if mention.name in people or _is_known(mention):
        return mention
    return _as_organisation(mention, method) if label == "organisation" else None


def _by_both(mention: Entity, method: str) -> Entity:
    return mention.model_copy(update={"method": f"{mention.method}+{method}"})


def _is_known(person: PersonMention) -> bool:
    words = person.name.split()
    return person.role is not None or key(words[0]) in given() or key(words[-1]) in families()


def _as_organisation(person: PersonMention, method: str) -> OrganisationMention:
    said = person.__dict__ | {"name": person.surface, "method": method}
    return OrganisationMention.model_construct(**said)


def _added(read: Reading, spans: Iterable[Span], by_rules: Named, kept: list[Entity], method: str) -> Iterator[Entity]:
    """Yield what only the recogniser names: names of several words first, for short forms lean on them."""
    taken = _taken(by_rules)
    told = [
        (span, one)
        for span in spans
        if span.label in ("person", "organisation")
        and not _overlaps(span, taken)
        and is_written_as_name(one := read.told(span))
    ]
    full = [_mention(read, span, method) for span, one in told if len(one.words) > 1]
    names = _names(read, [*kept, *full])
    yield from full
    yield from (_mention(read, span, method) for span, one in told if len(one.words) == 1 and is_believed(one, names))


def _taken(by_rules: Named) -> frozenset[int]:
    """Return the code points of which the rules have said something."""
    return frozenset(
        point for mention in (*by_rules.people, *by_rules.organisations) for point in range(mention.start, mention.end)
    )


def _overlaps(span: Span, taken: frozenset[int]) -> bool:
    return any(point in taken for point in range(span.start, span.end))


def _mention(read: Reading, span: Span, method: str) -> Entity:
    surface = read.text[span.start : span.end]
    values: dict[str, Any] = {
        "start": span.start,
        "end": span.end,
        "surface": surface,
        "relevance": relevance(span.start, read.length),
        "method": method,
        "name": surface,
        "id": None,
    }
    if span.label == "organisation":
        return OrganisationMention.model_construct(**values, role=None)
    role = role_of(read.text, span.start, span.end, None)
    return PersonMention.model_construct(**values, role=role)


def _names(read: Reading, mentions: list[Entity]) -> Names:
    people = (read.words(each.start, each.end) for each in mentions if isinstance(each, PersonMention))
    others = (read.words(each.start, each.end) for each in mentions if isinstance(each, OrganisationMention))
    return gather(people, ((words, None) for words in others))


def _linked(read: Reading, mentions: list[Entity]) -> list[Entity]:
    """Give each mention the fullest name that the text has for it, now that more names are known."""
    names = _names(read, mentions)
    return [_fuller(mention, read.words(mention.start, mention.end), names) for mention in mentions]


def _fuller(mention: Entity, words: list[str], names: Names) -> Entity:
    full = names.person(words) if isinstance(mention, PersonMention) else names.organisation(words)
    return mention.model_copy(update={"name": full}) if full and len(full) > len(mention.name) else mention


def _in_order(mentions: Iterable[Entity]) -> Named:
    ordered = sorted(mentions, key=lambda mention: mention.start)
    return Named(
        tuple(each for each in ordered if isinstance(each, PersonMention)),
        tuple(each for each in ordered if isinstance(each, OrganisationMention)),
    )
