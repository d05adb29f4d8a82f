"""Finding items by what people call them: slug, headline, number. And what is known of those without an identifier."""

import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np

from schemas.verdict import Traits
from schemas.vocab import ENDS_AT_DEDUPE
from streams.dedupe.logged import LoggedTraits, Told
from streams.dedupe.nameless import Nameless, nameless_of, pack, unpack
from streams.dedupe.packing import digits, read, texts
from streams.dedupe.ring import Ring
from streams.dedupe.slugs import headline_key
from streams.dedupe.table import key_of_digest
from streams.dedupe.versions import DAYS
from streams.moments import DAY, moment

HOURS: Final = 72
"""How long what an item without an identifier shows of itself is kept."""

_SLICE: Final = DAY // 4
_SLICES: Final = HOURS // 6 + 1
_TIME: Final = struct.Struct("<q")
_LOCAL: Final = "urn:copydesk:"
_MOST: Final = 64
"""Revisions kept under one key: the newest; under "earnings" or "weather" there is no end of them."""


class Lookup:
    """Revisions by the names of their items, and kills that wait for one, for 14 days; items without an identifier for 72 h."""

    __slots__ = ("_known", "_named", "_waiting")

    def __init__(self) -> None:
        self._named = Ring(DAYS)
        self._known = Ring(_SLICES)
        self._waiting = Ring(DAYS)

    def named(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the revisions of the items that have one of these keys, each once."""
        found = (self._named.get(_place(key)) for key in keys)
        return tuple(dict.fromkeys(revision for row in found if row for revision in _revisions(row)))

    def known(self, revision: str) -> Nameless | None:
        """Return what is known of an item without an identifier."""
        row = self._known.get(key_of_digest(revision))
        return None if row is None else unpack(row, revision)

    @property
    def waits(self) -> bool:
        """Whether any kill in words waits."""
        return bool(self._waiting)

    def waiting(self, keys: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Yield time and receipt of each kill in words that waits for an item with one of these keys."""
        for key in keys:
            yield from _kills(self._waiting.get(_place(key)) or b"")

    def remember(self, verdict: Told) -> None:
        """Keep under which names an item is found."""
        day = moment(verdict.judged_at) // DAY
        self._keep(verdict)
        for key, own in _names(verdict):
            self._name(day, key, own)

    def remember_all(self, verdicts: Iterable[Told]) -> None:
        """Keep under which names items of one day are found: at once what nobody has had as a name and one of them has."""
        told = list(verdicts)
        for verdict in told:
            self._keep(verdict)
        names = [name for verdict in told for name in _names(verdict)]
        if not names:
            return
        day = moment(told[0].judged_at) // DAY
        keys = np.array([key for key, _ in names], np.uint64)
        new = self._named.new(keys)
        self._named.add(day, keys[new], (names[at][1] for at in np.flatnonzero(new)))
        for at in np.flatnonzero(~new):
            self._name(day, *names[at])

    def _keep(self, verdict: Told) -> None:
        """Keep what an item without an identifier shows, and what a kill waits for."""
        traits = verdict.traits
        if verdict.kind in ENDS_AT_DEDUPE or traits is None or (verdict.guid is not None and not traits.withdraws):
            return
        now = moment(verdict.judged_at)
        for key in traits.withdraws:
            self._wait(now // DAY, key, (moment(verdict.version_created or verdict.received_at), verdict.receipt))
        if verdict.guid is None and self._known.get(place := key_of_digest(verdict.revision)) is None:
            self._known.put(now // _SLICE, place, pack(nameless_of(verdict, traits)))

    def _name(self, day: int, key: int, own: bytes) -> None:
        """Let a revision be found by a key: the newest of all that are."""
        row = self._named.get(key)
        if row is None:
            self._named.put(day, key, own)
            return
        others = [digits(revision) for revision in _revisions(row)]
        if own not in others:
            self._named.put(day, key, b"".join((*others, own)[-_MOST:]))

    def _wait(self, day: int, key: str, kill: tuple[int, str]) -> None:
        others = set(_kills(self._waiting.get(_place(key)) or b""))
        if kill not in others:
            newest = sorted({*others, kill})[-_MOST:]
            self._waiting.put(day, _place(key), b"".join(_TIME.pack(at) + texts(receipt) for at, receipt in newest))

    def __iter__(self) -> Iterator[object]:
        yield from ((number, key, sorted(_revisions(row))) for number, key, row in self._named)
        yield from self._known
        yield from self._waiting


def _names(verdict: Told) -> list[tuple[int, bytes]]:
    """Return the names of an item as the ring has them, each with what is found by it."""
    if verdict.kind in ENDS_AT_DEDUPE or verdict.traits is None:
        return []
    own = digits(verdict.revision)
    names = [(_place(key), own) for key in keys_of(verdict.agency, verdict.headline, verdict.traits)]
    identifier = local_identifier(verdict.uri)
    if identifier is not None and identifier != verdict.revision:
        names.append((_place(identifier_name(verdict.agency, identifier)), own))
    return names


def keys_of(agency: str, headline: str, traits: Traits | LoggedTraits) -> Iterator[str]:
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


def identifier_name(agency: str, identifier: str) -> str:
    """Return where the items of all feeds with an identifier are found that is no URI; it from `local_identifier`."""
    return _key(agency, "identifier", identifier)


def local_identifier(uri: str) -> str | None:
    """Return the identifier in a uri that was made of it for one feed; None in an agency's own."""
    if not uri.startswith(_LOCAL):  # most agencies have uris
        return None
    return uri.removeprefix(_LOCAL).partition(":")[2] or None


@lru_cache(maxsize=128)
def _key(*parts: str) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _place(key: str) -> int:
    """Return a key as the rings have it."""
    return int(key, 16) or 1


def _revisions(row: bytes) -> Iterator[str]:
    place = 0
    while place < len(row):
        revision, place = read(row, place)
        yield revision


def _kills(row: bytes) -> Iterator[tuple[int, str]]:
    place = 0
    while place < len(row):
        at = _TIME.unpack_from(row, place)[0]
        receipt, place = read(row, place + _TIME.size)
        yield at, receipt
