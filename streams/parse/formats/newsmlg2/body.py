"""`contentSet`: the text of an item, as XHTML or NITF (`inlineXML`) or as escaped or plain text (`inlineData`)."""

from html import escape

from lxml import etree

from streams.parse.draft import Block, Draft
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.laid_out import join_wrapped, laid_out_text, read_laid_out
from streams.parse.formats.newsmlg2.renditions import read_renditions
from streams.parse.formats.newsmlg2.section import Section
from streams.parse.names import byline
from streams.parse.xml_tree import Element, attribute, find_text, markup_of, text_of
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import Paragraph, split_paragraphs

_NO_TEXT = ("header", "footer", "nav", "media", "hedline", "body.head", "body.end", "script", "style")
"""Elements of a body that are about the text: a page's header repeats the headline, a `media` has a caption."""

_TEXTS = frozenset({None, "text", "main", "body", "full", "story", "content"})
"""Renditions of `inlineData` that are the text. dpa puts teasers and what is not for publication beside it."""


def read_content(item: Item) -> None:
    """Read text and renditions into the draft; no text is no text, of a kill too."""
    content = Section(item.parts.first("contentSet"))
    read_renditions(item, content.all("remoteContent"))
    draft = item.draft
    paragraphs = _first_text(item, content)
    draft.blocks = _without_headlines([Block(*paragraph) for paragraph in paragraphs], draft)
    if not draft.blocks and draft.type == "text" and draft.kind not in ("kill", "withdrawal"):
        draft.warn("the item has no text")
        draft.partial = True


def _first_text(item: Item, content: Section) -> list[Paragraph]:
    for each in content.all("inlineXML"):
        root = next((child for child in each if isinstance(child.tag, str)), None)
        if root is not None and (found := _xml_text(item, root)):
            return found
    for each in content.all("inlineData"):
        if local(item.schemes.code_of(each, "rendition")) in _TEXTS and (found := _data_text(item, each)):
            return found
    return []


def _xml_text(item: Item, root: Element) -> list[Paragraph]:
    kind = str(root.tag).lower()
    if kind == "html":
        body = root.find("body")
        _take_from_head(item, find_text(root, "head/title"), None)
        return _paragraphs(body) if body is not None else []
    if kind == "nitf":
        body = root.find("body/body.content")
        _take_from_head(item, find_text(root, "body/body.head/hedline/hl1") or find_text(root, "head/title"), root)
        return _paragraphs(body) if body is not None else []
    if kind in ("body", "body.content", "div", "section", "article", "p", "block", "main"):
        return _paragraphs(root)
    item.draft.warn(f"the content is XML of another kind, which is not read: <{kind[:40]}>")
    return []


def _take_from_head(item: Item, headline: str | None, nitf: Element | None) -> None:
    """Take what the metadata left out from the head of the text. A byline there may stand for the one in the text."""
    draft = item.draft
    draft.headline = draft.headline or headline
    if nitf is None or draft.by:
        return
    paragraphs = [text for each in list(nitf.iterfind(".//body.content//p"))[:3] if (text := text_of(each))]
    said = find_text(nitf, "body/body.head/byline")
    if said and not any(byline(text) for text in paragraphs):
        draft.by = byline(said) or said


def _paragraphs(body: Element) -> list[Paragraph]:
    """Return the paragraphs of a body; those that were laid out for a screen keep their lines and columns."""
    for each in list(body.iter(*_NO_TEXT)):
        each.clear(keep_tail=True)
        each.tag = "template"  # an element that nobody reads; taking thousands out of a tree would be quadratic
    parts = [each for each in body if each.tag != "template"]
    inner = parts[0] if len(parts) == 1 and parts[0].tag in ("block", "div", "section") else body
    laid_out = {each: text for each in inner if (text := laid_out_text(each)) is not None}
    join_wrapped(body)
    if not laid_out:
        return read_paragraphs(markup_of(body))
    found = read_paragraphs(escape(inner.text or ""))
    for each in inner:
        text = laid_out.get(each)
        markup = etree.tostring(each, encoding="unicode", with_tail=False) if text is None else ""
        found += read_paragraphs(markup) if text is None else read_laid_out(text)
        found += read_paragraphs(escape(each.tail)) if each.tail and each.tail.strip() else []
    return found


def _data_text(item: Item, data: Element) -> list[Paragraph]:
    text, kind = "".join(data.itertext()), (attribute(data, "contenttype") or "text/plain").lower()
    if data.get("encoding") or not kind.startswith(("text/", "application/xhtml", "application/nitf")):
        item.draft.warn(f"content as data of the type {kind[:60]!r} is not read")
        return []
    return read_paragraphs(text) if "html" in kind or is_markup(text) else split_paragraphs(text)


def _without_headlines(blocks: list[Block], draft: Draft) -> list[Block]:
    """Drop what the body repeats of the metadata above its text: headlines, and a teaser unless it is the whole text."""
    headlines = {draft.headline, *(each.value for each in draft.other_headlines)}
    teasers = {each.value for each in draft.descriptions}
    start = 0
    while start < len(blocks):
        text = blocks[start].text
        if text not in headlines and not (text in teasers and start < len(blocks) - 1):
            break
        start += 1
    return blocks[start:]
