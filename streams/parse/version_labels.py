"""Labels of a correction or a withdrawal above the text, below the headline: "RECTIFICATIF", "Correction: we said …".

The words are those of `headline_tags`. A label alone, in brackets or in front of a dateline is taken from the text and kept as
a note, and so is what a label explains where the story visibly begins below. Else the paragraph may be the text, and stays. A label that takes a
story back is only taken from the front of a dateline, which it is no part of: `law` reads the others.
"""

import re
from collections.abc import Sequence

from schemas.vocab import FOR_A_PERSON
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.headline_tags import CORRECTIONS, WITHDRAWALS, end_of_label
from streams.parse.names import byline
from streams.parse.notes import add_note
from streams.text.openings import by_letter

_MARKS = "+*=([#【"
_OPENINGS = by_letter((*CORRECTIONS, *WITHDRAWALS, *(word.capitalize() for word in CORRECTIONS), *_MARKS))
_LEAD = re.compile(r"[\s*+=\[(#_-]{0,6}")
_ALONE = re.compile(r"[\W_]*$")
_PARTS = re.compile(r"[:：】]|\s[-–—]|^[^a-z]*[-–—]\s*$")
"""What ends a label in a text: "Correction-facility staff" has none."""


def may_be_labelled(text: str) -> bool:
    """Whether a paragraph may begin with such a label: a glance that settles nearly all."""
    openings = _OPENINGS.get(text[:1])
    return openings is not None and text.startswith(openings)


def behind_label(draft: Draft, text: str, below: Sequence[Block]) -> str:
    """Read the label that a paragraph begins with; return what stays of it as text. What stands `below` it is looked at."""
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    length, withdraws = end_of_label(text[begin:].rstrip(" *+=)]#_"))
    end = begin + length
    label, rest = text[:end], text[end:]
    is_alone = _ALONE.match(rest) is not None
    if end == begin or not (is_alone or _PARTS.search(text[begin:end])):
        return text
    if withdraws:
        return _behind_withdrawal(draft, label, rest) or text
    _claim(draft)
    is_bracketed = text[0] in "([" and text[-1] in ")]"
    if below and (is_alone or is_bracketed or _begins_story(below[0].text)):
        _note(draft, text, "" if is_alone else rest.strip(" )]"))
        return ""
    if read_dateline(rest) is None:
        return text
    _note(draft, label.strip(), "")
    return rest


def _behind_withdrawal(draft: Draft, label: str, rest: str) -> str | None:
    """Warn of a label that takes a story back in front of a dateline; return the text behind it, None where none stands there."""
    if read_dateline(rest) is None:
        return None
    add_note(draft, "withdrawal", label.strip())
    draft.warn(f"the text begins with a label that takes a story back; {FOR_A_PERSON}: {label.strip():.40}")
    return rest


def _claim(draft: Draft) -> None:
    if draft.claim("correction"):
        draft.warn("a label above the text says that this version corrects; it is taken for the corrected one")


def _begins_story(text: str) -> bool:
    return byline(text) is not None or read_dateline(text) is not None


def _note(draft: Draft, said: str, explained: str) -> None:
    """Keep the label as sent, and what it explains as the note of this version."""
    add_note(draft, "correction", said)
    if explained and draft.notes[-1].public:
        draft.note = draft.note or explained
