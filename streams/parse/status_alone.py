"""An item that may be used and brings nothing to use: a status alone, as systems send it of an item that others have.

A kill or a hold needs no text: it acts on what has its uri. A release would take the place of the text with nothing, and no
text but its own can stand under a version. So it is refused, what stands stays, and the item is to be sent again whole.
"""

from streams.errors import ParseError
from streams.parse.draft import Draft

_PUBLISH = frozenset({"new", "update", "correction", "refile", "repeat"})
_USABLE = ("blocks", "headline", "other_headlines", "descriptions", "renditions", "associations")
_SAID = (
    "title",
    "by",
    "slugline",
    "ed_note",
    "notes",
    "people",
    "organisations",
    "places",
    "subjects",
    "objects",
    "genres",
)
"""What an item without text may say: it is read, with a warning."""


def refuse_status_alone(draft: Draft) -> None:
    """Raise ParseError `empty` for an item of text that says that it is usable, and nothing else; warn of others without text."""
    is_published = draft.pub_status == "usable" and draft.kind in _PUBLISH and draft.type == "text"
    if not is_published or draft.blocks or any(getattr(draft, name) for name in _USABLE):
        return
    if not draft.says_status or any(getattr(draft, name) for name in _SAID):
        draft.warn("a usable item without headline and text: it takes the place of an earlier version that has one")
        return
    raise ParseError(
        "a status alone: the item has neither headline nor text, so there is nothing to publish, and an earlier text of it is not "
        "emptied; to release what is held, send it again with its text",
        reason="empty",
    )
