"""`body.content` to paragraphs. Pictures become associations, notes notes; what is preformatted or wrapped is unwrapped."""

from collections.abc import Iterator

from streams.parse.draft import Block, Draft
from streams.parse.formats.nitf.lines import join_wrapped, read_preformatted
from streams.parse.formats.nitf.media import take_media
from streams.parse.notes import add_note
from streams.parse.xml_paragraphs import paragraphs_of
from streams.parse.xml_tree import Element, all_text, attribute, find_first, remove, text_of
from streams.text.markup import read_paragraphs

# Elements that HTML spells otherwise, or not at all.
_AS_HTML = {"hl1": "h2", "bq": "blockquote", "credit": "p", "fn": "p", "datasource": "p", "pre.content": "p"}
_DROPPED = ("nitf-table-metadata", "custom-table")


def read_content(content: Element, draft: Draft) -> list[Block]:
    """Return the paragraphs of a `body.content`; what is no paragraph goes into the draft. The tree is changed."""
    take_media(content, draft)
    _take_notes(content, draft)
    for each in content.iter(*_DROPPED, *_AS_HTML, "frac"):
        _mend(each)
    join_wrapped(content)
    if next(content.iter("pre"), None) is not None:  # what is preformatted is read line by line, all else as markup
        draft.is_ordinary = False
        return [*_around_preformatted(content)]
    blocks, are_ordinary = paragraphs_of(content)
    draft.is_ordinary = are_ordinary and bool(blocks) and (draft.is_ordinary or not draft.blocks)
    return blocks


def _around_preformatted(content: Element) -> Iterator[Block]:
    """Walk the branches that hold preformatted text; depth is limited by the reader of XML."""
    if content.text and content.text.strip():
        yield from read_paragraphs(_escaped(content.text))
    for child in list(content):
        tail, child.tail = child.tail, None
        if str(child.tag) == "pre":
            yield from read_preformatted(all_text(child))
        elif next(child.iter("pre"), None) is not None:
            yield from _around_preformatted(child)
        else:
            wrapper = child.makeelement("div")
            wrapper.append(child)
            yield from paragraphs_of(wrapper).blocks
        if tail and tail.strip():
            yield from read_paragraphs(_escaped(tail))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _take_notes(content: Element, draft: Draft) -> None:
    """Take notes out of the text. `npa` is a non-publishable advisory (NITF 3.6, `note/@type`)."""
    for note in list(content.iter("note")):
        role = attribute(note, "noteclass") or "note"
        add_note(draft, role, text_of(note), public=attribute(note, "type") != "npa")
        remove(note)


def _mend(each: Element) -> None:
    """Make an element what the reader of paragraphs understands."""
    name = str(each.tag)
    if name in _DROPPED:
        remove(each)
    elif name in _AS_HTML:
        each.tag = _AS_HTML[name]
    elif (numerator := find_first(each, "frac-num")) is not None and find_first(each, "frac-sep") is None:
        numerator.tail = "/"  # numerator and denominator are elements of their own, the slash is at times understood
