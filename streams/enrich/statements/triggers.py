"""Where a text may hold a statement: a verb of saying that stands outside of quotations, or "according to".

One scan in C over the text as it is, so that a text without such a verb, every third short one of a wire, costs no more.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from streams.enrich.statements import cues as verbs
from streams.enrich.statements.marks import MARKS
from streams.enrich.statements.sentences import HIDDEN

ACCORDING = "according to"

_BEFORE = " \u00a0(,”—–\n"
"""What stands before a verb where quotations are hidden, all marks that close one being ”."""
_CUE = re.compile(rf"[{_BEFORE}{MARKS}](?:{verbs.one_of(verbs.CUES)})(?![\w-])")
_SELDOM = verbs.UTTERING | verbs.FINDING
"""Verbs that mostly mean something else."""
_BESIDE = 60
"""Code points beside a verb: a speaker with office and name."""


class Cue(NamedTuple):
    """A verb that may say something, and where it stands."""

    start: int
    end: int
    word: str


def triggers(text: str) -> list[Cue]:
    """Return the verbs of saying of a text in their order, those within quotations too."""
    found = [Cue(match.start() + 1, match.end(), match[0][1:]) for match in _CUE.finditer(text)]
    if "ccording to " in text:
        found += _according(text)
        found.sort()
    return found


def _according(text: str) -> Iterator[Cue]:
    place = text.find("ccording to ")
    while place >= 0:
        start = place - 1
        if text[start:place] in ("a", "A") and not (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            yield Cue(start, place + len("ccording to "), ACCORDING)
        place = text.find("ccording to ", place + 1)


def speaking(found: list[Cue], hidden: str) -> list[Cue]:
    """Return those that may speak, in a text of which the quotations are hidden."""
    return [cue for cue in found if hidden[cue.start] != HIDDEN and _may_say(hidden, cue)]


def _may_say(hidden: str, cue: Cue) -> bool:
    start, end, word = cue
    if word == ACCORDING:
        return True
    if hidden[start - 1] not in _BEFORE:
        return False
    if word not in _SELDOM:
        return True
    if word in verbs.UTTERING:
        return "”" in hidden[max(0, start - _BESIDE) : start] or "“" in hidden[end : end + _BESIDE]
    return " that " in hidden[end : end + _BESIDE] or hidden[end : end + 1] == "."
