"""Teleprinter text to paragraphs: where a line begins says whether it begins something.

Two layouts are in use, often in one text. Indented: a paragraph begins with a tab or spaces, what follows at the left edge
goes on with it, a line indented by one space stands alone (Reuters and AP since the 1970s, Kyodo). Parted by blank lines
(dpa, ATS, AFP): a line goes on with the one above when its first word would not have fitted there, or no sentence ended.
"""

import re
from collections.abc import Callable, Sequence
from textwrap import dedent

from streams.errors import TooLargeError
from streams.parse.draft import Block
from streams.text.paragraphs import MAX_LINES
from streams.text.spaces import squeeze, visible
from streams.text.wrapping import rejoin

_INDENT = re.compile(r"\t|[ \u00a0]{2,}|[ \u00a0]\t")
_RULE = re.compile(r"[-_=*+#~. ]*$")  # a line that parts sections: "___", "* * * *"
_ROW = re.compile(r"\S(?:\.{3,}|\t|[ \u00a0]{3,})(?=\S)")  # leaders, or a gap wider than any between two sentences
_MARKERS = "-*•+#"
_LIST = re.compile(r"(?:[-*•+]|#{1,4})\s+(?=\S)")

_UNWRAPPED = 100  # columns; teleprinters had 69 to 80
_ENDS = ".?!:;\"'”’)»"

_C0 = "".join(map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)))
_C1 = re.compile("[\x80-\x84\x86-\x9f]")

Stands = Callable[[str], bool]


def without_controls(text: str, keep: str = "") -> str:
    """Return a text without control characters but for those to keep: most texts have none, and a glance tells that."""
    for control in _C0:
        if control in text and control not in keep:
            text = text.replace(control, "")
    return text if text.isascii() else _C1.sub("", text)


def read_lines(lines: Sequence[str], stands_alone: Stands = lambda _: False) -> list[Block]:
    """Return the paragraphs of lines without control characters; TooLargeError for more than any text has."""
    if len(lines) > MAX_LINES:
        raise TooLargeError(f"{len(lines)} lines; a text may have {MAX_LINES}")
    width = max(map(len, lines), default=0)
    blocks: list[Block] = []
    section: list[str] = []
    for line in (*map(str.rstrip, lines), ""):
        if line:
            section.append(line)
        elif len(section) == 1:
            blocks += _paragraph(section.pop())
        elif section:
            blocks += _blocks(section, width, stands_alone)
            section = []
    return blocks


def _paragraph(line: str) -> list[Block]:
    text = squeeze(line)
    return [] if not text or _is_rule(text) else [Block("body", text)]


def _blocks(section: list[str], width: int, stands_alone: Stands) -> list[Block]:
    join = _indented if any(map(_begins_inside, section)) else _wrapped
    blocks: list[Block] = []
    rows: list[str] = []
    for line in (*join(section, width, stands_alone), ""):
        if line and _is_row(line):
            rows.append(line)
            continue
        if len(rows) > 1:
            blocks.append(Block("table", dedent("\n".join(visible(row).rstrip() for row in rows))))
        elif rows:
            blocks += _paragraph(rows[0])
        rows = []
        blocks += _paragraph(line)
    return blocks


def _begins_inside(line: str) -> bool:
    return line[0] in " \t\u00a0"


def _is_rule(text: str) -> bool:
    return not text[0].isalnum() and _RULE.match(text) is not None


def _begins_list(line: str) -> bool:
    """Whether a line that begins with no letter or digit is a rule, or a point of a list."""
    return _is_rule(line) or (line[0] in _MARKERS and _LIST.match(line) is not None)


def _indented(section: Sequence[str], _width: int, stands_alone: Stands) -> list[str]:
    """Join what goes on at the left edge; a row of a table and a line that stands alone take nothing up."""
    joined: list[str] = []
    open_ended = False
    for line in section:
        first = line[0]
        goes_on = open_ended and not first.isspace() and (first.isalnum() or not _begins_list(line))
        if goes_on and not stands_alone(line):
            before = joined[-1]
            joined[-1] = f"{before} {line}" if before[-1] != "-" else rejoin(before, line)
        else:
            joined.append(line)
            own = line.startswith(" ") and not _INDENT.match(line)
            open_ended = not own and not _is_row(line)
    return joined


def _wrapped(section: Sequence[str], width: int, stands_alone: Stands) -> list[str]:
    """Join lines of one width; of a text with lines that no teleprinter had, none were wrapped."""
    joined: list[str] = []
    last = ""
    for raw in section:
        line = raw.strip()
        alone = stands_alone(line)
        goes_on = last and not alone and width <= _UNWRAPPED and _goes_on(last, line, width)
        if goes_on and (line[0].isalnum() or not _begins_list(line)):
            before = joined[-1]
            joined[-1] = f"{before} {line}" if before[-1] != "-" else rejoin(before, line)
        else:
            joined.append(line)
        last = "" if alone or _is_row(line) else line
    return joined


def _goes_on(last: str, line: str, width: int) -> bool:
    if line[0].islower() or len(last) + 1 + len(line.split(None, 1)[0]) > width:
        return True
    return len(last) > width // 2 and last[-1] not in _ENDS  # a short line without a full stop is one of a list


def _is_row(line: str) -> bool:
    if "   " not in line and "\t" not in line and "..." not in line:  # nearly all, and it is asked of each line
        return False
    line = line.strip()
    if "..." not in line and "   " not in line and "\t" not in line:
        return False
    return _ROW.search(line) is not None and any(map(str.isdigit, line))
