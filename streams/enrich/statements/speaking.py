"""People who are known by nothing but that they speak: "Ben Gale" is two words, "Ben Gale said" is a man.

Two capital words before a verb of saying are a house more often than a person (59 of 67 such speakers in open sets of
news), so a given name must begin them and nothing else be known of them.
"""

from collections.abc import Iterable, Iterator

from schemas.annotations import Annotations, OrganisationMention, PersonMention
from schemas.base import made
from schemas.ninjs import Thing
from streams.enrich.entities.lists import english, families, given, is_place, key, without_suffix
from streams.enrich.prominence import relevance
from streams.enrich.statements.finder import Found
from streams.enrich.statements.naming import is_person


def speaking(text: str, found: Iterable[Found], noted: Annotations, method: str) -> list[PersonMention]:
    """Return every mention, by the full name, of the speakers who are people and of whom nothing was known."""
    known: tuple[PersonMention | OrganisationMention, ...] = (*noted.people, *noted.organisations)
    names = {each.name for each in known}
    speakers = dict.fromkeys(each.speaker for each in found if each.speaker)
    new = [name for name in speakers if name not in names and _has_given_name(name)]
    if not new:
        return []
    taken = {place for each in known for place in range(each.start, each.end)}
    return [_mention(start, name, text, method) for name in new for start in _named(text, name) if start not in taken]


def with_people(known: tuple[Thing, ...], mentions: Iterable[PersonMention]) -> tuple[Thing, ...]:
    """Add each of them once to the people of the article."""
    said = {thing.name.casefold() for thing in known if thing.name}
    new = dict.fromkeys(each.name for each in mentions if each.name.casefold() not in said)
    return (*known, *(Thing(name=name, rel="about") for name in new))


def _has_given_name(name: str) -> bool:
    words = without_suffix(name.split())
    if not is_person(name) or key(words[0]) not in given() or is_place(name) or "." in name.removesuffix("."):
        return False
    last = key(words[-1])
    return last in families() or last not in english()


def _named(text: str, name: str) -> Iterator[int]:
    """Yield where a name stands as words of their own; no pattern is made for each new name."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        alone = not (_joins(text[start - 1 : start]) or _joins(text[end : end + 1]))
        if alone:
            yield start
        start = text.find(name, end if alone else start + 1)


def _joins(beside: str) -> bool:
    return beside.isalnum() or beside in ("_", "-")


def _mention(start: int, name: str, text: str, method: str) -> PersonMention:
    return made(
        PersonMention,
        start=start,
        end=start + len(name),
        surface=name,
        relevance=relevance(start, len(text)),
        method=method,
        name=name,
        id=None,
        role=None,
    )
