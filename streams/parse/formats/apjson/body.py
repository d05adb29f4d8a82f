"""The body of an AP item: NITF in the JSON, or in a rendition of its own that the item only names."""

import re

from streams.errors import ParseError
from streams.parse.draft import Block, Draft
from streams.parse.properties import Properties
from streams.parse.xml_tree import markup_of, read_xml
from streams.text.markup import read_paragraphs

ELSEWHERE = "the text is a rendition of its own ({}), which is not fetched; send it with the item"
_MARKUP = ("body_nitf", "nitf", "body_html")
_IN_RENDITION = ("nitf", "content", "body", "value")
_DOCUMENT = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE\b|<nitf\b)", re.IGNORECASE)
_CONTENT = re.compile(r"<body\.content\b[^>]*>(.*)</body\.content>", re.DOTALL | re.IGNORECASE)


def read_body(item: Properties, draft: Draft) -> None:
    """Read the body into blocks. A text whose body lies elsewhere is partial, and its warning says where."""
    markup = _markup(item)
    if markup:
        draft.blocks = [Block(*paragraph) for paragraph in read_paragraphs(_content(markup, draft))]
        return
    if draft.type != "text" or draft.pub_status == "canceled":
        return
    elsewhere = [each.name for each in draft.renditions if each.href]
    draft.partial = True
    draft.warn(ELSEWHERE.format(", ".join(elsewhere[:5])) if elsewhere else "the item has no text")


def _markup(item: Properties) -> str | None:
    """Find the body: in the item, beside it, or inside the rendition `nitf`."""
    for name in _MARKUP:
        value = item.get(name)
        if isinstance(value, dict):
            value = item.inner(name).get("body_html", *_IN_RENDITION)
        if isinstance(value, str) and value.strip():
            return value
    rendition = item.inner("renditions").inner("nitf")
    return next((text for name in _IN_RENDITION if isinstance(text := rendition.get(name), str) and text.strip()), None)


def _content(markup: str, draft: Draft) -> str:
    """Cut the content out of a whole NITF document (NITF 3.6 `body.content`); a fragment is content already."""
    if not _DOCUMENT.match(markup):
        return markup
    try:
        content = read_xml(markup.strip().encode(), None).tree.find(".//body.content")
    except ParseError as error:
        draft.warn(f"the NITF of the body is broken, and was read as HTML: {error}")
        found = _CONTENT.search(markup)
        return found[1] if found else markup
    return "" if content is None else markup_of(content)
