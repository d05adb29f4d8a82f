"""ANPA 1312: the wire of American newspapers since 1979, and of agencies that file like them (AP, Reuters, CP, Kyodo).

A message is a header (`header.py`), marked lines (`head.py`), a text with typesetting marks (`marks.py`) and a trailer
after ETX with the time. It has no identifier: service level and number are facts of the header, used again each day.
"""

import re
from datetime import datetime
from itertools import groupby

from schemas.article import Take
from schemas.base import made
from schemas.media_topics import anpa_name
from schemas.ninjs import AltId, Subject
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft, Hints
from streams.parse.formats.anpa.carets import with_carets
from streams.parse.formats.anpa.head import Head, body_blocks, take_note, take_reference
from streams.parse.formats.anpa.header import begins_with_keywords, read_header, seems_header
from streams.parse.formats.anpa.marks import ROW, Unit, cells, read_units, typographic
from streams.parse.formats.anpa.plain_head import take_plain_head
from streams.parse.leads import Lead, claim_lead, is_kill_slug, read_lead
from streams.parse.look import Look
from streams.parse.names import byline
from streams.parse.signatures import LIMIT as SIGNATURE
from streams.parse.signatures import is_signature
from streams.parse.wire_lines import has_no_table, read_lines, without_controls
from streams.parse.wire_times import header_day, read_trailer
from streams.text.spaces import is_ordinary_with_tabs, visible

_STX, _ETX = "\x02", "\x03"
_PRIORITIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 6, "s": 6, "w": 6, "h": 6}
"""Flash, bulletin, urgent, regular, deferred; advances for weekday, Sunday, weekend, and held ones wait."""
_TRAILER = re.compile(r"[A-Z]{2,4}-(?:[A-Z]{2,3}-)?[\d:-]{8,16}(?: \d{4}[A-Z]{3,4})?")
_DAY = re.compile(r"\b\d{1,2}\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile("|".join(_MONTHS))
_CODES = "\x10\x1e\x1f"
_SPACES = str.maketrans({"\x10": "", "\x1e": " ", "\x1f": " "})
_SHORT = 60  # characters in which a dateline begins to show
_BY = ("By", "by", "BY")
_B = "Bb"
_NO_HEADER = "the header of the message is lost; its keyword line shows ANPA 1312"
_HEADLINE_FROM_TEXT = 300  # characters


def sniff(look: Look) -> bool:
    """Whether the bytes begin with an ANPA header, its control characters kept or lost."""
    return seems_header(look.head)


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one message; ParseError when it has neither header nor text."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    text, trailer = _envelope(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    header = read_header(text)
    is_text = header is None and begins_with_keywords(text[:400].lstrip().encode())
    if header is None and "\x01" not in text[:400] and not is_text:
        raise ParseError("no ANPA 1312 header: no line with priority, category, slug and date")
    if header is None:
        draft.warn(_NO_HEADER if is_text else "the header of the message is not one of ANPA 1312")
    else:
        if header.lost:
            draft.warn(f"half of an ANPA 1312 header: {header.lost} are lost")
        draft.header = header.fields
        text = text[header.end :]
    _read_text(draft, text.partition(_STX)[2] if _STX in text else text)
    _read_header(draft)
    draft.version_created = read_trailer(trailer, draft)
    if draft.version_created is None and "date" in draft.header:
        draft.content_created = _header_day(draft)
    if trailer:
        draft.header["trailer"] = trailer
    if not draft.blocks and not draft.headline:
        _name_by_header(draft)
    return [draft]


def _name_by_header(draft: Draft) -> None:
    """Let the slug stand for a message that has nothing but its header; ParseError when it has not even that."""
    draft.headline = draft.title or draft.slugline
    if not draft.headline:
        raise ParseError("a message without header and text", reason="empty")
    draft.partial = True
    draft.warn("the message has no text; its slug stands for the headline")


def _envelope(text: str) -> tuple[str, str]:
    """Split the trailer (after the last ETX) from a message, and what follows EOT with it."""
    before, etx, after = text.rpartition(_ETX)
    if not etx:
        before, _, last = text.rstrip("\x04\x0c\x00\x7f \r\n\t").rpartition("\n")
        bare = visible(last).strip(" \t^<")
        return (before, bare) if _TRAILER.fullmatch(bare) else (f"{before}\n{last}", "")
    line, _, rest = after.lstrip("\r\n").partition("\n")
    if rest.strip("\x00\x04\x05\x07\x0c\x16\x7f \r\n\t"):  # text after a lone ETX: the message goes on
        return text.replace(_ETX, ""), ""
    return before, visible(line).strip(" \t\r\n<")


def _read_header(draft: Draft) -> None:
    facts = draft.header
    draft.provider = (draft.dateline.source if draft.dateline else None) or facts.get("sender")
    draft.priority = facts.get("priority")
    draft.urgency = _PRIORITIES.get((draft.priority or " ")[-1])
    draft.slugline = facts.get("slug")
    draft.length = int(facts["words"]) if "words" in facts else None
    if category := facts.get("category"):
        draft.subjects.append(made(Subject, name=anpa_name(category), literal=f"anpa:{category}"))
    if "sequence" in facts:
        number = f"{facts.get('service', '')}{facts['sequence']}"
        draft.alt_ids.append(made(AltId, role="serviceSequence", value=number))
    if is_kill_slug(draft.title or "") or is_kill_slug(draft.slugline or ""):
        claim_lead(draft, Lead("kill"))
    if version := facts.get("versionInFull") or facts.get("version"):
        _read_version(draft, facts.get("version") or version, version)


def _header_day(draft: Draft) -> datetime | None:
    """Read the date of the header: month and day (the standard), or day and month where the dateline says so."""
    month, day = (int(part) for part in draft.header["date"].split("-"))
    if month > len(_MONTHS) or (month != day and _said(draft) == (day, month)):
        month, day = day, month
    return header_day(month, day, draft)


def _said(draft: Draft) -> tuple[int, int] | None:
    """Return month and day of the dateline, where it is in English."""
    said = (draft.dateline.date or "") if draft.dateline else ""
    number, month = _DAY.search(said), _MONTH.search(said.lower())
    return (_MONTHS.index(month[0]) + 1, int(number[0])) if number and month else None


def _read_version(draft: Draft, key: str, version: str) -> None:
    lead = read_lead(version)
    draft.take = Take(key=key, number=lead.take if lead else None, of=lead.of if lead else None)
    if lead is not None:
        claim_lead(draft, lead)


def _read_text(draft: Draft, text: str) -> None:
    draft.is_ordinary = is_ordinary_with_tabs(text)  # but for the tabs, which paragraphs lose
    if not draft.is_ordinary:
        text = without_controls(text, keep=ROW + _CODES)
    units = read_units(text, typeset=True) if "^" in text else read_units(with_carets(typographic(text)))
    if units and units[0].kind == "marked":
        units = Head(draft, units).rest
    elif units and units[0].kind == "lines":
        left = take_plain_head(draft, list(units[0].lines))
        if draft.headline is None and not any(map(str.strip, left)):  # only the keyword line had no mark
            units = Head(draft, units[1:]).rest
        else:
            units[0] = Unit("lines", tuple(left))
    for kind, group in groupby(units, lambda unit: unit.kind):
        draft.blocks += _blocks(draft, kind, list(group))
    draft.is_ordinary = draft.is_ordinary and has_no_table(draft.blocks)
    _take_head_of_text(draft)
    if draft.headline is None and draft.blocks and draft.blocks[0].role == "body":
        draft.warn("no headline; the first paragraph stands for it")
        draft.headline = draft.blocks[0].text[:_HEADLINE_FROM_TEXT]


def _blocks(draft: Draft, kind: str, units: list[Unit]) -> list[Block]:
    if kind == "row":
        return [Block("table", "\n".join(cells(unit.lines[0]) for unit in units))]
    if kind == "marked":
        return [
            block
            for unit in units
            if not (take_note(draft, unit.text) or take_reference(draft, unit.text)) and (block := body_blocks(unit))
        ]
    return [
        block
        for unit in units
        for block in read_lines(
            unit.lines if draft.is_ordinary else _untabulated(unit.lines),
            _begins,
            within=SIGNATURE,
            ordinary=draft.is_ordinary,
        )
    ]


def _untabulated(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines without codes of tables: outside of one they are spaces."""
    whole = "\n".join(lines)
    is_tabular = "\x10" in whole or "\x1e" in whole or "\x1f" in whole
    return tuple(whole.translate(_SPACES).split("\n")) if is_tabular else lines


def _begins(line: str) -> bool:
    """Whether a line at the left edge begins something: a signature, a byline, or a text with its dateline."""
    if len(line) <= SIGNATURE and is_signature(line):
        return True
    first = line[0]
    if first in _B and line[:2] in _BY:
        return byline(line) is not None
    if not first.isupper():
        return False
    start = line[:_SHORT]
    return ("-" in start or "_" in start or "(" in start) and read_dateline(line, mixed=True) is not None


def _take_head_of_text(draft: Draft) -> None:
    """Take byline and dateline from the first paragraphs: on this wire a place in small letters makes one, too."""
    blocks = draft.blocks
    for index, block in enumerate(blocks[:4]):
        if (writer := byline(block.text)) is not None:
            draft.by = draft.by or writer
        elif found := read_dateline(block.text, mixed=True):
            draft.dateline = found.dateline
            draft.blocks = [*([block.part(found.rest)] if found.rest else []), *blocks[index + 1 :]]
            return
        else:
            draft.blocks = blocks[index:]
            return
