"""dpa digitalwires: the JSON in which dpa, and its customers' systems, deliver stories, pictures and sound.

One object for each item, or the answer of dpa's interface, which has a list of them in `entries`. Source: dpa's own
examples of `digitalwires@0.9`; no published schema exists, so properties are named.
"""

from typing import Any

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.dpajson.item import read_item
from streams.parse.json_items import read_document
from streams.parse.look import Look

_OWN = frozenset({"urn", "version_created", "categories"})


def sniff(look: Look) -> bool:
    """Whether the bytes are an item that names its format as digitalwires or has its keys, or a list of such."""
    return _is_item(look.first) or any(map(_is_item, _entries(look.first)[:1]))


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one item, an array of them, or an answer of the interface; ParseError when the bytes are none of it."""
    document = read_document(data, hints)
    value = document.value
    if isinstance(value, dict) and "urn" in value:
        return [document.draft(value, read_item)]
    if isinstance(value, list):
        return document.drafts(value, read_item, "")
    if not isinstance(value, dict) or not isinstance(value.get("entries"), list):
        raise ParseError("JSON, but no digitalwires: it has no urn and no entries", reason="unsupported")
    return document.drafts(value["entries"], read_item, "entries")


def _is_item(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    return str(value.get("format", "")).startswith("digitalwires") or value.keys() >= _OWN


def _entries(value: Any) -> list[Any]:
    entries = value.get("entries") if isinstance(value, dict) else None
    return entries if isinstance(entries, list) else []
