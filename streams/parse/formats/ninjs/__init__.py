"""IPTC ninjs 1.x, 2.x and 3.x: JSON whose names changed from version to version and whose meaning did not.

Properties are looked up with case and underscores ignored (`versioncreated`, `versionCreated`), then by the aliases that
the versions use (`byline`/`by`, `person`/`people`). A frame is one news object, or an array of them.
Source: the JSON schemas at https://iptc.org/std/ninjs/; section numbers do not exist, so properties are named.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.ninjs.answers import listed
from streams.parse.formats.ninjs.deliveries import WITHDRAWN, delivered, takes_away
from streams.parse.formats.ninjs.fields import read_fields
from streams.parse.formats.ninjs.own_names import is_own, read_own_names
from streams.parse.formats.ninjs.own_states import read_state
from streams.parse.formats.ninjs.own_texts import ADDRESSES, BODIES, read_summary_as_text, refuse_removed
from streams.parse.formats.ninjs.web_shapes import laid_out
from streams.parse.json_items import read_document
from streams.parse.look import Look
from streams.parse.properties import Properties

# ninjs requires `uri` and nothing else; Superdesk adds `guid` and at times leaves `uri` out.
_IDENTIFIERS = frozenset({"uri", "guid"})
_IDS = ("id", "uuid", "documentId", "articleId", "itemId", "postId")


def sniff(look: Look) -> bool:
    """Whether the bytes are a JSON object or array of objects."""
    return look.is_json


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one news object, an array of them, or an answer that lists them; ParseError when the bytes are no such JSON."""
    document = read_document(data, hints)
    value = document.value
    if isinstance(value, dict) and not _IDENTIFIERS & value.keys():
        if (event := delivered(value)) is not None:
            fill = partial(_read_as, event.item)
            return document.drafts([event.entry], fill, event.path)
        if (found := listed(value)) is not None:
            path, items = found
            return document.drafts(items, partial(_read_as, _gone) if takes_away(value) else _read, path)
    if isinstance(value, list):
        return document.drafts(value, _read)
    return [document.draft(value, _read)]


def _gone(value: dict[str, Any]) -> dict[str, Any]:
    return laid_out(value) | WITHDRAWN


def _read_as(shape: Callable[[dict[str, Any]], dict[str, Any]], item: Properties, draft: Draft) -> None:
    """Read one object in another shape than that in which it came."""
    _read(item.of(shape(item.value)), draft)


def _read(item: Properties, draft: Draft) -> None:
    """Read one object. Without a uri, which ninjs requires, it is one if it has a headline and a text under ninjs' names."""
    if takes_away(item.value):
        item = item.of(_gone(item.value))
    if (flat := laid_out(item.value)) is not item.value:
        item = item.of(flat)
    own = is_own(item)
    if own:
        item.watch()
    read_fields(item, draft)
    refuse_removed(draft)
    whole = draft.headline and (draft.blocks or read_summary_as_text(item, draft))
    if draft.guid is None and not whole and not _takes_a_page_away(item, draft):
        raise ParseError(_told(item, draft), reason="unsupported")
    if own:
        read_state(item, draft)
        read_own_names(item, draft)


def _takes_a_page_away(item: Properties, draft: Draft) -> bool:
    """Whether an item is withdrawn by the address of its page, which needs no text."""
    return draft.pub_status == "canceled" and item.uri(*ADDRESSES) is not None


def _told(item: Properties, draft: Draft) -> str:
    """Say what is missing for an item: of one with a headline, where its text was looked for."""
    name = next((name for name in _IDS if item.text(name)), None)
    if draft.headline is None and name:
        return (
            f"JSON of no format that is read: it has {name!r}, but neither the uri of ninjs, nor a headline and a body; what withdraws "
            f"or holds an item says its name under uri or guid, and what withdraws a page its address ({', '.join(ADDRESSES)})"
        )
    if draft.headline is None:
        return (
            "JSON of no format that is read: it has neither the uri of ninjs, nor a headline and a body (copydesk formats lists "
            "what is read)"
        )
    return (
        f"JSON with a headline, and neither the uri of ninjs nor a text: that is read from body, body_…, {', '.join(BODIES)}, and "
        "from a description where there is an address or a time"
    )
