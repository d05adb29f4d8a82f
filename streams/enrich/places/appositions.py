"""What a noun beside a name tells of where it lies: "the Syrian town of Tripoli", "Astoria, a town in Oregon".

Newsrooms write so where a reader may think of another place of that name.
"""

import re
from collections.abc import Mapping

from streams.enrich.places.areas import Area
from streams.enrich.places.candidates import Candidate
from streams.enrich.places.qualifiers import Qualifier
from streams.text.words import words

_NOUNS = words(
    "city town village capital port suburb hamlet resort borough community municipality metropolis stronghold enclave"
)
_NOUN = rf"(?:{'|'.join(sorted(_NOUNS))})"
_WORDS = r"(?:[a-z]+(?:-[a-z]+)* ){0,3}?"
"""Words beside the noun: "largest", "second", "port"."""
_BEFORE = re.compile(rf"(?:['’]s?)? {_WORDS}{_NOUN}(?: of |, | )")
"""Between an area and a name: "Libya's capital, Tripoli", "the Idaho city of Moscow"."""
_OWN = frozenset(("'s ", "’s ", "' ", "’ "))
"""The same: "Scotland's Perth"."""
_HEAD = re.compile(r"(?:^|[.!?\n][\"”’]? ?)In (?:the )?$")
"""Before an area at the head of a sentence, of which the name behind a comma speaks: "In Australia, Perth was dry"."""
_CAPITAL_OF = re.compile(rf"\b{_NOUN} (?:of|in) (?:the )?$")
"""Before an area: "the capital of Western Australia, Perth"."""
_POLICE = re.compile(
    rf"(?:['’]s)? {_WORDS}(?:troopers?|police|policem[ae]n|(?:police )?officers?|deputies|sheriff|firefighters|rangers)(?: (?!said\b|says?\b|told\b|warned\b|believe)[a-z]+){{0,3}} (?:in|near|outside) "
)
"""Between a state and a town: who keeps order keeps it at home, "Texas troopers in Paris"."""
_IN = (" in ", " near ", " outside ")
_ELSEWHERE = ("washington", "new york")
_LONGEST = 48
"""Code points between an area and the name of which it tells."""

_OPENS = (", a ", ", an ", ", the ")
_BEHIND = re.compile(rf", (?:an?|the) {_WORDS}(?P<noun>{_NOUN} (?:in|of) (?:the )?{_WORDS})?(?=[^\W\d_a-z])")
"""Between a name and the area behind it: ", a small town in northern"; or ", the", and the noun stands behind."""
_NOUN_BEHIND = re.compile(rf"(?:['’]s?)? {_WORDS}{_NOUN}\b")


def beside(
    text: str, found: Candidate, previous: Candidate | None, following: Mapping[int, Candidate]
) -> Qualifier | None:
    """Return the area in which a name is said to lie by what stands before it, or by an apposition behind it."""
    if previous and 0 < found.start - previous.end <= _LONGEST:
        between = text[previous.end : found.start]
        if _tells(text, between, previous, found) and (areas := _areas(previous)):
            return Qualifier(areas, previous.start, previous.end)
    if not text.startswith(_OPENS, found.end) or not (comma := _BEHIND.match(text, found.end)):
        return None
    other = following.get(comma.end())
    areas = _areas(other) if other else ()
    if other and areas and (comma["noun"] or _NOUN_BEHIND.match(text, other.end)):
        return Qualifier(areas, other.start, other.end)
    return None


def _tells(text: str, between: str, previous: Candidate, found: Candidate) -> bool:
    """Say whether what stands between an area and a name makes it the area of the name.

    What newsrooms write alone is told by a noun at once only: "Canada's London embassy", "in Canada, London shares rose".
    """
    if between == ", ":
        head = text[max(0, previous.start - _LONGEST) : previous.start]
        return bool(_HEAD.search(head) or _CAPITAL_OF.search(head)) and not _alone(found)
    if between in _OWN:
        return not previous.name.people and not _alone(found)
    if between.endswith(_IN):
        state = previous.name.surely
        return bool(state and state.division and found.name.key not in _ELSEWHERE and _POLICE.fullmatch(between))
    if between.removesuffix("of ").rstrip(" ,").rpartition(" ")[2] not in _NOUNS:  # most
        return False
    return _BEFORE.fullmatch(between) is not None and not (between.endswith(", ") and _alone(found))


def _alone(found: Candidate) -> bool:
    return any(option.alone for option in found.name.options)


def _areas(found: Candidate) -> tuple[Area, ...]:
    """Return the countries and divisions of a name, or that of a people."""
    if found.name.people:
        place = found.name.people.place
        return (place,) if isinstance(place, Area) and place.country else ()
    return tuple(area for area in found.name.areas if area.country)
