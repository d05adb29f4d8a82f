"""Pictures, films and frames in an XHTML text: associations, with their captions, and no part of the text."""

from schemas.ninjs import Association, NewsObjectType, Rendition, Text
from streams.parse.draft import Draft
from streams.parse.formats.newsmlg2.renditions import whole
from streams.parse.identity import is_uri
from streams.parse.xml_tree import Element, attribute, find_first, remove, text_of

_TYPES: dict[str, NewsObjectType] = {"img": "picture", "video": "video", "audio": "audio"}
_FRAMES = frozenset({"iframe", "embed", "object", "source"})

MAX_EMBEDS = 100
"""Embedded things of one text."""


def is_embed(tag: str) -> bool:
    """Whether an element of that name embeds something.

    Elements with a hyphen are custom ones (HTML, 4.13), such as `dnl-youtubeembed`: an agency's own way to embed.
    """
    return tag in _TYPES or tag in _FRAMES or "-" in tag


def take_embeds(body: Element, draft: Draft) -> None:
    """Take what is embedded out of the text, with the captions of pictures; the draft gets what has an address."""
    known = {each.uri for each in draft.associations}
    found: list[Association] = []
    for each in [each for each in body.iter() if is_embed(str(each.tag))]:
        uri = attribute(each, "src", "data", "ref")
        if uri and is_uri(uri) and uri not in known:
            known.add(uri)
            found.append(_association(each, uri, len(found) + 1))
        if each.tag in _TYPES:
            _take_caption(each)
        if "-" not in str(each.tag) or text_of(each) is None:  # a custom element may hold words of the story
            remove(each)
    if len(found) > MAX_EMBEDS:
        draft.warn(f"{len(found)} things are embedded; {MAX_EMBEDS} are kept")
    draft.associations += found[:MAX_EMBEDS]


def _association(element: Element, uri: str, number: int) -> Association:
    tag = str(element.tag)
    caption = attribute(element, "caption") or text_of(_caption(element)) or attribute(element, "alt")
    is_address = uri.startswith(("http://", "https://"))
    return Association(
        name=f"embed{number}",
        rel=f"embed-{tag.rpartition('-')[2].removesuffix('embed')}",
        uri=uri,
        type=_TYPES.get(tag),
        by=attribute(element, "creditline"),
        descriptions=(Text(role="caption", value=caption),) if caption else (),
        renditions=(_rendition(element, uri),) if is_address and tag in _TYPES else (),
    )


def _rendition(element: Element, uri: str) -> Rendition:
    return Rendition(name="embed", href=uri, width=whole(element, "width"), height=whole(element, "height"))


def _caption(element: Element) -> Element | None:
    """Return the caption of a picture: that of the figure around it."""
    parent = element.getparent()
    while parent is not None and parent.tag != "figure":
        parent = parent.getparent() if parent.tag in ("a", "picture", "div", "span") else None
    return find_first(parent, "figcaption") if parent is not None else None


def _take_caption(element: Element) -> None:
    if (caption := _caption(element)) is not None:
        remove(caption)
