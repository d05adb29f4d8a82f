"""JSON Feed 1.0 and 1.1: one JSON object with a list of items. Source: https://www.jsonfeed.org/version/1.1/."""

import re
from typing import Any

from streams.errors import DataError, ParseError
from streams.parse.charset import decode
from streams.parse.draft import Draft, Hints
from streams.parse.formats.feed.entry import Entry, Media, Piece, Tag, fill
from streams.parse.look import Look
from streams.parse.strict_json import Read, read_json

MAX_TAGS = 500
_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1')


def sniff(look: Look) -> bool:
    """Whether the bytes are a JSON object that names the version of JSON Feed it follows."""
    return look.head.startswith(b"{") and _VERSION.search(look.data) is not None


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the items of one feed, in their order; ParseError when it is no JSON Feed, or one without items."""
    decoded = decode(data, hints.charset)
    read = read_json(decoded.text)
    if not isinstance(read.value, dict) or not isinstance(items := read.value.get("items"), list):
        raise ParseError("JSON, but no JSON Feed: it has no list of items", reason="unsupported")
    if not items:
        raise ParseError("a feed without items: there is nothing to read; fetch it again later", reason="empty")
    warnings = (*decoded.warnings, *read.warnings)
    return [_try_read(item, read, Draft(decoded.charset, list(warnings)), hints) for item in items]


def _try_read(item: Any, read: Read, draft: Draft, hints: Hints) -> Draft | ParseError:
    if not isinstance(item, dict):
        return ParseError("an item that is no JSON object")
    try:
        read.check(item)
        fill(draft, _entry(item, read.value), hints.time_zone)
    except DataError as error:  # too many tags in one text: its neighbours are read
        return ParseError(str(error), reason=error.reason)
    return draft


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    entry = Entry(guid=_text(item.get("id")), link=_text(item.get("url")) or _text(item.get("external_url")))
    entry.title = _piece(item.get("title"), "text")
    entry.content = _piece(item.get("content_html"), "html") or _piece(item.get("content_text"), "text")
    entry.summary = _piece(item.get("summary"), "text")
    entry.published, entry.updated = _text(item.get("date_published")), _text(item.get("date_modified"))
    entry.authors = _authors(item) or _authors(feed)
    entry.tags = [Tag(tag) for tag in _list(item.get("tags"))[:MAX_TAGS] if isinstance(tag, str)]
    entry.media = _media(item)
    entry.language = _text(item.get("language")) or _text(feed.get("language"))
    entry.site = _text(feed.get("title"))
    return entry


def _text(value: Any) -> str | None:
    """Return a string; an id may be a number, which is read as it would be written."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _piece(value: Any, kind: Any) -> Piece | None:
    return Piece(value, kind) if isinstance(value, str) and value.strip() else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _authors(said: dict[str, Any]) -> list[str]:
    """1.0 has one `author`, 1.1 several."""
    several = [*_list(said.get("authors")), said.get("author")]
    return [name for each in several if isinstance(each, dict) and (name := _text(each.get("name")))]


def _media(item: dict[str, Any]) -> list[Media]:
    found = [Media(image, kind="picture")] if (image := _text(item.get("image"))) else []
    for each in _list(item.get("attachments")):
        if isinstance(each, dict) and (href := _text(each.get("url"))):
            size = each.get("size_in_bytes")
            known = isinstance(size, int) and not isinstance(size, bool) and 0 < size < 2**53
            found.append(Media(href, _text(each.get("mime_type")), size if known else None, _text(each.get("title"))))
    return found
