"""Weather bulletins in plain text: a heading of codes, who issued it and when, sections under headings in capitals.

    WWNO20 ENMI 161200                       WMO abbreviated heading (WMO-No. 386, part II, §2.3): data, station, day and time
    IDY21020                                 or the number of the product (Australia)
    SECURITE                                 a signal of the maritime safety service (ITU)
    High Seas Weather Warning                the headline
    Issued by the Met Office of Haven
    At 1200UTC 16 March 2026

The number names a series of bulletins and no bulletin, so it is the slug and not the identity.
"""

import re

from schemas.ninjs import Genre, InfoSource
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.draft import Block, Draft, Hints
from streams.parse.embargo import read_moment
from streams.parse.formats.plain import without_controls
from streams.parse.look import Look
from streams.text.paragraphs import split_paragraphs
from streams.text.spaces import squeeze

_HEADING = rb"(?:ID[A-Z]\d{5}|[A-Z]{4}\d{2} [A-Z]{4} \d{6}(?: [A-Z]{3})?)"
_SNIFF = re.compile(rb"(?:\d{3}[ \t]*\r*\n)?" + _HEADING + rb"[ \t]*\r*(?:\n|$)")
_CODES = re.compile(r"(?:ID[A-Z]\d{5}|[A-Z]{4}\d{2} [A-Z]{4} \d{6}(?: [A-Z]{3})?|[\w:/+.-]*\d[\w:/+.-]*:[\w:/+.-]*)$")
_SIGNAL = re.compile(r"(?:SECURITE|PAN[ -]PAN|MAYDAY)(?: (?:SECURITE|PAN[ -]PAN|MAYDAY))*$")
_ISSUED_BY = re.compile(r"issued\s+by\s+(?P<who>[^.]{3,120}?)(?:,?\s+at\s+(?P<when>\d.{6,60}))?\.?$", re.IGNORECASE)
_ISSUED_AT = re.compile(r"(?:issued\s+)?at\s+(?P<when>\d.{6,60})$", re.IGNORECASE)
_TOP = 12  # lines of codes, signal, headline and issue


def sniff(look: Look) -> bool:
    """Whether the bytes begin with the heading of a bulletin."""
    return _SNIFF.match(look.head.lstrip(b"\x01\r\n")) is not None


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one bulletin; ParseError when it is only codes."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    lines = without_controls(decoded.text.replace("\r\r\n", "\n"), draft).splitlines()  # as WMO ends its lines
    rest = _read_top(lines, draft)
    capitals = any(line.strip() and not line.isupper() for line in rest)  # then those in capitals are headings
    blocks = split_paragraphs("\n".join(rest), lambda line: capitals and line.isupper())
    draft.blocks = [
        Block("crosshead" if capitals and text.isupper() else role, text, marks) for role, text, marks in blocks
    ]
    draft.genres.append(Genre(name="weather bulletin"))
    if not draft.blocks and draft.headline is None:
        raise ParseError("a bulletin without text", reason="empty")
    return [draft]


def _read_top(lines: list[str], draft: Draft) -> list[str]:
    """Read the lines above the text into the draft; return the lines of the text."""
    for number, line in enumerate(lines[:_TOP]):
        said = squeeze(line)
        if not said and draft.headline:
            return lines[number + 1 :]
        if said and not _is_about(said, draft):
            if draft.headline is not None:
                return lines[number:]
            draft.headline = said
    return lines[_TOP:]


def _is_about(said: str, draft: Draft) -> bool:
    if said.isdecimal() and len(said) == 3:  # noqa: PLR2004 - the number of the message on its line
        draft.header["sequence"] = said
    elif _CODES.match(said):
        draft.slugline = draft.slugline or said
    elif _SIGNAL.match(said):
        draft.priority = said
    elif issued := _ISSUED_BY.match(said) or _ISSUED_AT.match(said):
        if who := issued.groupdict().get("who"):
            draft.info_sources.append(InfoSource(name=who))
        _read_time(issued["when"], draft)
    else:
        return False
    return True


def _read_time(said: str | None, draft: Draft) -> None:
    if said is None:
        return
    draft.version_created = read_moment(said, draft.hints.time_zone, draft.hints.received_at)
    if draft.version_created is None:
        draft.warn(f"no time: {said[:60]!r}")
