"""One scan of a text for the enrichers that look for words in lower case: the words and numbers, and where they stand."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from streams.enrich.finding import TOGETHER
from streams.text.lower import lowered
from streams.text.words import beyond_ascii

CURRENCIES = "$£€¥₹₩₽₺₪₴₦₱₫฿₸"
FRACTIONS = "½¼¾⅓⅔"

_SIGNS = {sign: re.compile(re.escape(sign)) for sign in CURRENCIES + FRACTIONS}
"""One pattern for each: few of them stand in a text, and `re` looks for one character faster than for a class of twenty."""
_PLAIN = bytes(code if bytes((code,)).isalnum() else ord(" ") for code in range(256))
_DIGIT = 1
_DIGITS = bytes(_DIGIT if bytes((code,)).isdigit() else 0 for code in range(256))


class Sought:
    """Words that are looked for in every text, all at once in one pass: half of the time of a look for each word of the text."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        spaced = [f" {word} ".encode("ascii") for word in self.words]
        self._finder = BytesAhoCorasick(spaced, matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def found(self, plain: str) -> list[tuple[int, int, int]]:
        """Return which of them stand in words that single spaces part, in order: the number of each, its start, its end."""
        spaced = f" {plain} ".encode("ascii", "replace")  # no word that is looked for has a question mark
        return self._finder.find_matches_as_indexes(spaced, overlapping=True)  # two share a space

    def places(self, plain: str) -> list[int]:
        """Return where they start."""
        return [start for _, start, _ in self.found(plain)]


class Scan(NamedTuple):
    """A text in lower case with straight apostrophes, and its words: runs of the letters a to z and digits.

    What two marks stand between are empty words. "5th" is one word; a digit of another script stands in it as 0. Where a
    word starts is told of those that are asked for, one in eight: for all of them it takes as long as to find the words.
    """

    low: str
    plain: str
    """The same with a space for whatever is no such letter or digit."""
    words: list[str]
    signs: list[int]
    """Where signs of money and vulgar fractions stand."""
    figures: list[tuple[int, int]]
    """The words with a digit: the number of each, and where it starts."""
    whole: bool
    """Whether no letter or digit beyond ASCII parts the words."""

    def known(self, sought: Sought) -> list[tuple[int, int]]:
        """Return which of the words are among several: the number of each, and where it starts."""
        plain, found, index, counted = self.plain, [], 0, 0
        for place in sought.places(plain):
            index += plain.count(" ", counted, place)
            counted = place
            found.append((index, place))
        return found

    def between(self, begin: int, end: int) -> list[tuple[str, int]]:
        """Return the words that start at `begin` or behind it and before `end`, each with where it starts."""
        plain = self.plain
        if begin and plain[begin - 1] != " ":  # within a word
            begin = plain.find(" ", begin) + 1 or end
        if begin >= end:
            return []
        stop = plain.find(" ", end - 1)
        found = []
        for word in plain[begin : stop if stop >= 0 else len(plain)].split(" "):
            found.append((word, begin))
            begin += len(word) + 1
        return found


@lru_cache(maxsize=TOGETHER)
def scan(text: str) -> Scan:
    """Scan a text; kept for the enrichers that come after the first one.

    One byte stands for each character, so that bytes are translated and split in C: a third of the time of a pattern for words.
    """
    low = lowered(text).replace("’", "'")
    beyond = set() if low.isascii() else beyond_ascii(low)
    known = low
    for digit in filter(str.isdecimal, beyond):
        known = known.replace(digit, "0")
    data = known.encode("ascii", "replace").translate(_PLAIN)
    plain = data.decode("ascii")
    signs = sorted(found.start() for sign in _SIGNS.keys() & {"$", *beyond} for found in _SIGNS[sign].finditer(low))
    whole = not any(map(str.isalnum, beyond))
    return Scan(low, plain, plain.split(" "), signs, _figures(data), whole)


def _figures(plain: bytes) -> list[tuple[int, int]]:
    """Return which words have a digit, and where each starts: one in fifteen, so the digits are looked for."""
    digits = plain.translate(_DIGITS)
    figures: list[tuple[int, int]] = []
    index = counted = 0
    place = digits.find(_DIGIT)
    while place >= 0:
        start, end = plain.rfind(b" ", 0, place) + 1, plain.find(b" ", place)
        index += plain.count(b" ", counted, start)
        counted = start
        figures.append((index, start))
        place = digits.find(_DIGIT, end) if end >= 0 else -1
    return figures
