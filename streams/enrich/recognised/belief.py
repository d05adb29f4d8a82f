"""May a name that only the recogniser knows be believed? It must be written as a name, and be nothing else that we know.

On the open set of names a recogniser's word alone is right for two of three names of several words, for two of five
organisations of one word, and for one of five people of one word: of the last only short forms of full names are taken.
"""

from typing import NamedTuple

from streams.enrich.entities.lexicon import (
    DEPARTMENTS,
    FUNCTION,
    NOT_NAMES,
    NOT_ORGANISATIONS,
    OFFICES,
    PARTICLES,
    ROLES,
    WHEN,
)
from streams.enrich.entities.links import Names
from streams.enrich.entities.lists import common, demonyms, english, is_place, key
from streams.enrich.entities.pieces import JOINING, POSSESSIVE
from streams.enrich.entities.readings import BEFORE_PLACES
from streams.enrich.entities.tokens import is_name_like
from streams.enrich.recognised.spans import Label

NOTHING_ELSE = FUNCTION | WHEN | NOT_NAMES | NOT_ORGANISATIONS | DEPARTMENTS | OFFICES | ROLES
"""Words that by themselves are something else than a name."""

NOT_BEFORE = BEFORE_PLACES | {"a", "an"}
"""Words after which one word alone is a place, or one of many ("an Axel"), and no organisation."""


class Told(NamedTuple):
    """A name as the recogniser tells it: its words, what they are, and the word before them in small letters."""

    words: list[str]
    label: Label
    before: str


def is_written_as_name(told: Told) -> bool:
    """Say whether words are spelt as one name, and name no place, time or thing that the tables know."""
    words = told.words
    if not words or not is_name_like(words[0]) or not (is_name_like(words[-1]) or words[-1] in POSSESSIVE):
        return False
    if not all(is_name_like(word) or word in JOINING | PARTICLES | POSSESSIVE for word in words):
        return False
    keys = list(map(key, words))
    if any(character.isdigit() for word in words for character in word) or not WHEN.isdisjoint(keys):
        return False
    if is_place(" ".join(keys)):
        return False
    return _is_no_word(keys[0]) if len(keys) == 1 else NOT_NAMES.isdisjoint((keys[0], keys[-1]))


def _is_no_word(word: str) -> bool:
    return word not in NOTHING_ELSE and word not in demonyms() and word not in common() and word not in english()


def is_believed(told: Told, names: Names) -> bool:
    """Say whether a name that is written as one is taken; `names` are all full names of the text."""
    words = told.words
    if len(words) > 1 or _is_short_form(told, names):
        return True
    return told.label == "organisation" and told.before not in NOT_BEFORE and names.person(words) is None


def _is_short_form(told: Told, names: Names) -> bool:
    full = names.person(told.words) if told.label == "person" else names.organisation(told.words)
    return full is not None and " " in full
