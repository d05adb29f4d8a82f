"""Lists of names that the package brings (data/README.md), read once, and what the gazetteer says about a name."""

import gzip
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from streams.enrich.entities import lexicon
from streams.enrich.entities.press import press
from streams.enrich.gazetteer import cities, regions
from streams.enrich.names import fold
from streams.enrich.places.areas import areas
from streams.text.kept import kept_by_word

WELL_KNOWN = 50_000
"""Inhabitants from which a city is meant by its name alone; smaller ones share theirs with too many families."""

SMALL = 5
"""Letters from which a common word may be part of a name ("Bright", "Young")."""


@kept_by_word(20_000)
def key(word: str) -> str:
    """Return the key of a word in the tables, kept; `fold_word` makes it."""
    return fold_word(word)


def fold_word(word: str) -> str:
    """Return the key of a word in the tables: lower case, without a final dot; folded when it has odd letters."""
    lower = word.lower().rstrip(".").replace("’", "'")
    return lower if lower.isascii() else fold(lower)


def without_suffix(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name up to the family name: without "Jr." behind others."""
    return words[:-1] if len(words) > 1 and key(words[-1]) in lexicon.SUFFIXES else words


@cache
def given() -> frozenset[str]:
    """Return the given names of some fifty countries."""
    return _lines("given_names.txt.gz") - lexicon.FUNCTION - lexicon.PLACE_WORDS - (lexicon.WHEN - {"jan"})


def names_of(whom: Literal["men", "women"]) -> frozenset[str]:
    """Return the given names that only men have, or only women."""
    return _lines(f"{whom}_names.txt.gz") & given()


@cache
def families() -> frozenset[str]:
    """Return the family names of some fifty countries."""
    return _lines("family_names.txt.gz") - lexicon.FUNCTION - lexicon.DEMONYMS


@cache
def organisations() -> frozenset[str]:
    """Return organisations known by name: those typed in, and the companies of stock indices that no town is called like."""
    return lexicon.ORGANISATIONS | frozenset(press()) | companies()


@cache
def companies() -> frozenset[str]:
    """Return the companies of stock indices that no town is called like."""
    return frozenset(name for name in _lines("companies.txt.gz") if not is_somewhere(name))


@cache
def common() -> frozenset[str]:
    """Return words that are no names at the start of a sentence."""
    return _lines("common_words.txt.gz") | lexicon.FUNCTION


@cache
def english() -> frozenset[str]:
    """Return the words that everybody knows: a capital makes no name of them."""
    return _lines("english_words.txt.gz") - families() - given()


def spelt_as_words() -> frozenset[str]:
    """Return the words that everybody knows, those among them that are names too."""
    return _lines("english_words.txt.gz")


@cache
def demonyms() -> frozenset[str]:
    """Return the names of peoples, in singular and plural."""
    return lexicon.DEMONYMS | {f"{word}s" for word in lexicon.DEMONYMS}


def small_words() -> frozenset[str]:
    """Return the words that end a name even where they have a capital."""
    parts = (
        *(lexicon.TAILS, lexicon.HEADS, given(), families(), lexicon.DEPARTMENTS, lexicon.OFFICES, lexicon.NOT_NAMES),
        *(lexicon.CLUBS, lexicon.NAME_PARTICLES, lexicon.PLACE_WORDS),
    )
    return frozenset(word for word in common() if len(word) < SMALL).difference(*parts) | lexicon.HONOURS


@kept_by_word(20_000)
def is_place(name: str) -> bool:
    """Say whether a name alone means a country, a region or a well-known city."""
    if name.lower() in lexicon.PLACE_PHRASES or (" " in name and fold(name) in areas()):
        return True
    return bool(regions(name)) or any(
        city.rank or (city.population >= WELL_KNOWN and not city.alias) for city in cities(name)
    )


@kept_by_word(20_000)
def is_country(name: str) -> bool:
    """Say whether a name is that of a country, or of one that plays and counts for itself: England, Scotland."""
    return any(not division or country == "GB" for country, division in regions(name))


@kept_by_word(20_000)
def is_somewhere(name: str) -> bool:
    """Say whether any place has this name, however small."""
    return bool(regions(name) or cities(name))


@kept_by_word(20_000)
def is_town(name: str) -> bool:
    """Say whether a place is a city that newsrooms name with its country or state: many bear the names of people."""
    return not regions(name) and not any(city.rank for city in cities(name))


def _lines(name: str) -> frozenset[str]:
    data = files("streams.enrich.data").joinpath(name).read_bytes()
    return frozenset(gzip.decompress(data).decode().split("\n")[:-1])
