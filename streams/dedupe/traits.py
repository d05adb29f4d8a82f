"""What an item shows of itself, by which it is found again without its identifier."""

import re
from hashlib import blake2b
from typing import Final

from schemas.article import ParsedItem
from schemas.base import made_whole
from schemas.verdict import Traits
from schemas.vocab import Kind
from streams.dedupe.slugs import says_later, slug_key
from streams.dedupe.terms import pack, terms_of
from streams.text.words import beyond_ascii

FOLLOWING: Final[frozenset[Kind]] = frozenset({"update", "correction", "refile", "repeat", "hold", "release"})
"""Kinds that say that another item came before."""

HEADLINE_LENGTH: Final = 200
"""Code points of the headline that a verdict keeps: enough to find an item by, and verdicts stay small."""

_NAMES: Final = 4
_TAIL: Final = re.compile(r"[^:/_#\s]{4,32}$")
_DIGEST: Final = 8
_SPACES: Final = bytes(0x20 if chr(code).isspace() else code for code in range(128)) + bytes(range(128, 256))


def own_headline(item: ParsedItem) -> str:
    """Return the headline that an item is found by, at most `HEADLINE_LENGTH` code points.

    Empty where a later take has only the beginning of its text for one: it came without.
    """
    take = item.copydesk.take.number if item.copydesk.take else None
    if (take or 1) > 1 and item.text.startswith(item.headline):
        return ""
    return item.headline[:HEADLINE_LENGTH]


def traits_of(item: ParsedItem) -> Traits:
    """Return the traits of an item."""
    wire = item.copydesk
    take = wire.take.number if wire.take else None
    key = wire.take.key if wire.take else None
    later = says_later(item.slugline, item.headline) or says_later(key, None)
    return made_whole(
        Traits,
        slug=slug_key(item.slugline) or None,
        follows=later or wire.change.kind in FOLLOWING or wire.change.number is not None or (take or 1) > 1,
        take=take,
        priority=wire.priority,
        content=digest_of(item.headline, item.text),
        names=_names(item),
        terms=pack(terms_of(item.headline, item.text)),
        withdraws=(),
    )


def digest_of(headline: str, text: str) -> str | None:
    """Digest what a reader reads; None where there is nothing."""
    words = _one_spaced(f"{headline}\n{text}")
    return blake2b(words, digest_size=_DIGEST).hexdigest() if words else None


def _one_spaced(text: str) -> bytes:
    """Return a text with each run of white space as one space, and none at the ends; in a third of the time of splitting it."""
    for sign in () if text.isascii() else filter(str.isspace, beyond_ascii(text)):
        text = text.replace(sign, " ")
    data = (
        text.encode("utf-8", "replace").replace(b"\n\n", b"\n").translate(_SPACES)
    )  # most runs: few ends of lines are soon found
    while b"  " in data:
        data = data.replace(b"  ", b" ")
    return data.strip(b" ")


def _names(item: ParsedItem) -> tuple[str, ...]:
    """Return what a person would write of its identifiers: of "tag:agency.example,2025:newsml_L1N14N0FF" the last part."""
    given = [item.copydesk.guid, *(other.value for other in item.alt_ids)]
    tails = [_TAIL.search(name) for name in given if name]
    return tuple(dict.fromkeys(tail[0] for tail in tails if tail))[:_NAMES]
