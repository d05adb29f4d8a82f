"""Signatures under a story: the agency alone, or the initials of its desk. They are no text, and no names.

"Reuter", "REUTERS...", "==Kyodo", "dpa abc de fgh", "dpa/lni yy z2 abc", "(SDA/ab)", "abc/de", "bur-ab/cd". Of 7,319 Reuters stories of 1987
7,260 end with the first kind. Some agencies sign behind the last sentence, each in its own form: "… said. PTI ABC DE", "… detto. (ANSA).".
"""

import re

from streams.parse.datelines import AGENCIES

LIMIT = 40
"""Characters of a signature."""

_AGENCY = re.compile(
    r"[=–—-]*\s?\(?([A-Za-z][A-Za-z-]{1,11}(?:\s[Nn]ews)?)((?:[/\s](?:[a-z]{2,3}\d?|[a-z]\d)){0,8})[.…]*(?:\^M)?\)?$"
)
_FIRST_WORD = re.compile(r"[=–—-]*\s?\(?([A-Za-z-]+)")
_FIRST_WORDS = frozenset(name.split()[0] for name in AGENCIES)
_FIRST_LETTERS = frozenset(word[:2] for word in _FIRST_WORDS)
_MARKS = ("=", "(", "-", "–", "—")
_AROUND = "()=–—-. "
_DESK = re.compile(r"\(?(?:[A-Z]{2,4}\\?/)?[a-z]{2,4}(?:[-/][a-z]{2,4})*\\?/[a-z]{2,4}(?:/[a-z]{2,4})*\)?$")
_BRACKETED = re.compile(r"\([A-Z]{2,4}(?:\\?/\s?[a-z]{2,4}){1,4}\)$")

_TEXT_ENDS = (".", "!", "?")
_BEHIND = {
    "ani": re.compile(r"(?<=[.!?\"”'’])\s*\(ANI\)$"),
    "ansa": re.compile(r"(?<=[.!?\"”'’»])\s*\(ANSA\)\.?$"),
    "efe": re.compile(r"(?<=[.!?\"”'’»)])\s*EFE(?:\s[a-z]{1,5}(?:[/-][a-z]{1,5}){0,5})?$"),
    "pti": re.compile(r"(?<=[.!?\"”'’])\s+PTI(?:\s[A-Z]{2,4}){0,6}$"),
}
"""How agencies sign behind a last sentence, by the source of the dateline: PTI with the initials of its desks, EFE at times so."""


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
    if found is not None and found[1].lower() in AGENCIES:
        return True
    return " " in text and text.strip(_AROUND).lower() in AGENCIES  # "The Canadian Press", "-- BERNAMA"


def split_signature(text: str, source: str) -> tuple[str, str]:
    """Cut the signature of an agency from behind the last sentence, in the form that is its own; it is empty where there is none."""
    pattern = _BEHIND.get(source.lower()) if text[-1:] not in _TEXT_ENDS or text[-2:-1] == ")" else None
    found = pattern.search(text, max(0, len(text) - LIMIT)) if pattern else None
    return (text, "") if found is None else (text[: found.start()].rstrip(), found[0].strip())
