"""How content systems wrap what an item says: properties within objects, texts within `rendered`.

    {"id": …, "attributes": {"title": …}}          JSON:API; search engines have `_source`, others `fields`
    {"title": {"rendered": …}, …}                  a post of WordPress, with its authors and terms under `_embedded`
    {"headline": {"main": …}, …}                   a headline with its renderings, of which the main one counts
    {"body": {"value": …, "processed": …}, …}      a text of Drupal, with its summary; what it shows is processed

An item is laid out flat here, under the names that it has; what they mean is read elsewhere. An item of ninjs stays as it is.
"""

from collections.abc import Iterable
from html import unescape
from typing import Any

_MAIN = ("main", "original", "default")
_LINES = ("headline", "title", "byline")
_TEXTS = ("processed", "value")
_WITHIN = ("attributes", "fields", "_source")
SAYS = frozenset(
    {"title", "headline", "headlines", "body", "bodies", "bodyText", "body_text", "content", "text", "webTitle", "html"}
)
"""One of these makes what is wrapped an item."""
_MACHINERY = frozenset({"_links", "_embedded", "comment_status", "ping_status", "sticky", "template", "class_list"})
"""What WordPress says for its own pages alone."""

_NO_TIME = "0000"
"""The year of a draft's time in GMT."""


def laid_out(value: dict[str, Any]) -> dict[str, Any]:
    """Return an item with what it wraps laid out flat; nearly all as they are."""
    if isinstance(value.get("uri"), str) or isinstance(value.get("guid"), str):
        return value
    for name in _WITHIN:
        if isinstance(inner := value.get(name), dict) and not SAYS.isdisjoint(inner):
            return laid_out(inner | {key: _bare(each) for key, each in value.items() if key != name})
    if lines := {name: said for name in _LINES if (said := _first(value.get(name), _MAIN))}:
        value = value | lines
    if said := _first(value.get("body"), _TEXTS):
        value = {"summary": value["body"].get("summary")} | value | {"body": said}
    if not any(map(_is_rendered, value.values())):
        return value
    post = _post({key: _shown(each["rendered"]) if _is_rendered(each) else each for key, each in value.items()})
    return post | {"protected": True} if _is_protected(value.get("content")) else post


def _bare(value: Any) -> Any:
    """Return the type of a resource of Drupal without what all have in front: "node--article"."""
    return value.removeprefix("node--") if isinstance(value, str) else value


def _first(value: Any, names: Iterable[str]) -> str | None:
    """Return the first of several renderings of a text."""
    given = value if isinstance(value, dict) else {}
    return next((said for name in names if isinstance(said := given.get(name), str)), None)


def _is_rendered(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("rendered"), str)


def _shown(rendered: str) -> str:
    """Return a rendered text, which is HTML even where it has no tag: "Ferries sail &#8211; again"."""
    return rendered if "<" in rendered else unescape(rendered)


def _post(value: dict[str, Any]) -> dict[str, Any]:
    """Return a post with the names of its authors and terms, which it has by number; without names the numbers stay unread."""
    inner = value.get("_embedded")
    embedded = inner if isinstance(inner, dict) else {}
    terms = [term for group in _list(embedded.get("wp:term")) for term in _dicts(_list(group))]
    found = {
        "author": [each["name"] for each in _dicts(_list(embedded.get("author"))) if isinstance(each.get("name"), str)],
        "categories": _names(term for term in terms if term.get("taxonomy") == "category"),
        "tags": _names(term for term in terms if term.get("taxonomy") == "post_tag"),
    }
    named = {key: names or None for key, names in found.items()}
    by_number = {f"{key} by number": value[key] for key, names in named.items() if not names and value.get(key)}
    local = {key for key in ("date", "modified") if str(value.get(f"{key}_gmt") or _NO_TIME)[:4] != _NO_TIME}
    post = {key: each for key, each in value.items() if key not in _MACHINERY | local}
    return post | named | by_number | _state(value)


def _state(value: dict[str, Any]) -> dict[str, Any]:
    """Return what the state of a post is in our words: what waits for its time is under embargo, as in exports."""
    if value.get("status") == "future":
        gmt, local = value.get("date_gmt"), value.get("date")
        return {"status": "usable", "embargoed": f"{gmt}Z" if isinstance(gmt, str) else local or True}
    return {"status": "withdrawn"} if value.get("status") == "trash" else {}


def _is_protected(content: Any) -> bool:
    """Whether a post has a password: its text is empty, then, or for those who know it."""
    return isinstance(content, dict) and content.get("protected") is True


def _names(terms: Iterable[dict[str, Any]]) -> list[str]:
    return [name for each in terms if isinstance(name := each.get("name"), str)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [each for each in values if isinstance(each, dict)]
