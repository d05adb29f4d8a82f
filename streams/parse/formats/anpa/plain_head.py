"""The head of an ANPA text without typesetting marks: the headline at the left edge, the text indented.

Gateways that take out `^`, `<` and `=` leave the lines of the head one below the other: notes to editors, numbers of
pictures, the byline, and below it for whom somebody writes.
"""

from streams.parse.datelines import read_dateline
from streams.parse.draft import Draft
from streams.parse.formats.anpa.head import (
    HEADLINE_LIMIT,
    read_keyword_line,
    take_embargo,
    take_note,
    take_reference,
)
from streams.parse.names import byline, is_house
from streams.text.spaces import squeeze

_ENDS = (".", ")", "!", "?")
_NOTE_LINES = 8
_HEAD_LINES = 40  # notes and numbers of pictures; more is no head


def take_plain_head(draft: Draft, lines: list[str]) -> list[str]:
    """Take what stands above the text out of lines without marks; return the rest."""
    left = list(lines)
    while left and not left[0].strip():
        left.pop(0)
    if left and not left[0][:1].isspace() and read_keyword_line(draft, squeeze(left[0])):
        left.pop(0)
        while left and not left[0].strip():
            left.pop(0)
    _drop_notes(draft, left)
    if draft.headline is None and left and _is_head(left[0]):
        draft.headline = _headline(left)
    for _ in range(_HEAD_LINES):
        blank = next((number for number, line in enumerate(left) if line.strip()), 0)
        taken = _take(draft, left[blank:]) if left and _at_edge(left[blank]) else 0
        if not taken:
            break
        del left[: blank + taken]
    return left


def _drop_notes(draft: Draft, left: list[str]) -> None:
    """Take the notes that stand above a headline."""
    for _ in range(_HEAD_LINES):
        text = squeeze(left[0]) if left and _at_edge(left[0]) else ""
        if not text or not (take_note(draft, text) or take_reference(draft, text)):
            return
        del left[0]


def _take(draft: Draft, left: list[str]) -> int:
    """Take the line on top, with those that belong to it; return how many, 0 when the text begins there."""
    text = squeeze(left[0])
    if take_reference(draft, text) or take_embargo(draft, text, left[1:]):
        return 1
    size = _note_size(left)
    if take_note(draft, squeeze(" ".join(left[:size]))):
        return size
    writer = byline(text)
    if writer is None or draft.by or text.endswith((" and", ",", "&")):  # goes on below: left to who joins lines
        return 0
    draft.by = writer
    return 2 if len(left) > 1 and _is_house(left[1]) else 1


def _note_size(left: list[str]) -> int:
    """Return how many lines a note has: it was wrapped where no sentence ends."""
    size = 1
    while (
        size < min(len(left), _NOTE_LINES)
        and not left[size - 1].rstrip().endswith(_ENDS)
        and _goes_on_below(left[size])
    ):
        size += 1
    return size


def _goes_on_below(line: str) -> bool:
    return _at_edge(line) and byline(squeeze(line)) is None and read_dateline(squeeze(line), mixed=True) is None


def _at_edge(line: str) -> bool:
    return bool(line.strip()) and not line[:2].isspace() and not line.startswith("\t")


def _is_house(line: str) -> bool:
    return _at_edge(line) and is_house(squeeze(line))


def _is_head(line: str) -> bool:
    text = squeeze(line)
    indent = len(line) - len(line.lstrip())
    if not text or indent > 1 or line.startswith("\t") or len(text) > HEADLINE_LIMIT:  # a tab begins a paragraph
        return False
    return (
        text == text.upper() or read_dateline(text, mixed=True) is None
    )  # "SUBSIDY TO END JULY 1 - MINISTER" is a headline


def _headline(left: list[str]) -> str:
    """Take the headline: up to the `+` that ends it where one does, else its line, and lines in capitals that go on."""
    ends = next((index for index, line in enumerate(left[:4]) if line.rstrip().endswith("+")), None)
    taken = [left.pop(0)]
    if ends is not None and not any(line[:1].isspace() for line in left[:ends]):
        taken += [left.pop(0) for _ in range(ends)]
    else:
        while left and left[0].strip() and _goes_on(taken[-1], left[0]):
            taken.append(left.pop(0))
    return squeeze(" ".join(taken)).rstrip("+").lstrip("*").strip()


def _goes_on(line: str, following: str) -> bool:
    capitals = line == line.upper() and following == following.upper() and following != following.lower()
    return capitals and not following[0].isspace() and read_dateline(squeeze(following), mixed=True) is None
