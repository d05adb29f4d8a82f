"""The words of a text that are spelt as names, found by one scan in C: nothing else of the text becomes tokens."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from streams.enrich.entities.tokens import PREFIXES, REST, is_name_like, takes_dot
from streams.text.lower import is_plain
from streams.text.words import beyond_ascii

_HYPHENED = tuple(prefix[:-1] for prefix in PREFIXES if prefix[-1] == "-")
_ALONE = re.compile(rf"(?<![^\W_])(?:{'|'.join(_HYPHENED)})$")
_ELIDED = re.compile(r"d(?<![^\W_].)['’](?!s\b)[^\W_]")
_LONGEST = max(map(len, _HYPHENED))
_OF_WORDS = frozenset(".$")
"""What may belong to the word right before it."""

Capitals = tuple[str, str, int, str, str | None]
"""Words that are spelt as names, parted by single spaces: a bare tuple, for a text has fifty.

What lies before them, they, where they start, what lies behind them (both up to the next ones), and the word in small letters
behind them if one stands between spaces there.
"""


def capitals(text: str) -> list[Capitals]:
    """Return the words of a text that are spelt as names, in order: cut, measured and put together in C."""
    prefixed = _has_prefix(text)
    parts = _pattern("" if text.isascii() else _wide_capitals(text), prefixed=prefixed).split(text)
    after = parts[2::3]
    del parts[2::3]  # it stands in what lies behind the words too
    words, gaps = parts[1::2], parts[2::2]
    found = list(zip(parts[::2], words, [*accumulate(map(len, parts))][::2], gaps, after, strict=False))
    for index in [index for index, word in enumerate(after) if word is None and gaps[index][:1] in _OF_WORDS][::-1]:
        found[index : index + 1] = _with_sign(found[index])
    if prefixed or "-" in " ".join(words):
        return [one for each in found for one in (one_by_one(each) if prefixed or "-" in each[1] else (each,))]
    return found


def _with_sign(each: Capitals) -> list[Capitals]:
    """Return words with the dot behind them that belongs to the last one, or without the sign of money that this begins."""
    lead, words, start, gap, _ = each
    others, _, last = words.rpartition(" ")
    if gap[0] == "$":  # HK$
        return [(lead, others, start, f" {last}{gap}", None)] if others else []
    return [(lead, f"{words}.", start, gap[1:], None)] if takes_dot(last) else [each]


def one_by_one(found: Capitals) -> Iterator[Capitals]:
    """Yield the words each by itself, without those that are spelt as adjectives ("Moscow-based")."""
    lead, words, start, gap, after = found
    last = start + len(words)
    for word in words.split(" "):
        if is_name_like(word):
            yield (lead, word, start, " ", None) if start + len(word) < last else (lead, word, start, gap, after)
        lead = " "
        start += len(word) + 1


def _has_prefix(text: str) -> bool:
    """Say whether a word begins with "al-", "d'" or their like: "real-", "world's" do not, and stand in every tenth text."""
    if (("'" in text and "d'" in text) or ("’" in text and "d’" in text)) and _ELIDED.search(text):  # a character first
        return True
    hyphened = [part for part in text.split("-")[:-1] if part.endswith(_HYPHENED)]
    return any(_ALONE.search(part[-_LONGEST - 1 :]) for part in hyphened)


def _wide_capitals(text: str) -> str:
    """Return the capitals of a text beyond those of ASCII; nearly all English news has none, but quotes and dashes."""
    if is_plain(text.encode("utf-8", "surrogatepass"), len(text)):
        return ""
    return "".join(sorted(each for each in beyond_ascii(text) if each.isupper() and each.isalnum()))


_BEGINS = r"(?<![^\W_]{0})(?:(?<![^\W_][-.&'’]{0})|(?<=['’]s[-.&'’]{0}))"
"""Within a token none begins: behind a letter or digit, or what joins these, unless that stands behind a possessive.

Each look back ends with what was read of the word already: its capital (".") or nothing.
"""


_PLAINLY = rf"(?:[a-z]++(?:(?=[ ,\n])|(?![\w.&'’-]))|{REST})"
"""A word behind its first letter: plain letters are tried before what else a word may have."""


@lru_cache(maxsize=64)
def _pattern(wide: str, *, prefixed: bool) -> re.Pattern[str]:
    """Return the pattern of words that begin with a capital of ASCII or one of these, or with "al-" and its like.

    It has few capitals, and they come first: so the scan goes from capital to capital and takes 36 µs for 2,000 letters. With
    all 1,900 capitals of Unicode it takes 220.
    """
    first, begins = f"[A-Z{wide}]", rf"(?:(?<=[ \n].)|{_BEGINS.format('.')})"
    after = r"(?= ([a-z]++)(?![\w.&'’-])|)"
    if not prefixed:
        return re.compile(f"({first}{begins}{_PLAINLY}(?: {first}{_PLAINLY})*){after}")
    prefixes = "|".join(rf"{each}(?!s\b)" if each[-1] in "'’" else each for each in PREFIXES)
    return re.compile(rf"({_BEGINS.format('')}(?:{first}|(?:{prefixes})(?=[^\W_])){REST}){after}")
