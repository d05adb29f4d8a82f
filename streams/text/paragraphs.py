"""Plain text to paragraphs: blank lines part them, or line ends, or the width that the text was wrapped at."""

import re
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Literal, NamedTuple

from streams.errors import TooLargeError
from streams.text.spaces import is_ordinary, squeeze, squeeze_ordinary, visible

MAX_LINES = 20_000
"""Lines or paragraphs of one text; the longest sampled file has 547. More is an attack on our time."""

Role = Literal["body", "crosshead", "table", "note"]
Element = Literal["a", "em", "strong", "sub", "sup"]

_WRAPPED_FROM = 40  # columns of the narrowest wrapped texts; shorter lines end where they want to
_UNWRAPPED = 100  # a line longer than this was not wrapped for a screen or a teleprinter (69 to 80 columns)
_TABLE_SHARE = 0.6  # of the lines have at least two gaps
_GAPS = re.compile(r"[^\s.!?”\"](?:\t|[ \u00a0]{2,})(?=\S)")  # not the two spaces that some put after a sentence
_STARTS_ALONE = re.compile(r"[*•]|(?!https?:|www\.)\S{20,}$|\t|[ \u00a0]{3,}\S")
_MAY_START_ALONE = re.compile(r"\(|\S{20,}$")  # a note, an address: unless the sentence above goes on with it

Lines = list[str]


class Mark(NamedTuple):
    """A stretch of a paragraph that markup says something about: a link, or stress. `text[start:end]` is marked."""

    start: int
    end: int
    element: Element
    href: str | None = None


class Paragraph(NamedTuple):
    """One paragraph of a text, its role, and what is marked in it. Cells of a table are parted by tabs, rows by lines."""

    role: Role
    text: str
    marks: tuple[Mark, ...] = ()

    def part(self, text: str) -> "Paragraph":
        """Return the paragraph with only a part of its text, and the marks that lie in it."""
        start = self.text.find(text) if self.marks else -1
        if start < 0:
            return Paragraph(self.role, text)
        end = start + len(text)
        inside = (
            mark._replace(start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        return Paragraph(self.role, text, tuple(inside))


def bodies(texts: Iterable[str]) -> list[Paragraph]:
    """Return a paragraph of plain text for each of these, as `Paragraph("body", text)` does, in a third of its time."""
    return [*map(tuple.__new__, repeat(Paragraph), zip(repeat("body"), texts, repeat(())))]  # its __new__ is a lambda


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """Return what paragraphs say, each on a line."""
    return "\n".join(each.text for each in paragraphs)


def words_in(paragraphs: Iterable[Paragraph]) -> int:
    """Count the words of paragraphs: what spaces part."""
    return sum(len(each.text.split()) for each in paragraphs)


def split_paragraphs(
    text: str,
    stands_alone: Callable[[str], bool] = lambda _: False,
    *,
    ordinary: bool | None = None,
    gaps: bool | None = None,
) -> list[Paragraph]:
    """Return the paragraphs of a plain text; TooLargeError for more lines than any text has.

    `stands_alone` knows lines that are never joined to the line before; `ordinary` is what `is_ordinary` says of the
    text, `gaps` whether two spaces stand side by side in it, where the caller has asked.
    """
    ordinary = is_ordinary(text) if ordinary is None else ordinary
    if len(text) > MAX_LINES and (count := len(text.splitlines())) > MAX_LINES:
        raise TooLargeError(f"{count} lines; a text may have {MAX_LINES}")
    if (
        ordinary and "|" not in text and not ("  " in text if gaps is None else gaps)
    ):  # no table, and each line is squeezed but for its ends
        lines = _bare_lines(text)
        if lines and (len(lines[len(lines) // 2]) > _UNWRAPPED or max(map(len, lines)) > _UNWRAPPED):
            return bodies(lines)
    return _by_section([*map(str.rstrip, text.splitlines())], stands_alone, squeeze_ordinary if ordinary else squeeze)


def _bare_lines(text: str) -> Lines:
    """Return what the lines of an ordinary text say, without the blank ones."""
    if _is_parted(text) and "\r" not in text:
        lines = [*filter(None, map(str.strip, text.split("\n\n")))]
        if "\n" not in "".join(lines):  # half as many pieces to be cut as lines
            return lines
    return [*filter(None, map(str.strip, text.splitlines()))]


def _is_parted(text: str) -> bool:
    """Whether a blank line stands below the first line and below the second: so most systems keep texts."""
    first = text.find("\n")
    second = text.find("\n", first + 2)
    return text[first + 1 : first + 2] == "\n" and text[second + 1 : second + 2] == "\n"


def _by_section(lines: Lines, stands_alone: Callable[[str], bool], squeezed: Callable[[str], str]) -> list[Paragraph]:
    """Return the paragraphs of what stands between blank lines, each for itself."""
    width = max(map(len, lines), default=0)
    is_wrapped = _WRAPPED_FROM <= width <= _UNWRAPPED
    found: list[Paragraph] = []
    section: Lines = []
    for line in (*lines, ""):
        if line:
            section.append(line)
        elif section:
            if len(section) > 1:
                section = _unwrap(section, width, stands_alone) if is_wrapped else section
                found += _paragraphs(section, squeezed)
            elif only := squeezed(section[0]):
                found.append(Paragraph("body", only))
            section = []
    return found


_ENDS = ".?!:;\"'”’)»"
"""What a line ends with that ends a sentence."""


def _unwrap(lines: Lines, width: int, stands_alone: Callable[[str], bool]) -> Lines:
    """Join what was wrapped: a line whose first word would not have fitted above, or whose sentence began above.

    People who wrap by hand break where they like, so that a word which would have fitted proves nothing by itself.
    """
    if _is_table(lines):
        return lines
    joined = [lines[0]]
    last, last_alone = lines[0], stands_alone(lines[0])
    for line in lines[1:]:
        alone = stands_alone(line)
        fits = len(last) + 1 + len(line.split(None, 1)[0]) <= width and not line[0].islower()
        is_full = last[-1] in _ENDS
        ended = (fits and (is_full or last_alone)) or (is_full and _MAY_START_ALONE.match(line))
        if ended or alone or _STARTS_ALONE.match(line):
            joined.append(line)
        else:
            joined[-1] += " " + line
        last, last_alone = line, alone
    return joined


def _is_table(lines: Lines) -> bool:
    if len(lines) == 1:
        return False
    rows = sum(_is_row(line) for line in lines)
    return rows > len(lines) * _TABLE_SHARE


def _is_row(line: str) -> bool:
    if line.count("|") > 1:
        return True
    may_have_gaps = "  " in line or "\t" in line or "\u00a0" in line  # most lines have none: no need to look closer
    return may_have_gaps and len(line) <= _UNWRAPPED and len(_GAPS.findall(line)) > 1


def _paragraphs(lines: Lines, squeezed: Callable[[str], str]) -> list[Paragraph]:
    if not _is_table(lines):
        return _bodies(lines, squeezed)
    rows = [number for number, line in enumerate(lines) if _is_row(line)]
    start, end = rows[0], rows[-1] + 1  # what stands above the first row and below the last is text
    table = Paragraph("table", "\n".join(visible(line) for line in lines[start:end]))
    return [*_bodies(lines[:start], squeezed), table, *_bodies(lines[end:], squeezed)]


def _bodies(lines: Lines, squeezed: Callable[[str], str]) -> list[Paragraph]:
    return bodies(filter(None, map(squeezed, lines)))
