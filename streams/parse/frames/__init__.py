"""Framing: cutting bytes into frames, one story or document each. A frame's bytes are those that came, none added.

    a stream of a line, a socket, a pipe     one framer, fed as bytes come     `WireFramer` and its siblings
    a whole record                           `cut`, which chooses by signature

A record is cut only where its bytes leave no doubt: a single document must never come apart. So a message that speaks of
ZCZC, a document with another one in CDATA, an HTML fragment and a text with a stray ETX are one frame each.
"""

import re
from collections.abc import Callable
from itertools import islice

import orjson

from streams.errors import TooLargeError
from streams.parse.frames.documents import DocumentFramer
from streams.parse.frames.framer import MAX_FRAME, Frame, Framer
from streams.parse.frames.separated import LengthForm, LengthFramer, SeparatedFramer
from streams.parse.frames.wire import WireFramer
from streams.parse.frames.zczc import START, ZczcFramer

__all__ = [
    "MAX_FRAME",
    "DocumentFramer",
    "Frame",
    "Framer",
    "LengthForm",
    "LengthFramer",
    "SeparatedFramer",
    "WireFramer",
    "ZczcFramer",
    "cut",
]

MAX_FRAMES = 20_000
"""Frames of one record; more than that are an attack on our time."""

MAX_MARKS = 200_000
"""Tags of a record that is looked through for the ends of documents; no reader takes as many of one document."""

_NUL, _SOH, _LESS = b"\0\x01<"
"""As numbers, which are looked for at once: what is no number fails to be one first, which takes longer than the look."""
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16 and UTF-32, whose every second byte is NUL
_BEGINNINGS = (b"<", b"{", b"[", b"ZCZC", b"\xef\xbb\xbf")
_MESSAGE = re.compile(rb"(?:^|[\n\r\x00\x04\x0c\x16\x7f])\x01[\t\n\x0c\r\x11-\x14\x1e-\x7e]{3,600}\x02")
_HTML = frozenset(
    b"html head body div p span h1 h2 h3 h4 h5 h6 a b i em strong ul ol li table br hr img section article main".split()
)
# Atomic: else a prolog of seventeen comments, as WordPress writes them, without a root behind it is tried in all ways.
_ROOT = re.compile(
    rb"\s*+(?>(?:(?:<\?[^>]{0,400}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,400}>)\s*+)*)<([A-Za-z_][^\s/>]{0,80})",
    re.DOTALL,
)
_PROLOG = b"<?xml"
_FEW = 20  # question marks


def cut(data: bytes) -> list[Frame]:
    """Cut one record into its frames; one that shows no framing for certain is one frame."""
    for attempt in _attempts(data):
        frames = attempt(data)
        if frames:
            return frames
    return [Frame(data)]


def _attempts(data: bytes) -> tuple[Callable[[bytes], list[Frame]], ...]:
    """Return what may find frames: at a glance most texts have no framing, and of documents nothing but other documents."""
    if _SOH not in data and _NUL not in data:
        if data[:1] == b"<":
            return (_documents,)
        if _LESS not in data and data[:1].isalpha() and b"ZCZC" not in data[:200].upper():
            return ()
    return _by_length, _at_nul, _on_a_line, _zczc, _lines, _documents


def _framed(framer: Framer, data: bytes) -> list[Frame]:
    return [*_fed(framer, data), *framer.end()]


def _fed(framer: Framer, data: bytes) -> list[Frame]:
    frames = list(islice(framer.fed(data), MAX_FRAMES + 1))
    if len(frames) > MAX_FRAMES:
        raise TooLargeError(f"more than {MAX_FRAMES} frames in one record")
    return frames


def _several(frames: list[Frame]) -> list[Frame]:
    """Return the frames when there are two or more; what is told behind the last is told with it."""
    if frames and not frames[-1].data:
        *frames, told = frames
        frames = [*frames[:-1], Frame(frames[-1].data, (*frames[-1].warnings, *told.warnings))] if frames else []
    return frames if len(frames) > 1 else []


def _by_length(data: bytes) -> list[Frame]:
    forms: tuple[LengthForm, ...] = (
        ("network",) if data[:1] == b"\0" else ("netstring", "octets") if data[:1].isdigit() else ()
    )
    for form in forms:
        framer = LengthFramer(form)
        frames = _fed(framer, data)
        if frames and not framer.broken and not framer.held and (len(frames) > 1 or _begins(frames[0].data)):
            return frames
    return []


def _begins(piece: bytes) -> bool:
    return piece.lstrip(b" \t\r\n").startswith(_BEGINNINGS)


def _at_nul(data: bytes) -> list[Frame]:
    """Cut at NULs where what they part are documents, or texts whose lines have ended."""
    if b"\0" not in data or data.count(b"\0") > MAX_FRAMES or b"\x01" in data or data.startswith(_MARKS):
        return []
    pieces = [piece for piece in data.split(b"\0") if piece.strip()]
    if len(pieces) < 2 or data.count(b"\0") > 4 * len(pieces):  # noqa: PLR2004 - UTF-16 has one beside each letter
        return []
    if all(_begins(piece) for piece in pieces) or all(piece.endswith((b"\n", b"\r")) for piece in pieces[:-1]):
        return _framed(SeparatedFramer(b"\0"), data)
    return []


def _on_a_line(data: bytes) -> list[Frame]:
    first = data.find(b"\x01")
    if first < 0 or data.find(b"\x01", first + 1) < 0 or len(_MESSAGE.findall(data)) < 2:  # noqa: PLR2004 - two messages
        return []
    return _several(_framed(WireFramer(), data))


def _zczc(data: bytes) -> list[Frame]:
    if b"ZCZC" not in data[:200].upper() or data.upper().count(b"NNNN") < 1:
        return []
    first = START.search(data)
    if first is None or data[: first.start()].strip(b"\x00\x01\x07\x0e\x0f\x16\x7f \t\r\n"):
        return []
    if data.count(b"NNNN") > MAX_FRAMES:
        raise TooLargeError(f"more than {MAX_FRAMES} ends of messages (NNNN) in one record")
    return _several(_framed(ZczcFramer(), data))


def _lines(data: bytes) -> list[Frame]:
    """Cut lines of JSON: the first is an object by itself, and most of the others begin as one."""
    start = data[:16].lstrip(b"\xef\xbb\xbf\x1e \t\r\n")
    if not start.startswith(b"{"):
        return []
    first, _, rest = data.lstrip(b"\xef\xbb\xbf\x1e \t\r\n").partition(b"\n")
    if not first.rstrip().endswith(b"}"):  # one object over several lines, as most are written
        return []
    if rest.count(b"\n") > MAX_FRAMES:
        raise TooLargeError(f"more than {MAX_FRAMES} lines behind a line of JSON")
    lines = [line for line in rest.split(b"\n") if line.strip()]
    if not lines or sum(line.lstrip(b"\x1e \t").startswith(b"{") for line in lines) * 2 < len(lines):
        return []
    try:
        orjson.loads(first)
    except orjson.JSONDecodeError:
        return []
    return _framed(SeparatedFramer(b"\n"), data.removeprefix(b"\xef\xbb\xbf"))


def _is_one(data: bytes, root: bytes) -> bool:
    """Whether a glance tells that a document is one: its root closes once, and last, and no other prolog is in it."""
    return data.find(b"</" + root) == data.rfind(b"</") and not _has_prolog(data, len(_PROLOG) + 3)


def _has_prolog(data: bytes, start: int) -> bool:
    """Whether a prolog begins behind a place: looked for by its question mark, which few documents have, as long as it is rare."""
    for _ in range(_FEW):
        mark = data.find(b"?", start + 1)
        if mark < 0:
            return False
        if data.startswith(_PROLOG, mark - 1):
            return True
        start = mark
    return data.find(_PROLOG, start) >= 0


def _is_another(first: bytes, data: bytes) -> bool:
    """Whether a later document is one of its own: by its prolog, its namespace, or the same root as the first."""
    if data.lstrip().startswith((_PROLOG, b"<!DOCTYPE")):
        return True
    before, root = _ROOT.match(first), _ROOT.match(data)
    return before is not None and root is not None and root[1] == before[1]


def _documents(data: bytes) -> list[Frame]:
    """Cut XML documents at the ends of their roots."""
    if b"<" not in data:
        return []
    found = _ROOT.match(data.removeprefix(b"\xef\xbb\xbf"))
    too_many = len(data) > MAX_MARKS and data.count(b"<") > MAX_MARKS
    if too_many or (found is None and data.count(_PROLOG) < 2):  # noqa: PLR2004 - two documents
        return []
    if found is not None and (found[1].lower() in _HTML or _is_one(data, found[1])):
        return []
    framer = DocumentFramer()
    complete = _fed(framer, data)
    if not complete or (any(each.warnings for each in complete) and data.count(_PROLOG) < len(complete)):
        return []  # text between what looks like documents, but begins as none: they are parts of one
    if not all(_is_another(complete[0].data, frame.data) for frame in complete[1:]):
        return []
    return _several([*complete, *framer.end()])
