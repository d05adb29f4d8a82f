"""The capitalised words of a text, and what stands around each: the only places where a name can be."""

import re
from dataclasses import dataclass

from streams.enrich.names import fold

_WORD = re.compile(r"(?<![^\W_])(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][^\W\d_]*(?:['’](?!s\b|S\b)[^\W\d_]+)*)")
"""A word with a capital at its head, or initials with their points (U.S.); an 's behind it is not part of it."""

_GAP = re.compile(r"[ \xa0-]|\n(?!\n)")
_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0\n-]$")
_AFTER = re.compile(r"[ \xa0\n-]([^\W\d_]+)")
_OPENS = re.compile(r"(?:^|[.!?:;•*]|[\n>—–]|--)[\s\"'“”‘’(\[*-]*$")

_NEAR = 24
"""Code points looked at on either side: longer than a preposition with its space."""


@dataclass(slots=True)
class Word:
    """A capitalised word; `joined` says that only a space or a hyphen stands between it and the one before it."""

    start: int
    end: int
    text: str
    key: str
    joined: bool


def words(text: str) -> list[Word]:
    """Return the capitalised words of a text in order."""
    found: list[Word] = []
    last = -1
    for match in _WORD.finditer(text):
        start, end, surface = match.start(), match.end(), match[0]
        joined = start - last == 1 and _GAP.match(text, last) is not None
        key = surface.lower() if surface.isascii() and surface.isalpha() else fold(surface)
        found.append(Word(start, end, surface, key, joined))
        last = end
    return found


def before(text: str, start: int) -> str:
    """Return the word right before a place of the text, or nothing."""
    found = _BEFORE.search(text, max(0, start - _NEAR), start)
    return found[1] if found else ""


def after(text: str, end: int) -> str:
    """Return the word right after a place of the text, or nothing; an 's is stepped over by the caller."""
    found = _AFTER.match(text, end)
    return found[1] if found else ""


def opens(text: str, start: int) -> bool:
    """Say whether a sentence, a line or a quotation begins here, so that the capital tells nothing."""
    return _OPENS.search(text, max(0, start - 6), start) is not None
