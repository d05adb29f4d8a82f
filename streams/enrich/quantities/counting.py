"""Whether a number without a unit counts something: people, ships, a crowd; not ranks, names, scores and years."""

import re

from streams.enrich.numerals import NUMBER
from streams.text.words import words

_NAMES = (
    "No|Nos|Flight|Route|Highway|Interstate|Article|Section|Chapter|Resolution|Boeing|Airbus|Room|Channel|Day|Week|Year|Phase|Stage|Part|Group"
    "|Formula|Level|Category|Type|Version|Grade|Class|Unit|Number|Page|Apollo|Act|Title|Rule|Pope|Area|Zone|District|Ward|Line|Platform|Gate|Lot"
    "|Box|Round|Game|Super Bowl|Local"
)
_RANKS = "force|magnitude|category|stage|phase|grade|level|size|chapter|section|article|paragraph|route|flight|room"
"""In small letters too what stands before a number that ranks: "force 8 winds", "phase 3 trials"."""
_NAMED = re.compile(rf"(?:\b(?:{_NAMES}|{_RANKS}|[A-Z][a-z]+ [IVX]+)\.? ?|[A-Z]{{2,}}[ -]?|[#@/])$")
"""What stands before a number that is a name, a rank or a place."""
_ENDS = (*_NAMES.split("|"), *_RANKS.split("|"))
_LAST = frozenset(end[-2:] for end in _ENDS)
_THINGS = (
    r"(?:(?:more|other|new|old|young|dead|injured|wounded|armed|former|local|foreign|senior|civilian|[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?|[a-z]+(?:al|an|ed"
    r"|ic|ous|ive|ing|ish|ar|y|ese|ern|ful|less|nt)) ){0,3}"
    r"(?:people|men|women|[a-z-]*children|police|troops|personnel|staff|crew|[a-z]+men|[a-z]+women|[a-z]+people|sheep|cattle|mice|geese|deer|fish|salmon|[a-z]+craft|percent|dead|injured|[a-z]{2,}s)\b"
)
_PLURAL = re.compile(rf" {_THINGS}")
_PLAIN = re.compile(r" [a-z]{2,}s\b")
"""Most things that are counted: one word, in a tenth of the time that the whole pattern takes."""
_NOUNS = re.compile(r" ([a-z][a-z-]+) ([a-z-]*[a-z])(?: ([a-z-]*[a-z]))?(?![\w’'])")
_MANY = re.compile(r"people|men|women|[a-z-]*children|[a-z]+men|[a-z]+women|[a-z]{2,}[^us]s")
_NO_NOUNS = words(
    "of in on at to for from by with and or but nor as than then when while after before until since if that which who whose where he she it they we "
    "you his her its their our the a an this these those is was were are has have had will would could may might can be been not per up down over under "
    "out off about ago away each every all both against during between among versus vs last next today said told times year month day hour"
)
_BEGIN = words(
    "Some About Around Nearly Almost The These Those All Only Another Its His Her Their Our In By With At For And But Of"
)
"""Words before a number that have a capital because a sentence begins with them."""
_NOTHING_COUNTED = words(
    "is was has as its his this does says always perhaps besides towards across versus times years months weeks days hours minutes seconds dlrs cts"
)
"""Words with an s at their end that are not counted."""
_OUT_OF = re.compile(
    rf" (?:of|out of|in) (?:(?:its|his|her|their|the|all|some|about|nearly|more than|every) ){{0,2}}{NUMBER} {_THINGS}",
    re.IGNORECASE,
)
"""The whole of which it is a part: "1,500 of 21,000 jobs"."""
_OF_SOME = re.compile(
    rf" of (?:(?:his|her|its|their|our|my|your)(?: own)?|the|those|these){_PLURAL.pattern}", re.IGNORECASE
)
"""Part of what is there: "43 of his own parking tickets", "nine of the injured"."""
_NO_PLURAL = re.compile(
    r" (?:is|was|has|as|its|his|this|does|says|plus|minus|times|versus|across|towards|always|besides|goes|gives|takes|makes|points out)\b"
)
_TO = "of|at|to|by|was|is|reached|exceeded|exceeds"
_ABOUT = "about|around|nearly|almost|some|at least|more than|over|up to"
_CROWD = re.compile(
    r"\b(?:crowds?|population|audiences?|attendance|death toll|toll|workforce|membership|circulation|readership|headcount|majority|squad|electorate|enrolment|enrollment)"
    rf" (?:[a-z]+ ){{0,2}}?(?:{_TO})(?: (?:{_ABOUT}))?(?: an estimated)? $"
)
"""What is counted where it stands before the number: "a crowd estimated at 15,000"."""
_BEFORE = 60
_LEADS = tuple(f" {word} " for word in f"{_TO}|{_ABOUT}|an estimated".split("|"))


def counts(text: str, start: int, end: int, said: str) -> bool:
    """Say whether the number from `start` to `end`, in lower case `said`, counts what stands around it."""
    if said in ("one", "a", "an"):
        return False
    if said.endswith("dozen") or text.startswith(("-strong ", "-odd "), end):
        return True
    if text.startswith(" ", end):
        if _PLAIN.match(text, end) or _PLURAL.match(text, end):
            return _NO_PLURAL.match(text, end) is None
        if _is_compound(text, end) and not _behind_name(text, start):
            return True
        if _OUT_OF.match(text, end) or _OF_SOME.match(text, end):
            return True
    before = text[max(0, start - _BEFORE) : start]
    return before.removesuffix("\n").endswith(_LEADS) and _CROWD.search(before) is not None


def _is_compound(text: str, end: int) -> bool:
    """Say whether two or three nouns follow, the last of them many: "12 farm workers", "14 crude oil tankers"."""
    nouns = _NOUNS.match(text, end)
    if nouns is None:
        return False
    first, *others = nouns.groups()
    for noun in others:
        if first in _NO_NOUNS or first.endswith("ly") or _MANY.fullmatch(first) or noun is None:
            return False
        if _MANY.fullmatch(noun):
            return noun not in _NOTHING_COUNTED
        first = noun
    return False


def _behind_name(text: str, start: int) -> bool:
    """Say whether a word with a capital stands right before a number: "Windows 11 start menus"."""
    before = text[max(0, start - 24) : start].rstrip()
    word = before[before.rfind(" ") + 1 :]
    return word[:1].isupper() and word not in _BEGIN


def is_name(text: str, start: int) -> bool:
    """Say whether a number is part of a name, a rank or a place by what stands before it: "Flight 370".

    Most stand behind a word in lower case or a bracket; they need no search.
    """
    before = text[max(0, start - 24) : start]
    word = before.rstrip(" \n.-")
    if not word or (
        word[-1] not in "#@/" and not word[-1].isupper() and not (word[-2:] in _LAST and word.endswith(_ENDS))
    ):
        return False
    return _NAMED.search(before) is not None


def is_in_name(text: str, start: int) -> bool:
    """Say whether a number in words is part of a name: "Team Two", "the Seven Sisters"."""
    if not text[start].isupper():
        return False
    before = text[max(0, start - 24) : start].rstrip()
    return bool(before) and before[-1] not in ".!?:;”\"'“" and "\n" not in text[max(0, start - 2) : start]
