"""The terms of an item: the words that say what it is about, hashed, the weightiest first, small enough for the log.

They find kin of an item, not copies of it: other versions, other articles about the event. Names come first, for other
newsrooms tell an event in other words, but of the same people and places; what stands in any English text comes last. How
common all other words are, of all other languages too, who compares terms knows from the stream.
"""

import re
import struct
from array import array
from binascii import a2b_base64, b2a_base64
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, islice
from string import ascii_letters, ascii_uppercase
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from streams.dedupe.counting import LEAST, NAME_FIRST, UNSPACED, counted, is_simple
from streams.dedupe.letters import U32, Places
from streams.dedupe.slots import DATE_WORDS
from streams.text.stopwords import STOPWORDS
from streams.text.words import MANY, beyond_ascii

MOST: Final = 48
"""Terms kept of an item; the median of 7,000 Reuters stories of 1987 has 61 different words of four letters and more.

With 32 the B³ F1 of running stories falls by .02, with 64 it gains nothing (tests/quality/running_stories.py).
"""

LOOK: Final = 3000
"""Characters of the text that are read: a wire story has its news above. With 6,000 nothing is gained."""

LEAD: Final = 400
"""Characters that count twice: the first two paragraphs."""

NAME: Final = 3
"""How much more a name counts than another word. With 2 the B³ F1 of events as several newsrooms tell them is .01 lower."""

_NAME: Final = re.compile(rf"[{NAME_FIRST}](?<=[^\W_] .|[,;)] .)[^\W\d_]{{3,}}")
"""A word with a capital that follows another within a sentence: a name, in German any noun. See `names_of` for all of them.

What stands before is looked at behind the capital: in a quarter of the time.
"""

_BEFORE: Final = 4
_OPENING: Final = " \n\t\"'“„«‘([-–—"
_STOPS: Final = ".!?:…。"
"""What stands before a word that begins a sentence, apart from spaces and quotes."""

_WORD: Final = re.compile(r"[^\W\d_]{4,}|[A-Z]{2,3}\b")
"""A word: four letters or more, or two or three capitals."""

_CAPITAL: Final = re.compile(r"[A-Z](?:(?<![^\W\d_].)[^\W\d_]{3,}|[A-Z]{1,2}\b(?<![^\W\d_]{4}))")
"""A word of ASCII with a capital in front: of the words that `_WORD` finds those, in a third of the time."""

_CAPITALS: Final = re.compile(r"[A-Z]{2,3}\b(?<![^\W\d_]{4})")
"""Those capitals, in a text whose words are parted."""

_MARK: Final = "\x7f"
_TWO_CAPITALS: Final = b"AA"
_CASES: Final = bytes(ord("A" if chr(code) in ascii_uppercase else " ") for code in range(256))
_ASCII_LETTERS: Final = (chr(code).lower() if chr(code) in ascii_letters + _MARK else " " for code in range(128))
_LETTERS: Final = "".join(_ASCII_LETTERS).encode() + bytes(range(128, 256))
"""How bytes of UTF-8 are read where words are parted: letters in lower case, the mark, and a space for all other ASCII."""

_UNSPACED: Final = re.compile(f"[{UNSPACED}]{{2,}}")
"""Runs of scripts that put no spaces between words: there pairs of characters stand for words."""

_TERM: Final = 4
"""Bytes of a term."""

Terms = Sequence[int]
"""Hashes of 32 bits, the weightiest first."""


def terms_of(headline: str, text: str) -> Terms:
    """Return the terms of an item."""
    found = counted(text[:LOOK], headline, LEAD, NAME, MOST)
    return _by_patterns(headline, text) if found is None else found


def _by_patterns(headline: str, text: str) -> Terms:
    """Return the terms of an item, whatever it is written in."""
    weights = Counter(_words(text[:LOOK]) + _words(text[:LEAD]) + 2 * _words(headline))
    for name in set(_NAME.findall(text, 0, LOOK)):
        if (word := name.lower()) in weights:
            weights[word] *= NAME
    heaviest = _heaviest(weights)
    if not heaviest:
        return ()
    told = "\n".join(heaviest).replace(_MARK, "").encode("utf-8", "replace")
    return tuple(dict.fromkeys(map(crc32, told.split(b"\n"))))


def term_of(word: str) -> int:
    """Return the term of a word in lower case."""
    return crc32(word.encode("utf-8", "replace"))


def words_of(text: str) -> dict[int, str]:
    """Return every word of a text that can be a term, by its term, in lower case."""
    words = [word.replace(_MARK, "") for word in dict.fromkeys(_words(text)) if len(word) >= LEAST]
    return {term_of(word): word for word in words}


def names_of(text: str) -> frozenset[int]:
    """Return the terms of a text that have a capital within a sentence: names, and in German any noun. Days and months are none.

    In capitals alone, and in scripts that have none, there are no names.
    """
    text = text[:LOOK]
    if text.isupper():
        return frozenset()
    found = _CAPITAL.finditer(text) if text.isascii() else filter(_is_capital, _WORD.finditer(text))
    words = [each[0].lower() for each in found if not _begins(text, each.start())]
    return frozenset(map(term_of, words)) - dates()


def _is_capital(word: re.Match[str]) -> bool:
    return word[0][0].isupper()


def _begins(text: str, place: int) -> bool:
    """Say whether a word begins a sentence."""
    before = text[max(0, place - _BEFORE) : place].rstrip(_OPENING)
    return not before or before[-1] in _STOPS


@cache
def dates() -> frozenset[int]:
    """Return the terms of days and months."""
    return frozenset(words_of(DATE_WORDS))


def _heaviest(weights: Counter[str]) -> list[str]:
    """Return the weightiest words; of equals what is said first stays first, and what stands in any text comes last.

    Most have weight 1: those need no sorting, and where there is no room for them they are not looked at.
    """
    heavy = [word for word, weight in weights.items() if weight > 1 and len(word) >= LEAST and word not in STOPWORDS]
    heavy.sort(key=weights.__getitem__, reverse=True)
    light = (word for word, weight in weights.items() if weight == 1 and len(word) >= LEAST and word not in STOPWORDS)
    heavy += islice(light, max(0, MOST - len(heavy)))
    heavy += islice(filter(STOPWORDS.__contains__, filter(_is_long, weights)), max(0, MOST - len(heavy)))
    return heavy[:MOST]


def _is_long(word: str) -> bool:
    return len(word) >= LEAST


def _words(text: str) -> list[str]:
    """Return the words in lower case, and shorter ones that are none; capitals that are a word have marks behind them.

    To part a text at all that is no letter takes a fifth of the time that the pattern takes.
    """
    plain = _plain(text)
    if plain is None:
        return [word if len(word) >= LEAST else word + _MARK * 2 for word in _slowly(text)]
    data = plain.encode()
    if _TWO_CAPITALS in data.translate(_CASES):
        data = _CAPITALS.sub(rf" \g<0>{_MARK}{_MARK}", plain).encode()
    return data.translate(_LETTERS).decode().split()


def _plain(text: str) -> str | None:
    """Return a text in which nothing but letters stands beyond ASCII, and those in lower case; None where that is not so easy."""
    text = text.replace(_MARK, " ")
    if text.isascii():
        return text
    beyond = beyond_ascii(text)
    if len(beyond) > MANY or not all(map(is_simple, beyond)):
        return None
    for sign in beyond:
        text = text.replace(sign, sign.lower() if sign.isalpha() else " ")
    return text


def _slowly(text: str) -> Iterable[str]:
    """Return the words of any text in lower case."""
    words = map(str.lower, _WORD.findall(text))
    if not (runs := _UNSPACED.findall(text)):
        return words
    spaced = _UNSPACED.sub(" ", text)
    return [*map(str.lower, _WORD.findall(spaced)), *(run[at : at + 2] for run in runs for at in range(len(run) - 1))]


def pack(terms: Terms) -> str | None:
    """Return terms as text for the log, None for none."""
    return b2a_base64(array("I", terms).tobytes(), newline=False).decode() or None


def packed(text: str | None) -> bytes:
    """Return terms as bytes, from what the log has of them."""
    return a2b_base64(text or "")


def unpacked(data: bytes) -> Terms:
    """Return the terms of those bytes."""
    return _unpacked(len(data))(data)


def numbered(data: bytes) -> U32:
    """Return the terms of those bytes as an array."""
    return np.frombuffer(data, np.uint32)


@cache
def _unpacked(size: int) -> Callable[[bytes], tuple[int, ...]]:
    return struct.Struct(f"<{size // _TERM}I").unpack


class Many(NamedTuple):
    """The terms of items one behind the other, and where those of each end."""

    terms: U32
    ends: Places


def together(items: Sequence[bytes]) -> Many:
    """Return the terms of items that were packed."""
    if len(items) == 1:  # as where each is judged: in a third of the time
        return Many(numbered(items[0]), np.array([len(items[0]) // _TERM]))
    ends = np.array([*accumulate([len(item) // _TERM for item in items])], np.int64)
    return Many(numbered(b"".join(items)), ends)


STOP_TERMS: Final = frozenset(map(term_of, STOPWORDS))
"""The terms of words that stand in any English text."""


def overlap(mine: frozenset[int], theirs: frozenset[int]) -> float:
    """Return which share of the terms of the item with fewer the other one has, 0 to 1."""
    least = min(len(mine), len(theirs))
    return len(mine & theirs) / least if least else 0.0
