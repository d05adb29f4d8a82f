"""From bytes to the tree of a page: characters decoded, then read as browsers read tag soup, within limits.

Nothing is fetched and nothing runs. The tree is libxml2's, which mends what is not closed.
"""

import re
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from streams.errors import ParseError, TooLargeError
from streams.parse.charset import decode
from streams.text.spaces import CONTROLS, squeeze

MAX_MARKS = 100_000
"""Angle brackets of one page, those of its scripts too; the busiest of 39 sampled pages has 5,464."""

MAX_ELEMENTS = 10_000
"""Elements of one page; the samples have up to 2,700. Each costs the search for the text."""

MAX_TEXT = 1_000_000
"""Characters that a page shows; the longest of the samples shows 70,000."""

MAX_DEPTH = 200
"""Levels; libxml2 cuts a page silently at 256. The deepest of the samples has 26."""

_UNSEEN = frozenset({"script", "style", "template", "noscript"})

# HTML, "Determining the character encoding": in the first 1024 bytes; real pages are later.
_CHARSET = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_DECLARED = 16_384


class Page(NamedTuple):
    """A page as a tree, how it was decoded, and what was doubtful about that."""

    tree: HtmlElement
    charset: str
    warnings: tuple[str, ...]


def read_page(data: bytes, charset: str | None) -> Page:
    """Read a page; ParseError when it has no element, TooLargeError beyond reason."""
    said = _CHARSET.search(data[:_DECLARED])
    decoded = decode(data, charset or (said[1].decode("ascii") if said else None))
    tree = read_tree(decoded.text)
    if tree is None:
        raise ParseError("an HTML page without any element", reason="empty")
    return Page(tree, decoded.charset, decoded.warnings)


def read_tree(text: str) -> HtmlElement | None:
    """Read a page or a part of one as a document; None when it has nothing, TooLargeError beyond reason."""
    if text.count("<") > MAX_MARKS:
        raise TooLargeError(f"more than {MAX_MARKS} tags in one page")
    text = CONTROLS.sub("", text).replace("\x0b", " ").replace("\x0c", " ")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    _check_size(tree)
    return tree


def _check_size(tree: HtmlElement) -> None:
    """Refuse a page that is larger or nests deeper than any page does: what reads it by recursion would not come back."""
    depth = elements = shown = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            shown += len(element.tail or "")
            continue
        depth += 1
        elements += 1
        shown += 0 if element.tag in _UNSEEN else len(element.text or "")
        if depth > MAX_DEPTH:
            raise TooLargeError(f"elements nested deeper than {MAX_DEPTH} levels")
        if elements > MAX_ELEMENTS:
            raise TooLargeError(f"more than {MAX_ELEMENTS} elements in one page")
        if shown > MAX_TEXT:
            raise TooLargeError(f"more than {MAX_TEXT} characters of text in one page")


def beginning_of(element: Any, limit: int = 2_000) -> str:
    """Return the text in an element on one line, up to about so many characters: what says more is no caption or title."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece[:limit])
        length += len(piece)
        if length > limit:
            break
    return squeeze("".join(pieces))
