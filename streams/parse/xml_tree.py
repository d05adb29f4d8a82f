"""The one safe reader of XML: bytes to a tree by local names. Nothing is fetched, no entity is expanded, depth is limited.

Wires write their own formats in the wrong namespace, in none, or in one that their readers don't expect (formats of one
agency change it from version to version), and the formats have no two elements of one local name with two meanings. So
namespaces are read (`Look.root` tells them) and dropped. Prefixed values such as qcodes stay as they are.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lxml import etree

from streams.errors import ParseError, TooLargeError
from streams.parse.xml_text import Document, Root, read_document
from streams.text.spaces import squeeze

Element = etree._Element  # noqa: SLF001 - the only name that lxml has for the type of its elements

MAX_MARKS = 200_000
"""Tags of one document; the busiest of 200 sampled wire documents has 4,100."""

MAX_ATTRIBUTES = 256
"""Attributes of one element: to set one looks through all of them, so that 60,000 would take minutes."""


class Xml(NamedTuple):
    """A document as a tree of local names, what its root was, how it was decoded, and what was doubtful or mended."""

    tree: Element
    root: Root
    charset: str
    warnings: tuple[str, ...]


def read_xml(data: bytes, charset: str | None) -> Xml:
    """Read a document; ParseError with line and column when it is not well-formed, TooLargeError beyond reason."""
    try:
        return _read(read_document(data, charset, parsed=True))
    except etree.XMLSyntaxError:  # perhaps for a character that no XML may have
        document = read_document(data, charset)
    try:
        return _read(document)
    except etree.XMLSyntaxError as error:
        raise ParseError(f"not well-formed XML: {error.msg}") from None  # its words end with line and column


def _read(document: Document) -> Xml:
    xml, namespaces = _without_default_namespaces(document.data)
    if len(xml) > MAX_MARKS and xml.count(b"<") > MAX_MARKS:
        raise TooLargeError(f"more than {MAX_MARKS} tags in one document")
    tree = etree.fromstring(xml, _shared_parser() if len(xml) <= _SMALL else _parser())
    if namespaces:
        _drop_namespaces(tree)
    return Xml(tree, document.root, document.charset, document.warnings)


_SMALL = 65_536  # bytes: a parser keeps what it read last


def _parser() -> "etree.XMLParser[Element]":
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,  # 256 levels, 10 MB of text at most
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )


_shared_parser = cache(_parser)  # a new one costs 8 of the 84 microseconds that 9 kB take


# What may be of a namespace, but for `xml:lang`.
_NAMESPACED = re.compile(rb"""xml(?:(ns)(\s{0,9}=\s{0,9}(?:"[^"<]*"|'[^'<]*'))?|:(?!lang))""")
_BLANK = bytes(byte if byte < ord(" ") and byte not in b"\t\r" else ord(" ") for byte in range(256))
"""Leaves ends of lines, so that errors name their places, and control characters, which `_read` must see refused."""
_MOST_DEFAULTS = 100


def _without_default_namespaces(xml: bytes) -> tuple[bytes, bool]:
    """Blank the default namespaces in the first start tags that have one: each element in one costs a new name later.

    Return the document, and whether it may have names of any other namespace than that of `xml:lang`.
    """
    pieces: list[bytes] = []
    end = looked = 0
    others = False
    for found in _NAMESPACED.finditer(xml):
        start = found.start()
        looked += found[1] is not None
        if looked > _MOST_DEFAULTS:
            others = True
            break
        in_tag = found[2] and xml.rfind(b"<", end, start) > xml.rfind(b">", end, start)
        if in_tag and xml[start - 1 : start].isspace():
            pieces += xml[end:start], found[0].translate(_BLANK)
            end = found.end()
        else:
            others = True
    return b"".join(pieces) + xml[end:], others


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""`xml:lang`, the one name of a namespace that most documents have, on every third element; `lang_of` reads it as it is."""


def _drop_namespaces(tree: Element) -> None:
    """Leave local names alone; of two attributes of one local name the one without a namespace stays."""
    for element in tree.iter(etree.Element):
        tag = str(element.tag)
        if tag[0] == "{":
            element.tag = tag.rpartition("}")[2]
        names = element.keys()
        if len(names) > MAX_ATTRIBUTES:
            raise TooLargeError(f"more than {MAX_ATTRIBUTES} attributes in one element")
        for name in names:
            if name[0] == "{" and name != _LANG:
                _add_local(element, str(name))


def _add_local(element: Element, name: str) -> None:
    local = name.rpartition("}")[2]
    if element.get(local) is None:
        element.set(local, element.get(name) or "")


def first_children(element: Element) -> dict[str, Element]:
    """Return the first child of each name: one look at all of them costs no more than to find one."""
    return {str(child.tag): child for child in reversed(element)}


_MANY = 1_000  # children: fewer are looked at here, of more lxml makes those alone that are asked for


def find_all(element: Element, path: str) -> list[Element]:
    """Return the elements at a path of local names (`hedline/hl1`), in their order; lxml's own takes five times as long."""
    name, _, below = path.partition("/") if "/" in path else (path, "", "")
    children = element[:] if len(element) < _MANY else element.iterchildren(name)
    found = [child for child in children if child.tag == name]
    return [each for child in found for each in find_all(child, below)] if below else found


def find_first(element: Element, path: str) -> Element | None:
    """Return the first element at a path of local names."""
    found = find_all(element, path)
    return found[0] if found else None


def all_text(element: Element) -> str:
    """Return all the text in an element as it stands; as `itertext` tells it, in a quarter of its time."""
    return (
        element.text or ""
        if len(element) == 0
        else etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    )


def text_of(element: Element | None) -> str | None:
    """Return all the text in an element on one line, or None when there is none."""
    return None if element is None else squeeze(all_text(element)) or None


def find_text(element: Element | None, path: str) -> str | None:
    """Return the text of the first element at a path (`find_all`) that has any."""
    if element is None:
        return None
    for each in find_all(element, path):
        if text := text_of(each):
            return text
    return None


def find_texts(element: Element | None, path: str) -> Iterator[str]:
    """Yield the texts of all elements at a path that have any."""
    if element is not None:
        yield from (text for each in find_all(element, path) if (text := text_of(each)))


def attribute(element: Element | None, *names: str) -> str | None:
    """Return the first of the attributes that is there and not blank, on one line."""
    if element is None:
        return None
    for name in names:
        if (said := element.get(name)) and (value := squeeze(said)):
            return value
    return None


def lang_of(element: Element | None) -> str | None:
    """Return the language that an element says for its words: `lang`, as of HTML and NITF, or `xml:lang` (XML 1.0 §2.12)."""
    return attribute(element, "lang", _LANG)


def markup_of(element: Element) -> str:
    """Return what is inside an element as markup, for `streams.text.markup`."""
    inner = etree.tostring(element, encoding="unicode", with_tail=False)
    return inner[inner.find(">") + 1 : inner.rfind("<")] if inner.endswith(f"</{element.tag!s}>") else ""


def remove(element: Element) -> None:
    """Empty an element, so that nothing reads it any more; the text behind it stays.

    It is left in the tree under a name that means nothing: to take thousands out of it would copy the text behind each.
    """
    element.clear(keep_tail=True)
    element.tag = "removed"
