"""Words that a scanner or a wire spoiled: the words of a known text with a letter read as another one, lost, added or parted.

Of the known text hashes of words are left, so a spoiled word is mended in every way that is likely, and one of these has the
hash of a word that is missing. What was written anew is none of them: "Iraq" is no misread "Iran", nor "four" a misread "five".
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from streams.dedupe.terms import term_of, words_of

_TOKEN: Final = re.compile(r"\S+")
_JUNK: Final = re.compile(r"[\W_]")
_MIXED: Final = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[^\W_][^\w\s'’-]+[^\W\d_]")
"""A digit beside a letter, or another sign between two."""

_DIGIT: Final = str.maketrans("105", "los")
_LEAST: Final = 4
_LONG: Final = 6
"""Letters of a word that is hardly another one by any letter: of shorter ones only letters of one shape are taken for each other."""

_SHAPES: Final = "rn-m e-c l-i h-b u-ii t-f a-o cl-d in-m u-n v-y g-q o-c ri-n y-i"
"""Letters of one shape."""

_READ_AS: Final = [pair for shape in _SHAPES.split() for pair in (shape.split("-"), shape.split("-")[::-1])]


def misread(text: str, own: dict[int, str], known: set[int]) -> tuple[set[int], set[int]]:
    """Return which of a text's own words are spoiled ones of a known text, and which of the words of that those were."""
    spoiled: set[int] = set()
    were: set[int] = set()
    for mine, met in _misread(text, own, known):
        were |= met
        spoiled |= mine
    return spoiled, were


def has_misread(text: str, own: dict[int, str], known: set[int]) -> bool:
    """Say whether any of a text's own words is a spoiled one of a known text."""
    return next(_misread(text, own, known), None) is not None


def _misread(text: str, own: dict[int, str], known: set[int]) -> Iterator[tuple[set[int], set[int]]]:
    """Yield the words of each place that was misread, and those of the known text that stood there."""
    tokens = _TOKEN.findall(text.casefold())
    for token, behind in pairwise([*tokens, ""]):
        mine = words_of(token).keys() & own.keys()
        if not mine and not _MIXED.search(token):
            continue
        if met := known.intersection(map(term_of, (*_mended(token), _JUNK.sub("", token + behind)))):
            yield mine, met


def _mended(token: str) -> Iterator[str]:
    """Yield the words that a token may have been before one thing was spoiled; not the token itself."""
    word = _JUNK.sub("", token.translate(_DIGIT))
    if len(word) < _LEAST - 1:
        return
    if word != token.strip(".,;:!?\"'()"):
        yield word
    for place in range(len(word) - 1):  # a letter more or less at the end is another form of the word
        yield word[:place] + word[place + 1 :]
    for place in range(len(word)):
        for letter in ascii_lowercase:
            yield word[:place] + letter + word[place:]
            if len(word) >= _LONG:
                yield word[:place] + letter + word[place + 1 :]
    for seen, was in _READ_AS:
        place = word.find(seen)
        while place >= 0:
            yield word[:place] + was + word[place + len(seen) :]
            place = word.find(seen, place + 1)
