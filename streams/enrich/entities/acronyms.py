"""Acronyms in brackets behind what they stand for: "European Central Bank (ECB)", "U.N. Interim Force in Lebanon (UNIFIL)"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from streams.enrich.entities.around import ahead
from streams.enrich.entities.lists import key
from streams.enrich.entities.tokens import takes_dot

LONGEST = 8
"""Letters of the longest acronym that stands in brackets after its words."""

SHORTEST = 3
"""Letters of the shortest by which a name is looked for beyond its run."""

_PER_LETTER = 24
"""Code points of a name for each letter of its acronym, at most."""

_SMALL = frozenset({"of", "and", "for", "in", "on", "the", "to", "&"})


def acronym(text: str, end: int, words: Sequence[str]) -> str | None:
    """Return the acronym of these words that stands in brackets after them."""
    short = bracketed(text, end)
    initials = "".join(word[0] for word in words if word[0].isupper())
    if short is None or len(initials) < 2:  # noqa: PLR2004
        return None
    return key(short) if short == initials or (short[0] == initials[0] and set(initials) <= set(short)) else None


def bracketed(text: str, end: int) -> str | None:
    """Return the word in capitals that stands alone in brackets behind a place."""
    inside = [word for word, _ in islice(ahead(text, end), 1, 3)]
    if len(inside) < 2 or inside[1] != ")":  # noqa: PLR2004
        return None
    short = inside[0]
    return short if 1 < len(short) <= LONGEST and short.isupper() and short.isalpha() else None


def spelt_out(text: str, end: int) -> tuple[int, str] | None:
    """Return where the name begins that ends at a place and has the acronym in brackets there, and that acronym.

    Its letters are the capitals of the name in their order; small words may have one. So "and" and "in" are known to stand
    inside of it: "Securities and Futures Board (SFB)". No capital stands before it: half a name is none.
    """
    short = bracketed(text, end)
    if short is None or len(short) < SHORTEST:
        return None
    words = list(_back(text, end, len(short)))[::-1]
    for index, (word, place) in enumerate(words):
        if word not in _SMALL and word != "The":
            letters = "".join(map(_letters, [word for word, _ in words[index:]]))
            return (place, key(short)) if re.fullmatch(letters, short) else None
    return None


def _back(text: str, end: int, letters: int) -> Iterator[tuple[str, int]]:
    """Yield the words before a place that may be of one name, the last first, each with where it starts."""
    limit = max(0, end - _PER_LETTER * letters)
    while end > limit:
        start = text.rfind(" ", limit, end) + 1
        word = text[start:end]
        if not (
            word in _SMALL or (word[:1].isupper() and "\n" not in word and (word[-1].isalnum() or takes_dot(word[:-1])))
        ):
            return
        yield word, start
        end = start - 1


def _letters(word: str) -> str:
    """Return the pattern of what a word gives to an acronym."""
    if word in _SMALL:
        return f"{word[0].upper()}?" if word[0].isalpha() else ""
    return "".join(filter(str.isalpha, word)) if word.isupper() else word[0]
