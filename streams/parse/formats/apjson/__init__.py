"""AP Media API: the JSON of one item, of an answer that holds one, or of a feed of many.

Source: AP, "Content metadata fields" and "Feeds and linked content" of the AP Media API documentation (API 1.1 to 2.2);
fields that one API version has and another lacks are never required.
"""

from collections.abc import Iterator
from typing import Any

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.apjson.item import read_item
from streams.parse.json_items import read_document
from streams.parse.look import Look
from streams.parse.properties import MAX_ITEMS


def sniff(look: Look) -> bool:
    """Whether the bytes are an item with AP's identifiers, something that wraps one, or an answer without any."""
    is_answer = {"api_version", "data"} <= look.keys
    return is_answer or any(True for _ in _items(look.first))


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the items of one document, in their order; ParseError when it holds none."""
    document = read_document(data, hints)
    wrapped = document.value if isinstance(document.value, list) else [document.value]
    items = [item for each in wrapped for item in _items(each)]
    if not items:
        if isinstance(_inside(_inside(document.value)), list):
            raise ParseError("a feed without items: there is nothing to read; fetch it again later", reason="empty")
        raise ParseError("JSON, but no item of AP: it has no altids.itemid", reason="unsupported")
    return [document.draft(items[0], read_item)] if len(items) == 1 else document.drafts(items, read_item)


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Unwrap items. A body that its fetcher laid beside the item is brought into it as `nitf`."""
    beside: dict[str, Any] = {}
    for _ in range(4):  # {"data": {"items": [{"item": {…}}]}}, {"data": {"item": {…}}}, {"item": {…}}, {…}
        if not isinstance(value, dict):
            break
        if isinstance(value.get("altids"), dict) and "itemid" in value["altids"]:
            yield beside | value if beside and "nitf" not in value else value
            return
        beside |= {"nitf": value["nitf"]} if "nitf" in value else {}
        value = _inside(value)
    if isinstance(value, list):
        for each in value[: MAX_ITEMS + 1]:
            inner = each.get("item", each) if isinstance(each, dict) else each
            yield from _items(inner) if isinstance(inner, dict) else ()


def _inside(value: Any) -> Any:
    """Return what an envelope holds; of AP's envelopes each has one of these."""
    if not isinstance(value, dict):
        return None
    return next((value[name] for name in ("data", "items", "item") if isinstance(value.get(name), (dict, list))), None)
