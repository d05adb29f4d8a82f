"""The formats: how a frame of bytes is read. One file each with `sniff` and `parse`, one row here."""

from collections.abc import Callable
from dataclasses import dataclass

from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.formats import feed, ninjs, plain
from streams.parse.formats.feed import json_feed


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the media types that name it, how to know it by its bytes, how to read it.

    `parse` returns one draft for each item of the frame, or the error of an item that can't be read while its neighbours
    can; it raises ParseError when the whole frame is bad.
    """

    media_types: frozenset[str]
    sniff: Callable[[bytes], bool]
    parse: Callable[[bytes, Hints], list[Draft | ParseError]]


# In the order in which they are tried on bytes that nobody declared: the surest signature first, plain text last.
FORMATS: dict[str, Format] = {
    "feed": Format(
        frozenset(
            {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}
        ),
        feed.sniff,
        feed.parse,
    ),
    "jsonfeed": Format(
        frozenset({"application/feed+json", "application/json", "text/json"}), json_feed.sniff, json_feed.parse
    ),
    "ninjs": Format(
        frozenset({"application/ninjs+json", "application/vnd.iptc.ninjs+json", "application/json", "text/json"}),
        ninjs.sniff,
        ninjs.parse,
    ),
    "plain": Format(frozenset({"text/plain"}), plain.sniff, plain.parse),
}
