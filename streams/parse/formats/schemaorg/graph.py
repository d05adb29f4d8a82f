"""The nodes of a JSON-LD document: which are articles, and what a reference means."""

from collections.abc import Iterator
from typing import Any

from streams.parse.properties import MAX_ITEMS
from streams.text.words import words

ARTICLES = words(
    "Article NewsArticle AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle Report SatiricalArticle ScholarlyArticle TechArticle "
    "SocialMediaPosting BlogPosting LiveBlogPosting DiscussionForumPosting"
)
"""`Article` and all below it that tell a story."""

_HOLDERS = ("@graph", "mainEntity", "itemListElement", "item", "hasPart")
_MAX_NODES = 5_000
_MAX_STEPS = 8  # references and holders that are followed one after the other


class Graph:
    """All nodes of a document at hand, in their order: its articles, its types, and its nodes by identifier."""

    def __init__(self, value: Any) -> None:
        self.nodes = nodes = list(_nodes(value))
        self._by_id: dict[str, dict[str, Any]] = {}
        for node in nodes:
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                self._by_id.setdefault(name, node)
        self.articles = [node for node in nodes if is_article(node)]
        self.types = [kind for node in nodes for kind in types_of(node)]

    def resolve(self, value: Any) -> Any:
        """Return the node that a reference (`{"@id": …}` alone) means; anything else as it is."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self._by_id.get(value["@id"], value)
        return value

    def all(self, value: Any) -> list[Any]:
        """Return one value or a list of values as a list, references resolved, blank ones left out."""
        if isinstance(value, dict) and isinstance(value.get("@list"), list):
            value = value["@list"]
        values = value if isinstance(value, list) else [value]
        return [self.resolve(each) for each in values[:MAX_ITEMS] if each not in (None, "", [], {})]


def types_of(node: Any) -> list[str]:
    """Return the names of a node's types, without what stands before them (`http://schema.org/`, `schema:`)."""
    said = node.get("@type") if isinstance(node, dict) else None
    several = said if isinstance(said, list) else [said]
    return [kind.rpartition("/")[2].rpartition(":")[2].rpartition("#")[2] for kind in several if isinstance(kind, str)]


def is_article(node: Any) -> bool:
    """Whether a node is an article of any kind."""
    return any(kind in ARTICLES for kind in types_of(node))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Walk the document and what holds nodes in it, breadth first, within limits."""
    level, seen = (value if isinstance(value, list) else [value]), 0
    for _ in range(_MAX_STEPS):
        below: list[Any] = []
        for node in level:
            if not isinstance(node, dict) or seen >= _MAX_NODES:
                continue
            seen += 1
            yield node
            if not is_article(node):  # what an article has as parts belongs to it
                for name in _HOLDERS:
                    inner = node.get(name)
                    below += inner if isinstance(inner, list) else [inner]
        level = below
