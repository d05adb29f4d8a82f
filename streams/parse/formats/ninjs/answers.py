"""Answers of interfaces: where they list their items, or have the one that they are about.

{"articles": […]}, {"data": […]}               names under which nothing but items stands
{"response": {"results": […]}}                 those that an item may have, too: read where no item is around them
{"data": {"title": …}}, {"article": {…}}       one item
"""

from collections.abc import Iterator
from typing import Any

from streams.parse.formats.ninjs.web_shapes import SAYS, laid_out

_LISTS = ("item", "items", "_items", "hits", "data", "articles")
"""Where answers list their items; BBC's has `item`, Superdesk's content API `_items`."""
_OTHER_LISTS = ("results", "docs", "posts", "stories", "news", "entries")
_ENVELOPES = ("response", "data", "result", "hits", "payload")
_ONE = ("article", "post", "story", "item", "content", "data")
_PATTERNS = ("headline", "body_")
"""How names of ninjs 1 begin that only an item has."""

Listed = tuple[str, list[Any]]
"""Where items stand, for the error of one that can't be read, and the items."""


def listed(value: dict[str, Any]) -> Listed | None:
    """Return where an answer of an interface has its items, and these; None for what is an item itself."""
    for name in _LISTS:
        if isinstance(found := value.get(name), list):
            return name, found
    if not SAYS.isdisjoint(value) or any(name.startswith(_PATTERNS) for name in value):
        return None
    places = [("", value), *((f"{name}.", value[name]) for name in _ENVELOPES if isinstance(value.get(name), dict))]
    return next((found for path, inner in places for found in _within(path, inner)), None)


def _within(path: str, value: dict[str, Any]) -> Iterator[Listed]:
    for name in (*_OTHER_LISTS, *(_LISTS if path else ())):
        if isinstance(found := value.get(name), list) and all(isinstance(each, dict) for each in found):
            yield f"{path}{name}", found
    for name in _ONE:
        if isinstance(one := value.get(name), dict) and not SAYS.isdisjoint(laid_out(one)):
            yield f"{path}{name}", [one]
