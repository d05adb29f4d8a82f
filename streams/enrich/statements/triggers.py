"""Where a text may hold a statement: a verb of saying that stands outside of quotations, or "according to".

All of them are looked for in one pass of the text as it is: a regular expression tries 230 verbs at each space, and takes
three times as long. A text without a verb, every third short one of a wire, costs no more than that.
"""

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from streams.enrich.statements import cues as verbs
from streams.enrich.statements.marks import MARKS
from streams.enrich.statements.sentences import HIDDEN

ACCORDING = "according to"
COLON, VERDICT, WORDS_OF, HEADING, SIGNED = ":", "was", "in the words of", ": ", "-"
"""What tells who says something without a verb of saying: a name and a colon, "was his verdict", "in the words of one aide", a
colon in a heading, and a dash behind what is quoted."""
VERBLESS = frozenset({COLON, VERDICT, WORDS_OF, HEADING, SIGNED})

_BEFORE = " \u00a0(,”—–\n"
"""What stands before a verb where quotations are hidden, all marks that close one being ”."""
_BEFORE_CUE = frozenset(_BEFORE + MARKS)
_SELDOM = verbs.UTTERING | verbs.FINDING
"""Verbs that mostly mean something else."""
_BESIDE = 60
"""Code points beside a verb: a speaker with office and name."""
_SPEAKER, _LINE = 40, 110
"""Code points before the colon of a heading, and of the whole."""
_SOURCES = (f"{ACCORDING} ", f"{ACCORDING.capitalize()} ")
_VERBLESS = (
    dict.fromkeys((": “", ': "', ": ‘", ": '"), COLON)
    | dict.fromkeys(
        ("” was ", '" was ', "’ was ", "' was ", "” is how ", '" is how ', "”, is how ", '", is how '), VERDICT
    )
    | {": ": HEADING}
    | {f"{mark} {dash} ": SIGNED for mark in ("”", '"') for dash in ("-", "–", "—")}
    | dict.fromkeys((f"{WORDS_OF} ", f"{WORDS_OF.capitalize()} "), WORDS_OF)
)
_TRIGGERS = (*sorted(verbs.CUES), *_SOURCES, *_VERBLESS)
_FINDER = AhoCorasick(_TRIGGERS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
"""As a table of states, in .6 of the time of what is chosen for so many verbs."""
_HALF = re.compile(f"[{chr(0xD800)}-{chr(0xDFFF)}]")

Cue = tuple[int, int, str]
"""A verb that may say something: its start, its end, and the word. A plain tuple: half the time of a named one."""


def triggers(text: str) -> list[Cue]:
    """Return the verbs of saying of a text in their order, those within quotations too."""
    found: list[Cue] = []
    for which, start, end in _matches(text):
        word, before, after = _TRIGGERS[which], text[start - 1 : start], text[end : end + 1]
        if word in _SOURCES:
            if not (before.isalnum() or before == "_"):
                found.append((start, end, ACCORDING))
        elif word in _VERBLESS:
            found.append((start, end, _VERBLESS[word]))
        elif before in _BEFORE_CUE:
            if not (after.isalnum() or after in ("_", "-")):
                found.append((start, end, word))
            elif word == "told off":  # "told officials" is another verb, and the longest match hides it
                found.append((start, start + len("told"), "told"))
    return found


def _matches(text: str) -> list[tuple[int, int, int]]:
    try:
        return _FINDER.find_matches_as_indexes(text)
    except UnicodeEncodeError:  # half characters, which UTF-8 does not know: none is part of a verb
        return _FINDER.find_matches_as_indexes(_HALF.sub("\ufffd", text))


def may_speak(found: list[Cue], hidden: str) -> list[Cue]:
    """Return those that may speak, in a text of which the quotations are hidden."""
    return [cue for cue in found if hidden[cue[0]] != HIDDEN and _may_say(hidden, *cue)]


def _is_heading(text: str, colon: int) -> bool:
    """Whether a colon stands near the head of a short line that no full stop ends."""
    begin = text.rfind("\n", 0, colon) + 1
    if colon - begin > _SPEAKER:
        return False
    end = text.find("\n", colon)
    end = end if end >= 0 else len(text)
    return end - begin <= _LINE and text[end - 1] not in ".!?:;”,"


def _may_say(hidden: str, start: int, end: int, word: str) -> bool:
    if word == HEADING:
        return _is_heading(hidden, start)
    if word == ACCORDING or word in VERBLESS:
        return True
    if hidden[start - 1] not in _BEFORE:
        return False
    if word not in _SELDOM:
        return True
    if word in verbs.UTTERING:
        return hidden.find("”", max(0, start - _BESIDE), start) >= 0 or hidden.find("“", end, end + _BESIDE) >= 0
    return hidden.find(" that ", end, end + _BESIDE) >= 0 or hidden[end : end + 1] == "."
