"""Teleprinter text to paragraphs: where a line begins says whether it begins something.

Two layouts are in use, often in one text. Indented: a paragraph begins with a tab or spaces, what follows at the left edge
goes on with it, a line indented by one space stands alone (Reuters and AP since the 1970s, Kyodo). Parted by blank lines
(dpa, ATS, AFP): a line goes on with the one above when its first word would not have fitted there, or no sentence ended.
"""

import re
from collections.abc import Callable, Iterator, Sequence
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
_LIST = re.compile(r"(?:[-*•+]|#{1,4})\s+(?=\S)")

_UNWRAPPED = 100  # columns; teleprinters had 69 to 80
_ENDS = ".?!:;\"'”’)»"

Stands = Callable[[str], bool]


def read_lines(lines: Sequence[str], stands_alone: Stands = lambda _: False) -> list[Block]:
    """Return the paragraphs of lines without control characters; TooLargeError for more than any text has."""
    if len(lines) > MAX_LINES:
        raise TooLargeError(f"{len(lines)} lines; a text may have {MAX_LINES}")
    sections = [list(section) for filled, section in groupby(lines, lambda line: bool(line.strip())) if filled]
    width = max((len(line.rstrip()) for section in sections for line in section), default=0)
    blocks = [block for section in sections for block in _blocks(section, width, stands_alone)]
    return [block for block in blocks if not _RULE.match(block.text)]


def _blocks(section: Sequence[str], width: int, stands_alone: Stands) -> Iterator[Block]:
    joined = _indented(section, stands_alone) if _is_indented(section) else _wrapped(section, width, stands_alone)
    for rows, run in groupby(joined, _is_row):
        lines = list(run)
        if rows and len(lines) > 1:
            yield Block("table", dedent("\n".join(visible(line).rstrip() for line in lines)))
        else:
            yield from (Block("body", text) for line in lines if (text := squeeze(line)))


def _is_indented(section: Sequence[str]) -> bool:
    return any(_INDENT.match(line) or (line.startswith(" ") and index) for index, line in enumerate(section))


def _alone(line: str, stands_alone: Stands) -> bool:
    return _LIST.match(line) is not None or _RULE.match(line) is not None or stands_alone(line)


def _indented(section: Sequence[str], stands_alone: Stands) -> list[str]:
    """Join what goes on at the left edge; a row of a table and a line that stands alone take nothing up."""
    joined: list[str] = []
    open_ended = False
    for raw in section:
        line = raw.rstrip()
        if open_ended and not line[0].isspace() and not _alone(line, stands_alone):
            joined[-1] = rejoin(joined[-1], line)
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
        if last and width <= _UNWRAPPED and _goes_on(last, line, width) and not _alone(line, stands_alone):
            joined[-1] = rejoin(joined[-1], line)
        else:
            joined.append(line)
        last = "" if stands_alone(line) or _is_row(line) else line
    return joined


def _goes_on(last: str, line: str, width: int) -> bool:
    if line[0].islower() or len(last) + 1 + len(line.split(None, 1)[0]) > width:
        return True
    return len(last) > width // 2 and last[-1] not in _ENDS  # a short line without a full stop is one of a list


def _is_row(line: str) -> bool:
    return _ROW.search(line.strip()) is not None and any(letter.isdigit() for letter in line)
