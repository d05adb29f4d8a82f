"""The capitalised words of a text, and what stands around each: the only places where a name can be."""

import re
from itertools import accumulate
from typing import NamedTuple

from streams.enrich.names import fold
from streams.enrich.scan import scan

_REST = (
    r"(?:[a-z]++(?=[ ,.\n-])|[a-z]++(?![^\W\d_]|['’])|(?<=[A-Z])\.(?:[A-Z]\.)+|[^\W\d_]*(?:['’](?!s\b|S\b)[^\W\d_]+)*)"
)
_WORD = re.compile(
    rf"([A-Z\x80-\U0010ffff](?:(?<=[ \n][A-Z])|(?<=[^\W\d_])(?<![^\W_].)){_REST})"  # a capital, or any letter beyond ASCII, at the head
)
"""A word with a capital at its head, or initials with their points (U.S.); an 's behind it is not part of it.

The capital is looked for first and what stands before it after, plain words are tried before all others: the other way
round takes three times as long.
"""
_PLAIN = re.compile(rf"([A-Z](?:(?<=[ \n].)|(?<![^\W_].)){_REST})")
"""The same where no letter lies beyond ASCII, as in most texts: in seven tenths of the time."""

_JOINTS = frozenset({" ", "\xa0", "-", "\n"})
_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0\n-]$")
_AFTER = re.compile(r"[ \xa0\n-]([^\W\d_]+)")
_OPENS = re.compile(r"(?:^|[.!?:;•*]|[\n>—–]|--)[\s\"'“”‘’(\[*-]*$")

_NEAR = 24
"""Code points looked at on either side: longer than a preposition with its space."""


class Words(NamedTuple):
    """The capitalised words of a text in order, as columns."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    keys: list[str]
    joined: list[bool]
    """Whether only a space or a hyphen stands between the word and the one before it; one more, for behind the last."""
    gaps: list[str]
    """What stands between the word and the next one."""


def words(text: str) -> Words:
    """Return the capitalised words of a text; split, measured and lowered in C."""
    parts = (_PLAIN if scan(text).whole else _WORD).split(text)  # what lies between, a word, what lies between …
    cuts = list(accumulate(map(len, parts)))
    joined = [False, *map(_JOINTS.__contains__, parts[2:-1:2]), False]
    texts = parts[1::2]
    return Words(cuts[0:-1:2], cuts[1::2], texts, _keys(texts), joined, parts[2::2])


def _keys(texts: list[str]) -> list[str]:
    lines = "\n".join(texts)
    keys = lines.lower().split("\n") if texts else []
    if lines.isascii() and "".join(texts).isalpha():  # no name with a point, no curly quote in one
        return keys
    for index in [index for index, text in enumerate(texts) if not (text.isalpha() and text.isascii())]:
        keys[index] = fold(texts[index])
    return keys


def key(word: str) -> str:
    """Return the key of a word: what `fold` makes of it."""
    return word.lower() if word.isascii() and word.isalpha() else fold(word)


def before(text: str, start: int) -> str:
    """Return the word right before a place of the text, or nothing."""
    far = start - _NEAR if start > _NEAR else 0
    if start and text[start - 1] == " ":
        word = text[far : start - 1].rpartition(" ")[2]
        if word.isalpha():  # nearly always
            return word
        if word and not word[-1].isalnum():  # ", "
            return ""
    found = _BEFORE.search(text[far:start])
    return found[1] if found else ""


def after(text: str, end: int) -> str:
    """Return the word right after a place of the text, or nothing; an 's is stepped over by the caller."""
    if text[end : end + 1] == " ":
        word, space, _ = text[end + 1 : end + _NEAR].partition(" ")
        if space and word.isalpha():  # mostly
            return word
    found = _AFTER.match(text, end)
    return found[1] if found else ""


def opens(text: str, start: int) -> bool:
    """Say whether a sentence, a line or a quotation begins here, so that the capital tells nothing."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():  # nearly always
        return False
    return _OPENS.search(text, max(0, start - 6), start) is not None
