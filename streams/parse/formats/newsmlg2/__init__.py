"""IPTC NewsML-G2 2.x: news items and packages, alone or several in a message; concepts and plans are named and not read.

Elements are known by their local names, so that a namespace that is missing, wrong or bound to another prefix does no
harm. Source: NewsML-G2 specification 2.35, https://iptc.org/std/NewsML-G2/.
"""

from collections.abc import Iterator

from streams.errors import DataError, ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.newsmlg2.body import read_content
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.content_meta import name_writers, read_content_meta
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.item_meta import read_item_meta
from streams.parse.formats.newsmlg2.links import join
from streams.parse.formats.newsmlg2.package import read_groups
from streams.parse.formats.newsmlg2.section import Section
from streams.parse.look import Look
from streams.parse.xml_tree import Element, Xml, attribute, find_first, find_text, read_xml

_READ = frozenset({"newsItem", "packageItem"})
_NAMED = {
    "conceptItem": "a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalog of code schemes",
    "catalog": "a catalog of code schemes",
}
"""Items that are no news: what they are, for the error that names them."""

_NATURES = {
    "event": "an event", "person": "a person", "organisation": "an organisation", "geoArea": "a place", "poi": "a place",
    "object": "an object", "abstract": "a subject",
}  # fmt: skip
"""What a concept is (NewsCodes `cpnature`)."""

MAX_ITEMS = 2_000
"""Items of one message."""


def sniff(look: Look) -> bool:
    """Whether the bytes are XML whose root is a message, or an item, of NewsML-G2."""
    return look.root is not None and (
        look.root.name == "newsMessage" or look.root.name in _READ or look.root.name in _NAMED
    )


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the items of a message, or the one that the document is; ParseError when it has none."""
    xml = read_xml(data, hints.charset)
    message = Section(None)
    items = [xml.tree]
    if xml.tree.tag not in _READ and xml.tree.tag not in _NAMED:
        message = Section(Section(xml.tree).first("header"))
        items = list(_items(xml.tree))
    if not items:
        raise ParseError("a message of NewsML-G2 without items: there is nothing to read", reason="empty")
    if len(items) > MAX_ITEMS:
        raise ParseError(f"{len(items)} items in one message; {MAX_ITEMS} are read", reason="tooLarge")
    found = [_try_read(each, xml, message, hints) for each in items]
    join([each for each in found if isinstance(each, Draft)])
    return found


def _items(message: Element) -> Iterator[Element]:
    for child in message:
        if str(child.tag).lower() == "itemset":
            yield from (item for item in child if isinstance(item.tag, str))


def _try_read(element: Element, xml: Xml, message: Section, hints: Hints) -> Draft | ParseError:
    try:
        return _read(element, xml, message, hints)
    except DataError as error:
        return ParseError(f"{error} (line {element.sourceline})", reason=error.reason)


def _read(element: Element, xml: Xml, message: Section, hints: Hints) -> Draft:
    kind = str(element.tag)
    if kind not in _READ:
        raise ParseError(f"{_nature(element)} and no story: {_called(element)}", reason="unsupported")
    if kind == "packageItem" and attribute(element, "guid") is None:
        raise ParseError("a packageItem without a guid: nothing can refer to it")
    item = Item(element, Draft(xml.charset, list(xml.warnings), hints), hints, message)
    read_item_meta(item)
    read_content_meta(item)
    if kind == "packageItem":
        read_groups(item)
    else:
        read_content(item)
        name_writers(item)
    for section in (item.meta, item.content):
        if crowded := section.too_many():
            item.draft.warn(f"the property {crowded} stands more often than anything needs; the first ones are kept")
    return item.draft


def _nature(element: Element) -> str:
    """Return what an item that is no news is; of a concept, what it is a concept of."""
    kind = find_first(element, "concept/type")
    said = local(kind.get("qcode") or kind.get("uri")) if kind is not None else None
    if said is None and find_first(element, "concept/eventDetails") is not None:
        said = "event"
    return _NATURES.get(said or "") or _NAMED.get(str(element.tag), "no item of news")


def _called(element: Element) -> str:
    """Return what an item is, as far as it says: its element, its identifier, its name."""
    name = (
        find_text(element, "itemMeta/title")
        or find_text(element, "concept/name")
        or find_text(element, "contentMeta/headline")
    )
    guid = attribute(element, "guid")
    return " ".join(part[:200] for part in (f"<{element.tag!s}>", guid or "", f"'{name}'" if name else "") if part)
