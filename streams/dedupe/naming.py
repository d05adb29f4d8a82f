"""Kills that name their story in words: which living article of the agency is meant, and the names that are looked for."""

from collections.abc import Iterable, Sequence

from schemas.vocab import CANCELS
from streams.dedupe.case import Case
from streams.dedupe.kills import reach
from streams.dedupe.kinds import sent_at
from streams.dedupe.lookup import headline_name, keys_of, number_name, slug_name
from streams.dedupe.memory import Memory
from streams.dedupe.prose_kills import Named, named, quoted
from streams.dedupe.uris import feed_uri
from streams.dedupe.versions import Version

MOST = 24
"""Keys that an unmet kill waits under."""

_TOLD = 3
"""Articles that a person is told by name where several fit."""


def meant(memory: Memory, case: Case) -> tuple[str, ...]:
    """Return the uris of the living articles that fit best what a kill says: by number, else headline, else slug.

    Where several fit by one, those count that fit by another too.
    """
    said = named(case.item)
    numbers, headlines, slugs = _keys(case.item.copydesk.agency, said)
    by_number = {uri for name in said.numbers for uri in (name, feed_uri(case.item, name)) if lives(memory, case, uri)}
    fits: set[str] = set()
    for found in (
        by_number | _living(memory, case, numbers),
        _living(memory, case, headlines),
        _living(memory, case, slugs),
    ):
        fits = (fits & found) or fits or found
    return tuple(sorted(fits or _begun(memory, case, said.beginnings)))


def in_quotes(memory: Memory, case: Case) -> tuple[str, ...]:
    """Return the uris of the living articles of the agency whose headline an item has in quotation marks."""
    agency = case.item.copydesk.agency
    return tuple(sorted(_living(memory, case, [headline_name(agency, key) for key in quoted(case.item)])))


def _begun(memory: Memory, case: Case, beginnings: Iterable[str]) -> set[str]:
    """Return the living articles whose headline is the longest of these beginnings that is one."""
    agency = case.item.copydesk.agency
    found = (_living(memory, case, (headline_name(agency, key),)) for key in beginnings)
    return next(filter(None, found), set())


def keys_meant(case: Case) -> tuple[str, ...]:
    """Return the keys under which a kill waits for a story that comes after it."""
    return tuple(key for keys in _keys(case.item.copydesk.agency, named(case.item)) for key in keys)[:MOST]


def some_of(fits: Sequence[str]) -> str:
    """Spell the articles that may be meant, for a person: the first ones."""
    return ", ".join(fits[:_TOLD]) + (", …" if len(fits) > _TOLD else "")


def named_in_words(case: Case) -> tuple[str, ...]:
    """Return the keys of the headlines and slugs that a kill names."""
    _, headlines, slugs = _keys(case.item.copydesk.agency, named(case.item))
    return (*headlines, *slugs)


def killed_by_these_words(memory: Memory, case: Case) -> str | None:
    """Return the article that the same note killed before, or None.

    Desks repeat their kills. A story that was filed since under the name of the killed one is not meant by the repetition.
    """
    keys = keys_of(case.item.copydesk.agency, case.item.headline, case.traits)
    notes = filter(None, map(memory.lookup.known, memory.lookup.named(keys)))
    words, slug = case.traits.content, case.traits.slug or ""
    same = (note.uri for note in notes if note.kind in CANCELS and (note.content, note.slug) == (words, slug))
    return next(same, None) if words else None


def lives(memory: Memory, case: Case, uri: str) -> bool:
    """Say whether an article of the agency has a version from before the kill that nothing killed yet."""
    chain = memory.versions.of(uri)
    if not chain or memory.owner(uri) != case.item.copydesk.agency:
        return False
    dead_until, now = reach(memory.kills.of(uri)), sent_at(case.item)
    return any(dead_until < version.at <= now and is_story(version) for version in chain)


def is_story(version: Version) -> bool:
    """Say whether a version is one that readers have, not a note or a canceled one."""
    return version.kind != "advisory" and version.status != "canceled"


def _living(memory: Memory, case: Case, keys: Iterable[str]) -> set[str]:
    known = map(memory.versions.first, memory.lookup.named(keys))
    return {version.uri for version in known if version is not None and lives(memory, case, version.uri)}


def _keys(agency: str, said: Named) -> tuple[tuple[str, ...], ...]:
    """Return the keys of numbers, headlines and slugs, the most certain first."""
    return (
        tuple(number_name(agency, name) for name in said.numbers),
        tuple(headline_name(agency, key) for key in said.headlines),
        tuple(slug_name(agency, key) for key in said.slugs),
    )
