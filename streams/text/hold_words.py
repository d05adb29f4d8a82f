"""What desks write of a story that is on hold, or may be used again: patterns in small letters for the start of a sentence.

The story slugged FERRIES is on hold pending legal review.      HELD
Please do not use our story “Ferries wait” until further notice.
The story headlined “Ferries wait” may now be released.         FREED
EDS: HOLD.      Eds: This story is on hold.                     `holds_its_story`
EDS: HOLD RELEASED.     Eds: The hold on this story is lifted.  `frees_its_story`

A hold is an order of what is done with a story, whatever version has it; HOLD FOR RELEASE is a condition on the words below it, an
embargo without a moment. Over words that are out only the order makes sense: then `is_open_hold` tells it from a moment nobody could read.
"""

import re
from collections.abc import Sequence
from typing import Final

_OURS: Final = r"(?:the|our|this)\s+(?:\w+\s+){0,2}?(?:stor(?:y|ies)|items?|articles?|dispatch(?:es)?|pieces?|headlines?|alerts?)\b"
_ENDS: Final = r"(?=\s*(?:[.!;:\n]|$|and\s+may\s+be\s+used\b|again\b|in\s+full\b|after\s+all\b|as\s+sent\b))"
"""What no news goes on with: "The story may now be published, judge rules" has more to tell."""
FREED: Final = (
    rf"hold\s+(?:is\s+|has\s+been\s+)?(?:lifted|released)\s*[.!]*$|(?:the\s+)?hold\s+on\s+{_OURS}[^.\n]{{0,200}}?\b(?:lifted|released){_ENDS}"
    rf"|{_OURS}[^.\n]{{0,200}}?\b(?:(?:may|can)\s+now\s+be\s+(?:released|used|published|run){_ENDS}|(?:may|can)\s+be\s+used\s+(?:again|after\s+all){_ENDS}|(?:is|are)\s+(?:now\s+)?(?:released(?:\s+for\s+(?:use|publication))?|cleared\s+for\s+(?:use|publication|release)){_ENDS})"
    rf"|please\s+release\s+{_OURS}|(?:you|clients|editors|subscribers)\s+(?:may|can)\s+now\s+(?:use|release|publish|run)\s+{_OURS}"
    rf"|die\s+(?:\w+\s+){{0,2}}?(?:meldung(?:en)?|beitr[aä]ge?|story)\b[^.\n]{{0,200}}?\b(?:ist|sind|wird|werden)\s+(?:\w+\s+){{0,3}}?freigegeben{_ENDS}"
)
_FOR_NOW: Final = r"(?:until\s+further\s+notice|for\s+now|pending\s+(?:our|legal|a\s+check)|while\s+we)\b"
_USE: Final = r"(?:use|publish|run|print|broadcast|air|release)"
_USED: Final = r"(?:used|published|run|printed|broadcast|aired|released)"
HELD: Final = (
    rf"{_OURS}[^.\n]{{0,200}}?\b(?:is|are)\s+(?:now\s+)?on\s+hold(?=\s*(?:[.!;:\n]|$|{_FOR_NOW}))"
    rf"|(?:please\s+|kindly\s+)?(?:do\s+not|don['’]?t)\s+{_USE}\s+{_OURS}[^.\n]{{0,200}}?\b{_FOR_NOW}"
    rf"|{_OURS}[^.\n]{{0,200}}?\b(?:must|should|may|can|is|are)\s*not\s+(?:to\s+)?be\s+{_USED}\s+{_FOR_NOW}"
    rf"|hold\s+{_OURS}(?=\s*(?:slugged|headlined?|titled|[\"“„«‘'.!;:\n]|$|{_FOR_NOW}))"
)

_FREES: Final = re.compile(rf"\b(?:{FREED})", re.IGNORECASE)


def says_free(texts: Sequence[str]) -> bool:
    """Whether one of these texts says that a story may be used: asked of what is known to be a note."""
    return any(map(_FREES.search, texts))


_TILL: Final = (
    r"(?:until\s+(?:further\s+notice|you\s+hear|we\b|told\b|cleared\b|advised\b)|till?\s+further\s+notice|pending\b|while\s+we\b"
    r"|for\s+(?:now\b|the\s+(?:moment|time\s+being)\b|legal\b|lawyers?\b|clearance\b|(?:an?\s+)?(?:fact[\s-])?checks?\b))"
)
_STORY: Final = rf"(?:it\b|this\b|{_OURS}|(?:the|this)\s+copy\b|stor(?:y|ies)\b|publication\b)"
_STOPS: Final = rf"(?=\s*(?:[.!;,)\]*–—-]|$|{_TILL}))"
_BARE: Final = re.compile(
    r"[(\[*]{0,3}(?:(?:STORY\s+ON\s+)?HOLD(?:[\s,!-]+HOLD)*|HOLD\s+(?:THIS\s+)?STORY)[)\]*.!]{0,3}"
)
"""A line that says nothing else, in capitals: no news is one."""
_TO_EDITORS: Final = re.compile(
    r"\W{0,3}(?:(?:(?:advisory|notes?|attention)\s+(?:to|for)|attention)\s+)?(?:eds\.?|editors)\s{0,2}[:–—-]\s*",
    re.IGNORECASE,
)
_ITS_STORY: Final = re.compile(
    rf"\W{{0,3}}(?:(?:please|pls|kindly)\s+)?hold(?:[\s,!-]+hold)*(?:\s+(?:off\s+)?{_STORY})?{_STOPS}"
    rf"|\W{{0,3}}(?:{_STORY}\s+)?(?:(?:is|are|remains?)\s+)?(?:now\s+|still\s+)?on\s+hold{_STOPS}"
    rf"|\W{{0,3}}(?:please\s+|kindly\s+)?(?:do\s+not|don['’]?t)\s+{_USE}\s+{_STORY}\s+{_TILL}",
    re.IGNORECASE,
)
_NO_TERMS: Final = r"(?=\s*(?:[.!;)\]*–—]|$|,\s+(?:the\s+)?(?:story|copy|it)\s+(?:may|can)\b))"
"""What follows where a hold is lifted for all: "Hold lifted, but for print only" has terms."""
_LIFTED: Final = r"(?:lifted|released|removed|cancell?ed|off|over)"
_MAY: Final = r"(?:may|can)"
_ITS_RELEASE: Final = re.compile(
    rf"\W{{0,3}}(?:the\s+)?hold(?:\s+(?:on|for)\s+{_STORY})?\s+(?:(?:is|was|has\s+been)\s+)?(?:now\s+)?{_LIFTED}{_NO_TERMS}"
    rf"|\W{{0,3}}(?:(?:please|pls|kindly)\s+)?release\s+{_STORY}{_NO_TERMS}"
    rf"|\W{{0,3}}{_STORY}\s+(?:is|has\s+been)\s+(?:now\s+)?(?:released|off\s+hold|no\s+longer\s+on\s+hold|cleared\s+for\s+(?:use|publication|release)){_NO_TERMS}"
    rf"|\W{{0,3}}{_STORY}\s+{_MAY}\s+(?:now\s+(?:be\s+{_USED}|run)|(?:be\s+{_USED}|run)\s+(?:again|after\s+all)){_NO_TERMS}",
    re.IGNORECASE,
)
"""Of the story beside it; that it may be used, without "now" or "again", is said of what was never held, too."""
_ORDER: Final = re.compile(r"(?:(?:please|pls|kindly)\s+)?hold(?:[\s,!-]+hold)*\s*:\s", re.IGNORECASE)
_RELEASE_TO_EDITORS: Final = re.compile(rf"\W{{0,3}}(?:(?:please|pls|kindly)\s+)?released?{_NO_TERMS}", re.IGNORECASE)
"""To nobody it may be the kind of a text, as that of a press office."""
_BARE_RELEASE: Final = re.compile(r"[(\[*]{0,3}HOLD\s+(?:IS\s+)?(?:LIFTED|RELEASED)[)\]*.!]{0,3}")
_SENTENCES: Final = re.compile(r"(?<=[.!;])\s+|\n+")
_OPEN: Final = re.compile(r"\bhold\s+for\s+release\s*[.!)\]*]*$|\buntil\s+further\s+notice\b", re.IGNORECASE)

BARE_BEGINS: Final = ("HOLD", "STORY ON", "(HOLD", "[HOLD", "*HOLD", "**HOLD", "(STORY", "[STORY", "*STORY")
"""How a line that only holds may begin."""
_NOTE: Final = 600


def is_bare_hold(line: str) -> bool:
    """Whether a line says HOLD, or that it is lifted, and nothing else."""
    if not line.startswith(BARE_BEGINS):
        return False
    return _BARE.fullmatch(line) is not None or _BARE_RELEASE.fullmatch(line) is not None


def holds_its_story(note: str) -> bool:
    """Whether a note that stands beside a story asks to hold that story; to whom it is may stand in front."""
    if len(note) > _NOTE or ("hold" not in (low := note.lower()) and "notice" not in low):
        return False
    return any(map(_ITS_STORY.match, _SENTENCES.split(_said(note))))


def frees_its_story(note: str) -> bool:
    """Whether a note that stands beside a story says that its hold is lifted, on no terms."""
    if len(note) > _NOTE:
        return False
    low = note.lower()
    if not any(word in low for word in ("hold", "releas", "now", "again", "clear", "after")):
        return False
    said = _said(note)
    if said is not note and _RELEASE_TO_EDITORS.match(said):
        return True
    return any(map(_ITS_RELEASE.match, _SENTENCES.split(said)))


def _said(note: str) -> str:
    """Return what a note says, without to whom."""
    return note[found.end() :] if (found := _TO_EDITORS.match(note)) else note


def is_hold_to_editors(line: str) -> bool:
    """Whether a line above or below a story is addressed to editors, and asks them to hold that story, or lifts its hold."""
    return _TO_EDITORS.match(line) is not None and (holds_its_story(line) or frees_its_story(line))


def is_order_to_hold(line: str) -> bool:
    """Whether a line that stands for a whole text is an order to editors: "EDS: HOLD. Ferries wait in Oslo. Lawyers are reading."."""
    to = _TO_EDITORS.match(line)
    return to is not None and (_ORDER.match(line, to.end()) is not None or holds_its_story(line[:_NOTE]))


def is_open_hold(embargo: str) -> bool:
    """Whether the words of an embargo are an order to hold that waits for no moment."""
    return _OPEN.search(embargo) is not None
