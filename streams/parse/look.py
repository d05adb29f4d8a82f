"""A first look at the bytes of a frame: what the signatures of formats are read from, computed once for all of them."""

from functools import cached_property
from typing import Any

import orjson

from streams.parse.strict_json import mended, refuse_containers
from streams.parse.xml_text import PROLOG, Root, root_of

_HEAD = 4096  # bytes in which a signature stands
_JSON = (b"{", b"[")


class Look:
    """The bytes of one frame, and what is seen of them at a glance."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        """The first bytes, without byte order mark and white space before them."""
        self.is_json = self.head.startswith(_JSON) and (
            self.head.startswith(b"{") or self.head[1:].lstrip().startswith(b"{")
        )
        """Whether the bytes begin as a JSON object or an array of objects."""

    @cached_property
    def root(self) -> Root | None:
        """The root of an XML or HTML document, or None."""
        may_be = not self.is_json and b"<" in self.data[:PROLOG]  # JSON may carry whole documents in its strings
        return root_of(self.data) if may_be else None

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of a JSON object, or of the first object of an array; none where the JSON is broken."""
        return frozenset(self.first)

    @cached_property
    def first(self) -> dict[str, Any]:
        """A JSON object, or the first of an array; empty where the JSON is broken. For a look only: nothing is checked.

        TooLargeError for more objects and lists than any item has: to make millions of them takes a second.
        """
        if not self.is_json:
            return {}
        refuse_containers(self.data.count(b"{") + self.data.count(b"["))
        data = self.data.removeprefix(b"\xef\xbb\xbf")
        value = _loaded(data) or _loaded(mended(data.decode(errors="replace")))
        if isinstance(value, list):
            value = value[0]
        return value if isinstance(value, dict) else {}


def _loaded(data: bytes | str) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
