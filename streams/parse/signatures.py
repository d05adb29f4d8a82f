"""Signatures under a story: the agency alone, or the initials of its desk. They are no text, and no names.

"Reuter", "REUTERS...", "==Kyodo", "dpa abc de fgh", "dpa/lni yy z2 abc", "(SDA/ab)", "abc/de", "bur-ab/cd". Of 7,319 Reuters stories of 1987
7,260 end with the first kind.
"""

import re

from streams.parse.datelines import AGENCIES

LIMIT = 40
"""Characters of a signature."""

_AGENCY = re.compile(
    r"=*\(?([A-Za-z][A-Za-z-]{1,11}(?:\s[Nn]ews)?)((?:[/\s](?:[a-z]{2,3}\d?|[a-z]\d)){0,8})[.…]*(?:\^M)?\)?$"
)
_FIRST_WORD = re.compile(r"=*\(?([A-Za-z-]+)")
_FIRST_WORDS = frozenset(name.split()[0] for name in AGENCIES)
_FIRST_LETTERS = frozenset(word[:2] for word in _FIRST_WORDS)
_MARKS = ("=", "(")
_DESK = re.compile(r"\(?(?:[A-Z]{2,4}\\?/)?[a-z]{2,4}(?:[-/][a-z]{2,4})*\\?/[a-z]{2,4}(?:/[a-z]{2,4})*\)?$")
_BRACKETED = re.compile(r"\([A-Z]{2,4}(?:\\?/\s?[a-z]{2,4}){1,4}\)$")


def is_signature(text: str) -> bool:
    """Whether a whole paragraph is a signature."""
    if len(text) > LIMIT:
        return False
    if "/" in text and (_BRACKETED.match(text) or _DESK.match(text)):
        return True
    if text[:2].lower() not in _FIRST_LETTERS and not text.startswith(_MARKS):  # most short lines end a paragraph
        return False
    first = _FIRST_WORD.match(text)
    if first is None or first[1].lower() not in _FIRST_WORDS:
        return False
    found = _AGENCY.match(text)
    return found is not None and found[1].lower() in AGENCIES
