"""XML documents one after the other: each ends where its root does. CDATA, comments and quoted values are no markup.

A document that broke off on the line would take in all that follow; so a prolog inside of one, before a root of the same
name, ends it. A prolog that was pasted into a document (sloppy envelopes do that) stands before another element.
"""

import re
from collections.abc import Iterator

from streams.parse.frames.framer import Frame, Framer

_NAME = re.compile(rb"[^\s/>]*")
_IN_TAG = re.compile(rb"[>\"']")
_IN_TYPE = re.compile(rb"<!--|[>\[\]\"']")
_OPENINGS = ((b"<![CDATA[", "data"), (b"<!--", "comment"), (b"<!", "type"), (b"<?", "instruction"))
_CLOSINGS = {"data": b"]]>", "comment": b"-->", "instruction": b"?>"}
_PROLOG = b"<?xml"
_SHOWN_BY = (*(opening for opening, _ in _OPENINGS), _PROLOG, b"</")
_LONGEST = max(map(len, _SHOWN_BY))


class DocumentFramer(Framer):
    """Cuts XML documents at the ends of their roots."""

    def __init__(self, **options: int) -> None:
        super().__init__(**options)
        self._inside = ""
        self._quote = b""
        self._depth = 0
        self._subset = False
        self._tag = 0
        self._root = b""
        self._prolog = -1
        self._cut_short = False

    def _next(self, *, final: bool) -> int | None:
        while self._seen < len(self._held):
            end = self._step(final=final)
            if end is None:
                return None
            if end:
                self._root, self._prolog, self._depth, self._inside, self._subset = b"", -1, 0, "", False
                return end
        return None

    def _taken(self, size: int, *, whole: bool) -> bytes:
        self._tag, self._prolog = self._tag - size, self._prolog - size if self._prolog >= size else -1
        return super()._taken(size, whole=whole)

    def _step(self, *, final: bool) -> int | None:
        """Go on by one piece of markup; return where a document ends, 0 when none does, None for more bytes."""
        if not self._inside:
            return self._open(final=final)
        if self._inside in ("start", "end", "type"):
            return self._within_tag()
        closing = _CLOSINGS[self._inside]
        found = self._held.find(closing, self._seen)
        if found < 0:
            self._seen = max(self._seen, len(self._held) - len(closing) + 1)
            return None
        self._seen, self._inside = found + len(closing), "type" if self._subset else ""
        return 0

    def _open(self, *, final: bool) -> int | None:
        """Find the next piece of markup."""
        at = self._held.find(b"<", self._seen)
        if at < 0:
            self._seen = len(self._held)
            return None
        self._seen = at
        start = bytes(self._held[at : at + _LONGEST])
        if not final and any(len(start) < len(each) and each.startswith(start) for each in _SHOWN_BY):
            return None
        self._tag = at
        for opening, inside in _OPENINGS:
            if start.startswith(opening):
                self._seen, self._inside = at + len(opening), inside
                if inside == "instruction" and self._depth and start.startswith(_PROLOG):
                    self._prolog = at
                return 0
        self._inside = "end" if start.startswith(b"</") else "start"
        self._seen = at + 1
        return 0

    def _within_tag(self) -> int | None:
        if self._quote:
            found = self._held.find(self._quote, self._seen)
            if found < 0:
                self._seen = len(self._held)
                return None
            self._seen, self._quote = found + 1, b""
            return 0
        bound = (_IN_TYPE if self._inside == "type" else _IN_TAG).search(self._held, self._seen)
        if bound is None:
            self._seen = max(self._seen, len(self._held) - len("<!-"))
            return None
        self._seen = bound.end()
        if bound[0] in (b'"', b"'"):
            self._quote = bytes(bound[0])
        elif bound[0] == b"<!--":
            self._inside = "comment"
        elif bound[0] in (b"[", b"]"):
            self._subset = bound[0] == b"["
        elif not self._subset:
            return self._close()
        return 0

    def _close(self) -> int:
        """End a tag; return where the document ends with it, or before it."""
        inside, self._inside = self._inside, ""
        if inside == "start":
            name = _NAME.match(self._held, self._tag + 1)
            return self._started(name[0] if name else b"", empty=self._held[self._seen - 2] == ord("/"))
        if inside == "end" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._cut_short = not self._held.startswith(self._root, self._tag + len(b"</"))
            return 0 if self._depth else self._seen
        return 0

    def _started(self, name: bytes, *, empty: bool) -> int:
        if self._depth and self._prolog > 0 and name == self._root:
            self._cut_short = True
            return self._prolog
        self._prolog = -1
        if not self._depth:
            self._root = bytes(name)
        self._depth += not empty
        return 0 if self._depth else self._seen

    def _frames(self, segment: bytes, *, unfinished: bool) -> Iterator[Frame]:
        start = segment.find(b"<")
        if start < 0:
            self._tell(segment)
            return
        self._tell(segment[:start].removeprefix(b"\xef\xbb\xbf"))
        document = segment[start:]
        if _only_misc(document):
            return
        cut_short, self._cut_short = self._cut_short or unfinished, False
        yield self._frame(document, "the document does not end with its root" if cut_short else None)


_MISC = re.compile(rb"(?>(?:\s+|<!--.*?-->|<\?(?!xml\s).*?\?>)*)", re.DOTALL)


def _only_misc(document: bytes) -> bool:
    found = _MISC.match(document)
    return found is not None and found.end() == len(document)
