"""People who are known by nothing but that they speak: "Ben Gale" is two words, "Ben Gale said" is a man.

Two capital words before a verb of saying are a house more often than a person (59 of 67 such speakers in open sets of
news), so a given name must begin them and nothing else be known of them.
"""

import re
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
    return [_mention(match, text, method) for name in new for match in _named(text, name) if match.start() not in taken]


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


def _named(text: str, name: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)


def _mention(match: re.Match[str], text: str, method: str) -> PersonMention:
    return made(
        PersonMention,
        start=match.start(),
        end=match.end(),
        surface=match[0],
        relevance=relevance(match.start(), len(text)),
        method=method,
        name=match[0],
        id=None,
        role=None,
    )
