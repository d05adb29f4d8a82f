"""Tickers: headlines in one line, parted by two asterisks, as they run through a screen: "PORT SHUT ** BRIDGE OPEN ** "."""

import re

from schemas.ninjs import Genre
from streams.errors import ParseError
from streams.parse.charset import decode
from streams.parse.draft import Block, Draft, Hints
from streams.parse.formats.plain import without_controls
from streams.parse.look import Look
from streams.text.spaces import squeeze

_PARTED = re.compile(rb"[^\r\n*]{3,160}\s\*\*\s[^\r\n*]{3,160}\s\*\*(?:\s|$)")
_LIMIT = 200  # bytes of a headline and its end
_MAX = 2_000


def sniff(look: Look) -> bool:
    """Whether the bytes begin with two headlines that are parted as a ticker's are."""
    return b" ** " in look.head[:_LIMIT] and _PARTED.match(look.head) is not None


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one ticker: one item, a paragraph for each headline; ParseError when it has none."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    entries = [squeeze(entry) for entry in without_controls(decoded.text, draft).split("**")]
    draft.blocks = [Block("body", entry) for entry in entries if entry]
    if not draft.blocks:
        raise ParseError("a ticker without text", reason="empty")
    if len(draft.blocks) > _MAX:
        raise ParseError(f"a ticker of {len(draft.blocks)} headlines; {_MAX} are read")
    draft.genres.append(Genre(name="ticker"))
    draft.warn("a ticker has no headline of its own")
    return [draft]
