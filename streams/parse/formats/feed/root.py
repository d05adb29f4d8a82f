"""The roots of feeds: which XML documents are feeds, and what is said of those that are not."""

from streams.errors import ParseError
from streams.parse.xml_text import Document, Root

_ROOTS = {
    "rss": "",
    "RDF": "purl.org/rss/1.0/|netscape.com/rdf/simple/|purl.org/rss/0.9",
    "feed": "www.w3.org/2005/Atom|purl.org/atom/",
    "entry": "www.w3.org/2005/Atom|purl.org/atom/",
    "channel": "purl.org/rss/",
}
"""Local names of the roots of feeds, and what their namespaces hold where the name alone is not enough."""


def is_feed(root: Root, *, declared: bool = False) -> bool:
    """Whether a root is that of a feed; where one is declared, Atom may have forgotten its namespace."""
    name = next((known for known in _ROOTS if known.lower() == root.name.lower()), None)
    if name is None:
        return False
    attributes = root.attributes.lower()
    if declared and name == "feed" and "xmlns" not in attributes:
        return True
    return any(mark.lower() in attributes for mark in _ROOTS[name].split("|"))


def check_root(document: Document) -> None:
    """Raise ParseError for a document that is no feed, with what it is instead."""
    if is_feed(document.root, declared=True):
        return
    if document.root.name.lower() == "html" or "html" in document.doctype.lower():
        raise ParseError("an HTML page, no feed: give the address of its RSS or Atom feed", reason="unsupported")
    raise ParseError(
        f"XML with the root <{document.root.name}>, of no format that is read (copydesk formats lists them)",
        reason="unsupported",
    )
