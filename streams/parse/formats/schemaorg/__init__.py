"""schema.org articles as documents of JSON-LD: what publishers say of a story to search engines.

Source: https://schema.org/NewsArticle (version 29) and JSON-LD 1.1. JSON-LD is not expanded: contexts are not fetched, and
terms are read by the names that schema.org gives them, as every search engine does.
"""

from typing import Any

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.schemaorg.article import read_article
from streams.parse.formats.schemaorg.graph import Graph, is_article
from streams.parse.json_items import read_document
from streams.parse.look import Look
from streams.parse.properties import Properties

__all__ = ["Graph", "is_article", "parse", "read_article", "sniff"]


def sniff(look: Look) -> bool:
    """Whether the bytes are JSON-LD with a context of schema.org, or an object whose type is an article."""
    return "schema.org" in str(look.first.get("@context", ""))[:2_000] or is_article(look.first)


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the articles of one document, in their order; ParseError when it has none."""
    document = read_document(data, hints)
    graph = Graph(document.value)
    if not graph.articles:
        raise ParseError(f"JSON-LD, but no article: {_seen(graph)}", reason="unsupported")

    def fill(item: Properties, draft: Draft) -> None:
        read_article(item.value, draft, graph, zone=hints.time_zone)

    if len(graph.articles) == 1:
        return [document.draft(graph.articles[0], fill)]
    return document.drafts(graph.articles, fill, "@graph")


def _seen(graph: Graph) -> str:
    types: list[Any] = list(dict.fromkeys(graph.types))[:5]
    return f"it has {', '.join(types)}" if types else "nothing in it has a @type"
