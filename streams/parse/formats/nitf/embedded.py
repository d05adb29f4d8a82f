"""NITF inside another format: a whole document in a string of JSON, or only what stands in its `body.content`."""

import re

from streams.errors import ParseError
from streams.parse.draft import Draft
from streams.parse.formats.nitf.body import read_body
from streams.parse.formats.nitf.content import read_content
from streams.parse.xml_tree import read_xml
from streams.text.markup import read_paragraphs

_DOCUMENT = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE\b|<nitf\b)", re.IGNORECASE)
_CONTENT = re.compile(r"<body\.content\b[^>]*>(.*)</body\.content>", re.DOTALL | re.IGNORECASE)


def read_embedded(markup: str, draft: Draft) -> None:
    """Read the blocks, and what only the NITF says: byline, dateline, notes, pictures. What the draft has, it keeps."""
    inner = Draft()
    try:
        if _DOCUMENT.match(markup):
            body = read_xml(markup.strip().encode(), None).tree.find(".//body")
            if body is not None:
                read_body(body, inner)
        else:
            content = read_xml(f"<body.content>{markup}</body.content>".encode(), None).tree
            inner.blocks = read_content(content, inner)
    except ParseError as error:
        if _DOCUMENT.match(markup):
            draft.warn(f"the NITF of the body is broken, and was read as HTML: {error}")
        found = _CONTENT.search(markup)
        inner.blocks = read_paragraphs(found[1] if found else markup)
    draft.blocks = inner.blocks
    draft.by = draft.by or inner.by
    draft.dateline = draft.dateline or inner.dateline
    draft.credits += inner.credits
    draft.notes += [note for note in inner.notes if note not in draft.notes]
    known = {media.uri for media in draft.associations}
    draft.associations += [media for media in inner.associations if media.uri not in known]
