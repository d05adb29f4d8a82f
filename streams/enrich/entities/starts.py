"""Starts of sentences, where a capital says nothing: which words of a run only begin a sentence."""

from collections.abc import Container

from streams.enrich.entities.lexicon import FUNCTION, PARTICLES
from streams.enrich.entities.lists import organisations
from streams.enrich.entities.national import BODIES, is_body
from streams.enrich.entities.pieces import JOINING, POSSESSIVE
from streams.enrich.entities.signs import (
    COMMON,
    DEMONYM,
    DEPARTMENT,
    ENGLISH,
    GIVEN,
    HEAD,
    LEGAL,
    NAME_PARTICLE,
    NOT_NAME,
    OFFICE,
    PLACE_WORD,
    RIVAL,
    ROLE,
    TAIL,
    signs,
)
from streams.enrich.entities.tokens import is_name_like
from streams.enrich.entities.wording import Wording

NEVER_GIVEN = frozenset(
    {"the", "in", "but", "and", "an", "so", "see", "many", "will", "may", "such", "these", "add", "my"}
)
"""Words that are given names somewhere, and begin a sentence far more often."""

GOES_ON = GIVEN | PLACE_WORD | NAME_PARTICLE
"""A name goes on after these, common words or not: "Mark Novak", "New Zealand", "Van Moer"."""

NOUN = OFFICE | DEPARTMENT | TAIL | HEAD


def without_start(run: Wording, small: Container[str]) -> int:
    """Return the first word of a run that has a capital not only because a sentence begins."""
    last = len(run.words)
    if last == 1 and (run.words[0].lower() not in FUNCTION or _is_acronym(run)):  # may be a family name: Brown, Hill
        return 0
    first = 0
    while first < last and (_tells_whom(run, first) or _is_what_he_is(run, first) or _only_starts(run, first, small)):
        if run.words[first][0].isupper() and _is_known(run, first):  # "White House", "Staff of Save the Children"
            break
        first += 1
        if first == 1 and run.words[0] in ("The", "A", "An") and (_names_house(run) or _is_known(run, first)):
            break
    return first


def _names_house(run: Wording) -> bool:
    """Say whether a run ends as a house does, or has the head of one: "The High Court", "The Popular Front for"."""
    pairs = zip(run.signs, run.words[1:], strict=False)
    return bool(run.signs[-1] & TAIL) or any(signs & HEAD and word in ("of", "for") for signs, word in pairs)


def _is_acronym(run: Wording) -> bool:
    """Say whether a small word in capitals is a house: "WHO", not "AN"."""
    return run.words[0].isupper() and run.keys[0] in organisations()


def _is_known(run: Wording, first: int) -> bool:
    """Say whether a run is, or begins with, a house that needs no other sign: "The World Health Organization"."""
    if first < len(run.keys) and run.keys[first] in BODIES:
        return any(is_body(run.keys[first:end]) for end in range(first + 2, len(run.keys) + 1))
    known, joined = organisations(), run.keys[first] if first < len(run.keys) else ""
    for folded in run.keys[first + 1 :]:
        joined = f"{joined} {'&' if folded == 'and' else folded}"
        if joined in known:
            return True
    return False


def _only_starts(run: Wording, first: int, small: Container[str]) -> bool:
    word = run.words[first].lower()
    sign = run.signs[first] if word == run.keys[first] else signs(word)
    following, next_sign = (run.words[first + 1], run.signs[first + 1]) if first + 1 < len(run.words) else ("", 0)
    if following and word not in NEVER_GIVEN and _goes_on(sign, following, next_sign):
        return False
    if sign & (ROLE | ENGLISH) and not sign & (OFFICE | NOT_NAME) and next_sign & (GIVEN | DEMONYM):
        return True  # "Fullback Jan Novak", "Controversial Australian Jan Novak"
    if sign & RIVAL and is_name_like(following or "a") and not next_sign & TAIL:
        return True
    if sign & DEPARTMENT and following:
        return bool(sign & COMMON) and not any(each & NOUN for each in run.signs[first + 1 :])
    if sign & (DEPARTMENT | TAIL | HEAD):
        return False
    return bool(sign & COMMON) or run.words[first] in JOINING or (not sign & OFFICE and word in small)


def _is_what_he_is(run: Wording, first: int) -> bool:
    """Say whether a noun for people that is nobody's name stands before two words like names: "Quarterback Dak Willis"."""
    word = run.words[first].lower()
    if first + 2 >= len(run.words) or run.signs[first] & (OFFICE | GIVEN):
        return False
    noun = (
        signs(word.partition("-")[0] if "-of-" in word else word.rpartition("-")[2])
        if "-" in word
        else run.signs[first]
    )
    return bool(noun & ROLE and noun & ENGLISH) and not any(
        each & NOUN or not is_name_like(next_word)
        for each, next_word in zip(run.signs[first + 1 :], run.words[first + 1 :], strict=False)
    )


def _tells_whom(run: Wording, first: int) -> bool:
    """Say whether a noun for people stands before a given name and one more, a family name or not: "Baker Ruth Penn"."""
    if first + 2 >= len(run.words) or not run.signs[first] & ROLE or run.signs[first] & OFFICE:
        return False
    return bool(run.signs[first + 1] & GIVEN) and is_name_like(run.words[first + 2]) and not run.signs[first + 2] & NOUN


def _goes_on(sign: int, following: str, next_sign: int) -> bool:
    """Say whether a name goes on after a word that could be common: "Mark Novak", "New Zealand", "Apple Inc", "Van der"."""
    if following == "&" or following in POSSESSIVE or next_sign & LEGAL:
        return True
    if not is_name_like(following):
        return bool(sign & NAME_PARTICLE) and following in PARTICLES
    return bool(sign & GOES_ON)
