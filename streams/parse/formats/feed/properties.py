"""What feedparser says of an entry, read into ours.

Its dictionary guesses keys (`updated` may mean `published`), so they are taken as they stand in the document.
"""

import re
from typing import Any
from urllib.parse import urljoin

from streams.parse.formats.feed.entry import Entry, Media, Piece, Tag
from streams.parse.formats.feed.grammar import Reading
from streams.parse.identity import is_uri

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain", "text"})

_NAME_IN_BRACKETS = re.compile(r"\S+@\S+\s+\(([^()]+)\)")  # RSS 2.0: lawyer@boyer.net (Lawyer Boyer)
_NAME_BEFORE = re.compile(r"([^<>@]+)<[^<>@]+@[^<>@]+>")
_SIZE = 15  # digits
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def entry_of(said: Any, reading: Reading) -> Entry:
    """Read one entry; what it leaves to the feed (language, rights, in Atom the author) comes from there."""
    get, feed = _get(said), _get(reading.feed)
    atom = reading.version.startswith("atom")
    guid, link = _text(get("id")), _text(get("link"))
    entry = Entry(guid=guid, link=link if link == guid else _address(link, _text(feed("link"))))
    entry.title = _piece(_detail(said, "title"), atom=atom)
    entry.content = _content(get("content") or [], entry, atom=atom)
    entry.summary = _summary(said, atom=atom)
    entry.published, entry.updated, entry.created = (_text(get(each)) for each in ("published", "updated", "created"))
    entry.authors = _authors(get("authors")) or (_authors(feed("authors")) if atom else [])
    entry.tags = [tag for each in get("tags") or [] if (tag := _tag(each))]
    entry.media = _media(get("links") or [], get("media_content") or [])
    entry.language = _text(get("language")) or _spoken(said) or _text(feed("language"))
    entry.rights = _text(get("rights")) or _text(feed("rights"))
    entry.license = _license(get("links") or [])
    entry.site = _text(feed("title"))
    entry.source = _source(get("source"))
    return entry


def _get(said: Any) -> Any:
    return lambda key: dict.get(said, key)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _address(link: str | None, site: str | None) -> str | None:
    """Return the address of an entry; RSS knows no base, so one without a host is of the site that the feed names.

    feedparser tells a guid as link, too, where there is none: that is no address, and stays out of here.
    """
    if link is None or site is None or _SCHEME.match(link.strip()) or not is_uri(site.strip()):
        return link
    try:
        whole = urljoin(site.strip(), link.strip())
    except ValueError:  # a host in brackets that is no address
        return link
    return whole if is_uri(whole) else link


def _detail(said: Any, name: str) -> Any:
    value = dict.get(said, name)
    return dict.get(said, f"{name}_detail") or ({"value": value} if isinstance(value, str) else None)


def _piece(detail: Any, *, atom: bool) -> Piece | None:
    """Atom says what a text is (RFC 4287 §3.1); in RSS it is HTML, whatever feedparser guesses."""
    if not detail or not isinstance(value := dict.get(detail, "value"), str) or not value.strip():
        return None
    return Piece(value, "text" if atom and dict.get(detail, "type") in _TEXT else "html")


def _content(several: Any, entry: Entry, *, atom: bool) -> Piece | None:
    """Return the longest of the contents that are text."""
    pieces = []
    for each in several:
        if dict.get(each, "type") not in (*_HTML, *_TEXT):
            entry.warnings.append(f"content of the type {str(dict.get(each, 'type'))[:60]!r} was left out")
        elif piece := _piece(each, atom=atom):
            pieces.append(piece)
        elif source := dict.get(each, "src"):
            entry.warnings.append(f"the content lies elsewhere and was not fetched: {source[:200]}")
    return max(pieces, key=lambda piece: len(piece.value), default=None)


def _summary(said: Any, *, atom: bool) -> Piece | None:
    """Return the summary, unless it is the content, which feedparser copies there."""
    detail = _detail(said, "summary")
    copied = any(dict.get(each, "value") == dict.get(said, "summary") for each in dict.get(said, "content") or [])
    return None if copied else _piece(detail, atom=atom)


def _authors(several: Any) -> list[str]:
    return [name for each in several or [] if (name := _name(_text(dict.get(each, "name")) or ""))]


def _name(said: str) -> str:
    """Return the name of somebody; a mail address is nobody's name."""
    said = said.strip()
    if found := _NAME_IN_BRACKETS.fullmatch(said) or _NAME_BEFORE.fullmatch(said):
        return found[1].strip(" \"'")
    return "" if "@" in said and " " not in said else said


def _tag(said: Any) -> Tag | None:
    term, label = _text(dict.get(said, "term")), _text(dict.get(said, "label"))
    name = label or term
    return Tag(name, _text(dict.get(said, "scheme")), term) if name else None


def _media(links: Any, contents: Any) -> list[Media]:
    enclosed = [each for each in links if dict.get(each, "rel") == "enclosure"]
    return [
        Media(href, _text(dict.get(each, "type")), _size(dict.get(each, "length") or dict.get(each, "filesize")))
        for each in (*enclosed, *contents)
        if (href := _text(dict.get(each, "href")) or _text(dict.get(each, "url")))
    ]


def _size(said: Any) -> int | None:
    fits = isinstance(said, str) and said.isascii() and said.isdecimal() and len(said) <= _SIZE
    return (int(said) or None) if fits else None


def _spoken(said: Any) -> str | None:
    """Return the language (xml:lang) of the content, else of the title."""
    details = [*(dict.get(said, "content") or []), dict.get(said, "title_detail") or {}]
    return next((language for each in details if (language := _text(dict.get(each, "language")))), None)


def _license(links: Any) -> str | None:
    return next((_text(dict.get(each, "href")) for each in links if dict.get(each, "rel") == "license"), None)


def _source(said: Any) -> tuple[str | None, str | None]:
    if not isinstance(said, dict):
        return None, None
    return _text(dict.get(said, "title")), _text(dict.get(said, "href")) or _text(dict.get(said, "id"))
