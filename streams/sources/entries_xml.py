"""Cut RSS and Atom: one pass of expat, which tells the byte at which each element begins and ends."""

import hashlib
import re
from typing import Any, NoReturn
from xml.parsers import expat

from streams.sources.entries_document import ATOM, ENTRIES, HTML, RSS, Document, Entry, NotCutError, named

DEPTH = 200
ELEMENTS = 300_000
"""Python is called for each of them."""
ATTRIBUTES = 1_000
"""Of one element."""

KINDS = {"rss": RSS, "rdf": RSS, "feed": ATOM, "html": HTML}
"""Media type by root element."""

RSS_SPACES = frozenset({
    "",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
})  # fmt: skip
DELETED = "http://purl.org/atompub/tombstones/1.0 deleted-entry"
"""Says of an entry that it is gone (RFC 6721), beside the entries."""

ATOM_SPACES = frozenset({"", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})

ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about"
SLASH, THREAD = "http://purl.org/rss/1.0/modules/slash/", "http://purl.org/syndication/thread/1.0"
VOLATILE = frozenset({f"{SLASH} comments", f"{SLASH} hit_parade", f"{THREAD} total"})
"""Counters of readers' comments: they change without the entry being a new version, and WordPress writes one in each."""

WIDE = {b">\0": "utf-16-le", b"\0>": "utf-16-be"}
# Possessive (Python 3.11): a way back for each of 15 million spaces costs 1.9 GB. Over a group, which tests/text/test_patterns.py
# forbids elsewhere: here what a failed try leaves behind is the end of the document, where no `>` is either.
TAG = re.compile(r"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")

TOLD = frozenset({"guid", "id", "link", "ttl", "updatePeriod", "updateFrequency"})
PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


def cut_xml(body: bytes, encoding: str | None) -> Document:
    """Cut an XML document; NotCutError, or what expat raises, when it can't be cut."""
    return _Cutter(body, encoding).cut()


class _Cutter:
    """One pass of expat over one document."""

    def __init__(self, body: bytes, encoding: str | None) -> None:
        self._body = body
        self._end_tag, self._close = _marks(body)
        self._root = ""
        self._path: list[str] = []
        self._elements = 0
        self._spans: list[tuple[int, int]] = []
        self._names: list[tuple[str, str, str | None]] = []
        self._start = 0
        self._entry_depth = 0
        self._said: dict[str, str] = {}
        self._channel: dict[str, str] = {}
        self._volatile: list[tuple[int, int]] = []
        self._heard: list[str] = []
        self._parser = parser = expat.ParserCreate(encoding, " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._shut
        parser.EntityDeclHandler = self._declared

    def cut(self) -> Document:
        """Read the document to its end."""
        self._parser.Parse(self._body, True)
        kind = KINDS.get(_local(self._root).lower())
        if kind is None or kind == HTML or (_local(self._root) == "RDF" and not self._spans):
            raise NotCutError(f"no feed: its root is {_local(self._root)[:40]}")
        rest, places = self._without_entries()
        entries = tuple(
            Entry(name, sha256, link, self._body[start:end], place)
            for (name, sha256, link), (start, end), place in zip(self._names, self._spans, places, strict=True)
        )
        return Document(kind, entries, rest, _every(self._channel))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if not self._path:
            self._root = name
        self._path.append(name)
        if len(self._path) > DEPTH or self._elements > ELEMENTS:
            raise NotCutError(f"more than {DEPTH} levels or {ELEMENTS} elements")
        if len(attributes) > ATTRIBUTES:
            raise NotCutError(f"an element with more than {ATTRIBUTES} attributes")
        if not self._entry_depth:
            if self._is_entry():
                self._begin(attributes)
            elif len(self._path) <= 3 and _local(name) in TOLD:  # noqa: PLR2004  a child of the channel
                self._listen()
        elif len(self._path) == self._entry_depth + 1 and _local(name) in TOLD:
            self._link(name, attributes)
            self._listen()
        if name in VOLATILE:
            self._volatile.append((self._parser.CurrentByteIndex, 0))

    def _shut(self, name: str) -> None:
        if self._parser.CharacterDataHandler is not None:
            self._hear(name)
        if name in VOLATILE and self._volatile:
            self._volatile[-1] = (self._volatile[-1][0], self._after(self._volatile[-1][0]))
        if len(self._path) == self._entry_depth:
            self._finish()
        self._path.pop()

    def _is_entry(self) -> bool:
        space, _, local = self._path[-1].rpartition(" ")
        above = [_local(name) for name in self._path[:-1]]
        if local == "item":
            return above in (["rss", "channel"], ["rss"], ["RDF"], ["RDF", "channel"]) and space in RSS_SPACES
        return above == ["feed"] and ((local == "entry" and space in ATOM_SPACES) or self._is_deletion())

    def _is_deletion(self) -> bool:
        return self._path[-1] == DELETED

    def _begin(self, attributes: dict[str, str]) -> None:
        if len(self._spans) == ENTRIES:
            raise NotCutError(f"more than {ENTRIES} entries")
        self._start = self._parser.CurrentByteIndex
        self._entry_depth = len(self._path)
        # A deletion is named apart from its entry: both may stand in one document, and neither is a version of the other.
        deleted = f"deleted {attributes['ref']}" if "ref" in attributes and self._is_deletion() else ""
        self._said = {"about": attributes.get(ABOUT, deleted)}
        self._volatile = []

    def _finish(self) -> None:
        end = self._after(self._start)
        sha256 = self._sha256(end)
        link = self._said.get("link") or None
        told = self._said.get("guid") or self._said.get("id") or self._said["about"] or link
        self._spans.append((self._start, end))
        self._names.append((named(told, sha256), sha256, link))
        self._entry_depth = 0

    def _link(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "link" and attributes.get("rel", "alternate") == "alternate":
            self._said.setdefault("link", attributes.get("href", "").strip())

    def _listen(self) -> None:
        self._heard = []
        self._parser.CharacterDataHandler = self._heard.append

    def _hear(self, name: str) -> None:
        """Keep the text of the element that ends; the first that says something counts."""
        self._parser.CharacterDataHandler = None
        said = self._said if self._entry_depth else self._channel
        if text := "".join(self._heard).strip():
            said[_local(name)] = said.get(_local(name)) or text

    def _sha256(self, end: int) -> str:
        digest, at = hashlib.sha256(), self._start
        for first, last in self._volatile:
            digest.update(self._body[at:first])
            at = max(at, last)
        digest.update(self._body[at:end])
        return digest.hexdigest()

    def _after(self, start: int) -> int:
        """Return where the element that began at `start` ends: expat points at its end tag, or behind an empty element.

        Behind an empty element the end tag of its parent may stand, so what lies between decides.
        """
        here = self._parser.CurrentByteIndex
        if not self._body.startswith(self._end_tag, here) or self._is_empty(self._body[start:here]):
            return here
        return self._body.index(self._close, here) + len(self._close)

    def _is_empty(self, element: bytes) -> bool:
        """Whether these bytes are one tag `<name …/>`. Of the other encodings only single bytes matter here."""
        if not element.endswith(self._close):
            return False
        text = element.decode(WIDE.get(self._close, "latin-1"), errors="replace")
        return text.endswith("/>") and TAG.fullmatch(text) is not None

    def _without_entries(self) -> tuple[bytes, list[int]]:
        """Return the document without its entries, and the place of each in it; space between two entries goes too."""
        kept: list[bytes] = []
        places: list[int] = []
        at = size = 0
        for number, (start, end) in enumerate(self._spans):
            between = self._body[at:start]
            if not number or not between.isspace():
                kept.append(between)
                size += len(between)
            places.append(size)
            at = end
        kept.append(self._body[at:])
        return b"".join(kept), places

    def _declared(self, *_: Any) -> NoReturn:
        raise NotCutError("it declares entities")


def _marks(body: bytes) -> tuple[bytes, bytes]:
    """Return `</` and `>` as they are written in the document."""
    for codec, starts in (("utf-16-le", (b"\xff\xfe", b"<\0")), ("utf-16-be", (b"\xfe\xff", b"\0<"))):
        if body.startswith(starts):
            return "</".encode(codec), ">".encode(codec)
    return b"</", b">"


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _every(channel: dict[str, str]) -> float | None:
    """Return how often the feed itself wants to be looked at: RSS `ttl` in minutes, else RSS 1.0's syndication module."""
    try:
        if "ttl" in channel:
            return max(0.0, float(int(channel["ttl"]) * 60))
        return PERIODS[channel["updatePeriod"].lower()] / max(1, int(channel.get("updateFrequency", "1")))
    except (KeyError, ValueError, OverflowError):
        return None
