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
from itertools import groupby, pairwise
from operator import itemgetter
from textwrap import dedent

from streams.errors import TooLargeError
from streams.parse.draft import Block
from streams.text.paragraphs import MAX_LINES, bodies
from streams.text.spaces import is_ordinary, squeeze, squeeze_ordinary, visible
from streams.text.wrapping import rejoin

_RULE = re.compile(r"[-_=*+#~. ]*$")  # a line that parts sections: "___", "* * * *"
_ROW = re.compile(r"\S(?:\.{3,}|\t|[ \u00a0]{3,})(?=\S)")  # leaders, or a gap wider than any between two sentences
_INSIDE = frozenset(" \t\u00a0")
_SMALL = frozenset(letter for letter in map(chr, range(0x180)) if letter.islower()) - {"b"}
_FIRST = itemgetter(0)
_MARKERS = "-*•+#"
_LIST = re.compile(r"(?:[-*•+]|#{1,4})\s+(?=\S)")

_UNWRAPPED = 100  # columns; teleprinters had 69 to 80
_ENDS = ".?!:;\"'”’)»"

_C0 = "".join(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)))
_C1 = re.compile("[\x80-\x84\x86-\x9f]")

Stands = Callable[[str], bool]


@dataclass
class _Layout:
    """What is known of all lines of a text: which stand alone, whether one may be a row, or end with a hyphen."""

    lines: Sequence[str]
    stands_alone: Stands
    within: int
    may_have_rows: bool
    may_have_hyphens: bool
    squeezed: Callable[[str], str]
    """`squeeze`, or what does the same to lines of this text in a third of its time."""

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
    lines: Sequence[str], stands_alone: Stands = lambda _: False, *, within: int = sys.maxsize, ordinary: bool = False
) -> list[Block]:
    """Return the paragraphs of lines without control characters; TooLargeError for more than any text has.

    `stands_alone` is not asked of lines of more than `within` characters that begin with a small letter, but for b ("by").
    `ordinary`: the caller knows that the text is (`is_ordinary`), but for tabs.
    """
    if len(lines) > MAX_LINES:
        raise TooLargeError(f"{len(lines)} lines; a text may have {MAX_LINES}")
    layout = _layout(lines, stands_alone, within, ordinary=ordinary)
    blocks: list[Block] = []
    for section in _sections([*map(str.rstrip, lines)]):
        blocks += _blocks(section, layout) if len(section) > 1 else _paragraphs(section, layout)
    return blocks


def has_no_table(blocks: Sequence[Block]) -> bool:
    """Whether no tabs are left in paragraphs: they part the cells of tables, and stand nowhere else."""
    return not [1 for block in blocks if block.role == "table"]


def _sections(lines: list[str]) -> list[list[str]]:
    """Return what stands between blank lines."""
    while lines and not lines[-1]:
        lines.pop()
    if lines and "" not in lines:  # most of the indented texts
        return [lines]
    return [[*group] for is_section, group in groupby(lines, bool) if is_section]


def _layout(lines: Sequence[str], stands_alone: Stands, within: int, *, ordinary: bool) -> _Layout:
    """Look once at the whole text for what would be asked of each line."""
    told = "\n".join(map(str.strip, lines))
    has_gaps, has_tabs = "  " in told, "\t" in told
    may_have_rows = has_tabs or (has_gaps and "   " in told) or "..." in told
    ordinary = not has_tabs and (ordinary or is_ordinary(told))
    squeezed = squeeze if not ordinary else squeeze_ordinary if has_gaps else str.strip
    return _Layout(lines, stands_alone, within, may_have_rows, "-\n" in told, squeezed)


def _paragraphs(lines: Sequence[str], layout: _Layout) -> list[Block]:
    texts = map(layout.squeezed, lines)
    return bodies([text for text in texts if text and (text[0].isalnum() or not _is_rule(text))])


def _blocks(section: list[str], layout: _Layout) -> list[Block]:
    is_indented = not _INSIDE.isdisjoint(map(_FIRST, section))
    section = section if is_indented else [*map(str.strip, section)]
    begins = _indented(section, layout) if is_indented else _wrapped(section, layout)
    join = _unbroken if layout.may_have_hyphens else " ".join
    joined = [join(section[begin:end]) for begin, end in pairwise((*begins, len(section)))]
    if not layout.may_have_rows or not any(map(_is_row, joined)):
        return _paragraphs(joined, layout)
    blocks: list[Block] = []
    for is_row, lines in groupby(joined, _is_row):
        rows = list(lines)
        if is_row and len(rows) > 1:
            blocks.append(Block("table", dedent("\n".join(visible(row).rstrip() for row in rows))))
        else:
            blocks += _paragraphs(rows, layout)
    return blocks


def _unbroken(lines: Sequence[str]) -> str:
    """Join lines of which one may end with the hyphen of a compound."""
    parts = [lines[0]]
    for line in lines[1:]:
        if parts[-1][-1] != "-":
            parts.append(line)
        else:
            parts[-1] = rejoin(parts[-1], line)
    return " ".join(parts)


def _is_rule(text: str) -> bool:
    return not text[0].isalnum() and _RULE.match(text) is not None


def _begins_list(line: str) -> bool:
    """Whether a line that begins with no letter or digit is a rule, or a point of a list."""
    return _is_rule(line) or (line[0] in _MARKERS and _LIST.match(line) is not None)


def _indented(section: Sequence[str], layout: _Layout) -> list[int]:
    """Return where paragraphs begin: what stands at the left edge goes on, but not a row, nor what stands alone."""
    within, stands_alone, has_closed = layout.within, layout.stands_alone, layout.may_have_rows
    begins: list[int] = []
    for index, line in enumerate(section):
        first = line[0]
        if first in _SMALL and len(line) > within and index:  # most lines
            continue
        if first.isspace():
            has_closed = has_closed or (first == " " and _is_own(line))
        elif index and (first.isalnum() or not _begins_list(line)) and not stands_alone(line):
            continue
        begins.append(index)
    return _closed(begins, section) if has_closed else begins


def _closed(begins: list[int], section: Sequence[str]) -> list[int]:
    """Return where paragraphs begin, when nothing goes on with a row, nor with a line that is indented by one space."""
    starts = set(begins)
    for index, line in enumerate(section[:-1]):
        if index in starts and (_is_own(line) or _is_row(line)):
            starts.add(index + 1)
    return sorted(starts)


def _is_own(line: str) -> bool:
    """Whether a line, which is more than spaces, is indented by one space."""
    return line[0] == " " and line[1] not in _INSIDE


def _wrapped(section: Sequence[str], layout: _Layout) -> list[int]:
    """Return where paragraphs begin among lines of one width; of a text with lines that no teleprinter had, all do."""
    width, within, may_have_rows = layout.width, layout.within, layout.may_have_rows
    if width > _UNWRAPPED:
        return [*range(len(section))]
    begins: list[int] = []
    last = ""
    for index, line in enumerate(section):
        small = line[0] in _SMALL
        alone = not (small and len(line) > within) and layout.stands_alone(line)
        if not last or alone or not (small or _goes_on(last, line, width)):
            begins.append(index)
        last = "" if alone or (may_have_rows and _is_row(line)) else line
    return begins


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line goes on with the one above; a short line without a full stop is one of a list."""
    is_full = len(last) > width // 2 and last[-1] not in _ENDS
    if line[0].islower() or is_full or len(last) + 1 + len(line.split(None, 1)[0]) > width:
        return line[0].isalnum() or not _begins_list(line)
    return False


def _is_row(line: str) -> bool:
    line = line.strip()
    if "\t" not in line and "   " not in line and "..." not in line:  # nearly all
        return False
    return _ROW.search(line) is not None and any(map(str.isdigit, line))
