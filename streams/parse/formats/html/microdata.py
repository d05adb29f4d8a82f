"""The microdata and RDFa of a page, as the nodes that JSON-LD would have: one reader of articles for all three.

Sources: HTML, "Microdata" (values of properties); RDFa Lite 1.1. Vocabularies are not fetched: names are schema.org's.
"""

from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from streams.parse.formats.html.page import beginning_of
from streams.text.spaces import squeeze

_VALUE = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "video": "src",
    "source": "src", "iframe": "src", "embed": "src", "object": "data", "time": "datetime", "data": "value",
    "meter": "value",
}  # fmt: skip
_LONG = frozenset({"articlebody", "text"})
"""Properties that hold the text itself, which is read from the page."""

MAX_NODES = 500
MAX_VALUES = 5_000
_LIMIT = 2_000  # characters of a value


class _Names(NamedTuple):
    """What an attribute is called in microdata or in RDFa."""

    scope: str
    kind: str
    property: str


_MICRODATA = _Names("itemscope", "itemtype", "itemprop")
_RDFA = _Names("typeof", "typeof", "property")


def read_microdata(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return the nodes of a page that belong to no other node, microdata first."""
    return [*_nodes(tree, _MICRODATA), *_nodes(tree, _RDFA)]


def _nodes(tree: HtmlElement, names: _Names) -> list[dict[str, Any]]:
    """Walk the page once with the nodes that are open."""
    found: list[dict[str, Any]] = []
    opened: list[tuple[Any, dict[str, Any]]] = []
    values = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            if opened and opened[-1][0] is element:
                opened.pop()
            continue
        node = _node(element, names)
        properties = (element.get(names.property) or "").split()
        if opened and properties and values < MAX_VALUES:
            values += 1
            _add(opened[-1][1], properties, _value(element) if node is None else node)
        elif node is not None and len(found) < MAX_NODES:
            found.append(node)
        if node is not None:
            opened.append((element, node))
    return found


def _node(element: Any, names: _Names) -> dict[str, Any] | None:
    if element.get(names.scope) is None:
        return None
    kinds = [kind.rpartition("/")[2].rpartition(":")[2] for kind in (element.get(names.kind) or "").split()]
    node: dict[str, Any] = {"@type": kinds}
    if uri := element.get("itemid") or element.get("resource"):
        node["@id"] = uri
    return node


def _add(node: dict[str, Any], properties: list[str], value: Any) -> None:
    for said in properties:
        name = said.rpartition("/")[2].rpartition(":")[2]
        if name.lower() in _LONG or value in (None, ""):
            continue
        node.setdefault(name, []).append(value)


def _value(element: Any) -> str | None:
    said = element.get("content") or element.get(_VALUE.get(str(element.tag), "content"))
    return squeeze(said)[:_LIMIT] if said else beginning_of(element, _LIMIT) or None
