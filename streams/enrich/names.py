"""Place names made comparable: ZÜRICH, Zurich and "Zürich" become `zurich`, ST. LOUIS becomes `st louis`."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 100
"""No place name is longer (GeoNames' own column allows 200, its longest city name has 58); more is cut unread."""

# What Unicode does not take apart into a letter and a mark, and how wires without these letters spell it.
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "e",
    ".": "", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "",  # U.N., N'Djamena, Sana‘a: marks inside a word
})  # fmt: skip
_MARKS = re.compile(r"[\u0300-\u036f]+")
_GAPS = re.compile(r"[\W_]+")
_SAINTS = re.compile(r"^(?:the |saint |sankt )")
_SAINT_AS = {"the ": "", "saint ": "st ", "sankt ": "st "}  # The Hague, Saint Petersburg and Sankt Pölten


def fold(name: str) -> str:
    """Return the key of a place name: without case, diacritics, punctuation and article."""
    short = name[:LONGEST]  # cut before it is kept
    return short.lower() if short.isalpha() and short.isascii() else _folded(short)  # most: one word of plain letters


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    lower = unicodedata.normalize("NFKD", name).casefold()  # twice: a mathematical 𝑨 is no capital before
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", lower))
    words = _GAPS.sub(" ", plain.translate(_LETTERS)).strip()
    return _SAINTS.sub(lambda start: _SAINT_AS[start.group()], words)
