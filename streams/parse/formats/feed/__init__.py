"""Web feeds: RSS 0.90 to 2.0, RSS 1.0 (RDF) and Atom. One document has many entries, and each becomes an item.

The grammar is feedparser's (`grammar.py`), which knows what twenty years of feeds did; characters, times, texts and limits
are ours. Sources: RFC 4287 (Atom), RFC 6721 (deleted entries), https://www.rssboard.org/rss-specification,
https://web.resource.org/rss/1.0/spec.
"""

from typing import Any

from streams.errors import DataError, ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.feed.entry import fill
from streams.parse.formats.feed.grammar import Deleted, Reading, read_grammar
from streams.parse.formats.feed.properties import entry_of
from streams.parse.formats.feed.root import check_root, is_feed
from streams.parse.look import Look
from streams.parse.times import time_said
from streams.parse.xml_text import read_document


def sniff(look: Look) -> bool:
    """Whether the bytes are XML whose root is that of a feed."""
    return look.root is not None and is_feed(look.root)


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the entries of one feed, in their order; ParseError when the bytes are no feed, or one without entries."""
    document = read_document(data, hints.charset)
    check_root(document)
    reading = read_grammar(document.data)
    if not reading.entries and not reading.deleted:
        raise ParseError("a feed without entries: there is nothing to read; fetch it again later", reason="empty")
    warnings = (*document.warnings, *reading.warnings)
    found: list[Draft | ParseError] = []
    deleted = list(reading.deleted)
    for number, entry in enumerate(reading.entries):
        while deleted and deleted[0].before <= number:
            found.append(_gone(deleted.pop(0), document.charset, warnings, hints))
        found.append(_try_read(entry, number, reading, Draft(document.charset, list(warnings)), hints))
    return [*found, *(_gone(each, document.charset, warnings, hints) for each in deleted)]


def _try_read(entry: Any, number: int, reading: Reading, draft: Draft, hints: Hints) -> Draft | ParseError:
    if number == reading.cut_off:
        return ParseError(f"the document ends inside this entry ({reading.place})")
    try:
        fill(draft, entry_of(entry, reading), hints.time_zone)
    except DataError as error:  # too many tags in one text: its neighbours are read
        return ParseError(str(error), reason=error.reason)
    return draft


def _gone(deleted: Deleted, charset: str, warnings: tuple[str, ...], hints: Hints) -> Draft:
    """Return the withdrawal that a deleted-entry element is (RFC 6721 §3)."""
    draft = Draft(
        charset, list(warnings), guid=deleted.ref, pub_status="canceled", kind="withdrawal", note=deleted.note
    )
    draft.version_created = time_said(deleted.when, hints.time_zone, draft) if deleted.when else None
    return draft
