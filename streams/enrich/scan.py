"""One scan of a text for the enrichers that look for words in lower case: the words and numbers, and where they stand."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from streams.enrich.finding import TOGETHER
from streams.text.lower import is_plain, lowered
from streams.text.words import beyond_ascii

CURRENCIES = "$£€¥₹₩₽₺₪₴₦₱₫฿₸"
FRACTIONS = "½¼¾⅓⅔"

_SIGNS = frozenset(CURRENCIES + FRACTIONS)
_PLAIN = bytes(code if bytes((code,)).isalnum() else ord(" ") for code in range(256))
_REST = bytes(range(0x80, 0xC0))
"""The bytes of a character in UTF-8 behind its first one: without them each has one byte."""
_DIGITS = bytes(1 if bytes((code,)).isdigit() else code for code in range(256))
_DIGIT = re.compile(rb"\x01[^ ]*")
_NO_LETTER = (b" ", b"")
"""What stands before the digit with which a word begins, as nearly all words with a digit do."""

_MANY = 1_000
"""Words from which the table of all states is too large to be at hand."""


class Sought:
    """Words that are looked for in every text, all at once in one pass: half of the time of a look for each word of the text.

    A table of all states is faster on one text again and again, and for the 2,800 words of the topics slower (40 µs to 28)
    between the other work of an enricher, which takes it out of the caches of the processor.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        spaced = [f" {word} ".encode("ascii") for word in self.words]
        states = Implementation.DFA if len(spaced) < _MANY else Implementation.ContiguousNFA
        self._finder = BytesAhoCorasick(spaced, matchkind=MatchKind.Standard, implementation=states)

    def found(self, plain: str) -> list[tuple[int, int, int]]:
        """Return which of them stand in words that single spaces part, in order: the number of each, its start, its end."""
        spaced = f" {plain} ".encode("ascii", "replace")  # no word that is looked for has a question mark
        return self._finder.find_matches_as_indexes(spaced, overlapping=True)  # two share a space

    def places(self, plain: str) -> list[tuple[str, int]]:
        """Return which of them stand there and where they start, in order."""
        return [(self.words[number], start) for number, start, _ in self.found(plain)]


class Scan(NamedTuple):
    """A text in lower case with straight apostrophes, and its words: runs of the letters a to z and digits.

    What two marks stand between are empty words. "5th" is one word; a digit of another script stands in it as 0. Where a
    word starts is told of those that are asked for, one in eight: for all of them it takes three times as long.
    """

    low: str
    plain: str
    """The same with a space for whatever is no such letter or digit."""
    signs: list[int]
    """Where signs of money and vulgar fractions stand."""
    figures: list[int]
    """Where the words with a digit start."""
    whole: bool
    """Whether no letter or digit beyond ASCII parts the words."""

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

    One byte stands for each character, so that bytes are translated in C: a third of the time of a pattern for words.
    """
    data = text.encode("utf-8", "surrogatepass")
    if is_plain(data, len(text)):
        data = data.lower()
        return _scanned(data.decode(), data, set())
    low = known = lowered(text)
    beyond = beyond_ascii(low)
    for digit in filter(str.isdecimal, beyond):
        known = known.replace(digit, "0")
    return _scanned(low, known.encode("utf-8", "surrogatepass"), beyond)


def _scanned(low: str, data: bytes, beyond: set[str]) -> Scan:
    """Return the scan of a text in lower case, here in UTF-8 too, with these letters, digits and signs beyond ASCII."""
    plain = data.translate(_PLAIN, _REST)
    signs = sorted(place for sign in _SIGNS.intersection(("$", *beyond)) for place in _places(low, sign))
    whole = not any(map(str.isalnum, beyond))
    return Scan(low.replace("’", "'"), plain.decode("ascii"), signs, _figures(plain), whole)


def _places(low: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands: a look for one is a tenth of the work of a pattern."""
    place = low.find(sign)
    while place >= 0:
        yield place
        place = low.find(sign, place + 1)


def _figures(plain: bytes) -> list[int]:
    """Return where the words with a digit start: one word in fifteen has one, so the digits are looked for."""
    starts = [found.start() for found in _DIGIT.finditer(plain.translate(_DIGITS))]
    return [
        start if plain[max(0, start - 1) : start] in _NO_LETTER else plain.rfind(b" ", 0, start) + 1 for start in starts
    ]
