"""Teleprinter text to paragraphs: where a line begins says whether it begins something.

Two layouts are in use, often in one text. Indented: a paragraph begins with a tab or spaces, what follows at the left edge
goes on with it, a line indented by one space stands alone (Reuters and AP since the 1970s, Kyodo). Parted by blank lines
(dpa, ATS, AFP): a line goes on with the one above when its first word would not have fitted there, or no sentence ended.
"""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from textwrap import dedent

from streams.errors import TooLargeError
from streams.parse.draft import Block
from streams.text.paragraphs import MAX_LINES
from streams.text.spaces import squeeze, visible
from streams.text.wrapping import rejoin

_INDENT = re.compile(r"\t|[ \u00a0]{2,}|[ \u00a0]\t")
_RULE = re.compile(r"[-_=*+#~. ]*$")  # a line that parts sections: "___", "* * * *"
_ROW = re.compile(r"\S(?:\.{3,}|\t|[ \u00a0]{3,})(?=\S)")  # leaders, or a gap wider than any between two sentences
_INSIDE = frozenset(" \t\u00a0")
_SMALL = frozenset(letter for letter in map(chr, range(0x180)) if letter.islower()) - {"b"}
_MARKERS = "-*•+#"
_LIST = re.compile(r"(?:[-*•+]|#{1,4})\s+(?=\S)")

_UNWRAPPED = 100  # columns; teleprinters had 69 to 80
_ENDS = ".?!:;\"'”’)»"

_C0 = "".join(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)))
_C1 = re.compile("[\x80-\x84\x86-\x9f]")

Stands = Callable[[str], bool]


@dataclass
class _Layout:
    """What is known of all lines of a text: which stand alone, whether one may be a row."""

    lines: Sequence[str]
    stands_alone: Stands
    within: int
    may_have_rows: bool

    @cached_property
    def width(self) -> int:
        """Columns; only wrapped texts ask."""
        return max(map(len, self.lines), default=0)


def without_controls(text: str, keep: str = "") -> str:
    """Return a text without control characters but for those to keep: most texts have none, and a glance tells that."""
    for control in _C0:
        if control in text and control not in keep:
            text = text.replace(control, "")
    return text if text.isascii() else _C1.sub("", text)


def read_lines(
    lines: Sequence[str], stands_alone: Stands = lambda _: False, *, within: int = sys.maxsize
) -> list[Block]:
    """Return the paragraphs of lines without control characters; TooLargeError for more than any text has.

    `stands_alone` is not asked of lines of more than `within` characters that begin with a small letter, but for b ("by").
    """
    if len(lines) > MAX_LINES:
        raise TooLargeError(f"{len(lines)} lines; a text may have {MAX_LINES}")
    told = "\n".join(lines)
    may_have_rows = "\t" in told or "   " in told or "..." in told
    layout = _Layout(lines, stands_alone, within, may_have_rows)
    blocks: list[Block] = []
    section: list[str] = []
    for line in (*map(str.rstrip, lines), ""):
        if line:
            section.append(line)
        elif section:
            blocks += _blocks(section, layout) if len(section) > 1 else _paragraphs(section)
            section = []
    return blocks


def _paragraphs(lines: Sequence[str]) -> list[Block]:
    texts = map(squeeze, lines)
    return [Block("body", text) for text in texts if text and (text[0].isalnum() or not _is_rule(text))]


def _blocks(section: list[str], layout: _Layout) -> list[Block]:
    is_indented = not _INSIDE.isdisjoint({line[0] for line in section})
    joined = _indented(section, layout) if is_indented else _wrapped(section, layout)
    if not layout.may_have_rows or not any(map(_is_row, joined)):
        return _paragraphs(joined)
    blocks: list[Block] = []
    for is_row, lines in groupby(joined, _is_row):
        rows = list(lines)
        if is_row and len(rows) > 1:
            blocks.append(Block("table", dedent("\n".join(visible(row).rstrip() for row in rows))))
        else:
            blocks += _paragraphs(rows)
    return blocks


def _is_rule(text: str) -> bool:
    return not text[0].isalnum() and _RULE.match(text) is not None


def _begins_list(line: str) -> bool:
    """Whether a line that begins with no letter or digit is a rule, or a point of a list."""
    return _is_rule(line) or (line[0] in _MARKERS and _LIST.match(line) is not None)


def _indented(section: Sequence[str], layout: _Layout) -> list[str]:
    """Join what goes on at the left edge; a row of a table and a line that stands alone take nothing up."""
    within, may_have_rows = layout.within, layout.may_have_rows
    joined: list[list[str]] = []
    open_ended = False
    for line in section:
        first = line[0]
        if open_ended and ((first in _SMALL and len(line) > within) or _continues(line, layout)):  # most lines
            parts = joined[-1]
            if parts[-1][-1] != "-":
                parts.append(line)
            else:
                parts[-1] = rejoin(parts[-1], line)
        else:
            joined.append([line])
            own = first == " " and not _INDENT.match(line)
            open_ended = not own and not (may_have_rows and _is_row(line))
    return [*map(" ".join, joined)]


def _continues(line: str, layout: _Layout) -> bool:
    first = line[0]
    return not first.isspace() and (first.isalnum() or not _begins_list(line)) and not layout.stands_alone(line)


def _wrapped(section: Sequence[str], layout: _Layout) -> list[str]:
    """Join lines of one width; of a text with lines that no teleprinter had, none were wrapped."""
    width, within, may_have_rows = layout.width, layout.within, layout.may_have_rows
    if width > _UNWRAPPED:
        return [*map(str.strip, section)]
    joined: list[list[str]] = []
    last = ""
    for line in map(str.strip, section):
        small = line[0] in _SMALL
        alone = not (small and len(line) > within) and layout.stands_alone(line)
        goes_on = last and not alone and (small or _goes_on(last, line, width))
        if goes_on and (small or line[0].isalnum() or not _begins_list(line)):
            parts = joined[-1]
            if parts[-1][-1] != "-":
                parts.append(line)
            else:
                parts[-1] = rejoin(parts[-1], line)
        else:
            joined.append([line])
        last = "" if alone or (may_have_rows and _is_row(line)) else line
    return [*map(" ".join, joined)]


def _goes_on(last: str, line: str, width: int) -> bool:
    if line[0].islower() or (len(last) > width // 2 and last[-1] not in _ENDS):
        return True  # a short line without a full stop is one of a list
    return len(last) + 1 + len(line.split(None, 1)[0]) > width


def _is_row(line: str) -> bool:
    line = line.strip()
    if "\t" not in line and "   " not in line and "..." not in line:  # nearly all
        return False
    return _ROW.search(line) is not None and any(map(str.isdigit, line))
