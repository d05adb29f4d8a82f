"""What desks write of a story that is on hold, or may be used again: patterns in small letters for the start of a sentence.

The story slugged FERRIES is on hold pending legal review.      HELD
The story headlined “Ferries wait” may now be released.         FREED
"""

import re
from collections.abc import Sequence
from typing import Final

_OURS: Final = r"(?:the|our|this)\s+(?:\w+\s+){0,2}?(?:stor(?:y|ies)|items?|articles?|dispatch(?:es)?|pieces?|headlines?|alerts?)\b"
_ENDS: Final = r"(?=\s*(?:[.!;:\n]|$|and\s+may\s+be\s+used\b|again\b|in\s+full\b|after\s+all\b|as\s+sent\b))"
"""What no news goes on with: "The story may now be published, judge rules" has more to tell."""
FREED: Final = (
    rf"hold\s+(?:is\s+|has\s+been\s+)?(?:lifted|released)\s*[.!]*$|(?:the\s+)?hold\s+on\s+{_OURS}[^.\n]{{0,200}}?\b(?:lifted|released){_ENDS}"
    rf"|{_OURS}[^.\n]{{0,200}}?\b(?:(?:may|can)\s+now\s+be\s+(?:released|used|published|run){_ENDS}|(?:is|are)\s+(?:now\s+)?(?:released(?:\s+for\s+(?:use|publication))?|cleared\s+for\s+(?:use|publication|release)){_ENDS})"
    rf"|please\s+release\s+{_OURS}|(?:you|clients|editors|subscribers)\s+(?:may|can)\s+now\s+(?:use|release|publish|run)\s+{_OURS}"
    rf"|die\s+(?:\w+\s+){{0,2}}?(?:meldung(?:en)?|beitr[aä]ge?|story)\b[^.\n]{{0,200}}?\b(?:ist|sind|wird|werden)\s+(?:\w+\s+){{0,3}}?freigegeben{_ENDS}"
)
_FOR_NOW: Final = r"(?:until\s+further\s+notice|for\s+now|pending\s+(?:our|legal|a\s+check)|while\s+we)\b"
HELD: Final = (
    rf"{_OURS}[^.\n]{{0,200}}?\b(?:is|are)\s+(?:now\s+)?on\s+hold(?=\s*(?:[.!;:\n]|$|{_FOR_NOW}))"
    rf"|hold\s+{_OURS}(?=\s*(?:slugged|headlined?|titled|[\"“„«‘'.!;:\n]|$|{_FOR_NOW}))"
)

_FREES: Final = re.compile(rf"\b(?:{FREED})", re.IGNORECASE)


def says_free(texts: Sequence[str]) -> bool:
    """Whether one of these texts says that a story may be used: asked of what is known to be a note."""
    return any(map(_FREES.search, texts))
