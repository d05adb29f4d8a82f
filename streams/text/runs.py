"""Runs of words between two tags that end a paragraph: pieces of markup to plain text, with what is marked in it."""

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from streams.text.paragraphs import Element, Mark
from streams.text.spaces import squeeze, squeeze_visible, visible

MAX_MARKS = 100
"""Marks of one paragraph, or of one row of a table; what is marked beyond them is text like any other."""

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Bound(NamedTuple):
    """Where something that is marked begins or ends."""

    element: Element
    href: str | None
    closing: bool


class _Cell(NamedTuple):
    """Where a cell of a table ends."""


CELL = _Cell()

Piece = str | Bound | _Cell


class Run(NamedTuple):
    """Plain text on one line, and what is marked in it."""

    text: str
    marks: tuple[Mark, ...] = ()


def rendered(pieces: Sequence[Piece]) -> Run:
    """Return the text of the pieces: references resolved, spaces squeezed, cells parted by tabs."""
    if CELL in pieces:
        run = joined((rendered(cell) for cell in _cells(pieces)), "\t")
        return Run(run.text.rstrip("\t"), run.marks)
    words = [piece for piece in pieces if isinstance(piece, str)]
    if len(words) == len(pieces):
        return Run(plain_text("".join(words)))
    return _with_marks(pieces)


def as_written(pieces: Sequence[Piece]) -> str:
    """Return the text of the pieces with its spaces and line ends, references resolved: what is laid out by them."""
    return visible(_resolved("".join(piece for piece in pieces if isinstance(piece, str))))


def joined(runs: Iterable[Run], between: str) -> Run:
    """Join runs, their marks moved along."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for text, inside in runs:
        marks += [mark._replace(start=mark.start + at, end=mark.end + at) for mark in inside]
        texts.append(text)
        at += len(text) + len(between)
    return Run(between.join(texts), tuple(marks))


def _cells(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    cell: list[Piece] = []
    for piece in pieces:
        if piece is CELL:
            yield cell
            cell = []
        else:
            cell.append(piece)
    yield cell


def _with_marks(pieces: Sequence[Piece]) -> Run:
    """Squeeze piece by piece, so that the places of the marks are known."""
    texts: list[str] = []
    length = 0
    open_at: list[tuple[Bound, int]] = []
    marks: list[Mark] = []
    spaced = True  # no space at the start, and none after a space
    for piece in pieces:
        if isinstance(piece, str):
            text = _spaces(piece, after_space=spaced)
            if text:
                texts.append(text)
                length += len(text)
                spaced = text[-1] == " "
        elif isinstance(piece, Bound) and not piece.closing:
            if len(open_at) < MAX_MARKS:
                open_at.append((piece, length))
        elif isinstance(piece, Bound):
            _close(piece.element, open_at, length, marks)
    text = "".join(texts).rstrip(" ")
    for bound, start in open_at:
        _add(marks, bound, start, len(text))
    return Run(text, tuple(sorted(_trimmed(mark, text) for mark in marks if text[mark.start : mark.end].strip())))


def _close(element: Element, open_at: list[tuple[Bound, int]], length: int, marks: list[Mark]) -> None:
    for index in range(len(open_at) - 1, -1, -1):
        if open_at[index][0].element == element:
            bound, start = open_at.pop(index)
            _add(marks, bound, start, length)
            return


def _add(marks: list[Mark], bound: Bound, start: int, end: int) -> None:
    leads_nowhere = bound.element == "a" and bound.href is None
    if not leads_nowhere and start < end and len(marks) < MAX_MARKS:
        marks.append(Mark(start, end, bound.element, bound.href))


def _trimmed(mark: Mark, text: str) -> Mark:
    """Leave the spaces at the ends of a marked stretch outside of it."""
    inside = text[mark.start : mark.end]
    start = mark.start + len(inside) - len(inside.lstrip(" "))
    return mark._replace(start=start, end=start + len(inside.strip(" ")))


def _spaces(piece: str, *, after_space: bool) -> str:
    """Squeeze a piece from within a text: one space stays at either end, but none after another."""
    resolved = visible(_resolved(piece))
    inner = squeeze(resolved)
    if not inner:
        return "" if after_space or not resolved else " "
    before = "" if after_space or not resolved[0].isspace() else " "
    return before + inner + (" " if resolved[-1].isspace() else "")


def plain_text(text: str) -> str:
    """Resolve character references and squeeze the spaces."""
    return squeeze_visible(_resolved(text))


def _resolved(text: str) -> str:
    return _REFERENCE.sub(_resolve, text) if "&" in text else text


def _resolve(reference: re.Match[str]) -> str:
    return _character(reference[0])


@lru_cache(maxsize=4096)
def _character(reference: str) -> str:
    """Resolve one character reference of HTML; what has no character stays as it is written."""
    return html.unescape(reference)
