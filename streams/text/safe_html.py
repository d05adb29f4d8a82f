"""Paragraphs to HTML that is safe to show: a closed list of elements, links to the web and to mail, all else escaped."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from streams.text.paragraphs import Mark

_ELEMENT = {"body": "p", "crosshead": "h2", "note": "p"}

# What may follow a link: RFC 3986 characters after one of three schemes. Quotes and white space are in none.
_HREF = re.compile(r"(?:https?://|mailto:)[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]+", re.IGNORECASE)
MAX_HREF = 2_000


def safe_href(href: str) -> str | None:
    """Return an address that a reader may follow (http, https, mailto), or None."""
    href = href.strip()
    return href if len(href) <= MAX_HREF and _HREF.fullmatch(href) else None


def to_html(role: str, text: str, marks: Sequence[Mark] = ()) -> str:
    """Return one paragraph as HTML: `p`, `h2`, `table`, or `pre` for a table that was laid out with spaces."""
    if role != "table":
        element = _ELEMENT[role]
        is_plain = not marks and "&" not in text and "<" not in text and ">" not in text  # most paragraphs
        return f"<{element}>{text if is_plain else _marked(text, marks)}</{element}>"
    if "\t" not in text and not marks:
        return f"<pre>{escape(text, quote=False)}</pre>"
    rows: list[str] = []
    left = deque(sorted(marks))
    start = 0
    for line in text.split("\n"):
        rows.append(f"<tr>{''.join(_cells(line, start, left))}</tr>")
        start += len(line) + 1
    return f"<table>{''.join(rows)}</table>"


def _cells(line: str, start: int, marks: deque[Mark]) -> Iterable[str]:
    """Write the cells of a row; `marks` are in the order of the text and lie in one cell each."""
    for cell in line.split("\t"):
        end = start + len(cell)
        inside: list[Mark] = []
        while marks and marks[0].start < end:
            mark = marks.popleft()
            inside.append(mark._replace(start=mark.start - start, end=min(mark.end, end) - start))
        yield f"<td>{_marked(cell, inside)}</td>"
        start = end + 1


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """Write the text with its marks; where two overlap, the inner one is closed and opened again."""
    if not marks:
        return escape(text, quote=False)
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    written: list[str] = []
    opened: list[Mark] = []
    for start, end in pairwise(cuts):
        wanted = sorted(
            (mark for mark in marks if mark.start <= start and mark.end >= end),
            key=lambda mark: (mark.start, -mark.end),
        )
        same = next((n for n, pair in enumerate(zip(opened, wanted, strict=False)) if pair[0] != pair[1]), None)
        kept = min(len(opened), len(wanted)) if same is None else same
        written += [f"</{mark.element}>" for mark in reversed(opened[kept:])]
        written += [_start(mark) for mark in wanted[kept:]]
        written.append(escape(text[start:end], quote=False))
        opened = wanted
    written += [f"</{mark.element}>" for mark in reversed(opened)]
    return "".join(written)


def _start(mark: Mark) -> str:
    return f'<a href="{escape(mark.href)}">' if mark.element == "a" and mark.href else f"<{mark.element}>"
