"""A text as tokens: words with what belongs to them ("U.S.", "O'Brien", "Corp."), marks, and line ends."""

import re
from typing import NamedTuple

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|St|Ste|Gen|Col|Lt|Maj|Capt|Sgt|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|Pres|Corp|Inc|Co|Cos|Ltd|Bros|Jr|Sr|"
    "Messrs|Mme|Brig|Supt|Det|Msgr|Fr|Amb|Atty|Assn|Dept|Univ"
)
_WORD = r"[^\W_]+(?:(?!['’]s\b)[-'’.&][^\W_]+)*"
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{1,6}}(?![^\W_])|\b(?:{_ABBREVIATED})\.|{_WORD}|['’]s\b|\n|[^\w\s]")

MIXED = 3
"""Letters from which a word in capitals is no acronym for sure."""


class Token(NamedTuple):
    """A token with its place in the text."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text in order."""
    return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


_PREFIXES = ("al-", "el-", "ul-", "d'", "d’", "ash-", "as-", "an-", "ar-")


def is_name_like(word: str) -> bool:
    """Say whether a word is spelt as a name: with a capital ("Putin", "al-Assad", "O'Neill"), not "Moscow-based"."""
    first = word[0]
    if not (first.isupper() or (first in "aeud" and word.startswith(_PREFIXES) and word[-1].isalpha())):
        return False
    tail = word.rpartition("-")[2] if "-" in word else ""
    return not tail or tail[0].isupper() or not tail[0].isalpha()
