"""What is kept of an item without an identifier, to know its versions by, and how it lies in memory."""

import struct
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from schemas.verdict import Traits
from schemas.vocab import KINDS, Kind
from streams.dedupe.logged import LoggedTraits, Told
from streams.dedupe.packing import read, texts
from streams.dedupe.slugs import headline_key
from streams.dedupe.terms import packed, unpacked
from streams.moments import moment


@dataclass(frozen=True)
class Nameless:
    """An item without an identifier. `at` and the rest as in `Version`; `packed` are its weightiest words as bytes."""

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
    packed: bytes

    @cached_property
    def terms(self) -> frozenset[int]:
        """Its weightiest words."""
        return frozenset(unpacked(self.packed))


def nameless_of(verdict: Told, traits: Traits | LoggedTraits) -> Nameless:
    """Return what is kept of an item without an identifier."""
    return Nameless(
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
        packed=packed(traits.terms),
    )


_HEAD: Final = struct.Struct("<BBq")
_DATED, _FOLLOWS, _NUMBERED, _TAKES, _RANKED, _TELLS = (1 << bit for bit in range(6))
"""What a row says by a bit, and which of its texts it has."""


def pack(item: Nameless) -> bytes:
    """Return an item as bytes, without its revision: by that it is found."""
    flags = _DATED * item.dated | _FOLLOWS * item.follows | _NUMBERED * (item.number is not None)
    flags |= _TAKES * (item.take != 1) | _RANKED * (item.priority is not None) | _TELLS * (item.content is not None)
    number = None if item.number is None else str(item.number)
    take = None if item.take == 1 else str(item.take)
    more = [text for text in (number, take, item.priority, item.content) if text is not None]
    said = texts(item.uri, item.headline, item.slug, *more)
    return b"".join((_HEAD.pack(flags, KINDS.index(item.kind), item.at), said, item.packed))


def unpack(row: bytes, revision: str) -> Nameless:
    """Return the item of a revision that was packed."""
    flags, kind, at = _HEAD.unpack_from(row)
    place = _HEAD.size
    said: list[str] = []
    for has in (True, True, True, flags & _NUMBERED, flags & _TAKES, flags & _RANKED, flags & _TELLS):
        text, place = read(row, place) if has else ("", place)
        said.append(text)
    uri, headline, slug, number, take, priority, content = said
    return Nameless(
        revision=revision,
        uri=uri,
        kind=KINDS[kind],
        at=at,
        dated=bool(flags & _DATED),
        number=int(number) if flags & _NUMBERED else None,
        headline=headline,
        slug=slug,
        follows=bool(flags & _FOLLOWS),
        take=int(take) if flags & _TAKES else 1,
        priority=priority if flags & _RANKED else None,
        content=content if flags & _TELLS else None,
        packed=row[place:],
    )
