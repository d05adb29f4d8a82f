"""Embargoes that a note to editors says: of the story below or above it, or of something else that the note names."""

import re
from collections.abc import Iterator
from itertools import islice

from streams.parse.draft import Draft
from streams.parse.embargo import LIMIT, is_over, may_say_embargo, says_embargo
from streams.parse.embargo_alone import says_no_embargo
from streams.parse.embargo_things import is_of_another_thing
from streams.text.hold_words import BARE_BEGINS, is_bare_hold, is_hold_to_editors

_ADDRESSED = re.compile(
    r"\W{0,3}(?:eds|eds?\.|editors?|(?:(?:advisory|notes?|attention)\s+(?:to|for)|attention)\s+editors?|editors?['’]?s?['’]?\s+notes?)\s{0,2}[:–—-]\s*",
    re.IGNORECASE,
)
_TO_EDITORS = re.compile(
    r"\W{0,3}(?:eds\.?|(?:(?:advisory|notes?|attention)\s+(?:to|for)|attention)\s+editors)\s{0,2}:\s+\S", re.IGNORECASE
)
_HOLDS = ("Editors", "EDITORS", "editors", "(Editors", "(EDITORS", "[Ed", "[ED", *BARE_BEGINS)
"""How what is a note only where it holds the story may begin."""
NOTES = ("Eds", "EDS", "eds", "Note", "NOTE", "note", "Adv", "ADV", "Att", "ATT", "(Eds", "(EDS", "(Note", "*", *_HOLDS)
"""How notes to editors may begin."""
_NOTE = 600  # characters
_FIRST_LETTERS = "EeNnAa(*["
_ENDS = re.compile(r"[.;!]\s+|\n")
SENTENCES = 8
"""Of a note that are looked at: an embargo stands first, or behind what was changed."""
# What a sentence of a note says of its story. "Was embargoed" is over.
_IS_HELD = re.compile(
    r"[^.;!]{1,80}?\b(?:is|are|remains?|stays?)\s+(?:strictly\s+)?(?:under\s+(?:a\s+|an\s+)?(?:strict\s+)?embargo|embargoed)\b"
    r"|(?:the\s+)?embargo\s+for\s+[^.;:!]{2,60}?(?:\s+until|\s+till?|\s*:)\s"
    r"|(?:the\s+|an?\s+|this\s+)?embargo\s+(?:applies|is\s+(?:on|until|for)|runs|(?:will\s+)?(?:lift|end|expire)s?|until)\b",
    re.IGNORECASE,
)


def is_addressed(text: str) -> bool:
    """Whether a paragraph says that it is a note to editors."""
    return text[:1] in _FIRST_LETTERS and _ADDRESSED.match(text) is not None


def is_to_editors(text: str) -> bool:
    """Whether a paragraph is a note to editors alone; what an "Editor's note" says may be for readers."""
    if not text.startswith(NOTES) or len(text) > _NOTE:
        return False
    return _TO_EDITORS.match(text) is not None or (
        text.startswith(_HOLDS) and (is_bare_hold(text) or is_hold_to_editors(text))
    )


def embargo_in_line(text: str) -> str | None:
    """Return the words of an embargo that a line above or below a text says, to whomever; None where it is of something else.

    That there is none is said by such a line, too.
    """
    if len(text) > LIMIT:
        return None
    if may_say_embargo(text) and (says_embargo(text) or says_no_embargo(text)):  # that there is none begins so, too
        return text
    return embargo_in_note(text) if is_addressed(text) else None


def embargo_in_note(text: str) -> str | None:
    """Return the words of an embargo that a note to editors says, from the sentence on that does; None where none does.

    To the end of the line: the dot of "6 a.m. EST" ends no sentence. An embargo of another thing is none of the story.
    """
    return next((line for line in _embargoes(text) if not is_of_another_thing(line)), None)


def warn_of_other_embargo(draft: Draft, text: str) -> bool:
    """Warn of an embargo that a note to editors says of another thing than its story; False for any other note."""
    if "mbargo" not in text.lower() or not any(map(is_of_another_thing, _embargoes(text))):
        return False
    draft.warn(f"an embargo of something beside this item, which is not held for it: {text:.120}")
    return True


def _embargoes(text: str) -> Iterator[str]:
    """Yield the words of each embargo in a note, looked for at the beginnings of `SENTENCES`."""
    addressed = _ADDRESSED.match(text)
    note = text[addressed.end() if addressed else 0 : SENTENCES * LIMIT]
    starts = (0, *(end.end() for end in islice(_ENDS.finditer(note), SENTENCES)))
    for start in starts:
        line = note[start : start + LIMIT].partition("\n")[0]
        if says_embargo(line) or _says_held(line):
            yield line


def _says_held(line: str) -> bool:
    return "mbargo" in line and _IS_HELD.match(line) is not None and not is_over(line)
