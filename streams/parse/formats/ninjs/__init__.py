"""IPTC ninjs 1.x, 2.x and 3.x: JSON whose names changed from version to version and whose meaning did not.

Properties are looked up with case and underscores ignored (`versioncreated`, `versionCreated`), then by the aliases that
the versions use (`byline`/`by`, `person`/`people`). A frame is one news object, or an array of them.
Source: the JSON schemas at https://iptc.org/std/ninjs/; section numbers do not exist, so properties are named.
"""

from typing import Any

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.ninjs.fields import read_fields
from streams.parse.json_items import read_document
from streams.parse.look import Look
from streams.parse.properties import Properties

# ninjs requires `uri` and nothing else; Superdesk adds `guid` and at times leaves `uri` out.
_REQUIRED = frozenset({"uri", "guid"})
_LISTS = ("item", "items", "_items", "hits", "data")
"""Where answers of interfaces list their items; BBC's has `item`, Superdesk's content API `_items`."""


def sniff(look: Look) -> bool:
    """Whether the bytes are a JSON object or array of objects."""
    return look.is_json


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one news object, an array of them, or an answer that lists them; ParseError when the bytes are no such JSON."""
    document = read_document(data, hints)
    value = document.value
    if isinstance(value, dict) and not _REQUIRED & value.keys():
        name, value = _listed(value)
        return document.drafts(value, _read, name)
    if isinstance(value, list):
        return document.drafts(value, _read)
    return [document.draft(value, _read)]


def _listed(value: dict[str, Any]) -> tuple[str, list[Any]]:
    """Return the items of an answer of an interface, and the name under which they stand."""
    found = next(((name, value[name]) for name in _LISTS if isinstance(value.get(name), list)), None)
    if found is None:
        raise ParseError(
            "JSON of no format that is read: it has no uri, as ninjs has (copydesk formats lists them)",
            reason="unsupported",
        )
    return found


def _read(item: Properties, draft: Draft) -> None:
    if item.get(*_REQUIRED) is None:
        raise ParseError(
            "JSON of no format that is read: it has no uri, as ninjs has (copydesk formats lists them)",
            reason="unsupported",
        )
    read_fields(item, draft)
