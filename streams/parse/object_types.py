"""What kind of news object an item is, by the word its sender has for it."""

from typing import get_args

from schemas.ninjs import NewsObjectType
from streams.parse.draft import Draft

TYPES: dict[str, NewsObjectType] = {kind: kind for kind in get_args(NewsObjectType)} | {
    "article": "text", "articles": "text", "story": "text", "post": "text", "image": "picture", "photo": "picture", "complexdata": "component",
    "interactive": "component", "package": "composite",
}  # fmt: skip
"""ninjs 3.1 `type`, and what agencies write in its place."""

NO_STORY = "this is {} and no story: its dates, and coverage that is planned, are not part of an article"


def object_type(said: str | None, draft: Draft) -> NewsObjectType:
    """Return the type; one that is unknown is text, with a warning, and one that is no story is reported."""
    kind = TYPES.get((said or "text").lower())
    if kind is None:
        draft.warn(f"the type {(said or '')[:40]!r} is unknown; read as text")
    elif kind in ("event", "planning"):
        draft.warn(NO_STORY.format("an event" if kind == "event" else "a planning item"))
    return kind or "text"
