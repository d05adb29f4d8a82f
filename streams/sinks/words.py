"""The terms of a text: what a search compares. The same terms go into every store, so that all of them answer alike.

No store's own tokeniser or stemmer is used. A term is a run of letters and digits without case and accents (`Łódź` is
`lodz`); of scripts that are written without spaces every character is a term, so that a word of them is a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

LONGEST = 100
"""Characters of a term; what is longer (a key, an address) is cut, in the text and in the question. PostgreSQL takes
lexemes of less than 2 KB, which is 500 characters of any script."""

MOST_BYTES = 900_000
"""Bytes of terms by which one article can be found, some 150,000 words: PostgreSQL counts 1 MiB of them."""

GAP = "\ue000"
"""Stands between headline and body and wherever no phrase goes through; no question can have it."""

UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\uaa60-\uaa7f\ua9e0-\ua9ff"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u309f\u30a0-\u30ff\u31f0-\u31ff"  # radicals, kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # ideographs
)
"""For a character class. Nothing beyond U+FFFF, which would make the class a list that is gone through for every
character (1.2 ms instead of 0.02 for 3 kB); the rare ideographs up there are terms between others of their script."""

# Unicode takes these not apart: letters with a stroke, and some that are two in one.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
_ASCII = bytes(code if chr(code).isalnum() else 32 for code in range(128)).lower() + b" " * 128
"""A table for bytes.translate: small letters and digits, and spaces for all else of ASCII."""
_PRINTERS = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\xa0"
"""The quotation marks, dashes, dots and spaces of printers: with spaces for them most English texts are ASCII."""
_SPACED = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u2060\ufeff]")  # soft hyphen, word joiner, byte order mark: inside of words
_VOICED = "\u3099\u309a"
"""The marks that make が of か: another letter to who reads it, and no accent."""


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order."""
    if not text.isascii():
        for mark in _PRINTERS:
            text = text.replace(mark, " ")
    found = _terms_of_ascii(text) if text.isascii() else _terms_by_line(text)
    return found if max(map(len, found), default=0) <= LONGEST else [term[:LONGEST] for term in found]


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text are, start and end; of scripts without spaces every character."""
    yield from (found.span() for found in _word().finditer(text))


def findable(fields: Iterable[str]) -> str:
    """Return what a store keeps of these fields of an article: their terms with spaces between, a gap after each field."""
    kept = f" {GAP} ".join(" ".join(found) for field in fields if (found := terms(field)))
    if 4 * len(kept) <= MOST_BYTES or len(data := kept.encode()) <= MOST_BYTES:
        return kept
    return data[: data.rindex(b" ", 0, MOST_BYTES)].decode()


def _terms_of_ascii(text: str) -> list[str]:
    """Return the runs of letters and digits of an ASCII text: a tenth of the time of a regular expression."""
    return text.encode().translate(_ASCII).decode().split()


def _terms_by_line(text: str) -> list[str]:
    """Return the terms of a text with letters of more than one byte: most lines of most texts have none."""
    found: list[str] = []
    for line in text.split("\n"):
        if line.isascii():
            found += _terms_of_ascii(line)
        else:
            bare = _bare(line)
            found += (_word() if _special().search(bare) else _SPACED).findall(bare)
    return found


def _bare(text: str) -> str:
    """Return a text without case and accents."""
    whole = _INVISIBLE.sub("", text)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", whole).casefold())
    bare = unicodedata.normalize("NFC", _accents().sub("", apart))
    for letter, plain in _LETTERS.items():
        bare = bare.replace(letter, plain)
    return bare


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a term. Vowel signs of Indic scripts are marks to Unicode, and part of the word."""
    letter = rf"(?:[^\W_]|[{_marks(accents=False)}])"
    return re.compile(rf"(?={letter})[{UNSPACED}]|(?:(?![{UNSPACED}]){letter})+")


@cache
def _special() -> re.Pattern[str]:
    """Return the pattern of what the quick pattern gets wrong."""
    return re.compile(f"[{UNSPACED}{_marks(accents=False)}]")


@cache
def _accents() -> re.Pattern[str]:
    return re.compile(f"[{_marks(accents=True)}]")


def _marks(*, accents: bool) -> str:
    """Return the marks that combine (accents), or those that only stand with a letter, for a character class."""
    return "".join(
        chr(code)
        for code in range(0x300, 0xFFFF)
        if unicodedata.category(letter := chr(code))[0] == "M"
        and (bool(unicodedata.combining(letter)) is accents or letter in _VOICED)
        and not (accents and letter in _VOICED)
    )
