"""ZCZC … NNNN: text wires in the frame of the teleprinter networks (ITU-T S.4, start and end of message).

    ZCZC AAP          start of message, and where it goes: a channel, a sequence number or a desk
    %A                header lines, each after a mark that says what it is; which means what is the agency's affair
    #Storm_haven
    $Storm shuts port of Haven
    text …
    NNNN              end of message

Older senders write fields by two letters instead of marks (`fields.py`). What a mark means goes into `Draft.header` as
written, for the dialects; a format knows no agency.
"""

import re
from collections.abc import Sequence

from streams.errors import ParseError, TooLargeError
from streams.parse.charset import decode
from streams.parse.datelines import read_dateline
from streams.parse.draft import Draft, Hints
from streams.parse.formats.zczc.fields import is_field, read_fields
from streams.parse.formats.zczc.marks import read_marks
from streams.parse.formats.zczc.service import take_service_line
from streams.parse.look import Look
from streams.parse.names import byline
from streams.parse.wire_lines import read_lines
from streams.text.paragraphs import MAX_LINES
from streams.text.spaces import squeeze, visible

_START = re.compile(rb"ZCZC(?:[ \t][^\r\n]{0,60})?[ \t]*(?:[\r\n]|$)|zczc[ \t]*[\r\n]+[A-Z]{2}#")
_FIRST = re.compile(r"[\s\x01\x02]*zczc\b[ \t]*", re.IGNORECASE)
_CHANNEL = re.compile(r"(?P<letters>[A-Z]{1,4})(?P<number>\d{3,5})")
_CODES = re.compile(
    r"[\x0e\x0f\x19]\s*$"
)  # shift and end-of-medium: typesetters end a line that is to stay one with them
_WRAPPED_FROM = 40  # columns; below it nothing was wrapped
_HEADLINE_LIMIT = 120  # characters of a line
_ROUTINE = frozenset({"routing", "channel", "sequence", "service"})


def sniff(look: Look) -> bool:
    """Whether the bytes begin with the start of a ZCZC message."""
    return _START.match(look.head.lstrip(b"\x01\x02")) is not None


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one message; ParseError when it holds no text."""
    decoded = decode(data, hints.charset)
    draft = Draft(charset=decoded.charset, warnings=list(decoded.warnings), hints=hints)
    if decoded.text.count("\n") + decoded.text.count("\r") > 2 * MAX_LINES:
        raise TooLargeError(f"a message of more than {MAX_LINES} lines")
    raw = decoded.text.splitlines()
    lines = [visible(line) for line in raw]
    ended = {line for line, as_sent in zip(lines, raw, strict=True) if _CODES.search(as_sent)}
    start = next((number for number, line in enumerate(lines) if _FIRST.match(line)), None)
    if start is None:
        raise ParseError("no line that begins with ZCZC", offset=0)
    _read_routing(draft, _FIRST.sub("", lines[start], count=1).strip())
    body = take_service_line(_without_end(lines[start + 1 :], draft), draft)
    text = read_fields(body, draft) if body and is_field(body[0]) else read_marks(body, draft)
    if not any(len(name) == 1 or name == "TI" for name in draft.header):  # no mark, no title
        text = _take_headline(text, draft)
    is_narrow = max(map(len, text), default=0) < _WRAPPED_FROM
    draft.blocks = read_lines(text, lambda line: is_narrow or line in ended or byline(line) is not None)
    if not draft.blocks and not draft.headline and not draft.header.keys() - _ROUTINE:
        raise ParseError("a ZCZC message without text", reason="empty")
    return [draft]


def _read_routing(draft: Draft, said: str) -> None:
    """Keep where the message goes: "AAP", or channel and sequence number, "FMG000"."""
    if not said:
        return
    draft.header["routing"] = said
    draft.provider = said.split(maxsplit=1)[0]
    if channel := _CHANNEL.fullmatch(draft.provider):
        draft.provider = draft.header["channel"] = channel["letters"]
        draft.header["sequence"] = channel["number"]


def _without_end(lines: Sequence[str], draft: Draft) -> list[str]:
    """Cut NNNN off; a message without it was cut off itself, or its sender writes none."""
    end = next((number for number, line in enumerate(lines) if line.strip() == "NNNN"), None)
    if end is None:
        draft.warn("the message has no end (NNNN)")
        return list(lines)
    after = [line for line in lines[end + 1 :] if line.strip() not in ("", "NNNN")]
    if after:
        draft.warn("there is text after the end of the message (NNNN); it is kept")
    return [*lines[:end], *(["", *after] if after else [])]


def _take_headline(lines: Sequence[str], draft: Draft) -> list[str]:
    """Take the first line as the headline if it was ended on purpose: the word below would have fitted on it."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if not filled:
        return list(lines)
    first = lines[filled[0]].strip()
    below = lines[filled[0] + 1].strip() if filled[0] + 1 < len(lines) else ""
    width = max(len(lines[number].rstrip()) for number in filled)
    fits = (
        not below
        or width < _WRAPPED_FROM
        or (len(first) + 1 + len(below.split()[0]) <= width and not below[0].islower())
    )
    if len(first) > _HEADLINE_LIMIT or not fits or byline(first) or read_dateline(first):
        draft.warn("no headline was found")
        return list(lines)
    draft.headline = squeeze(first)
    return list(lines[filled[0] + 1 :])
