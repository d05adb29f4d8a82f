"""What the tables say of a word, as the bits of one number: they are asked once for a word, not wherever it stands."""

from collections.abc import Set as AbstractSet
from functools import cache

from streams.enrich.entities import lexicon
from streams.enrich.entities.lists import (
    common,
    demonyms,
    english,
    families,
    fold_word,
    given,
    names_of,
    small_words,
    spelt_as_words,
)
from streams.enrich.entities.pieces import JOINING
from streams.text.kept import kept_by_word

(
    OFFICE, DEPARTMENT, ROLE, TAIL, HEAD, LEGAL, CLUB, WHEN, FUNCTION, COMMON, ENGLISH, SPELT, SMALL, GIVEN, FAMILY, DEMONYM,
    PLACE_WORD, NAME_PARTICLE, NOT_NAME, NOT_ORGANISATION, STORM, RIVAL, OWNER, JOINS, FEATURE, MAN, WOMAN, BEARS,
) = (1 << bit for bit in range(28))  # fmt: skip
"""One for each table, and `BEARS`: an office, "Major-General" and "Vice-President" among them."""


@kept_by_word(20_000)
def look(word: str) -> tuple[str, int]:
    """Return the key of a word in the tables, and its signs."""
    folded = fold_word(word)
    return folded, signs(folded)


def signs(folded: str) -> int:
    """Return the signs of a key: the sum of the bits of all tables that have it."""
    found = _signs().get(folded, 0)
    return found | BEARS if "-" in folded and _is_office(folded) else found


def _is_office(folded: str) -> bool:
    """Say whether an office is called by two words: "Major-General", "Vice-President"."""
    first, _, second = folded.partition("-")
    offices = lexicon.OFFICES
    return second in offices and (first in offices or first in lexicon.DEPARTMENTS)


@cache
def _signs() -> dict[str, int]:
    """Return the signs of every word that stands in a table: one look for a word in place of one into each table."""
    found: dict[str, int] = {}
    for bit, table in _tables():
        for word in table:
            found[word] = found.get(word, 0) | bit
    same: dict[int, int] = {}  # 83,000 words have 177 sums: one number for each, and not 2 MB of them
    return {word: same.setdefault(bits, bits) for word, bits in found.items()}


def _tables() -> tuple[tuple[int, AbstractSet[str]], ...]:
    return (
        (OFFICE | BEARS, lexicon.OFFICES),
        (DEPARTMENT, lexicon.DEPARTMENTS),
        (ROLE, lexicon.ROLES),
        (TAIL, lexicon.TAILS),
        (HEAD, lexicon.HEADS),
        (LEGAL, lexicon.LEGAL),
        (CLUB, lexicon.CLUBS),
        (WHEN, lexicon.WHEN),
        (FUNCTION, lexicon.FUNCTION),
        (COMMON, common()),
        (ENGLISH, english()),
        (SPELT, spelt_as_words()),
        (SMALL, small_words()),
        (GIVEN, given()),
        (FAMILY, families()),
        (DEMONYM, demonyms()),
        (PLACE_WORD, lexicon.PLACE_WORDS),
        (NAME_PARTICLE, lexicon.NAME_PARTICLES),
        (NOT_NAME, lexicon.NOT_NAMES),
        (NOT_ORGANISATION, lexicon.NOT_ORGANISATIONS),
        (STORM, lexicon.STORMS),
        (RIVAL, lexicon.RIVALS),
        (OWNER, lexicon.OWNERS),
        (JOINS, JOINING),
        (FEATURE, lexicon.FEATURES),
        (MAN, names_of("men")),
        (WOMAN, names_of("women")),
    )
