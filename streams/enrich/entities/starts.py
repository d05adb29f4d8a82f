"""Starts of sentences, where a capital says nothing: which words of a run only begin a sentence."""

from streams.enrich.entities.lexicon import (
    DEPARTMENTS,
    FUNCTION,
    HEADS,
    LEGAL,
    NAME_PARTICLES,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    PLACE_WORDS,
    RIVALS,
    ROLES,
    TAILS,
)
from streams.enrich.entities.lists import common, demonyms, english, given, key, organisations
from streams.enrich.entities.pieces import JOINING, POSSESSIVE
from streams.enrich.entities.tokens import Tokens, is_name_like

END_OF_SENTENCE = frozenset({".", "!", "?", ":", ";", "\n", "•", "*", "–", "—", "|"})
OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "«", "„", "`", "-"})
NEVER_GIVEN = frozenset(
    {"the", "in", "but", "and", "an", "so", "see", "many", "will", "may", "such", "these", "add", "my"}
)
"""Words that are given names somewhere, and begin a sentence far more often."""


def starts_sentence(stream: Tokens, index: int) -> bool:
    """Say whether nothing but a mark of opening stands between a token and the end of the sentence before."""
    while index and stream.texts[index - 1] in OPENING:
        index -= 1
    return index == 0 or stream.texts[index - 1] in END_OF_SENTENCE


def without_start(stream: Tokens, first: int, last: int, lower: frozenset[str]) -> int:
    """Step over the words that have a capital only because a sentence begins."""
    if last - first == 1 and stream.texts[first].lower() not in FUNCTION:  # may be a family name: Brown, Hill
        return first
    begin = first
    while first < last and _only_starts(stream, first, last, lower):
        first += 1
        if first == begin + 1 and stream.texts[begin] in ("The", "A", "An") and _is_known(stream, first, last):
            break
    return first


def _is_known(stream: Tokens, first: int, last: int) -> bool:
    """Say whether a run is, or begins with, a house that needs no other sign: "The World Health Organization"."""
    keys = [key(word) for word in stream.texts[first:last]]
    return any(" ".join(keys[:count]) in organisations() for count in range(2, len(keys) + 1))


def _only_starts(stream: Tokens, first: int, last: int, lower: frozenset[str]) -> bool:
    word = stream.texts[first].lower()
    following = stream.texts[first + 1] if first + 1 < last else ""
    if following and word not in NEVER_GIVEN and _goes_on(word, following):
        return False
    if (
        word not in OFFICES
        and word not in NOT_NAMES
        and (word in ROLES or word in english())
        and _is_of_people(key(following))
    ):
        return True  # "Fullback Jan Novak", "Controversial Australian Jan Novak"
    if word in RIVALS and is_name_like(following or "a") and key(following) not in TAILS:
        return True
    if word in DEPARTMENTS and following:
        return word in common() and not any(_is_noun(key(stream.texts[each])) for each in range(first + 1, last))
    if word in DEPARTMENTS or word in TAILS or word in HEADS:
        return False
    return word in common() or stream.texts[first] in JOINING or (word in lower and word not in OFFICES)


def _goes_on(word: str, following: str) -> bool:
    """Say whether a name goes on after a word that could be common: "Mark Novak", "New Zealand", "Apple Inc", "Van der"."""
    if following == "&" or following in POSSESSIVE or key(following) in LEGAL:
        return True
    if not is_name_like(following):
        return word in NAME_PARTICLES and following in PARTICLES
    return word in given() or word in PLACE_WORDS or word in NAME_PARTICLES


def _is_of_people(word: str) -> bool:
    return word in given() or word in demonyms()


def _is_noun(word: str) -> bool:
    return word in OFFICES or word in DEPARTMENTS or word in TAILS or word in HEADS
