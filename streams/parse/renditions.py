"""Renditions of pictures, videos and texts as JSON formats list them."""

from schemas.ninjs import Rendition
from streams.parse.identity import is_uri
from streams.parse.properties import Properties

_PIXELS = 1_000_000
_BYTES = 2**53


def read_renditions(item: Properties, *names: str) -> list[Rendition]:
    """Read a list of renditions, or an object whose keys are their names; one without a name is dropped.

    `names` are those of the property that holds them.
    """
    return [
        Rendition(
            name=name,
            href=read_href(each),
            content_type=each.text("contentType", "mimetype", "mime_type"),
            title=each.text("title"),
            width=each.whole("width", 0, _PIXELS),
            height=each.whole("height", 0, _PIXELS),
            size_in_bytes=each.whole("sizeInBytes", 0, _BYTES),
        )
        for each in item.objects(*names or ("renditions",))
        if (name := each.text("name"))
    ]


def read_href(each: Properties, *names: str) -> str | None:
    """Return an address, warned about and dropped when it is none that a reader may follow."""
    href = each.text(*names or ("href",))
    if href and not is_uri(href):
        each.warn("a rendition has an href that is no usable URI")
        return None
    return href
