"""The words of a text that are spelt as names, found by one scan in C: nothing else of the text becomes tokens."""

import re
from collections.abc import Iterator
from functools import lru_cache

from streams.enrich.entities.tokens import PREFIXES, REST, is_name_like, takes_dot


def capitals(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Yield the words of a text that are spelt as names, in order: what lies before one, it, where it starts, what follows.

    Before and behind it the text goes as far as the next word with a capital.
    """
    prefixed = any(map(text.__contains__, PREFIXES))
    parts = _pattern(_wide_capitals(text), prefixed=prefixed).split(
        text
    )  # what lies between, a word, what lies between …
    place = len(parts[0])
    for lead, word, gap in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        start = place
        place += len(word) + len(gap)
        if (prefixed or "-" in word) and not is_name_like(word):
            continue
        if gap[:1] == "." and takes_dot(word):
            yield lead, f"{word}.", start, gap[1:]
        else:
            yield lead, word, start, gap


def _wide_capitals(text: str) -> str:
    """Return the capitals of a text beyond those of ASCII."""
    if text.isascii():
        return ""
    return "".join(sorted(letter for letter in set(text) if letter > "\x7f" and letter.isupper() and letter.isalnum()))


_BEGINS = r"(?<![^\W_]{0})(?:(?<![^\W_][-.&'’]{0})|(?<=['’]s[-.&'’]{0}))"
"""Within a token none begins: behind a letter or digit, or what joins these, unless that stands behind a possessive."""


@lru_cache(maxsize=64)
def _pattern(wide: str, *, prefixed: bool) -> re.Pattern[str]:
    """Return the pattern of a word that begins with a capital of ASCII or one of these, or with "al-" and its like.

    It has few capitals, and they come first: so the scan goes from capital to capital and takes 30 µs for 2,000 letters. With
    all 1,900 capitals of Unicode it takes 220.
    """
    capital = f"[A-Z{wide}]"
    if not prefixed:
        return re.compile(f"({capital}{_BEGINS.format('.')}{REST})")
    prefixes = "|".join(rf"{each}(?!s\b)" if each[-1] in "'’" else each for each in PREFIXES)
    return re.compile(rf"({_BEGINS.format('')}(?:{capital}|(?:{prefixes})(?=[^\W_])){REST})")
