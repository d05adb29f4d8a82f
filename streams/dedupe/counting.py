"""The words of a text and its headline counted, and hashed as terms (terms.py): one compiled pass over their characters.

It reads what most news is written in: letters that are lowered one by one, and spaces between words. Of a text with any other
character it says so; its words are then looked for by patterns, which find the same.
"""

import re
from functools import cache, reduce
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from streams.dedupe.compiled import compiled
from streams.dedupe.letters import U32, Places
from streams.text.stopwords import STOPWORDS

LEAST: Final = 4
"""Letters of a word."""

NAME_FIRST: Final = "A-ZÀ-ÞΑ-ΩА-Я"
"""The capitals that a name begins with, as a pattern has them."""

UNSPACED: Final = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""The scripts that put no spaces between words, as a pattern has them."""

_PLANE: Final = 0x10000
Slots = npt.NDArray[np.int32]
_NAME_FIRST: Final = re.compile(f"[{NAME_FIRST}]")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_BEFORE_NAMES: Final = ",;)"
_STOPWORD_SLOTS: Final = 1024


class _Bits(NamedTuple):
    """What a character is: its small letter in UTF-8, the first byte lowest, and what else is asked.

    That is whether it is a capital of ASCII, one that begins a name, what may stand before the space before a name, that
    space, of a word (a letter, a digit or a low line), or what is not read here.
    """

    letter: int = 0xFFFFFF
    capital: int = 1 << 24
    name: int = 1 << 25
    before: int = 1 << 26
    space: int = 1 << 27
    joins: int = 1 << 28
    other: int = 1 << 29


_BITS: Final = _Bits()
_IN_ORDER: Final = np.array(_BITS)
"""They go into a compiled loop as arrays: a tuple takes three times as long on the way in."""


class _Known(NamedTuple):
    """Hashes of words, and at the places of a table their numbers plus one; of 64 bits no two words have the same."""

    hashes: Places
    slots: Slots


class _Words(NamedTuple):
    """The words so far: where each stands first, what it weighs, and its spellings.

    `last` has the number of the last spelling plus one, `spelled` of each where it stands and the one before it; `counts` how many
    words there are, and how many spellings.
    """

    known: _Known
    places: Places
    weights: Places
    last: Places
    spelled: Places
    counts: Places


def counted(text: str, headline: str, lead: int, name: int, most: int) -> tuple[int, ...] | None:
    """Return the terms of a text and its headline, the weightiest first, at most so many; None where it is not so easily read.

    Its first `lead` characters count twice, as the headline does, and a name so many times.
    """
    codes = np.frombuffer((text + headline).encode("utf-32-le", "surrogatepass"), np.uint32)
    found: U32 = np.empty(most, np.uint32)
    count = _count(codes, len(text), lead, name, LEAST, _IN_ORDER, _cells(), *_stopwords(), _crcs(), found)
    return None if count < 0 else tuple(found[:count].tolist())


@compiled
def _count(
    codes: U32,
    size: int,
    lead: int,
    name: int,
    least: int,
    told: Places,
    table: U32,
    stopwords: Places,
    slots: Slots,
    crcs: U32,
    found: U32,
) -> int:
    """Write the terms, and return how many; fewer than none where a character is of another kind."""
    bits = _Bits(told[0], told[1], told[2], told[3], told[4], told[5], told[6])
    cells = np.empty(len(codes), np.uint32)
    words = _none(len(codes) // 2 + 4)  # of a word there are two letters, and something behind it
    lead = min(lead, size)
    if not _scan(codes, cells, 0, size, 1, lead, True, least, bits, table, words):
        return -1
    cut = _start(cells, lead, bits.letter)  # what the end of the lead leaves of a word is one, too
    if cut < lead:
        begin, hashed = _whole(cells, cut, lead, lead, _hashed(cells, cut, lead, bits.letter), least, bits)
        if begin < lead:
            words.weights[_number(words, begin, lead, hashed)] += 1
    if not _scan(codes, cells, size, len(codes), 2, 0, False, least, bits, table, words):
        return -1
    count = words.counts[0]
    _multiply(words.weights, name, words.last[:count], words.spelled)
    order = _order(words.weights, words.known.hashes[:count], _Known(stopwords, slots), len(found))
    return _write(cells, words.places, order, bits.letter, crcs, found)


@compiled
def _none(most: int) -> _Words:
    """Return room for so many words."""
    known = _Known(np.empty(most, np.int64), _free(most))
    places, spelled = np.empty((most, 2), np.int64), np.empty((most, 2), np.int64)
    weights, last = np.zeros(most, np.int64), np.zeros(most, np.int64)
    return _Words(known, places, weights, last, spelled, np.zeros(2, np.int64))


@compiled
def _scan(
    codes: U32,
    cells: U32,
    first: int,
    until: int,
    weight: int,
    lead: int,
    names: bool,
    least: int,
    bits: _Bits,
    table: U32,
    words: _Words,
) -> bool:
    """Read a stretch and count its words, once more within the lead, where it has one; say whether it could be read."""
    known, places, weights, last, spelled, counts = words
    count, spellings = counts[0], counts[1]
    begin, hashed = first, 0
    for at in range(first, until + 1):
        cell = np.uint32(0)
        if at < until:
            if codes[at] >= len(table):
                return False
            cell = table[codes[at]]
            cells[at] = cell
        if cell & bits.letter:
            hashed = _hash(hashed, int(cell & bits.letter))
            continue
        if cell & bits.other:
            return False
        if begin < at:
            begin, hashed = _whole(cells, begin, at, until, hashed, least, bits)
        if begin < at:
            place = _place(known, hashed)
            if not known.slots[place]:
                known.hashes[count], places[count, 0], places[count, 1] = hashed, begin, at
                count += 1
                known.slots[place] = count
            number = known.slots[place] - 1
            weights[number] += weight + (at < lead)
            if names and _is_name(cells, begin, at, least, bits):
                spellings = _spell(codes, begin, at, number, last, spelled, spellings)
        begin, hashed = at + 1, 0
    counts[0], counts[1] = count, spellings
    return True


@compiled
def _free(most: int) -> Slots:
    """Return a free table for so many words."""
    room = 64
    while room < most:
        room *= 2
    return np.zeros(room, np.int32)


@compiled
def _start(cells: U32, end: int, letter: int) -> int:
    """Return where the letters begin that end there."""
    while end and cells[end - 1] & letter:
        end -= 1
    return end


@compiled
def _whole(cells: U32, begin: int, end: int, until: int, hashed: int, least: int, bits: _Bits) -> tuple[int, int]:
    """Return where the word of some letters begins, and its hash; it ends where they end. Those that are none begin there, too."""
    return (begin, hashed) if end - begin >= least else _capitals(cells, begin, end, until, bits)


@compiled
def _number(words: _Words, begin: int, end: int, hashed: int) -> int:
    """Return the number of a word; one that comes the first time gets the next."""
    known, place = words.known, _place(words.known, hashed)
    if not known.slots[place]:
        count = words.counts[0]
        known.hashes[count], words.places[count, 0], words.places[count, 1] = hashed, begin, end
        known.slots[place] = words.counts[0] = count + 1
    return int(known.slots[place]) - 1


@compiled
def _capitals(cells: U32, start: int, end: int, until: int, bits: _Bits) -> tuple[int, int]:
    """Return where in a few letters a word begins, and its hash: two or three capitals that nothing goes on from."""
    begin = end
    if end == until or not cells[end] & bits.joins:
        while begin > start and cells[begin - 1] & bits.capital:
            begin -= 1
    return (begin if end - begin > 1 else end), _hashed(cells, begin, end, bits.letter)


@compiled
def _hashed(cells: U32, begin: int, end: int, letter: int) -> int:
    """Return the hash of some letters."""
    hashed = 0
    for at in range(begin, end):
        hashed = _hash(hashed, cells[at] & letter)
    return hashed


@compiled
def _hash(hashed: int, letter: int) -> int:
    """Return the hash of what was hashed and one more letter."""
    return int((hashed ^ np.int64(letter)) * 0x9E3779B97F4A7C1)


@compiled
def _place(known: _Known, hashed: int) -> int:
    """Return the place of a word in the table; it has 0 there where it is not known."""
    place = hashed >> 29
    while True:
        place &= len(known.slots) - 1
        if not known.slots[place] or known.hashes[known.slots[place] - 1] == hashed:
            return place
        place += 1


@compiled
def _is_among(known: _Known, hashed: int) -> bool:
    return bool(known.slots[_place(known, hashed)])


@compiled
def _is_name(cells: U32, begin: int, end: int, least: int, bits: _Bits) -> bool:
    """Say whether a word has a capital, and another stands before it within the sentence."""
    long = begin > 1 and end - begin >= least
    return bool(long and cells[begin] & bits.name and cells[begin - 1] & bits.space and cells[begin - 2] & bits.before)


@compiled
def _spell(codes: U32, begin: int, end: int, number: int, last: Places, spelled: Places, count: int) -> int:
    """Note how a name is spelled, unless it was spelled so before, with the same capitals; return how many spellings there are.

    Of each is noted where it stands, and the number of the one of the same word before it, plus one.
    """
    spelling = last[number]
    while spelling:
        other, at = spelled[spelling - 1, 0], begin
        while at < end and codes[other + at - begin] == codes[at]:
            at += 1
        if at == end:
            return count
        spelling = spelled[spelling - 1, 1]
    spelled[count, 0], spelled[count, 1] = begin, last[number]
    last[number] = count + 1
    return count + 1


@compiled
def _multiply(weights: Places, name: int, last: Places, spelled: Places) -> None:
    """Multiply the weights of words for each way in which they are spelled as names; beyond some it is the heaviest anyway."""
    for number in range(len(last)):
        spelling = last[number]
        while spelling and weights[number] < 1 << 56:
            weights[number] *= name
            spelling = spelled[spelling - 1, 1]


@compiled
def _order(weights: Places, words: Places, stopwords: _Known, most: int) -> Places:
    """Return the weightiest words; of equals what is said first stays first, and what stands in any text comes last."""
    order, there = np.empty(most, np.int64), 0
    for number in range(len(words)):
        if weights[number] == 1 or _is_among(stopwords, words[number]):
            continue
        place = there
        while place and weights[order[place - 1]] < weights[number]:
            if place < most:
                order[place] = order[place - 1]
            place -= 1
        if place < most:
            order[place] = number
            there = min(there + 1, most)
    for last in (False, True):
        for number in range(len(words)):
            if there == most:
                break
            if (last or weights[number] == 1) and _is_among(stopwords, words[number]) == last:
                order[there] = number
                there += 1
    return order[:there]


@compiled
def _write(cells: U32, words: Places, order: Places, letter: int, crcs: U32, found: U32) -> int:
    """Write the terms of words, each once: CRC-32 of their UTF-8."""
    count = 0
    for number in order:
        term = 0xFFFFFFFF
        for at in range(words[number, 0], words[number, 1]):
            data = cells[at] & letter
            while data:
                term = crcs[(term ^ data) & 0xFF] ^ term >> 8
                data >>= 8
        found[count] = term ^ 0xFFFFFFFF
        before = 0
        while found[before] != found[count]:
            before += 1
        count += before == count
    return count


def is_simple(sign: str) -> bool:
    """Say whether a sign beyond ASCII is a letter that is lowered alone, whatever stands beside it, or no part of a word."""
    if not sign.isalnum():
        return not _UNSPACED.match(sign)
    return sign.isalpha() and len(sign.lower()) == 1 and sign != "Σ" and not _UNSPACED.match(sign)


@cache
def _cells() -> U32:
    """Return what the characters of the first plane are, made once in a tenth of a second."""
    return np.fromiter((_cell(chr(code)) for code in range(_PLANE)), np.uint32, _PLANE)


def _cell(sign: str) -> int:
    if not (sign.isascii() or is_simple(sign)):
        return _BITS.other
    found = {
        _BITS.capital: sign.isascii() and sign.isupper(),
        _BITS.name: _NAME_FIRST.match(sign),
        _BITS.before: sign.isalnum() or sign in _BEFORE_NAMES,
        _BITS.space: sign == " ",
        _BITS.joins: sign.isalnum() or sign == "_",
    }
    letter = int.from_bytes(sign.lower().encode(), "little") if sign.isalpha() else 0
    return letter | sum(bit for bit, is_so in found.items() if is_so)


@cache
def _stopwords() -> _Known:
    """Return the words that stand in any English text."""
    listed = [word for word in STOPWORDS if len(word) >= LEAST]
    hashes = [reduce(_hash, (_cell(letter) & _BITS.letter for letter in word), 0) for word in listed]
    known = _Known(np.array(hashes), np.zeros(_STOPWORD_SLOTS, np.int32))
    for number, hashed in enumerate(hashes, 1):
        known.slots[_place(known, hashed)] = number
    return known


@cache
def _crcs() -> U32:
    """Return what each byte makes of a CRC-32."""
    return np.array([crc32(bytes([byte ^ 0xFF])) ^ 0xFF000000 for byte in range(256)], np.uint32)
