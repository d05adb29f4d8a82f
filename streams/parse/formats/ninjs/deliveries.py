"""What content systems send when something happens to an item (webhooks): the item, and what was done to it.

    {"post": {"current": {…}, "previous": {"status": "draft"}}}         Ghost, without the name of the event
    {"event": "entry.publish", "model": "article", "entry": {…}}        Strapi
    {"type": "article.deleted", "data": {…}}                            what others do

What an event takes away is withdrawn, whatever the item says of itself. An item keeps its id through all of them: its
address is another while it is a draft, and missing once it is deleted.
Sources: Ghost, core/server/services/webhooks/serialize.js; Strapi, docs.strapi.io/cms/backend-customization/webhooks.
"""

import re
from typing import Any, NamedTuple

from streams.errors import ParseError
from streams.parse.formats.ninjs.web_shapes import laid_out

Object = dict[str, Any]

_GHOST = ("post", "page")
_PUBLISHED = ("published", "sent")
_TWICE = {"uuid": None, "primary_author": None, "primary_tag": None}
"""What stands in the guid, the authors and the tags, too."""
_EVENTS = ("event", "eventType", "event_type", "action", "operation", "type")
_GONE = re.compile(
    r"(?:[\w.:/-]{0,80}[.:/_-])?(?:delete|unpublish|remove|trash|retract|withdraw)(?:e?d|n)?", re.IGNORECASE
)
"""An event that takes away: "entry.unpublish", "post_deleted"; a sentence is none."""
WITHDRAWN = {"pubStatus": "withdrawn", "status": None}
"""What an item says of which an event says that it is gone."""


class Delivery(NamedTuple):
    """An item as it came, where it stood, and what the event says of it."""

    path: str
    entry: Object
    says: Object

    def item(self, entry: Object) -> Object:
        """Return the item laid out flat, with what the event says."""
        return laid_out(entry) | self.says


def takes_away(value: Object) -> bool:
    """Whether an object names an event by which something is gone."""
    return any(isinstance(said := value.get(name), str) and _GONE.fullmatch(said) for name in _EVENTS)


def delivered(value: Object) -> Delivery | None:
    """Return what Ghost or Strapi delivers; ParseError for a delivery that is of no item."""
    name = next((name for name in _GHOST if _is_change(value.get(name))), None)
    if name is not None:
        return _of_ghost(name, **{when: value[name][when] for when in ("current", "previous")})
    entry, event = value.get("entry"), value.get("event")
    return _of_strapi(value, entry, event) if isinstance(entry, dict) and isinstance(event, str) else None


def _is_change(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(when), dict) for when in ("current", "previous"))


def _of_ghost(name: str, current: Object, previous: Object) -> Delivery:
    """Ghost sends no event: what is deleted has no current state, what is unpublished is a draft that was published."""
    if not (entry := current or previous):
        raise ParseError(f"{name} without a current and a previous state: there is nothing to read", reason="empty")
    gone = not current or (current.get("status") == "draft" and previous.get("status") in _PUBLISHED)
    where = f"{name}.{'current' if current else 'previous'}"
    known = _name(entry.get("uuid") or entry.get("id"))
    return Delivery(where, entry, _TWICE | known | (WITHDRAWN if gone else {}))


def _of_strapi(value: Object, entry: Object, event: str) -> Delivery:
    """Strapi 5 has drafts beside what is published, under one `documentId`, and tells of those that are saved, too."""
    gone = takes_away(value)
    if not gone and entry.get("documentId") and "publishedAt" in entry and entry["publishedAt"] is None:
        raise ParseError(
            f"{event} of a draft, which Strapi keeps beside what is published: nothing changed for readers; let the webhook "
            "send entry.publish, entry.unpublish and entry.delete",
            reason="unsupported",
        )
    parts = (value.get("model"), entry.get("documentId") or entry.get("id"), entry.get("locale"))
    known = {"documentId": None} | _name(parts[1] and "/".join(str(part) for part in parts if part))
    when = value.get("createdAt") or value.get("created_at")  # the item's own time is that of its last change
    return Delivery("entry", entry, known | (WITHDRAWN | {"updatedAt": when} if gone else {}))


def _name(value: Any) -> Object:
    return {"guid": str(value)} if value else {}
