"""Lines of a NITF text: those that were wrapped for a screen are joined, those that were laid out are kept."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from streams.errors import TooLargeError
from streams.parse.draft import Block
from streams.parse.xml_tree import Element, remove
from streams.text.paragraphs import MAX_LINES, split_paragraphs
from streams.text.spaces import squeeze, visible

_NARROW, _WIDE = 40, 100
"""Columns of wrapped texts: the narrowest that teleprinters and screens had, and a line too long to be one."""

_PROSE_SHARE = 0.6
"""Of the lines of a preformatted stretch, the last apart, this share must be full: then they are prose."""


def join_wrapped(content: Element) -> None:
    """Replace the `br` of wrapped lines with spaces: some senders wrap inside `p`, at 60 to 70 columns.

    A paragraph was wrapped when at each of its breaks the next word did not fit, or a sentence goes on; a text is wrapped
    when that is so more than once.
    """
    paragraphs: dict[Element, list[_Break]] = {}
    for each in content.iter("br"):
        before, after = _around(each)
        parent = each.getparent()
        if before and after and parent is not None:
            paragraphs.setdefault(parent, []).append(_Break(each, before, after))
    width = max((len(each.before) for breaks in paragraphs.values() for each in breaks), default=0)
    wrapped = [breaks for breaks in paragraphs.values() if all(each.is_wrapped(width) for each in breaks)]
    if not _NARROW <= width <= _WIDE or sum(map(len, wrapped)) < 2:  # noqa: PLR2004 - more than once
        return
    for wrap in (each.element for breaks in wrapped for each in breaks):
        wrap.tail = f" {wrap.tail}"
        remove(wrap)


class _Break(NamedTuple):
    """A line break, the line before it and the line after it."""

    element: Element
    before: str
    after: str

    def is_wrapped(self, width: int) -> bool:
        return self.after[0].islower() or _is_full(self.before, self.after, width)


def _around(each: Element) -> tuple[str, str]:
    """Return the line before a break and the line after it, as far as they are plain text."""
    previous = each.getprevious()
    parent = each.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    return squeeze(before or ""), squeeze(each.tail or "")


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def read_preformatted(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a preformatted text: wrapped prose unwrapped, all else with its lines as they are."""
    lines = text.expandtabs().splitlines()
    if len(lines) > MAX_LINES:
        raise TooLargeError(f"{len(lines)} lines; a text may have {MAX_LINES}")
    width = max((len(line.rstrip()) for line in lines), default=0)
    for section in _sections(lines):
        if _is_prose(section, width):
            yield from split_paragraphs("\n".join(section))
        elif len(section) == 1:
            yield Block("body", squeeze(section[0]))
        else:
            yield Block("table", "\n".join(visible(line) for line in section))


def _sections(lines: list[str]) -> Iterator[list[str]]:
    """Cut at blank lines."""
    section: list[str] = []
    for line in lines:
        if line.strip():
            section.append(line.rstrip())
        elif section:
            yield section
            section = []
    if section:
        yield section


def _is_prose(section: list[str], width: int) -> bool:
    if len(section) == 1:
        return False
    if not _NARROW <= width <= _WIDE:
        return width > _WIDE
    full = sum(_is_full(line, following.strip(), width) for line, following in pairwise(section))
    return full >= _PROSE_SHARE * (len(section) - 1)
