"""`DataContent` to paragraphs: NITF, XHTML, markup as text, or plain text."""

import base64
import binascii
import textwrap

from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.draft import Block, Draft
from streams.parse.formats.newsml1.components import Part, data_of
from streams.parse.formats.nitf import read_nitf
from streams.parse.xml_paragraphs import paragraphs_of
from streams.parse.xml_tree import Element, attribute, read_xml
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs

_RANKS = ("nitf", "html", "body", "p", "div")
"""The better a content is marked up, the better it is read: of equivalent ones the first of these."""


def best_of(parts: list[Part]) -> list[Part]:
    """Return one part of each component: content items side by side say the same (NewsML 1.2, `ContentItem`)."""
    best: dict[Element, Part] = {}
    for part in parts:
        known = best.get(part.component)
        if known is None or _rank(part) < _rank(known):
            best[part.component] = part
    return list(best.values())


def _rank(part: Part) -> int:
    data = data_of(part.item)
    names = {str(each.tag).lower() for each in data} if data is not None else set()
    return next((rank for rank, name in enumerate(_RANKS) if name in names), len(_RANKS))


def read_text(part: Part, draft: Draft) -> list[Block]:
    """Return the paragraphs of a content item; what a NITF document says beside them fills what the draft lacks."""
    data = data_of(part.item)
    if data is None:
        return []
    nitf = next((each for each in data if str(each.tag).lower() == "nitf"), None)
    if nitf is not None:
        return _read_nitf(nitf, draft)
    if len(data):
        return paragraphs_of(data).blocks
    return _read_words(_decoded(data, draft), draft)


def _read_words(text: str, draft: Draft) -> list[Block]:
    """Read a text that is NITF, HTML or plain, as it looks."""
    start = text.lstrip()[:200].lower()
    if start.startswith("<nitf") or (start.startswith("<?xml") and "<nitf" in start):
        try:
            return _read_nitf(read_xml(text.encode(), "utf-8").tree, draft)
        except ParseError as error:
            draft.warn(f"the text is NITF that can't be read as such ({error}); read as markup")
    if is_markup(text):
        return read_paragraphs(text)
    return split_paragraphs(textwrap.dedent(text.strip("\r\n")))


def _decoded(data: Element, draft: Draft) -> str:
    """Undo the encoding that the content stands in (`Encoding/@Notation`); base64 is the only one that texts have."""
    text = data.text or ""
    encoding = data.getparent()
    notation = (attribute(encoding, "Notation") or "").lower()
    if encoding is None or str(encoding.tag) != "Encoding" or "base64" not in notation:
        return text
    try:
        return decode(base64.b64decode("".join(text.split()), validate=True)).text
    except (binascii.Error, ParseError) as error:
        draft.warn(f"a content item says it is base64 and is none: {error}")
        return ""


def _read_nitf(nitf: Element, draft: Draft) -> list[Block]:
    """Read the document as one of its own; of its head the draft takes what it does not know."""
    inner = Draft(hints=draft.hints)
    read_nitf(nitf, inner)
    for name in ("headline", "by", "dateline", "slugline", "copyright_holder", "usage_terms", "content_created"):
        if getattr(draft, name) is None:
            setattr(draft, name, getattr(inner, name))
    for name in ("notes", "credits", "descriptions", "associations", "keywords"):
        getattr(draft, name).extend(getattr(inner, name))
    draft.people += [person for person in inner.people if person not in draft.people]
    draft.other_headlines += [other for other in inner.other_headlines if other.value != draft.headline]
    return inner.blocks
