"""From bytes to XML that a parser can take: characters decoded, the prolog looked at and removed, references resolved.

Nothing is fetched and no entity is expanded: a document type is read here for what it declares and then cut off, so that
the parser behind this never sees one. RSS 0.91 names a DTD at Netscape for its letters (`&eacute;`); those are HTML's.
"""

import html.entities
import re
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from streams.errors import ParseError, TooLargeError
from streams.parse.charset import Decoded, decode

PROLOG = 65_536
"""Bytes in which the root begins; the longest of the samples takes 5,200."""

_MARK = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_WITHOUT_MARK = {b"<\x00?\x00": "utf-16-le", b"\x00<\x00?": "utf-16-be"}  # XML 1.0, appendix F
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", **_WITHOUT_MARK}
_OF_UTF_16 = tuple(_UTF_16)
_BEHIND_LESS = frozenset(bytes((byte,)) for byte in (*b"_!?", *ascii_letters.encode()))
"""What stands behind the first "<" of a prolog or a root."""
_ROOT = re.compile(r"<(?:([A-Za-z_][\w.-]{0,60}):)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_ATTRIBUTES = 4_000  # characters after the root's name in which its namespaces stand
_PLAIN_ROOT = re.compile(
    rb"(\s*+(?:<\?xml[^>?]*+\?>\s*+)?)<(?:([A-Za-z_][\w.-]{0,60}):)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])([^>]{0,4000})"
)
"""A root behind nothing but a declaration, as most have it: one match in place of a walk through the prolog."""

_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # XML 1.0 §2.2, in UTF-8
_NO_CONTROLS = bytes({*range(256)} - {*range(9), 0x0B, 0x0C, *range(0x0E, 0x20)})
_FOREIGN = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos);)(?:([A-Za-z_][A-Za-z0-9_.:-]{0,31});|#(\d{1,9}|[xX][0-9A-Fa-f]{1,8});)?"
)
_DECLARED = re.compile(r"<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:(?:SYSTEM|PUBLIC)\b|\"([^\"]*)\"|'([^']*)')")
_ELSEWHERE = re.compile(
    r"<!DOCTYPE\s+[^\s\[>]+\s+(?:SYSTEM|PUBLIC)\b|<!ENTITY\b[^<>]{0,400}?\b(?:SYSTEM|PUBLIC)\b", re.IGNORECASE
)
"""A document type that declares entities in a place that is not read: a reference to one of those can't be resolved."""
MAX_MENDED = 100_000
_ENTITY_LIMIT = 8
"""Characters of an entity that a document declares: one letter as a reference has eight (`&#8364;`). Longer ones, and
those made of others, are what bombs are made of."""


class Root(NamedTuple):
    """The root of a document as its start tag says: local name, prefix, and all of its attributes as written."""

    name: str
    prefix: str | None = None
    attributes: str = ""

    @property
    def namespace(self) -> str:
        """The namespace of the root, empty when it has none."""
        declared = _declaration(self.prefix).search(self.attributes)
        return declared[1] if declared else ""


class Document(NamedTuple):
    """The XML in UTF-8 from its root on, what root that is, how it was decoded, and what was doubtful or mended."""

    data: bytes
    root: Root
    doctype: str
    charset: str
    warnings: tuple[str, ...]


def root_of(data: bytes) -> Root | None:
    """Return the root of bytes that look like XML, from their first 64 KiB; None when they don't."""
    start = data[:PROLOG]
    if plain := _PLAIN_ROOT.match(start):
        return _plain_root(plain)
    if start.startswith(_OF_UTF_16):
        name = next(name for mark, name in _UTF_16.items() if start.startswith(mark))
        text = start.decode(name, "ignore")
    elif (at := start.find(b"<")) < 0 or start[at + 1 : at + 2] not in _BEHIND_LESS:  # as in ANPA, where "<" ends lines
        return None
    else:
        text = start.decode("latin-1")
    return _root(text, _prolog_end(text)[0]) if "<" in text else None


def _plain_root(found: re.Match[bytes]) -> Root:
    _, prefix, name, attributes = found.groups()
    return Root(name.decode(), prefix.decode() if prefix else None, attributes.decode("latin-1"))


def read_document(data: bytes, charset: str | None, *, parsed: bool = False) -> Document:
    """Decode and prepare a document; ParseError when it has no root, or declares entities that no news needs.

    `parsed`: it goes to libxml2 next, which refuses each control character, wherever it stands, but for a NUL behind the
    root. So they are not looked for, which takes 7 of the 115 µs of a document of 9 kB.
    """
    declared = _ENCODING.match(data[:400].removeprefix(_MARK))
    named = declared[1].decode().lower() if declared else None
    decoded = decode(data, charset or _WITHOUT_MARK.get(data[:4]) or named)
    warnings = list(decoded.warnings)
    xml, root, declaration, entities = _begun_plainly(data, decoded) or _begun(data, decoded, warnings)
    if not parsed or b"\0" in xml or b"\xef" in xml:
        xml = _legal(xml, warnings)
    xml = _resolve(xml, entities, warnings, elsewhere=bool(declaration and _ELSEWHERE.search(declaration)))
    return Document(xml, root, declaration, decoded.charset, tuple(warnings))


_Begun = tuple[bytes, Root, str, dict[str, str]]
"""A document from its root on, what root that is, the document type as written, and the letters that this declares."""


def _begun_plainly(data: bytes, decoded: Decoded) -> _Begun | None:
    """Return a document of UTF-8 that begins with its declaration and its root, as most do, by its bytes alone.

    That saves a tenth of the instructions of `read_document`.
    """
    if decoded.charset != "utf-8" or decoded.warnings or data[:1] != b"<":
        return None
    found = _PLAIN_ROOT.match(data)
    if found is None or not found[0].isascii():
        return None
    prolog = found[1]
    blank = b"\n" * prolog.count(b"\n") + b" " * (len(prolog) - prolog.rfind(b"\n") - 1)
    return blank + data[len(prolog) :], _plain_root(found), "", {}


def _begun(data: bytes, decoded: Decoded, warnings: list[str]) -> _Begun:
    start, doctype = _prolog_end(decoded.text)
    root = _root(decoded.text, start)
    if root is None:
        raise ParseError("no XML element", offset=len(decoded.text[:start].encode()))
    entities = _entities(decoded.text, doctype) if doctype[1] else {}
    if decoded.text[: decoded.text.find("<")].strip(" \t\r\n\ufeff"):
        warnings.append("text before the document was skipped")
    return _from_root(data, decoded, start), root, decoded.text[doctype[0] : doctype[1]], entities


def _from_root(data: bytes, decoded: Decoded, start: int) -> bytes:
    """Return the document in UTF-8, white space in place of its prolog, so that errors name places of the document."""
    prolog = decoded.text[:start]
    blank = b"\n" * prolog.count("\n") + b" " * (len(prolog) - prolog.rfind("\n") - 1)
    if decoded.charset == "utf-8" and not decoded.warnings:  # then these are its bytes, but for a mark
        return blank + data[len(prolog.encode()) + len(_MARK) * data.startswith(_MARK) :]
    return blank + decoded.text[start:].encode()


def _legal(xml: bytes, warnings: list[str]) -> bytes:
    """Return the document without characters that no XML may have; most have none, which takes two glances."""
    if not xml.translate(None, _NO_CONTROLS) and b"\xef" not in xml:
        return xml
    xml, removed = _ILLEGAL.subn(b"", xml)
    if removed:
        warnings.append(f"{removed} control characters were removed")
    return xml


def _root(text: str, start: int) -> Root | None:
    found = _ROOT.match(text, start)
    if found is None:
        return None
    start = found.end()
    end = text.find(">", start, start + _ATTRIBUTES)
    return Root(found[2], found[1], text[start : end if end >= 0 else start + _ATTRIBUTES])


@lru_cache(maxsize=64)
def _declaration(prefix: str | None) -> re.Pattern[str]:
    """Return what declares the namespace of a prefix, or the default one."""
    return re.compile(rf"""\bxmlns{":" + re.escape(prefix) if prefix else ""}\s*=\s*["']([^"']*)""")


def _prolog_end(text: str) -> tuple[int, tuple[int, int]]:
    """Return where the root begins, and from where to where the document type stands."""
    doctype = (0, 0)
    position = max(text.find("<"), 0)
    while True:
        if text.startswith("<!--", position):
            end = text.find("-->", position + 4)
        elif text.startswith("<?", position):
            end = text.find("?>", position + 2)
        elif not doctype[1] and text[position : position + 9].upper() == "<!DOCTYPE":  # a document has one at most
            end = _doctype_end(text, position)
            doctype = (position, end)
        else:
            return position, doctype
        following = text.find("<", end) if end >= 0 else -1
        if following < 0:
            return len(text), doctype
        position = following


def _doctype_end(text: str, start: int) -> int:
    """Return where a document type ends: at the bracket after its internal subset, where it has one."""
    close = text.find(">", start)
    subset = text.find("[", start, close)
    if subset >= 0:
        inner = re.compile(r"\]\s*>").search(text, subset)
        return inner.end() - 1 if inner else -1
    return close


def _entities(text: str, doctype: tuple[int, int]) -> dict[str, str]:
    """Return the letters that a document type declares; ParseError for what is no letter. Nothing is fetched."""
    start, end = doctype
    found: dict[str, str] = {}
    subset = text[start : end if end >= 0 else len(text)]
    for each in _DECLARED.finditer(subset):
        value = each[3] if each[3] is not None else each[4]
        if each[1] or value is None:
            continue
        if len(value) > _ENTITY_LIMIT or not re.fullmatch(r"[^&%]*|&#x?[0-9A-Fa-f]+;", value):
            place = len(text[: start + each.start()].encode())
            raise ParseError(f"the document type declares the entity '{each[2][:40]}', a text: refused", offset=place)
        found[each[2]] = html.unescape(value)
    return found


def _resolve(xml: bytes, entities: dict[str, str], warnings: list[str], *, elsewhere: bool) -> bytes:
    """Resolve the references that XML itself does not know, and mend the ampersands that are none.

    `elsewhere`: the document type declares entities in a place that is not read. They are left out, with a warning.
    """
    if b"&" not in xml or _FOREIGN.search(xml) is None:
        return xml
    loose = 0
    unread: dict[str, int] = {}

    def mended(reference: re.Match[bytes]) -> bytes:
        nonlocal loose
        name, number = (reference[1] or b"").decode(), reference[2]
        if name and (letter := entities.get(name) or html.entities.html5.get(name + ";")):
            return letter.replace("&", "&amp;").replace("<", "&lt;").encode()
        if name and elsewhere:
            unread[name] = unread.get(name, 0) + 1
            return b""
        if number and _is_character(number.decode()):
            return reference[0]
        loose += 1
        if loose > MAX_MENDED:
            raise TooLargeError(f"more than {MAX_MENDED} ampersands that begin no reference")
        return b"&amp;" + reference[0][1:]

    pieces = xml.split(b"<![CDATA[")  # inside of those an ampersand is an ampersand
    mend = [_FOREIGN.sub(mended, pieces[0])]
    for piece in pieces[1:]:
        inside, end, after = piece.partition(b"]]>")
        mend.append(inside + end + (_FOREIGN.sub(mended, after) if after else b""))
    if loose:
        warnings.append(f"ampersands that begin no reference, read as they stand: {loose}")
    if unread:
        names = ", ".join(f"&{name};" for name in list(unread)[:5])
        warnings.append(f"references to what the document declares elsewhere, which is not read, left out: {names}")
    return b"<![CDATA[".join(mend)


def _is_character(number: str) -> bool:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF  # noqa: PLR2004 - XML 1.0 §2.2
