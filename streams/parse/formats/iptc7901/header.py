"""The header of IPTC 7901: source and number, urgency, category, word count, what a service adds, and the keyword line.

    SOH eca062 4 i 211 ccccb   dpa 061 CR LF
    LF Germany-politics/ CR LF STX

IPTC 7901, "The text transmission format", §2: source identification and message number, priority 1 to 6, category,
word count, optional information, keywords, each parted by a space; the last keyword ends with a slash at many agencies.
Gateways take SOH, STX and ETX out; the first line is then known by its shape.
"""

import re
from typing import NamedTuple

HEAD = 600
"""Characters in which a header stands."""

_FIRST = re.compile(
    r"[\s\x00\x01\x05\x07\x16\x7f]*(?P<source>[A-Za-z]{2,4})(?P<sequence>\d{3,5})[ ]+(?P<urgency>[1-9])[ ]+(?P<category>[A-Za-z]{1,4})\b"
    r"(?:[ ]+(?P<words>\d{1,5})\b)?(?P<option>[^\n\x02]*)"
)
_SNIFF = re.compile(
    rb"[\s\x00\x05\x07\x16\x7f]*(?:\x01[A-Za-z]{2,4}\d{3,5} +[1-9] +[A-Za-z]{1,4}\b|[A-Za-z]{2,4}\d{3,5} +[1-9] +[A-Za-z]{1,4} +\d{1,5}\b)"
)
_SNIFF_WITHIN = 120
_TEXT_LIMIT = 120  # characters of one line of keywords


class Header(NamedTuple):
    """The fields of a header by the names of the standard, and the character at which the head of the text begins."""

    fields: dict[str, str]
    end: int


def seems_header(head: bytes) -> bool:
    """Whether bytes begin with a header of this standard."""
    return _SNIFF.match(head[:_SNIFF_WITHIN]) is not None


def read_header(text: str) -> Header | None:
    """Read the header of a message; None when its first line is not one."""
    found = _FIRST.match(text[:HEAD])
    if found is None:
        return None
    fields = {name: value.strip() for name, value in found.groupdict().items() if value and value.strip()}
    stx = text.find("\x02", found.end(), HEAD)
    end = stx if stx >= 0 else _end_of_keywords(text, found.end())
    keywords = " ".join(text[found.end() : end].split())
    if keywords:
        fields["keywords"] = keywords
    return Header(fields, end + 1 if stx >= 0 else end)


def _end_of_keywords(text: str, start: int) -> int:
    """Return where the keywords end that no STX ends: after the first line, where that has a slash at its end."""
    line = text[start : start + HEAD].lstrip("\n \t")
    first, newline, _ = line.partition("\n")
    if not newline or not first.rstrip().endswith("/") or len(first) > _TEXT_LIMIT:
        return start
    return start + text[start:].find(first) + len(first)
