"""IPTC NewsML 1.0, 1.1 and 1.2: an envelope, and NewsItems of nested NewsComponents whose roles say what they are.

Source: NewsML 1.2 functional specification and DTD (IPTC, 2003), https://iptc.org/standards/newsml-1/; the urn of an item is
RFC 3085. A document type with external parameter entities (NITF's) is accepted and never fetched.
"""

from collections.abc import Callable

from streams.errors import DataError, ParseError, TooLargeError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.newsml1.envelope import read_envelope
from streams.parse.formats.newsml1.item import read_item
from streams.parse.look import Look
from streams.parse.xml_tree import Element, find_all, find_first, read_xml

MAX_ITEMS = 1_000
"""NewsItems of one document; those with more than one in the samples have two."""


def sniff(look: Look) -> bool:
    """Whether the bytes are XML with the root `NewsML` (that of NewsML-G2 is newsMessage, newsItem and others)."""
    return look.root is not None and look.root.name.lower() == "newsml"


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read every NewsItem, one in several languages as several stories; ParseError when there is none."""
    xml = read_xml(data, hints.charset)
    items = find_all(xml.tree, "NewsItem")
    if not items:
        raise ParseError("NewsML without a NewsItem", reason="empty")
    if len(items) > MAX_ITEMS:
        raise TooLargeError(f"{len(items)} NewsItems; a document may have {MAX_ITEMS}")
    envelope = read_envelope(find_first(xml.tree, "NewsEnvelope"))

    def fresh() -> Draft:
        draft = Draft(charset=xml.charset, warnings=list(xml.warnings), hints=hints)
        envelope.fill(draft)
        return draft

    return [outcome for item in items for outcome in _try_read(item, fresh)]


def _try_read(item: Element, fresh: Callable[[], Draft]) -> list[Draft | ParseError]:
    try:
        return list(read_item(item, fresh))
    except DataError as error:
        place = f"NewsItem in line {item.sourceline}"
        return [ParseError(f"{place}: {error}", reason=error.reason)]
