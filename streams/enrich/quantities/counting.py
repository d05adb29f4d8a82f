"""Whether a number without a unit counts something: people, ships, a crowd; not ranks, names, scores and years."""

import re

from streams.enrich.numerals import NUMBER

_NAMES = (
    "No|Nos|Flight|Route|Highway|Interstate|Article|Section|Chapter|Resolution|Boeing|Airbus|Room|Channel|Day|Week|Year|Phase|Stage|Part|Group"
    "|Formula|Level|Category|Type|Version|Grade|Class|Unit|Number|Page|Apollo|Act|Title|Rule|Pope|Area|Zone|District|Ward|Line|Platform|Gate|Lot"
    "|Box|Round|Game|Super Bowl"
)
_RANKS = "force|magnitude|category|stage|phase|grade|level|size|chapter|section|article|paragraph|route|flight|room"
"""In small letters too what stands before a number that ranks: "force 8 winds", "phase 3 trials"."""
_NAMED = re.compile(rf"(?:\b(?:{_NAMES}|{_RANKS}|[A-Z][a-z]+ [IVX]+)\.? ?|[A-Z]{{2,}}[ -]?|[#@/])$")
"""What stands before a number that is a name, a rank or a place."""
_ENDS = (*_NAMES.split("|"), *_RANKS.split("|"))
_THINGS = (
    r"(?:(?:more|other|new|old|young|dead|injured|wounded|armed|former|local|foreign|senior|civilian|[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?|[a-z]+(?:al|an|ed"
    r"|ic|ous|ive|ing|ish|ar|y|ese|ern|ful|less|nt)) ){0,3}"
    r"(?:people|men|women|children|police|troops|personnel|staff|crew|passengers|[a-z]+men|[a-z]+women|[a-z]+people|sheep|cattle|fish|aircraft|percent|dead|injured|[a-z]{2,}s)\b"
)
_PLURAL = re.compile(rf" {_THINGS}")
_PLAIN = re.compile(r" [a-z]{2,}s\b")
"""Most things that are counted: one word, in a tenth of the time that the whole pattern takes."""
_OUT_OF = re.compile(
    rf" (?:of|out of|in) (?:(?:its|his|her|their|the|all|some|about|nearly|more than|every) ){{0,2}}{NUMBER} {_THINGS}",
    re.IGNORECASE,
)
"""The whole of which it is a part: "1,500 of 21,000 jobs"."""
_OF_OWN = re.compile(rf" of (?:his|her|its|their|our|my|your)(?: own)?{_PLURAL.pattern}", re.IGNORECASE)
"""Part of what someone has: "43 of his own parking tickets"."""
_NO_PLURAL = re.compile(
    r" (?:is|was|has|as|its|his|this|does|says|plus|minus|times|versus|across|towards|always|besides|goes|gives|takes|makes|points out)\b"
)
_TO = "of|at|to|by|was|is|reached|exceeded|exceeds"
_ABOUT = "about|around|nearly|almost|some|at least|more than|over|up to"
_CROWD = re.compile(
    r"\b(?:crowds?|population|audiences?|attendance|death toll|toll|workforce|membership|circulation|readership|headcount)"
    rf" (?:[a-z]+ ){{0,2}}?(?:{_TO})(?: (?:{_ABOUT}))?(?: an estimated)? $"
)
"""What is counted where it stands before the number: "a crowd estimated at 15,000"."""
_BEFORE = 60
_LEADS = tuple(f" {word} " for word in f"{_TO}|{_ABOUT}|an estimated".split("|"))


def counts(text: str, start: int, end: int, said: str) -> bool:
    """Say whether the number from `start` to `end`, in lower case `said`, counts what stands around it."""
    if said in ("one", "a", "an"):
        return False
    if said.endswith("dozen") or text.startswith("-strong ", end):
        return True
    if text.startswith(" ", end):
        if _PLAIN.match(text, end) or _PLURAL.match(text, end):
            return _NO_PLURAL.match(text, end) is None
        if _OUT_OF.match(text, end) or _OF_OWN.match(text, end):
            return True
    before = text[max(0, start - _BEFORE) : start]
    return before.removesuffix("\n").endswith(_LEADS) and _CROWD.search(before) is not None


def is_name(text: str, start: int) -> bool:
    """Say whether a number is part of a name, a rank or a place by what stands before it: "Flight 370".

    Most stand behind a word in lower case or a bracket; they need no search.
    """
    before = text[max(0, start - 24) : start]
    word = before.rstrip(" \n.-")
    if not word or (word[-1] not in "#@/" and not word[-1].isupper() and not word.endswith(_ENDS)):
        return False
    return _NAMED.search(before) is not None


def is_in_name(text: str, start: int) -> bool:
    """Say whether a number in words is part of a name: "Team Two", "the Seven Sisters"."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - 24) : start].rstrip()
    return bool(before) and before[-1] not in ".!?:;”\"'“" and "\n" not in text[max(0, start - 2) : start]
