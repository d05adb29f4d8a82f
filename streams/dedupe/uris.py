"""Whose a uri is, and which uri an item gets when the one that it names is another agency's."""

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from schemas.article import ParsedItem
from streams.dedupe.memory import Memory

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
"""The head of an absolute URI (RFC 3986 §3.1)."""
_SAFE: Final = ":/@!$*,;=()"
"""What `streams.parse.identity` leaves as it is of an identifier in a uri."""


class Claim(NamedTuple):
    """The uri that an item gets. `warning` says why it is not the one that it names."""

    uri: str
    warning: str | None = None


def claim(memory: Memory, item: ParsedItem) -> Claim:
    """Return the first uri that is nobody's or the agency's own: the item's, its feed's for the guid, or its revision's."""
    if _free(memory, item, item.uri):
        return Claim(item.uri)
    taken = f"{item.uri} belongs to {memory.owner(item.uri)}: this item of {item.copydesk.agency} has a uri of its own"
    shadow = feed_uri(item, item.copydesk.guid or item.copydesk.revision)
    return Claim(shadow if _free(memory, item, shadow) else own_uri(item), taken)


def victim(memory: Memory, item: ParsedItem) -> str:
    """Return the uri that a kill means: its target where it names one, else its own."""
    target = item.copydesk.target
    if not target:
        return _mine(memory, item, item.uri, item.copydesk.guid)
    local = feed_uri(item, quote(target, safe=_SAFE))
    if memory.owner(target) is None and (memory.owner(local) is not None or not _SCHEME.match(target)):
        return local
    return _mine(memory, item, target, target)


def feed_uri(item: ParsedItem, identifier: str) -> str:
    """Return the uri of an identifier that only its feed knows."""
    return f"urn:copydesk:{item.copydesk.feed}:{identifier}"


def own_uri(item: ParsedItem) -> str:
    """Return the uri that no other item can have."""
    return feed_uri(item, item.copydesk.revision)


def _mine(memory: Memory, item: ParsedItem, uri: str, guid: str | None) -> str:
    """Return the uri, or the one that `claim` gave this agency's article because that uri was another agency's."""
    shadow = feed_uri(item, guid or item.copydesk.revision)
    taken = not _free(memory, item, uri)
    return shadow if taken and memory.owner(shadow) == item.copydesk.agency else uri


def _free(memory: Memory, item: ParsedItem, uri: str) -> bool:
    return memory.owner(uri) in (None, item.copydesk.agency)
