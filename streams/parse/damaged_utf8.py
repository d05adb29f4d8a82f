"""UTF-8 with small damage that need not cost a story: cut in its last character, or with a few bytes of another set in it.

Items are cut at a length, and pasted into each other. Both are read only where the rest shows UTF-8, and are told. Where
sequences are torn, or bytes are no letters, nothing is certain: that text is refused (`charset`).
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEGUN = re.compile(rb"[\xe0-\xef][\x80-\xbf]$|[\xf0-\xf4][\x80-\xbf]{1,2}$")
"""More than a lead byte: no text of cp1252 ends so."""
_BEGUN_ALONE = re.compile(rb"(?:[a-z]|(?<![A-Z\x80-\xff])[A-Z]?)[\xc2\xc3]$")
"""The lead byte of most Latin letters, where no word of cp1252 has its Â or Ã; "IRMÃ" ends so."""
_HIGH = re.compile(rb"[\x80-\xff]")
_TORN = b"\xc2\xc3\xff"  # what sequences leave behind, rather than letters
_MARKS = "…‘’“”–—€"
_EACH = 3  # sequences that a stray byte needs beside it
_CERTAIN = 2  # those that tell a cut é, the lead of three, from the é of cp1252


class Damaged(NamedTuple):
    """What could be read, and what must be told of it."""

    text: str
    told: str


def read_damaged(data: bytes, error: UnicodeDecodeError, *, declared: bool) -> Damaged | None:
    """Read UTF-8 whose first `error` is one of these; None for all else. `declared`: somebody says that it is UTF-8."""
    valid = len(_SEQUENCE.findall(data))
    if (
        error.reason == "unexpected end of data"
        and error.end == len(data)
        and _is_cut(data, error.start, valid, declared=declared)
    ):
        return Damaged(
            data[: error.start].decode(), "the text is cut in the middle of its last character, which is left out"
        )
    return _with_strays(data, valid)


def _is_cut(data: bytes, start: int, valid: int, *, declared: bool) -> bool:
    if declared or _BEGUN.match(data, start) or _BEGUN_ALONE.search(data[-3:]):
        return True
    return valid >= (1 if data[start] < 0xE0 else _CERTAIN)  # noqa: PLR2004 - leads of three bytes and more


def _with_strays(data: bytes, valid: int) -> Damaged | None:
    """Read single bytes between ASCII as cp1252, where they are letters or marks and many sequences stand beside them."""
    places = [*islice(_strays(data), valid // _EACH + 1)]
    strays = [data[at : at + 1].decode("cp1252", "replace") for at in places]
    if not places or len(places) * _EACH > valid or any(_may_be_torn(data, at) for at in places):
        return None
    if not all(stray.isalpha() or stray in _MARKS for stray in strays):
        return None
    begins = (0, *(at + 1 for at in places))
    try:
        parts = [data[begin:end].decode() for begin, end in zip(begins, (*places, len(data)), strict=True)]
    except UnicodeDecodeError:
        return None
    text = "".join(part + stray for part, stray in zip(parts, (*strays, ""), strict=True))
    return Damaged(text, f"{len(strays)} bytes of the text are no UTF-8; read as cp1252: {''.join(strays):.20}")


def _may_be_torn(data: bytes, at: int) -> bool:
    """Whether a byte may be the lead of a sequence that broke off: no capital stands behind a small letter."""
    return data[at] in _TORN or (0xC4 <= data[at] <= 0xDE and data[at - 1 : at].islower())  # noqa: PLR2004 - capitals of cp1252


def _strays(data: bytes) -> Iterator[int]:
    """Yield where bytes stand that belong to no sequence; those in a row, too, whose rest is no UTF-8 then."""
    end = 0
    for found in (*_SEQUENCE.finditer(data), None):
        until = len(data) if found is None else found.start()
        for high in _HIGH.finditer(data, end, until):
            at = high.start()
            if not _HIGH.match(data, at + 1) and not (at and _HIGH.match(data, at - 1)):
                yield at
        end = until if found is None else found.end()
