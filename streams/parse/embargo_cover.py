"""Embargoes in the words that go with a story, where they stand anywhere: "our release, embargoed until Friday 6 a.m."."""

import re

from streams.parse.draft import Draft
from streams.parse.embargo import LIMIT, is_over, says_embargo, set_embargo
from streams.parse.embargo_alone import names_moment_or_day, says_no_embargo
from streams.parse.embargo_things import is_of_another_thing

_BEGINS = re.compile(
    r"\b(?:(?:strictly\s+)?(?:under\s+)?(?:strict\s+)?embarg|sperr-?frist|sous\s+embargo|bajo\s+embargo|not\s+(?:to\s+be\s+|for\s+)(?:publi|releas|use|broadcast)|эмбарго)",
    re.IGNORECASE,
)
_END = re.compile(r"[.;!)](?=\s+[A-ZÀ-Þ]|\s*$)|\n")
_LOOK = 2_000  # characters of such a note
_SAID = re.compile(r"(?:strictly\s+)?(?:embargoed|under\s+(?:strict\s+)?embargo)\b", re.IGNORECASE)
_ROLES = ("covering", "salutation")


def hold_for_cover(draft: Draft) -> None:
    """Hold a draft for an embargo in the notes that went with it, unless something holds it."""
    for note in [note for note in draft.notes if note.role in _ROLES]:
        said = embargo_in_cover(note.text)
        if said and draft.embargo_text is None and draft.embargoed_until is None:
            set_embargo(draft, said)


def embargo_in_cover(text: str) -> str | None:
    """Return the words of an embargo in a note that goes with a story; None where it says none, or that there is none.

    "The report is embargoed", without a moment, holds, too: who writes so to editors means it.
    """
    text = text[:_LOOK]
    for found in _BEGINS.finditer(text):
        begin = max((end.end() for end in _END.finditer(text, 0, found.start())), default=0)
        words = _END.split(text[found.start() : found.start() + LIMIT], maxsplit=1)[0].strip()
        sentence = text[begin : found.start()].lstrip() + words
        if is_over(sentence) or says_no_embargo(words) or is_of_another_thing(sentence):
            continue
        if _SAID.match(words) or (says_embargo(words) and names_moment_or_day(words)):
            return words
    return None
