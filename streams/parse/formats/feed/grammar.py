"""The grammar of RSS and Atom, which is feedparser's, with limits that are ours.

`feedparser.parse` opens what looks like a path or an address, guesses characters again, and some of its steps are
quadratic (a tag is compared with all before it, an author is searched for an address). So its two readers are driven
here directly: the strict one over expat, and after an error of XML the forgiving one, which always finds something.
"""

import re
from typing import Any, NamedTuple
from xml.sax import SAXException, SAXParseException
from xml.sax.expatreader import create_parser

from feedparser import api
from feedparser.exceptions import UndeclaredNamespace

from streams.errors import DataError, ParseError, TooLargeError

MAX_ELEMENTS = 25_000
"""Elements of one document, those of inline XHTML too; a feed of 1,000 entries has about 15,000."""

MAX_DEPTH = 256
MAX_NAMES = 100  # namespaces of one document, attributes of one element
MAX_TAGS = 500  # categories of one entry
_SHORT = 2_000  # characters of a name, an address or a time; what follows is cut
_LOOSE = 400_000  # characters that the forgiving reader takes, and one mark (< or &) for each ten of them
_LONG = frozenset({"content", "description", "summary", "title", "subtitle", "rights", "info", "media_description"})
_STUMBLES = (KeyError, IndexError, TypeError, ValueError)
"""What feedparser raises at an element where it expects none, or one without what it needs: a chapter without a start."""

_NO_MARKUP = re.compile(rb"<!\[CDATA\[|<!--")
_START_TAG = re.compile(rb"<[A-Za-z_\x80-\xff]")

_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class Deleted(NamedTuple):
    """One deleted-entry element: how many entries stand before it, which one is gone, since when and why."""

    before: int
    ref: str
    when: str | None
    note: str | None = None


class Reading(NamedTuple):
    """What a document says: entries and feed as feedparser keeps them, and which entry the document ends in."""

    entries: list[Any]
    deleted: list[Deleted]
    feed: Any
    version: str
    warnings: tuple[str, ...] = ()
    cut_off: int | None = None
    place: str = ""


class _Limits:
    """What both readers do otherwise than feedparser: no step may take long, and nothing stands for something else."""

    entries: list[Any]
    elementstack: list[list[Any]]
    namespaces_in_use: dict[Any, Any]
    namespaces = api.StrictFeedParser.namespaces | {_TOMBSTONES: "at"}
    _matchnamespaces: dict[str, str] = {}  # noqa: RUF012 - filled by feedparser, once for the class

    most = MAX_ELEMENTS

    def __init__(self, *said: Any) -> None:
        self.elements = 0
        self.ended = 0
        self.deleted: list[Deleted] = []
        self.skipped: dict[str, None] = {}
        self.resolve_relative_uris = self.sanitize_html = False  # texts lose all of their markup
        super().__init__(*said)

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        self.elements += 1
        if self.elements > self.most:
            raise TooLargeError(f"more than {self.most} elements in one feed")
        if len(attrs) > MAX_NAMES:
            raise TooLargeError(f"more than {MAX_NAMES} attributes in one element")
        if tag.endswith("deleted-entry") and (ref := dict(attrs).get("ref")):
            self.deleted.append(Deleted(len(self.entries), ref, dict(attrs).get("when")))
        try:
            super().unknown_starttag(tag, attrs)  # type: ignore[misc]
        except _STUMBLES:
            self.skipped[tag] = None

    def unknown_endtag(self, tag: str) -> None:
        try:
            super().unknown_endtag(tag)  # type: ignore[misc]
        except _STUMBLES:
            self.skipped[tag] = None

    def track_namespace(self, prefix: str | None, uri: str) -> None:
        if len(self.namespaces_in_use) >= MAX_NAMES:
            raise TooLargeError(f"more than {MAX_NAMES} namespaces in one feed")
        super().track_namespace(prefix, uri)  # type: ignore[misc]

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        if self.elementstack and element not in _LONG:
            pieces = self.elementstack[-1][2]
            if sum(map(len, pieces)) > _SHORT:
                text = "".join(each if isinstance(each, str) else each.decode("utf-8", "replace") for each in pieces)
                pieces[:] = [text[:_SHORT]]
        return super().pop(element, strip_whitespace)  # type: ignore[misc]

    def _add_tag(self, term: Any, scheme: Any, label: Any) -> None:
        tags = self._get_context().setdefault("tags", [])  # type: ignore[attr-defined]
        if (term or scheme or label) and len(tags) < MAX_TAGS:
            tags.append(api.FeedParserDict(term=term, scheme=scheme, label=label))

    def _sync_author_detail(self, key: str = "author") -> None:
        """Keep an author as written; properties.py finds the name."""
        context = self._get_context()  # type: ignore[attr-defined]
        people = dict.get(context, f"{key}s")
        if people and not people[-1] and (said := dict.get(context, key)):
            people[-1]["name"] = said

    # feedparser looks for the time now, and asks the clock where a year is missing; times.py does neither.
    def _end_published(self) -> None:
        self.pop("published")

    def _end_updated(self) -> None:
        self.pop("updated")

    def _end_created(self) -> None:
        self.pop("created")

    _end_issued = _end_pubdate = _end_published
    _end_modified = _end_lastbuilddate = _end_updated

    # feedparser takes the caption of a picture for the text of the entry.
    def _start_media_description(self, _: Any) -> None:
        self.push("media_description", 1)  # type: ignore[attr-defined]

    def _end_media_description(self) -> None:
        self.pop("media_description")

    def _start_media_title(self, _: Any) -> None:
        self.push("media_title", 1)  # type: ignore[attr-defined]

    def _end_media_title(self) -> None:
        self.pop("media_title")

    def _start_at_comment(self, _: Any) -> None:
        self.push("at_comment", 1)  # type: ignore[attr-defined]

    def _end_at_comment(self) -> None:
        note = self.pop("at_comment")
        if self.deleted and note:
            self.deleted[-1] = self.deleted[-1]._replace(note=note)

    def _end_item(self) -> None:
        self.ended = len(self.entries)
        super()._end_item()  # type: ignore[misc]

    _end_entry = _end_item


class _Strict(_Limits, api.StrictFeedParser):  # type: ignore[misc]
    """feedparser over expat, which stops at the first error.

    expat tells a text in as many pieces as it has lines and references; they are joined here before feedparser sees them
    (a text of 4 MB in lines of one letter took 4 s, and takes 0.2).
    """

    def __init__(self, *said: Any) -> None:
        self.level = 0
        self._pieces: list[str] = []
        self.characters = self._pieces.append
        super().__init__(*said)

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 - as SAX calls it
        self._flush()
        self.level += 1
        if self.level > MAX_DEPTH:
            raise ParseError(f"elements nested deeper than {MAX_DEPTH} levels")
        if len(attrs) > MAX_NAMES:  # before feedparser, which looks for each among all
            raise TooLargeError(f"more than {MAX_NAMES} attributes in one element")
        super().startElementNS(name, qname, attrs)

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802
        self._flush()
        super().endElementNS(name, qname)
        self.level -= 1

    def _flush(self) -> None:
        if self._pieces:
            text = "".join(self._pieces)
            self._pieces.clear()
            self.handle_data(text)


class _Loose(_Limits, api.LooseFeedParser):  # type: ignore[misc]
    """feedparser over the descendant of sgmllib, which reads anything, in twice the time."""

    most = MAX_ELEMENTS // 2


def read_grammar(xml: bytes) -> Reading:
    """Read a feed in UTF-8 from its root on; with a warning when it is not well-formed. ParseError when nobody can read it.

    TooLargeError for more elements than any feed has: at once, for feedparser takes 40 µs for each.
    """
    if xml.count(b"<") > MAX_ELEMENTS and _elements(xml) > MAX_ELEMENTS:
        raise TooLargeError(f"more than {MAX_ELEMENTS} elements in one feed")
    strict = _Strict("", None, "utf-8")
    try:
        error = _run(strict, xml)
        if error is None:
            return _reading(strict)
        if not strict.level and strict.elements and isinstance(error, SAXParseException):
            warning = f"what follows the end of the feed ({_place(error)}) was skipped"
            return _reading(strict, warning)
        return _forgive(xml.decode(), error)
    except DataError:
        raise
    except Exception as error:
        raise ParseError(f"feedparser can't read it: {type(error).__name__}: {str(error)[:200]}") from error


def _elements(xml: bytes) -> int:
    """Count start tags; what stands in CDATA and comments is none."""
    count = start = 0
    while (found := _NO_MARKUP.search(xml, start)) is not None:
        count += len(_START_TAG.findall(xml, start, found.start()))
        start = xml.find(b"]]>" if found[0] == b"<![CDATA[" else b"-->", found.end())
        if start < 0:
            return count
    return count + len(_START_TAG.findall(xml, start))


def _run(strict: _Strict, xml: bytes) -> Exception | None:
    reader = create_parser(namespaceHandling=1)  # noqa: S315 - no document type comes here (document.py)
    reader.setContentHandler(strict)
    reader.setErrorHandler(strict)
    try:
        reader.feed(xml)
        reader.close()
    except (SAXException, UndeclaredNamespace) as error:
        return error
    return None


def _forgive(text: str, error: Exception) -> Reading:
    told = f"not well-formed XML ({_place(error)})"
    if len(text) > _LOOSE or text.count("<") + text.count("&") > _LOOSE // 10:
        raise ParseError(f"{told}, and too long to be read forgivingly: {len(text)} characters")
    loose = _Loose("", None, "utf-8", {})
    loose.feed(text)
    if not loose.entries:
        raise ParseError(told)
    cut_off = len(loose.entries) - 1 if loose.ended < len(loose.entries) else None
    return _reading(loose, f"{told}; read forgivingly")._replace(cut_off=cut_off, place=_place(error))


def _reading(reader: Any, *warnings: str) -> Reading:
    skipped = ", ".join(tag[:40] for tag in list(reader.skipped)[:10])
    told = (*warnings, f"elements that make no sense where they stand were skipped: {skipped}") if skipped else warnings
    return Reading(reader.entries, reader.deleted, reader.feeddata, reader.version, told)


def _place(error: Exception) -> str:
    if not isinstance(error, SAXParseException):
        return str(error)[:200]
    return f"line {error.getLineNumber()}, column {(error.getColumnNumber() or 0) + 1}: {error.getMessage()}"
