"""The office of a person as the text gives it: before the name ("Kremlin spokesman"), or after it between commas."""

from itertools import chain, islice

from streams.enrich.entities.around import after, ahead, before, starts_sentence
from streams.enrich.entities.lexicon import ADDRESS, BEFORE_ROLES, ROLE_NOUNS, ROLES
from streams.enrich.entities.lists import is_place, key, organisations
from streams.enrich.entities.pieces import AFTER_COMMA
from streams.enrich.entities.signs import (
    COMMON,
    DEMONYM,
    DEPARTMENT,
    FUNCTION,
    HEAD,
    PLACE_WORD,
    ROLE,
    TAIL,
    WHEN,
    look,
)
from streams.enrich.entities.tokens import is_name_like

LONGEST = 16
"""Tokens of the longest apposition; a longer one is a clause."""

NEAR = 7
"""Tokens at its beginning in which a noun for people must stand."""

OWNER = 4
"""Words of the country or house before an office."""

OPENINGS = frozenset({"a", "an", "the", "one", "its", "his", "her", "their"})


_PART = frozenset('\n("“‘-,.')
"""What no token parts from the place behind it."""


def role_of(text: str, start: int, end: int, office: tuple[int, int] | None) -> str | None:
    """Return the role of the person named between two places, or None; `office` is where one stands before the name."""
    begin = start
    if office and key(after(text, office[0])) not in ADDRESS:
        begin = office[0]
    begin = _with_nouns(text, begin)
    if begin < start:
        return text[_with_owner(text, begin) : before(text, start)[1]]
    return _apposition(text, end)


def _beside(text: str, place: int) -> tuple[int, str]:
    """Return where the token starts that nothing but a space parts from a place, and the token; empty without one."""
    if text[place - 1 : place] in _PART:  # a line begins, or a mark stands there
        return -1, ""
    start, end = before(text, place)
    return (start, text[start:end]) if end == place - 1 else (-1, "")


def _with_nouns(text: str, begin: int) -> int:
    """Step back over the nouns and what belongs to them: "chief economist", "former Foreign Minister"."""
    place, told = begin, 0
    start, word = _beside(text, place)
    while word and (signs := look(word)[1]) & (ROLE | DEPARTMENT):
        place, told = start, told | signs & ROLE
        start, word = _beside(text, place)
    return place if told else begin


def _with_owner(text: str, begin: int) -> int:
    """Take the country or house before an office with it: "U.S. President", "Interior Ministry spokesman"."""
    place = _over_owner(text, _over(text, begin, ROLE_NOUNS))
    start, end = before(text, place)
    if text[start:end] == "and":  # "President and COO"
        start, end = before(text, start)
        if key(text[start:end]) in ROLES:
            return _with_owner(text, _with_nouns(text, start))
    return _over(text, place, BEFORE_ROLES)


def _over(text: str, place: int, words: frozenset[str]) -> int:
    """Step back over words of a table."""
    start, word = _beside(text, place)
    while word in words:
        place = start
        start, word = _beside(text, place)
    return place


def _over_owner(text: str, place: int) -> int:
    start, word = _beside(text, place)
    for _ in range(OWNER):
        if not word or not (_owns(text, word, start) or _begins_house(text, word, start)):
            break
        place = _over_head(text, start)
        if key(word) in AFTER_COMMA:  # "Acme Robotics, Inc."
            comma, end = before(text, place)
            place = before(text, comma)[0] if text[comma:end] == "," and comma > 0 else place
        start, word = _beside(text, place)
    return place


def _over_head(text: str, place: int) -> int:
    """Step back over what a name belongs to by an "of": "Bank of England Governor"."""
    start, word = _beside(text, place)
    if word != "of":
        return place
    head, word = _beside(text, start)
    return head if word and is_name_like(word) and look(word)[1] & HEAD else place


def _begins_house(text: str, word: str, start: int) -> bool:
    """Say whether a word makes a well-known house with the next one: "White House", "Foreign Office"."""
    return word[0].isupper() and f"{key(word)} {key(after(text, start + len(word)))}" in organisations()


def _owns(text: str, word: str, start: int) -> bool:
    folded, signs = look(word)
    if not is_name_like(word) or (signs & (FUNCTION | WHEN) and not signs & (TAIL | PLACE_WORD)):
        return False
    if signs & (TAIL | HEAD | PLACE_WORD) or not starts_sentence(text, start):
        return True
    return bool(signs & DEMONYM) or folded in organisations() or is_place(word) or not signs & COMMON


def _apposition(text: str, end: int) -> str | None:
    """Return the words between the commas after a name, where they tell who that is."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha():  # two of three: no comma follows
        return None
    tokens = ahead(text, end)
    comma, opening = next(tokens, None), next(tokens, None)
    if not comma or comma[0] != "," or not opening or not _opens(opening[0]):
        return None
    begin, told = opening[1], opening[0] == "one"
    stop = begin
    for index, (word, start) in enumerate(chain((opening,), islice(tokens, LONGEST - 1))):
        if word in (",", ".", "\n", ";"):
            return text[begin:stop] if told and word in ",." else None
        told = told or (index < NEAR and _tells(word))
        stop = start + len(word)
    return None


def _opens(word: str) -> bool:
    opening = word.lower()
    return opening in OPENINGS or look(opening)[1] & (ROLE | DEPARTMENT) != 0


def _tells(word: str) -> bool:
    folded = key(word)
    return folded in ROLES or (folded.endswith("s") and folded[:-1] in ROLES)
