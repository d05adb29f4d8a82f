"""How the bytes of an item are read as text, and with what certainty.

    byte order mark > valid UTF-8 > what the source declared > cp1250 by its letters > cp1252 > Latin-1

This order decodes all but two of 3,113 sample files of sixteen wire formats, the two being broken on purpose; obeying the
declaration first garbles seven of them, which are UTF-8 and declare ISO-8859-1. A text that shows real UTF-8 and is
broken somewhere is never read as cp1252: that would be mojibake from the first to the last letter. `damaged_utf8` reads it
with a warning, and refuses what is broken in many places.
"""

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

from schemas.feeds import SEVEN_BIT
from streams.errors import ParseError
from streams.parse.damaged_utf8 import read_damaged
from streams.parse.iso646 import from_iso646_de
from streams.parse.latin2 import latin2_of
from streams.text.mojibake import mend_twice_encoded, seems_twice_encoded
from streams.text.words import words

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ANY_MARK = tuple(mark for mark, _ in _MARKS)

# The character sets that a declaration may name (Python's names). No code that runs, compresses or escapes is here.
_DECLARABLE = words(
    "ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be iso8859-1 iso8859-2 iso8859-3 "
    "iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 "
    "iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "cp874 cp437 cp850 cp866 koi8-r koi8-u mac-roman tis-620 gb2312 gbk gb18030 big5 big5hkscs shift_jis "
    "cp932 euc_jp iso2022_jp euc_kr cp949"
)

# Sets whose bytes are all 7-bit or hold NULs: valid UTF-8 says nothing against them.
_LOOKS_LIKE_ASCII = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "iso2022_jp"})

# What was encoded twice has one of Â to ß and â, and behind it no ASCII.
_TWICE = re.compile(rb"\xc3[\x82-\x9f\xa2][\x80-\xff]")
_TWICE_BEGINS = 0xC3  # a number is looked for at once, while a byte fails to be one first

# ü, ä and ö of DOS (CP437, CP850) between two letters: in cp1252 they are nothing, „ and ”, which no word has inside.
_DOS = re.compile(rb"[A-Za-z][\x81\x84\x94][a-z]")
_ENOUGH = 2  # one may be a space that is missing

_C1 = re.compile(rb"[\x80-\x9f]")  # no letter in ISO-8859-1, curly quotes and dashes in cp1252

# Below this share of printable ASCII, bytes that are no UTF-8 are no text either: random bytes
# have 0.38, the poorest of eight sampled files in cp1252 or Latin-1 has 0.93.
_TEXT_SHARE = 0.6
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r"


class Decoded(NamedTuple):
    """A text, the character set that it was read with, and what is doubtful about that."""

    text: str
    charset: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text; ParseError when they are no text at all, or UTF-8 broken in many places."""
    if data.startswith(_ANY_MARK):
        mark, name = next(row for row in _MARKS if data.startswith(row[0]))
        return _with_mark(data[len(mark) :], name, len(mark))
    codec = _codec(declared) if declared else None  # as of most files
    if declared and declared.lower() in SEVEN_BIT and data.isascii():
        return Decoded(from_iso646_de(data.decode("ascii")), "din_66003")
    if codec in _LOOKS_LIKE_ASCII and (b"\x00" in data or b"\x1b" in data):
        return _as_declared(data, codec, declared or codec)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, codec, error)
    doubts = _doubts(data, declared, codec) if declared is not None else ()
    if _TWICE_BEGINS in data and _TWICE.search(data):
        text, told = _once(text)
        doubts += told
    return Decoded(text, "utf-8", doubts)


def _once(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text that may have been encoded twice, mended where that is certain, and what must be told of it."""
    text, mended = mend_twice_encoded(text)
    if mended:
        return text, (f"the text was encoded twice; mended in {mended} places",)
    seen = seems_twice_encoded(text)
    return text, (f"the text seems to have been encoded twice ({seen!r}); it stays as it is",) if seen else ()


def _with_mark(data: bytes, name: str, skipped: int) -> Decoded:
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError as error:
        raise ParseError(f"the byte order mark says {name}, the bytes are not", offset=skipped + error.start) from None


def _as_declared(data: bytes, codec: str, declared: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), declared.lower())
    except UnicodeDecodeError as error:
        raise ParseError(f"not {declared}, as declared", offset=error.start) from None


def _doubts(data: bytes, declared: str, codec: str | None) -> tuple[str, ...]:
    if codec == "utf-8" or (data.isascii() and codec is not None):
        return ()
    if codec is None and declared.lower() not in SEVEN_BIT:
        return (f"the declared character set '{_shown(declared)}' is unknown; the bytes are UTF-8",)
    return (f"declared as {_shown(declared)}, but the bytes are UTF-8",)


def _not_utf8(data: bytes, declared: str | None, codec: str | None, error: UnicodeDecodeError) -> Decoded:
    # ISO-8859-1 declared and 0x80-0x9F used means cp1252 (as in the WHATWG Encoding Standard, §4.2).
    if codec not in (None, "ascii", "utf-8", "iso8859-1"):
        try:
            return Decoded(data.decode(codec or ""), (declared or "").lower())
        except UnicodeDecodeError:
            pass
    elif damaged := read_damaged(data, error, declared=codec == "utf-8"):
        return Decoded(damaged.text, "utf-8", damaged.told)
    if _text_share(data) < _TEXT_SHARE:
        raise ParseError("not text: neither UTF-8 nor any character set that was declared", offset=error.start)
    return _guess(data, declared, codec)


def _guess(data: bytes, declared: str | None, codec: str | None) -> Decoded:
    name = "cp437" if len(_DOS.findall(data)) >= _ENOUGH else "cp1252"
    if codec is None and name == "cp1252":
        name = latin2_of(data) or name
    try:
        text = data.decode(name)
    except UnicodeDecodeError:  # 0x81, 0x8D, 0x8F, 0x90 and 0x9D are free in cp1252
        name = "latin-1"
        text = data.decode(name)
    if codec == name or (codec == "iso8859-1" and not _C1.search(data)):
        return Decoded(text, (declared or name).lower())
    if declared is None:
        return Decoded(text, name, (f"no character set was declared; read as {name}",))
    return Decoded(text, name, (f"declared as {_shown(declared)}, which the bytes are not; read as {name}",))


def _text_share(data: bytes) -> float:
    return 1 - len(data.translate(None, _PRINTABLE)) / len(data)


@lru_cache(maxsize=256)
def _codec(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    return name if name in _DECLARABLE else None


def _shown(declared: str) -> str:
    return (
        declared[:40].encode("ascii", "backslashreplace").decode()
    )  # from a damaged header come bytes that are no letters
