"""Signatures under a story: the agency alone, or the initials of its desk. They are no text, and no names.

"Reuter", "REUTERS...", "==Kyodo", "dpa abc de fgh", "dpa/lni yy z2 abc", "(SDA/ab)", "abc/de", "bur-ab/cd". Of 7,319 Reuters stories of 1987
7,260 end with the first kind. Some agencies sign behind the last sentence or below it, each in its own form: "… said. PTI ABC DE", "… detto.
(ANSA).", "COM-YL/ABC", "av mz".
"""

import re
from collections.abc import Iterable

from schemas.article import Note
from streams.parse.datelines import AGENCIES
from streams.parse.draft import Draft
from streams.text.words import words

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

_ANSA_DESK = r"[A-Z][A-Z0-9]{1,3}(?:-[A-Z][A-Z0-9]{1,3}){0,3}(?:/[A-Z][A-Z0-9]{1,3})?"
_INTERFAX_DESK = r"[a-z]{2}(?:\s[a-z]{2}){1,4}"
_TEXT_ENDS = (".", "!", "?")
_BEHIND = {
    "ani": re.compile(r"(?<=[.!?\"”'’])\s*\(ANI\)$"),
    "ansa": re.compile(rf"(?<=[.!?\"”'’»])\s*\(ANSA\)\.?(?:\s+{_ANSA_DESK})?$"),
    "efe": re.compile(r"(?<=[.!?\"”'’»)])\s*EFE(?:\s[a-z]{1,5}(?:[/-][a-z]{1,5}){0,5})?$"),
    "kyodo": re.compile(r"(?<=[.!?\"”'’)])\s*={1,3}\s*Kyodo(?:\sNews)?\.?$", re.IGNORECASE),
    "interfax": re.compile(rf"(?<=[.!?\"”'’»])\s+{_INTERFAX_DESK}$"),
    "pti": re.compile(r"(?<=[.!?\"”'’])\s+PTI(?:\s[A-Z]{2,4}){0,6}$"),
}
"""How agencies sign behind a last sentence, by the source of the dateline: PTI with the initials of its desks, EFE at times so."""
_BELOW = {
    "interfax": re.compile(_INTERFAX_DESK),
    "pti": re.compile(r"PTI(?:\s[A-Z]{2,4}){1,6}"),
}
"""How they sign in a paragraph of its own."""
_ANSA_LINE = re.compile(_ANSA_DESK)
_ANSA_SIGNED = re.compile(r"\(ANSA\)\.?$")
_SHORT_WORDS = words("am an as at be by do go he if in is it me my no of on or so to up us we")
"""Words of two letters: "so be it" is no line of initials."""


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
    if text[-1:] in _TEXT_ENDS and text[-2:-1] != ")":  # nearly all
        return text, ""
    pattern = _BEHIND.get(source.lower())
    found = pattern.search(text, max(0, len(text) - LIMIT)) if pattern else None
    if found is None or _is_said(found[0]):
        return text, ""
    return text[: found.start()].rstrip(), found[0].strip()


def take_signatures(draft: Draft, source: str) -> None:
    """Take the signature that an agency writes in a form of its own from below the text, behind it and behind descriptions."""
    if source.lower() not in _BEHIND:  # nearly all
        return
    blocks = draft.blocks
    if len(blocks) > 1 and signs_below(blocks[-1].text, blocks[-2].text, source):
        draft.notes.append(Note(role="signature", text=blocks.pop().text, public=False))
    text, signature = split_signature(blocks[-1].text, source) if blocks else ("", "")
    if signature and text:
        blocks[-1] = blocks[-1].part(text)
        draft.notes.append(Note(role="signature", text=signature, public=False))
    for place, description in enumerate(draft.descriptions):
        text, signature = split_signature(description.value, source)
        if signature and text:
            draft.descriptions[place] = description.model_copy(update={"value": text})


def signs_below(text: str, above: str, source: str) -> bool:
    """Whether a last paragraph is a signature in an agency's own form; initials of ANSA's desk stand below its name."""
    if len(text) > LIMIT:
        return False
    if source.lower() == "ansa":
        return _ANSA_LINE.fullmatch(text) is not None and _ANSA_SIGNED.search(above) is not None
    pattern = _BELOW.get(source.lower())
    return pattern is not None and pattern.fullmatch(text) is not None and not _is_said(text)


def known_agency(names: Iterable[str | None]) -> str | None:
    """Return the first of these names that is an agency's."""
    return next((name for name in names if name and name.lower() in AGENCIES), None)


def _is_said(text: str) -> bool:
    """Whether what may be initials is words: "so be it"."""
    return _SHORT_WORDS.issuperset(text.split())
