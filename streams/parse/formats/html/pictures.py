"""The pictures in a page: figures with their captions."""

from typing import Any

from lxml.html import HtmlElement

from schemas.ninjs import Association, Rendition, Text
from streams.parse.draft import Draft
from streams.parse.formats.html.addresses import web_address
from streams.parse.formats.html.page import beginning_of
from streams.text.spaces import squeeze

MAX_PICTURES = 50
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset")
_CAPTION = ".//figcaption | .//*[contains(@class, 'caption')]"


def captions(tree: HtmlElement) -> list[str]:
    """Return what is said of pictures anywhere in the page: captions, alternative texts, titles."""
    found = [beginning_of(element) for element in tree.iter("figcaption")]
    for image in tree.iter("img"):
        found += [squeeze(image.get(name) or "") for name in ("alt", "title")]
    return [text for text in found if text]


def read_pictures(tree: HtmlElement, base: str | None, draft: Draft) -> None:
    """Add the figures that have a caption; where the picture is known already, its caption is."""
    known = {_bare(each.uri): number for number, each in enumerate(draft.associations)}
    for figure in tree.iter("figure"):
        caption = next((text for each in figure.xpath(_CAPTION) if (text := beginning_of(each))), None)
        href = next((found for image in figure.iter("img") if (found := _address(image, base))), None)
        if href is None or caption is None:
            continue
        number = known.get(_bare(href))
        if number is not None:
            draft.associations[number] = _with_caption(draft.associations[number], caption)
        elif len(draft.associations) < MAX_PICTURES:
            known[_bare(href)] = len(draft.associations)
            draft.associations.append(_picture(href, caption, f"figure{len(draft.associations) + 1}"))


def _picture(href: str, caption: str, name: str) -> Association:
    picture = Association(name=name, uri=href, type="picture", renditions=(Rendition(name="main", href=href),))
    return _with_caption(picture, caption)


def _with_caption(picture: Association, caption: str) -> Association:
    if picture.descriptions:
        return picture
    return picture.model_copy(update={"descriptions": (Text(role="caption", value=caption),)})


def _address(image: Any, base: str | None) -> str | None:
    """Return where a picture lies: pages that load it later keep the address in an attribute of their own."""
    for name in _SOURCES:
        said = (image.get(name) or "").strip()
        if name.endswith("srcset"):
            said = said.rpartition(", ")[2].partition(" ")[0]
        if said and (href := web_address(said, base)):
            return href
    return None


def _bare(uri: str) -> str:
    return uri.partition("?")[0].rpartition("//")[2]
