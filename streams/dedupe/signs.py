"""What the characters of texts are, for letters to be compared and for figures and names to be found: one number for each.

The low bits have the letter or digit that a character is compared as, 0 where it is neither. What a scanner, an encoding or a
lay-out changes is left out of it: case and accents; letters that look alike are one letter (`LOOK_ALIKES`).
"""

import re
import unicodedata
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

Cells = npt.NDArray[np.uint32]

FOLDED: Final = 0x1FFFFF
"""The bits of the letter or digit."""

LETTER, FIRST, WORD, JOINS, DIGIT, SPACE, STOP = (1 << bit for bit in range(24, 31))
"""A letter that is compared, not a digit; a capital or a digit, which begin a detail; a letter or digit of any kind; what joins
digits; a digit; a space; the end of a sentence."""

LOOK_ALIKES: Final = {"i": "l", "1": "l", "0": "o", "5": "s"} | dict(
    zip("асеорхукмтнвіј", "aceopxykmthblj", strict=True)
)
"""What a scanner takes for another letter, and what writers of spam put for it (Cyrillic for Latin)."""

_FIRST: Final = re.compile(r"[A-Z0-9À-ÖØ-ÞΑ-ΡΣ-ΩА-Я٠-٩۰-۹०-९０-９]")
_JOINERS: Final = ".,/:-"
_STOPS: Final = '.!?:"”'
_PLANE: Final = 0x10000
_TAGS: Final = 0xE0000
_EMOJI: Final = range(0x1F000, 0x20000)


def cells_of(text: str) -> tuple[Cells, Cells]:
    """Return a number for every character of a text, and the table in which what it is stands at that number."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if text.isascii() or codes.max() < _PLANE:
        return codes, _of_plane()
    own, places = np.unique(codes, return_inverse=True)
    return places.astype(np.uint32), np.array([_cell(chr(code)) for code in own], np.uint32)


@cache
def _of_plane() -> Cells:
    """Return the cells of the first plane, made once in a fifth of a second."""
    return np.fromiter((_cell(chr(code)) for code in range(_PLANE)), np.uint32, _PLANE)


def _cell(character: str) -> int:
    found = {
        FIRST: _FIRST.match(character),
        WORD: character.isalnum() or character == "_",
        JOINS: character in _JOINERS,
        DIGIT: character.isdigit(),
        SPACE: character == " ",
        STOP: character in _STOPS,
    }
    return _letter(character) | sum(bit for bit, is_so in found.items() if is_so)


def _letter(character: str) -> int:
    """Return the letter or digit, and whether it is a letter. Above the first plane all but emoji and tags stand for themselves."""
    code, category = ord(character), unicodedata.category(character)
    if code >= _PLANE:
        return 0 if code in _EMOJI or code >= _TAGS else code | LETTER
    if category == "Nd":
        digit = str(unicodedata.digit(character))
        return ord(LOOK_ALIKES.get(digit, digit))
    if category[0] != "L":
        return 0
    folded = bare(character)
    return ord(LOOK_ALIKES.get(folded, folded)) | LETTER


def bare(character: str) -> str:
    """Return a letter in lower case and without its accents; Hangul and ligatures are not taken to pieces."""
    low = character.casefold()
    parts = unicodedata.normalize("NFD", low)
    plain = parts if all(map(unicodedata.combining, parts[1:])) else low
    return plain[0]
