"""UTF-8 with damage that need not cost a story: cut in its last character, torn in a few places, or mixed with cp1252.

Items are cut at a length, pasted into each other, and lose a byte on the way. What is UTF-8 is read as such wherever it shows
it. A byte between that stands alone and is a letter or a mark of cp1252 is read so; for all else stands U+FFFD. Either is told
with place and byte. Damage in more places than a story has by accident is refused: that is no text, or in another set.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from streams.errors import ParseError

_WHOLE = (
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})"
)
_SEQUENCE = re.compile(_WHOLE)
_GAP = re.compile(_WHOLE + rb"|(?P<gap>(?:(?!" + _WHOLE + rb")[\x80-\xff])+)")
_BEGUN = re.compile(rb"[\xe0-\xef][\x80-\xbf]$|[\xf0-\xf4][\x80-\xbf]{1,2}$")
"""More than a lead byte: no text of cp1252 ends so."""
_BEGUN_ALONE = re.compile(rb"(?:[a-z]|(?<![A-Z\x80-\xff])[A-Z]?)[\xc2\xc3]$")
"""The lead byte of most Latin letters, where no word of cp1252 has its Â or Ã; "IRMÃ" ends so."""

# Whole sequences of UTF-8. Three bytes and more never come about in cp1252 prose (they would read â€™); two bytes do:
# JOSÉ’S in cp1252 is C9 92.
_LONG = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SHORT = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
# à to ÿ inside a word: "ZÃ¼rich" in cp1252, where no word has ¼, © or ¶ in it, nor Ã behind a small letter.
_LETTER = re.compile(rb"(?:[a-z]|(?<![A-Za-z\x80-\xff])[A-Z])\xc3[\xa1-\xaa\xac-\xba\xbc-\xbf](?=[a-z])")

# A sequence that broke off: the lead bytes of most Latin letters, where cp1252 would have its Â, Ã, Ä or Å after a
# small letter, or an Â or Ã that stands alone. "São", "MÃE" and "Ångström" are none of these. No word has ÿ before
# another letter with a mark.
_TORN = re.compile(
    rb"(?<=[a-z])[\xc2-\xc5](?![\x80-\xbf])|(?<![A-Z\x80-\xff])[\xc2\xc3](?![A-Za-z\x80-\xff])|\xff[\x80-\xff]"
)
_LEADS = b"\xc2\xc3\xff"  # what sequences leave behind, rather than letters
_MARKS = "…‘’“”–—€"
_CERTAIN = 2  # sequences that tell a cut é, the lead of three, from the é of cp1252
_PLACES = 3  # torn ones in a text however short; longer ones have one more in each `_EVERY` bytes
_EVERY = 1_000
_LONGEST = 8  # bytes in a row; what is longer was never text
_FEWEST = 8
"""Bytes of a text beside each."""
_SHOWN = 3


class Damaged(NamedTuple):
    """What could be read, and what must be told of it."""

    text: str
    told: tuple[str, ...]


class _Gap(NamedTuple):
    """Bytes that belong to no sequence, and what stands for them."""

    at: int
    data: bytes
    read: str | None  # the letter of cp1252


def read_damaged(data: bytes, error: UnicodeDecodeError, *, declared: bool) -> Damaged | None:
    """Read UTF-8 whose first `error` is one of these; None where nothing shows UTF-8. `declared`: somebody says that it is.

    ParseError where more is broken than a text has by accident.
    """
    at_end = error.reason == "unexpected end of data" and error.end == len(data)
    if at_end and _is_cut(data, error.start, declared=declared):
        return Damaged(
            data[: error.start].decode(), ("the text is cut in the middle of its last character, which is left out",)
        )
    return _mixed(data) if _shows_utf8(data) else None


def _is_cut(data: bytes, start: int, *, declared: bool) -> bool:
    if declared or _BEGUN.match(data, start) or _BEGUN_ALONE.search(data[-3:]):
        return True
    return len(_SEQUENCE.findall(data)) >= (1 if data[start] < 0xE0 else _CERTAIN)  # noqa: PLR2004 - leads of three bytes and more


def _shows_utf8(data: bytes) -> bool:
    if _LONG.search(data) or _TORN.search(data) or _LETTER.search(data):
        return True
    errors = data.decode("utf-8", "replace").count("\ufffd")
    return len(_SHORT.findall(data)) > errors


def _mixed(data: bytes) -> Damaged:
    parts: list[str] = []
    gaps: list[_Gap] = []
    end = 0
    most = _PLACES + len(data) // _EVERY
    torn = 0
    for gap in _gaps(data):
        torn += gap.read is None
        if torn > most or torn * _FEWEST > len(data) or len(gap.data) > _LONGEST:
            raise ParseError(f"broken UTF-8, in more than {most} places or {_LONGEST} bytes in a row", offset=gap.at)
        parts += [data[end : gap.at].decode(), gap.read or gap.data.decode("utf-8", "replace")]
        end = gap.at + len(gap.data)
        gaps.append(gap)
    return Damaged("".join((*parts, data[end:].decode())), tuple(_told(gaps)))


def _gaps(data: bytes) -> Iterator[_Gap]:
    """Yield the stretches between whole sequences that are no UTF-8."""
    for found in _GAP.finditer(data):
        if found["gap"]:
            yield _Gap(found.start(), found[0], _letter(data, found.start(), found.end()))


def _letter(data: bytes, begin: int, end: int) -> str | None:
    """Return the letter or mark of cp1252 that one byte between ASCII is; None where it may be of a sequence that broke off.

    No capital stands behind a small letter: "fÄhre" is a sequence without its end.
    """
    before = data[begin - 1 : begin]
    if end - begin != 1 or data[begin] in _LEADS or (0xC4 <= data[begin] <= 0xDE and before.islower()):  # noqa: PLR2004 - capitals
        return None
    read = data[begin:end].decode("cp1252", "replace")
    return read if read.isalpha() or read in _MARKS else None


def _told(gaps: list[_Gap]) -> Iterator[str]:
    letters = [gap for gap in gaps if gap.read]
    torn = [gap for gap in gaps if not gap.read]
    if letters:
        read = "".join(gap.read or "" for gap in letters)
        yield f"{len(letters)} bytes of the text are no UTF-8; read as cp1252: {read:.20} ({_places(letters)})"
    if torn:
        yield f"the text is broken UTF-8 in {len(torn)} places, where U+FFFD stands: {_places(torn)}"


def _places(gaps: list[_Gap]) -> str:
    shown = [f"0x{gap.data.hex().upper()} at byte {gap.at}" for gap in islice(gaps, _SHOWN)]
    return ", ".join((*shown, "…") if len(gaps) > _SHOWN else shown)
