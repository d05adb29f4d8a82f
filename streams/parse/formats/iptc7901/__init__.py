"""IPTC 7901: the text wire of Europe's agencies since 1979 (dpa, ATS, AFP, APA, ANSA, Belga).

A message is a header (`header.py`), the head of the text up to ` =` (`head.py`), the text in lines of 69 columns, and a
trailer after ETX with the time. It has no identifier: source and number are facts of the header, used again each day.
"""

import re

from schemas.base import made
from schemas.ninjs import AltId, Subject
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.datelines import AGENCIES, agency_of, read_dateline
from streams.parse.draft import Draft, Hints
from streams.parse.formats.iptc7901.head import read_head, split_head
from streams.parse.formats.iptc7901.header import read_header, seems_header
from streams.parse.iso646 import doubt_iso646_de
from streams.parse.look import Look
from streams.parse.months import MONTHS
from streams.parse.signatures import LIMIT as SIGNATURE
from streams.parse.signatures import is_signature
from streams.parse.wire_lines import has_no_table, read_lines, without_controls
from streams.parse.wire_times import read_trailer
from streams.text.spaces import is_ordinary_with_tabs

_ETX = "\x03"
_FILL = "\x00\x04\x05\x07\x0c\x16\x7f \n\t"
"""What a line carries between messages."""
_TRAILER = re.compile(r"\d{6}\s*(?:[A-Za-z]{3,4}\s+)?([A-Za-zÀ-ÿ]{3,9})\.?(?:\s+\d{2,4})?\s*$")
"""What stands behind ETX, where a gateway has taken that away or moved it: 131137 GMT Nov 13."""


def sniff(look: Look) -> bool:
    """Whether the bytes begin with a header of IPTC 7901, its control characters kept or lost."""
    return seems_header(look.data[:200])


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one message; ParseError when it has no header or no text."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    if decoded.text.isascii() and (doubt := doubt_iso646_de(decoded.text)):
        draft.warn(doubt)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    header = read_header(text)
    if header is None:
        raise ParseError("no IPTC 7901 header: no line with source, number, urgency and category")
    draft.header = header.fields
    body, trailer = _split_trailer(text[header.end :])
    _read_header(draft)
    is_plain = is_ordinary_with_tabs(body)
    head, lines = split_head((body if is_plain else without_controls(body)).split("\n"))
    read_head(draft, head, lines)
    draft.blocks = read_lines(lines, is_signature, within=SIGNATURE, ordinary=is_plain)
    draft.is_ordinary = is_plain and has_no_table(draft.blocks)
    draft.provider = _sender(draft)
    draft.version_created = read_trailer(trailer, draft)
    if draft.headline is None and draft.blocks:
        draft.warn("no headline; the first paragraph stands for it")
        draft.headline = draft.blocks[0].text[:300]
    if not draft.blocks and not draft.headline:
        raise ParseError("a header without a text", reason="empty")
    return [draft]


def _sender(draft: Draft) -> str | None:
    """Return who sent a message: the agency of its dateline, else the word in its header ("ccccb   dpa 061")."""
    line = read_dateline(draft.blocks[0].text) if draft.blocks else None
    if line and line.dateline.source:
        return agency_of(line.dateline.source)
    return next((word for word in draft.header.get("option", "").lower().split() if word in AGENCIES), None)


def _split_trailer(text: str) -> tuple[str, str]:
    before, etx, after = text.rpartition(_ETX)
    if etx and len(after.strip(_FILL)) <= 60:  # noqa: PLR2004 - more is text after a lone ETX
        if after.strip(_FILL):
            return before, without_controls(after).strip()
        text = before
    lines = without_controls(text).rstrip().split("\n")
    last = _TRAILER.match(lines[-1].strip())
    if last and last[1].lower() in MONTHS:
        return "\n".join(lines[:-1]), last[0].strip()
    return text, ""


def _read_header(draft: Draft) -> None:
    facts = draft.header
    draft.priority = facts.get("urgency")
    draft.urgency = int(facts["urgency"])
    draft.length = int(facts["words"]) if "words" in facts else None
    draft.slugline = facts.get("keywords", "").rstrip("/").strip() or None
    draft.subjects.append(made(Subject, name=facts["category"], literal=f"iptc7901:{facts['category']}"))
    draft.alt_ids.append(made(AltId, role="serviceSequence", value=f"{facts['source']}{facts['sequence']}"))
