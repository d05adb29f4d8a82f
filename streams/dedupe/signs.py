"""What the characters of texts are, for figures and names to be found in them: bits of one byte, for all characters at once.

Tables take a third of the time in which a pattern finds one detail after the other.
"""

import re
from functools import cache
from typing import Final

import numpy as np

from streams.dedupe.letters import PLANE, U8

FIRST, WORD, JOINS, DIGIT, SPACE, STOP = (np.uint8(1 << bit) for bit in range(6))
"""A capital or a digit, which begin a detail; a letter or digit; what joins digits; a digit; a space; the end of a sentence."""

_FIRST: Final = re.compile(r"[A-Z0-9À-ÖØ-ÞΑ-ΩА-Я٠-٩۰-۹०-९０-９]")
_JOINERS: Final = ".,/:-"
_STOPS: Final = '.!?:"”'
_ASCII: Final = 128


def signs_of(text: str) -> U8:
    """Return for every character what it is."""
    if text.isascii():
        return np.frombuffer(text.encode().translate(_of_ascii()), np.uint8)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _of_plane()
    signs = table.take(codes, mode="clip")
    for code in set(codes[codes >= PLANE].tolist()):
        signs[codes == code] = _sign(chr(code))
    return signs


@cache
def _of_ascii() -> bytes:
    return bytes([_sign(chr(code)) for code in range(_ASCII)]) + bytes(_ASCII)


@cache
def _of_plane() -> U8:
    """Return the signs of the first plane, made once in a tenth of a second."""
    return np.fromiter((_sign(chr(code)) for code in range(PLANE)), np.uint8, PLANE)


def _sign(character: str) -> int:
    found = {
        FIRST: _FIRST.match(character),
        WORD: character.isalnum() or character == "_",
        JOINS: character in _JOINERS,
        DIGIT: character.isdigit(),
        SPACE: character == " ",
        STOP: character in _STOPS,
    }
    return sum(int(bit) for bit, is_so in found.items() if is_so)
