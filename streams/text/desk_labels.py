"""Headlines and beginnings that are only a label: "Kill order", "Note to all editors", "BC-KILL: …", "Correction"."""

import re
from typing import Final, Literal, NamedTuple

from streams.text.desk_words import KILL_LABELS, LABEL_WORDS, MENDING_LABELS, NOTE_LABELS

LabelKind = Literal["kill", "correct", "note"]

_WORDS: Final = re.compile(r"[^\W\d_]+")
_ENDS: Final = re.compile(r"\s*[:–—!]\s*|\s+--?\s+|,\s+|-\s*$")
_MOST: Final = 6
"""Words of a label."""

_SAYING: Final = KILL_LABELS | MENDING_LABELS | NOTE_LABELS
_ALL: Final = _SAYING | LABEL_WORDS


class Label(NamedTuple):
    """What a label announces, in how many words."""

    kind: LabelKind
    words: int


def read_label(text: str) -> Label | None:
    """Return what a text announces that is nothing but a label; None for all others."""
    first = _WORDS.search(text)
    if first is None or first[0].lower() not in _ALL:  # nearly all headlines
        return None
    said = _WORDS.findall(text.lower())
    if len(said) > _MOST:
        return None
    found = set(said)
    kind: LabelKind = "kill" if found & KILL_LABELS else "correct" if found & MENDING_LABELS else "note"
    return Label(kind, len(said)) if found & _SAYING and found <= _ALL else None


def split_label(text: str) -> tuple[Label | None, str, bool]:
    """Part a sentence behind what stands before its first colon or dash: the label there, the rest, and whether any did."""
    for end in _ENDS.finditer(text[:80]):
        label = read_label(text[: end.start()])
        if not end[0].startswith(","):
            return label, text[end.end() :], True
        if label is not None and label.kind == "note":  # "Editors, please …"; not "Kill the story, minister told paper"
            return label, text[end.end() :], True
    return None, text, False
