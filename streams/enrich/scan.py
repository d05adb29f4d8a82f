"""One scan of a text for all enrichers that look for words in lower case: the words and numbers, and where they stand."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from streams.text.lower import lowered

CURRENCIES = "$£€¥₹₩₽₺₪₴₦₱₫฿₸"
FRACTIONS = "½¼¾⅓⅔"

_WORD = re.compile(rf"([a-z]+|\d+|'(?=\d\d)|[{CURRENCIES}{FRACTIONS}])")


class Scan(NamedTuple):
    """A text in lower case with straight apostrophes, and its words: letters, digits, or one sign, each with its start."""

    low: str
    words: list[str]
    starts: list[int]


@lru_cache(maxsize=4)
def scan(text: str) -> Scan:
    """Scan a text; kept for the enrichers that come after the first one. Split and measured in C."""
    low = lowered(text).replace("’", "'")
    parts = _WORD.split(low)  # what lies between, a word, what lies between …
    cuts = list(accumulate(map(len, parts)))
    return Scan(low, parts[1::2], cuts[0:-1:2])
