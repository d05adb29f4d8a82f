"""Whether the words at a name speak of its division, not of its city or country: Kursk region, Georgia's governor, upstate New York."""

import re

from streams.enrich.places import clues
from streams.enrich.places.areas import Area, area_of
from streams.enrich.places.words import after, before
from streams.text.words import words

_GOVERNED = re.compile(r"(?:['’]s)? (?:[Gg]overnor|Gov\.|[Ll]egislature)(?![a-z])")
_INITIALS = frozenset("gGlLs")
"""Of a governor or a legislature, and of an 's, behind a space or an apostrophe."""
_STATE_INITIALS = frozenset("lpSsaANs")
_OF_STATE = re.compile(
    r"(?:['’]s)? (?:lawmakers?|legislators?|prisons|prison (?:system|guards?|officials)|[Ss]tate (?:[Pp]olice|[Tt]roopers?|[Ss]enat(?:e|ors?)|[Pp]risons?|[Ll]aw)"
    r"|[Aa]ttorney [Gg]eneral|National Guard|law(?! (?:firm|school)|yer)|Assembly)(?![a-z])"
)
"""What a state has, and a city of its name has not."""
_WASHINGTON = ("US", "WA")
"""Its lawmakers and prisons are seldom meant: Congress sits in the city of its name."""
_LED = frozenset(("f ", "e ", "n ", "l "))
"""The end of "of", "upstate", "western" and "central", with its space."""
_BEFORE_STATE = re.compile(
    r"\b(?:(?:Gov\.|[Gg]overnor|Sen\.|Senator|Rep\.|Representative|Attorney General) (?:[A-Z][\w.’'-]* ){1,4}"
    r"|(?:Northern|Southern|Eastern|Western|Central|Middle) District )of $"
)
"""Before a state: "Gov. Kathy Hochul of New York"; "the Eastern District of New York" is no part of the city."""
_NAMED = 60
_OF = words("state province region governor oblast legislature governorate prefecture")
_PART = words("upstate western eastern northern southern central")
"""Before a state that shares its name with a city: "eastern Washington", "upstate New York"; "northwest Washington" is of the city."""


def follows(text: str, end: int) -> bool:
    """Say whether "region" or its like follows; most words begin with another letter and are not looked at."""
    return text[end + 1 : end + 2] in clues.DIVISION_INITIALS and after(text, end).lower() in clues.DIVISION_AFTER


def told_division(text: str, start: int, end: int, division: Area, *, shared: bool) -> Area | None:
    """Return the one division of a name where the words beside it say so; `shared`: a country has the name too."""
    if follows(text, end) or (text[end + 1 : end + 2] in _INITIALS and _GOVERNED.match(text, end)):
        return division
    if text[end + 1 : end + 2] in _STATE_INITIALS and _OF_STATE.match(text, end) and _is_state(division, shared=shared):
        return division if (division.country, division.division) != _WASHINGTON else None
    if text[start - 2 : start] not in _LED:  # most
        return None
    small = before(text, start)
    if (
        small == "of"
        and _is_state(division, shared=False)
        and _BEFORE_STATE.search(text, max(0, start - _NAMED), start)
    ):
        return division
    if small == "of" and before(text, start - len("of ")).lower() in _OF and text[end : end + 1] not in ("'", "’"):
        return division
    return division if small.lower() in _PART and _is_state(division, shared=shared) else None


def _is_state(division: Area, *, shared: bool) -> bool:
    """Say whether a division is a state of the United States that no country shares its name with."""
    return division.country == "US" and not shared and area_of("US", division.division) is division
