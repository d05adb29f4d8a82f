"""The tree of NewsComponents as a list of content items with their roles: what is text, what is a picture, and whose.

Roles are formal names of the sender's choice ("Main", "Main Text", "Body"); those of the IPTC and those of feeds are in one
table. A component whose role is a medium owns everything in it: its captions, its sizes, its title.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.ninjs import NewsObjectType
from streams.errors import TooLargeError
from streams.parse.formats.newsml1.names import children, formal_name
from streams.parse.xml_tree import Element, find_all, find_first, text_of

MAX_PARTS = 2_000
"""Content items of one NewsItem; the richest of the samples has 13."""

MEDIA: dict[str, NewsObjectType] = {
    "photo": "picture", "photograph": "picture", "picture": "picture", "image": "picture", "photos": "picture",
    "thumbnail": "picture", "preview": "picture", "quicklook": "picture", "highdef": "picture", "highres": "picture",
    "graphic": "graphic", "infographic": "graphic", "logo": "graphic", "illustration": "graphic", "cartoon": "graphic",
    "video": "video", "clip": "video", "audio": "audio", "sound": "audio", "podcast": "audio",
}  # fmt: skip
"""Roles and media types that are a medium, letters alone, in lower case."""

_TEXTS: dict[str, str] = {
    "title": "headline", "headline": "headline", "subheadline": "subheadline", "subtitle": "subheadline",
    "lead": "lead", "leadtext": "lead", "intro": "lead", "abstract": "abstract", "summary": "abstract", "synopsis": "abstract",
    "caption": "caption", "legend": "caption", "contact": "contact", "contacts": "contact", "stylesheet": "style",
    "css": "style",
}  # fmt: skip
"""What a text is by its role; a text of any other role is the story."""

_LETTERS = re.compile(r"[^a-z]")


class Part(NamedTuple):
    """One content item: the component that it is in, what it is, and the medium that it belongs to."""

    item: Element
    component: Element
    kind: str
    """`main`, `lead`, `abstract`, `headline`, `subheadline`, `caption`, `contact`, `style`, or `file`."""
    medium: Element | None
    """The outermost component around it whose role is a medium."""
    story: Element
    """The nearest component around it with a headline of its own, else the outermost: what is in it is one story."""


def parts_of(item: Element) -> list[Part]:
    """Return the content items of a NewsItem in the order of the document; TooLargeError for more than any has."""
    found: list[Part] = []
    for component in find_all(item, "NewsComponent"):
        for part in _walk(component, None, component):
            if len(found) >= MAX_PARTS:
                raise TooLargeError(f"more than {MAX_PARTS} content items in one NewsItem")
            found.append(part)
    return found


def _walk(component: Element, medium: Element | None, story: Element) -> Iterator[Part]:
    """Walk in depth; the reader of XML allows 256 levels."""
    role = role_of(component)
    if medium is None and role in MEDIA:
        medium = component
    if _has_headline(component):
        story = component
    for child in component:
        if str(child.tag) == "NewsComponent":
            yield from _walk(child, medium, story)
        elif str(child.tag) == "ContentItem":
            yield Part(child, component, _kind(child, role, medium), medium, story)


def role_of(component: Element) -> str:
    """Return the role of a component, letters alone, in lower case; empty without one."""
    return _LETTERS.sub("", (formal_name(find_first(component, "Role")) or "").lower())


def _kind(item: Element, role: str, medium: Element | None) -> str:
    if data_of(item) is None:
        return "file"
    if role in _TEXTS:
        return _TEXTS[role]
    if (formal_name(find_first(item, "MimeType")) or "").lower() == "text/css":
        return "style"
    said = (formal_name(find_first(item, "MediaType")) or "").lower()
    return "file" if said in MEDIA else "main" if medium is None or role not in MEDIA else "caption"


def data_of(item: Element) -> Element | None:
    """Return the content that stands in the document, in an encoding or not; None where there is only a reference."""
    return next((each for each in item.iter("DataContent") if len(each) or (each.text or "").strip()), None)


def chain_of(component: Element) -> list[Element]:
    """Return a component and those around it, the innermost first."""
    around = (each for each in component.iterancestors("NewsComponent"))
    return [component, *around]


def _has_headline(component: Element) -> bool:
    lines = find_first(component, "NewsLines")
    return lines is not None and any(text_of(each) for each in children(lines, "HeadLine"))
