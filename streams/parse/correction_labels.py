"""Labels of a correction above the text, below the headline: "RECTIFICATIF", "+++ BERICHTIGUNG +++", "Correction: we said …".

The words are those of `headline_tags`. A label alone, in brackets or in front of a dateline is taken from the text and kept as
a note, and so is what a label explains where the story visibly begins below. Else the paragraph may be the text, and stays.
"""

import re
from collections.abc import Sequence

from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.headline_tags import CORRECTIONS, end_of_correction
from streams.parse.names import byline
from streams.parse.notes import add_note
from streams.text.openings import by_letter

_MARKS = "+*=([#【"
_OPENINGS = by_letter((*CORRECTIONS, *(word.capitalize() for word in CORRECTIONS), *_MARKS))
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
    end = begin + end_of_correction(text[begin:].rstrip(" *+=)]#_"))
    label, rest = text[:end], text[end:]
    is_alone = _ALONE.match(rest) is not None
    if end == begin or not (is_alone or _PARTS.search(text[begin:end])):
        return text
    _claim(draft)
    is_bracketed = text[0] in "([" and text[-1] in ")]"
    if below and (is_alone or is_bracketed or _begins_story(below[0].text)):
        _note(draft, text, "" if is_alone else rest.strip(" )]"))
        return ""
    if read_dateline(rest) is None:
        return text
    _note(draft, label.strip(), "")
    return rest


def _claim(draft: Draft) -> None:
    if draft.pub_status == "usable" and draft.kind in ("new", "update"):
        draft.kind = "correction"
        draft.warn("a label above the text says that this version corrects; it is taken for the corrected one")


def _begins_story(text: str) -> bool:
    return byline(text) is not None or read_dateline(text) is not None


def _note(draft: Draft, said: str, explained: str) -> None:
    """Keep the label as sent, and what it explains as the note of this version."""
    add_note(draft, "correction", said)
    if explained and draft.notes[-1].public:
        draft.note = draft.note or explained
