"""`contentSet`: the text of an item, as XHTML or NITF (`inlineXML`) or as escaped or plain text (`inlineData`)."""

from html import escape

from lxml import etree

from streams.parse.draft import Block, Draft
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.embeds import is_embed, take_embeds
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.laid_out import join_wrapped, laid_out_text, one_line, read_laid_out
from streams.parse.formats.newsmlg2.renditions import read_renditions
from streams.parse.formats.newsmlg2.section import Section
from streams.parse.formats.nitf.body import read_body
from streams.parse.names import byline
from streams.parse.xml_paragraphs import paragraphs_of
from streams.parse.xml_tree import Element, all_text, attribute, find_first, find_text, remove
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import Paragraph, split_paragraphs

_NO_TEXT = ("header", "footer", "nav", "script", "style")
"""Elements of a page that are about its text: the header repeats the headline."""

_TEXTS = frozenset({None, "text", "main", "body", "full", "story", "content"})
"""Renditions of `inlineData` that are the text. dpa puts teasers and what is not for publication beside it."""

_XHTML = frozenset({"body", "div", "section", "article", "p", "main"})
"""What stands in `inlineXML` without its `html`."""


def read_content(item: Item) -> None:
    """Read text and renditions into the draft; no text is no text, of a kill too."""
    content = Section(item.parts.first("contentSet"))
    read_renditions(item, content.all("remoteContent"))
    draft = item.draft
    draft.blocks = _without_headlines(_first_text(item, content), draft)
    if draft.kind in ("kill", "withdrawal"):
        return
    if not draft.blocks and draft.type == "text":
        draft.warn("the item has no text")
        draft.partial = True
    if not draft.headline:
        draft.warn("the item has no headline")


def _first_text(item: Item, content: Section) -> list[Block]:
    for each in content.all("inlineXML"):
        root = next((child for child in each if isinstance(child.tag, str)), None)
        if root is not None and (found := _xml_text(item.draft, root)):
            return found
    for each in content.all("inlineData"):
        if local(item.schemes.code_of(each, "rendition")) in _TEXTS and (text := _data_text(item.draft, each)):
            return text
    return []


def _xml_text(draft: Draft, root: Element) -> list[Block]:
    kind = str(root.tag).lower()
    if kind == "nitf":
        return _nitf_text(draft, root)
    body = find_first(root, "body") if kind == "html" else root if kind in _XHTML else None
    if kind == "html":
        draft.headline = draft.headline or find_text(root, "head/title")
    elif body is None:
        draft.warn(f"the content is XML of another kind, which is not read: <{kind[:40]}>")
    return _paragraphs(draft, body) if body is not None else []


def _nitf_text(draft: Draft, nitf: Element) -> list[Block]:
    """Read a NITF text, and from its head what the metadata left out. A byline there may stand for the one in the text."""
    inner = Draft(hints=draft.hints)
    body = find_first(nitf, "body")
    if body is not None:
        read_body(body, inner)
    draft.headline = draft.headline or inner.headline or find_text(nitf, "head/title")
    if not any(byline(block.text) for block in inner.blocks[:3]):
        draft.by = draft.by or inner.by
    draft.dateline = draft.dateline or inner.dateline
    draft.other_headlines += [each for each in inner.other_headlines if each.value != draft.headline]
    draft.descriptions = draft.descriptions or inner.descriptions
    draft.credits += inner.credits
    draft.notes += [each for each in inner.notes if each not in draft.notes]
    known = {each.uri for each in draft.associations}
    draft.associations += [each for each in inner.associations if each.uri not in known]
    return inner.blocks


def _paragraphs(draft: Draft, body: Element) -> list[Paragraph]:
    """Return the paragraphs of a body; those that were laid out for a screen keep their lines and columns."""
    elements = list(body.iter())  # kept to the end, for lxml makes an element anew for each who asks
    tags = {str(each.tag) for each in elements}
    for each in list(body.iter(*_NO_TEXT)) if not tags.isdisjoint(_NO_TEXT) else ():
        if each is not body:
            remove(each)
    if any(map(is_embed, tags)):
        take_embeds(body, draft)
    parts = [each for each in body[:] if each.tag != "removed"]
    inner = parts[0] if len(parts) == 1 and parts[0].tag in ("block", "div", "section") else body
    texts = {each: text for each in inner[:] if (text := one_line(each))}
    laid_out = {each: text for each in inner[:] if each not in texts and (text := laid_out_text(each)) is not None}
    if "br" in tags:
        join_wrapped(body)
    if not laid_out:
        blocks, are_ordinary = paragraphs_of(body, texts)
        draft.is_ordinary = are_ordinary and bool(blocks)
        return blocks
    found = read_paragraphs(escape(inner.text or ""))
    for each in inner:
        text = laid_out.get(each)
        markup = etree.tostring(each, encoding="unicode", with_tail=False) if text is None else ""
        found += read_paragraphs(markup) if text is None else read_laid_out(text)
        found += read_paragraphs(escape(each.tail)) if each.tail and each.tail.strip() else []
    return found


def _data_text(draft: Draft, data: Element) -> list[Paragraph]:
    text, kind = all_text(data), (attribute(data, "contenttype") or "text/plain").lower()
    if data.get("encoding") or not kind.startswith(("text/", "application/xhtml", "application/nitf")):
        draft.warn(f"content as data of the type {kind[:60]!r} is not read")
        return []
    return read_paragraphs(text) if "html" in kind or is_markup(text) else split_paragraphs(text)


def _without_headlines(blocks: list[Block], draft: Draft) -> list[Block]:
    """Drop what the body repeats of the metadata above its text: headlines, and a teaser unless it is the whole text."""
    headlines = {draft.headline, *[each.value for each in draft.other_headlines]}
    teasers = {each.value for each in draft.descriptions} if draft.descriptions else ()
    start = 0
    while start < len(blocks):
        text = blocks[start].text
        if text not in headlines and not (text in teasers and start < len(blocks) - 1):
            break
        start += 1
    return blocks[start:]
