"""Where a text may hold a statement: a verb of saying that stands outside of quotations, or "according to".

One scan in C over the text as it is, so that a text without such a verb, every third short one of a wire, costs no more.
"""

import re
from collections.abc import Iterator

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


Cue = tuple[int, int, str]
"""A verb that may say something: its start, its end, and the word. A plain tuple: half the time of a named one."""


def triggers(text: str) -> list[Cue]:
    """Return the verbs of saying of a text in their order, those within quotations too."""
    found = [(match.start() + 1, match.end(), match[0][1:]) for match in _CUE.finditer(text)]
    if "ccording to " in text:
        found += _according(text)
        found.sort()
    return found


def _according(text: str) -> Iterator[Cue]:
    place = text.find("ccording to ")
    while place >= 0:
        start = place - 1
        if text[start:place] in ("a", "A") and not (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            yield start, place + len("ccording to "), ACCORDING
        place = text.find("ccording to ", place + 1)


def speaking(found: list[Cue], hidden: str) -> list[Cue]:
    """Return those that may speak, in a text of which the quotations are hidden."""
    return [
        cue
        for cue in found
        if (
            hidden[cue[0] - 1] in _BEFORE
            and hidden[cue[0]] != HIDDEN
            and (cue[2] not in _SELDOM or _may_say(hidden, cue))
        )
        or (cue[2] == ACCORDING and hidden[cue[0]] != HIDDEN)
    ]


def _may_say(hidden: str, cue: Cue) -> bool:
    start, end, word = cue
    if word in verbs.UTTERING:
        return hidden.find("”", max(0, start - _BESIDE), start) >= 0 or hidden.find("“", end, end + _BESIDE) >= 0
    return hidden.find(" that ", end, end + _BESIDE) >= 0 or hidden[end : end + 1] == "."
