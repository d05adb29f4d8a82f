"""The body of an AP item: NITF in the JSON, or in a rendition of its own that the item only names."""

from streams.parse.draft import Draft
from streams.parse.formats.nitf.embedded import read_embedded
from streams.parse.properties import Properties

ELSEWHERE = "the text is a rendition of its own ({}), which is not fetched; send it with the item"
_MARKUP = ("body_nitf", "nitf", "body_html")
_IN_RENDITION = ("nitf", "content", "body", "value")


def read_body(item: Properties, draft: Draft) -> None:
    """Read the body into blocks. A text whose body lies elsewhere is partial, and its warning says where."""
    markup = _markup(item)
    if markup:
        read_embedded(markup, draft)
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
