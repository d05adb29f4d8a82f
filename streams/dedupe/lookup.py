"""Finding items by what people call them: slug, headline, number. And what is known of those without an identifier."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from schemas.verdict import Traits, Verdict
from schemas.vocab import ENDS_AT_DEDUPE, Kind
from streams.dedupe.ring import Ring
from streams.dedupe.slugs import headline_key
from streams.dedupe.terms import Terms, packed, unpacked
from streams.dedupe.versions import DAYS
from streams.moments import DAY, moment

HOURS: Final = 72
"""How long what an item without an identifier shows of itself is kept."""

_SLICE: Final = DAY // 4
_SLICES: Final = HOURS // 6 + 1
_MOST: Final = 64
"""Revisions kept under one key: the newest; under "earnings" or "weather" there is no end of them."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of an item without an identifier, to know its versions by. `at` and the rest as in `Version`."""

    revision: str
    uri: str
    kind: Kind
    at: int
    dated: bool
    number: int | None
    headline: str
    slug: str
    follows: bool
    take: int
    priority: str | None
    content: str | None
    packed: str | None

    @property
    def terms(self) -> Terms:
        """Its weightiest words."""
        return unpacked(packed(self.packed))


class Lookup:
    """Revisions by the names of their items, and kills that wait for one, for 14 days; items without an identifier for 72 h."""

    __slots__ = ("_known", "_named", "_waiting")

    def __init__(self) -> None:
        self._named: Ring[tuple[str, ...]] = Ring(DAYS)
        self._known: Ring[Known] = Ring(_SLICES)
        self._waiting: Ring[tuple[tuple[int, str], ...]] = Ring(DAYS)

    def named(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the revisions of the items that have one of these keys, each once."""
        return tuple(dict.fromkeys(revision for key in keys for revision in self._named.get(key) or ()))

    def known(self, revision: str) -> Known | None:
        """Return what is known of an item without an identifier."""
        return self._known.get(revision)

    def waiting(self, keys: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Yield time and receipt of each kill in words that waits for an item with one of these keys."""
        for key in keys:
            yield from self._waiting.get(key) or ()

    def remember(self, verdict: Verdict) -> None:
        """Keep under which names an item is found."""
        if verdict.kind in ENDS_AT_DEDUPE or verdict.traits is None:
            return
        now = moment(verdict.judged_at)
        for key in verdict.traits.withdraws:
            self._wait(now // DAY, key, (moment(verdict.version_created or verdict.received_at), verdict.receipt))
        for key in keys_of(verdict.agency, verdict.headline, verdict.traits):
            others = self._named.get(key) or ()
            if verdict.revision not in others:
                self._named.put(now // DAY, key, (*others, verdict.revision)[-_MOST:])
        if verdict.guid is None and self._known.get(verdict.revision) is None:
            self._known.put(now // _SLICE, verdict.revision, known_of(verdict, verdict.traits))

    def _wait(self, day: int, key: str, kill: tuple[int, str]) -> None:
        others = self._waiting.get(key) or ()
        if kill not in others:
            self._waiting.put(day, key, tuple(sorted((*others, kill)))[-_MOST:])

    def __iter__(self) -> Iterator[object]:
        yield from ((number, key, sorted(revisions)) for number, key, revisions in self._named)
        yield from self._known
        yield from self._waiting


def known_of(verdict: Verdict, traits: Traits) -> Known:
    """Return what is kept of an item without an identifier."""
    return Known(
        revision=verdict.revision,
        uri=verdict.uri,
        kind=verdict.kind,
        at=moment(verdict.version_created or verdict.received_at),
        dated=verdict.version_created is not None,
        number=verdict.number,
        headline=headline_key(verdict.headline),
        slug=traits.slug or "",
        follows=traits.follows,
        take=traits.take or 1,
        priority=traits.priority,
        content=traits.content,
        packed=traits.terms,
    )


def keys_of(agency: str, headline: str, traits: Traits) -> Iterator[str]:
    """Yield the keys under which an item of an agency is found."""
    if traits.slug:
        yield slug_name(agency, traits.slug)
    if key := headline_key(headline):
        yield headline_name(agency, key)
    yield from (number_name(agency, name) for name in traits.names)


def slug_name(agency: str, key: str) -> str:
    """Return where the items with a slug are found; `key` from `slugs.slug_key`."""
    return _key(agency, "slug", key)


def headline_name(agency: str, key: str) -> str:
    """Return where the items with a headline are found; `key` from `slugs.headline_key`."""
    return _key(agency, "headline", key)


def number_name(agency: str, name: str) -> str:
    """Return where the items with an identifier are found."""
    return _key(agency, "number", name.casefold())


def _key(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
