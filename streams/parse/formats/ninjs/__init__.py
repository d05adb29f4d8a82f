"""IPTC ninjs 1.x, 2.x and 3.x: JSON whose names changed from version to version and whose meaning did not.

Properties are looked up with case and underscores ignored (`versioncreated`, `versionCreated`), then by the aliases that
the versions use (`byline`/`by`, `person`/`people`). A frame is one news object, or an array of them.
Source: the JSON schemas at https://iptc.org/std/ninjs/; section numbers do not exist, so properties are named.
"""

from typing import Any

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.ninjs.fields import read_fields
from streams.parse.formats.ninjs.own_names import is_own, read_own_names
from streams.parse.json_items import read_document
from streams.parse.look import Look
from streams.parse.properties import Properties

# ninjs requires `uri` and nothing else; Superdesk adds `guid` and at times leaves `uri` out.
_IDENTIFIERS = frozenset({"uri", "guid"})
_LISTS = ("item", "items", "_items", "hits", "data", "articles")
"""Where answers of interfaces list their items; BBC's has `item`, Superdesk's content API `_items`."""


def sniff(look: Look) -> bool:
    """Whether the bytes are a JSON object or array of objects."""
    return look.is_json


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one news object, an array of them, or an answer that lists them; ParseError when the bytes are no such JSON."""
    document = read_document(data, hints)
    value = document.value
    listed = _listed(value) if isinstance(value, dict) and not _IDENTIFIERS & value.keys() else None
    if listed is not None:
        return document.drafts(value[listed], _read, listed)
    if isinstance(value, list):
        return document.drafts(value, _read)
    return [document.draft(value, _read)]


def _listed(value: dict[str, Any]) -> str | None:
    """Return the name under which an answer of an interface lists its items."""
    return next((name for name in _LISTS if isinstance(value.get(name), list)), None)


def _read(item: Properties, draft: Draft) -> None:
    """Read one object. Without a uri, which ninjs requires, it is one if it has a headline and a text under ninjs' names."""
    own = is_own(item)
    if own:
        item.watch()
    read_fields(item, draft)
    if draft.guid is None and not (draft.headline and draft.blocks):
        raise ParseError(
            "JSON of no format that is read: it has neither the uri of ninjs, nor a headline and a body (copydesk formats "
            "lists what is read)",
            reason="unsupported",
        )
    if own:
        read_own_names(item, draft)
