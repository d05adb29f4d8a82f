"""The header of ANPA 1312: service level and number, selector, priority, category, slug, version, date, word count.

    SYN SYN SOH W2607 US asian CR LF
    r a DC3 DC1 SP BC-US--Ethanol-LosingGra 1stLd-Writethru   11-13 1693 CR LF STX

ANPA 1312 (1979, revised 1989), sections "message header" and "keyword line". DC1 after DC3 says that the text is prose,
DC2 after DC4 that it is tabular. Gateways take the control characters out; the keyword line is then known by its shape.
Some leave half of it: a header without date and count, or no header, and only the text's own keyword line shows the wire.
"""

import re
from typing import NamedTuple

from streams.text.spaces import squeeze_visible

HEAD = 400
"""Characters in which a header stands; the longest of 8,000 Reuters headers of 1987 has 83."""

_ENVELOPE = re.compile(
    r"(?P<control>\x01)?\x02?(?P<service>[A-Za-z]{0,2})(?P<sequence>\d{3,5})(?P<sender>[A-Z]{0,10})\x1f?(?P<selector>[\w-]{0,8})[ \t]*\r?$"
)
_KEYWORD_LINE = re.compile(
    r"(?P<priority>[a-z]{1,2}) (?P<category>[A-Za-z])(?P<mode>[ \x11-\x14]*)[ ](?P<keyword>\S.*?)\s+"
    r"(?P<date>\d\d-\d\d)(?:[ \t]+(?P<words>\d{1,5}))?\s*(?:\x02.*)?$"
)
_HALF_LINE = re.compile(
    r"(?P<priority>[a-z]{1,2}) (?P<category>[A-Za-z])(?P<mode>[ \x11-\x14]*)[ ](?P<keyword>(?:AM|PM|BC|AP)-+\S.*?)\s*(?:\x02.*)?$"
)
CYCLE = re.compile(r"(?P<cycle>AM|PM|BC|AP)-+(?=\S)", re.IGNORECASE)
_VERSION = re.compile(
    r"[\s,]+(?=\d{1,3}(?:st|nd|rd|th)\s?[A-Za-z]|(?:Adv|Take|Ld|Add|Write-?thru|CORRECTION|KILL)\b)"
    r"|[\s,/-]+(?=\d{1,3}(?:st|nd|rd|th)[\s-]?(?:Take|Ld|Lead|Add|Sub|Insert)\b)",
    re.IGNORECASE,
)
_LINES = 10  # of the top in which the keyword line stands; Reuters sends a line of service codes first

_SOH = 0x01  # a number is looked for at once, while a byte fails to be one first
_SNIFF_ENVELOPE = re.compile(rb"\x01[^\x02\x03\n]{0,60}\x1f")
_SNIFF_LINE = re.compile(rb"\n[a-z]{1,2} [A-Za-z]")  # a literal first: a class of two is looked for a seventh as fast
_SNIFF_KEYWORDS = re.compile(rb"[a-z]{1,2} [A-Za-z][\x11-\x14]* ?\S[^\n]{1,60}\s\d\d-\d\d(?:[ \t]+\d{1,5})?[ \t\r]*$")
_SNIFF_HALF = re.compile(rb"[a-z]{1,2} [A-Za-z][\x11-\x14]* ?(?:AM|PM|BC|AP)-+[A-Z]")
_SNIFF_TEXT = re.compile(
    rb"(?:AM|PM|BC|AP)-[A-Z][^,\n]{1,80}(?:,[^,\n]{1,40})?,\d{2,5}<?[ \t\r]*\n"
    rb"|(?:AM|PM|BC)-[A-Z]{2,4}--[A-Z][^,\n]{1,60}(?:,[^,\n]{1,40})?(?:,[ ]?(?:\d{1,2}(?:st|nd|rd|th) (?:Ld|Lead|Add|Take|Sub|Insert)[\w ,-]{0,30}|Advisory|(?:[A-Z][^,\n]{1,40},[ ]?)?KILL))[ \t\r]*\n"
)


_CYCLE_ENDS = (b"M-", b"C-", b"P-")


class Header(NamedTuple):
    """The fields of a header by the names of the standard, the character at which the text begins, and what is lost."""

    fields: dict[str, str]
    end: int
    lost: str = ""


def seems_header(head: bytes) -> bool:
    """Whether bytes begin with a header of this standard."""
    top = head[:HEAD]
    if _SOH in top and _SNIFF_ENVELOPE.search(top):
        return True
    lines = b"\n" + top.replace(b"\x02", b"\n")
    if _SNIFF_LINE.search(lines):  # of nearly no text
        for line in lines.split(b"\n")[1:-1]:
            if _SNIFF_KEYWORDS.match(line) or _SNIFF_HALF.match(line):
                return True
    return begins_with_keywords(top)


def begins_with_keywords(top: bytes) -> bool:
    """Whether bytes begin with the keyword line that stands above a text: "^BC-US--Storm, 1st Ld-Writethru,180<"."""
    top = top.removeprefix(b"^")
    return top[1:3] in _CYCLE_ENDS and _SNIFF_TEXT.match(top) is not None


def read_header(text: str) -> Header | None:
    """Read the header of a message; None when it has no keyword line."""
    place = 0
    envelope: dict[str, str] = {}
    for line in text[:HEAD].split("\n", _LINES)[:_LINES]:  # str.splitlines would cut at US and RS, too
        bare = line.lstrip("\x02").rstrip("\r\n")
        if bare[:1].islower() and (found := _KEYWORD_LINE.match(bare) or _HALF_LINE.match(bare)):
            stx = line.find("\x02", 1)
            lost = "" if found.re is _KEYWORD_LINE else "date and word count"
            return Header(envelope | _keywords(found), place + (stx if stx > 0 else len(line) + 1), lost)
        if found := _ENVELOPE.match(line.strip(" \t\r\n\x00\x05\x16\x7f")):
            envelope = {name: value for name in ("service", "sequence", "sender", "selector") if (value := found[name])}
        place += len(line) + 1
    return None


def _keywords(found: re.Match[str]) -> dict[str, str]:
    said = found.groupdict()
    fields = {name: value for name in ("priority", "category", "date", "words") if (value := said.get(name))}
    if mode := {"\x11": "text", "\x12": "tabular"}.get(found["mode"].strip()[-1:]):
        fields["mode"] = mode
    keyword, *version = _VERSION.split(squeeze_visible(found["keyword"]).rstrip(","), maxsplit=1)
    fields["keyword"] = keyword
    if version:
        fields["version"] = version[0].strip()
    cycle = CYCLE.match(keyword)
    if cycle:
        fields["cycle"] = cycle["cycle"]
    fields["slug"] = keyword[cycle.end() :] if cycle else CYCLE.sub("", keyword, count=1)
    return fields
