"""IPTC NITF 3.x, the XML of one story: a head with facts (`docdata`, `tobject`) and a body.

Source: NITF 3.6, https://iptc.org/std/NITF/3.6/; elements are named as there. Documents come with the namespace of the
schema (since 2006), with none (the DTD before it), and with a DOCTYPE that nobody fetches.
"""

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.nitf.body import read_body
from streams.parse.formats.nitf.docdata import read_docdata
from streams.parse.formats.nitf.head import read_head
from streams.parse.look import Look
from streams.parse.xml_tree import Element, find_first, lang_of, read_xml


def sniff(look: Look) -> bool:
    """Whether the bytes are XML with the root `nitf`."""
    return look.root is not None and look.root.name.lower() == "nitf"


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one story; ParseError when the bytes are not well-formed, or hold neither head nor body."""
    xml = read_xml(data, hints.charset)
    draft = Draft(charset=xml.charset, warnings=list(xml.warnings), hints=hints)
    read_nitf(xml.tree, draft)
    return [draft]


def read_nitf(root: Element, draft: Draft) -> None:
    """Read a `nitf` element, of a document or inside of another format, into the draft."""
    head, body = find_first(root, "head"), find_first(root, "body")
    if head is None and body is None:
        raise ParseError("NITF with neither head nor body", reason="empty")
    draft.language = draft.language or lang_of(root) or root.get("baselang")
    if head is not None:
        read_head(head, draft)
    docdata = root.find(".//docdata")  # some write it behind the head
    if docdata is not None:
        read_docdata(docdata, draft)
    if body is not None:
        read_body(body, draft)
    if draft.title == draft.headline:
        draft.title = None
