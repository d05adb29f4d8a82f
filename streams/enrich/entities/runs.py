"""Runs of capitalised words, cut into pieces: each piece is one name, with the office that stands before it.

"U.S. President Donald Trump" is one run of two pieces: "U.S.", and "Donald Trump" whose office is "President".
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from streams.enrich.entities.lexicon import (
    ADDRESS,
    CLUBS,
    DEPARTMENTS,
    FUNCTION,
    HEADS,
    NAME_PARTICLES,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    PLACE_WORDS,
    ROLES,
    SURNAME_OFFICES,
    TAILS,
    WHEN,
)
from streams.enrich.entities.lists import common, families, given, key
from streams.enrich.entities.tokens import Token, is_name_like

JOINING = frozenset({"of", "and", "for", "the", "&"})
"""What may stand inside the name of an organisation."""

END_OF_SENTENCE = frozenset({".", "!", "?", ":", ";", "\n", "•", "*", "–", "—", "|"})
OPENING = frozenset({'"', "“", "‘", "'", "(", "[", "«", "„", "`", "-"})
SMALL = 5
"""Letters from which a common word may be part of a name ("Bright", "Young")."""

LONGEST = 12
"""Words of the longest run that is looked at as one."""


class Piece(NamedTuple):
    """Consecutive tokens that may be a name: from `first` up to, without it, `last`."""

    first: int
    last: int
    office: tuple[int, int] | None = None
    """The tokens of the office before it."""
    starts: bool = False
    """Whether a sentence begins with it."""


def pieces(stream: list[Token], lower: frozenset[str], skip: list[bool]) -> Iterator[Piece]:
    """Yield the pieces of a text in order, but of tokens to skip; `lower` holds the words that the text writes small."""
    position = 0
    for index, token in enumerate(stream):
        if index < position or skip[index] or token.text.islower():  # most words go here, at the speed of C
            continue
        if is_name_like(token.text):
            position = _run_end(stream, index, skip)
            yield from _cut(stream, index, position, lower)


def starts_sentence(stream: list[Token], index: int) -> bool:
    """Say whether nothing but a mark of opening stands between a token and the end of the sentence before."""
    while index and stream[index - 1].text in OPENING:
        index -= 1
    return index == 0 or stream[index - 1].text in END_OF_SENTENCE


def _run_end(stream: list[Token], index: int, skip: list[bool]) -> int:
    """Return the token after the run: capitalised words, and up to two joining words or particles between them."""
    end, ahead = index + 1, index + 1
    stop = min(len(stream), index + LONGEST)
    while ahead < stop and not skip[ahead] and stream[ahead].start - stream[ahead - 1].end <= 1:
        text = stream[ahead].text
        if is_name_like(text):
            ahead += 1
            end = ahead
        elif ahead - end < 2 and (text in JOINING or text in PARTICLES):  # noqa: PLR2004 - "of the", "van der"
            ahead += 1
        else:
            break
    return end


def _cut(stream: list[Token], first: int, last: int, lower: frozenset[str]) -> Iterator[Piece]:
    """Cut a run at the words that join no names, then at the offices."""
    starts = starts_sentence(stream, first)
    if starts:
        first = _without_start(stream, first, last, lower)
    begin = first
    index = first
    while index < last:
        word = key(stream[index].text)
        if stream[index].text in JOINING:
            if not _joins(stream, begin, index, last):
                yield from _offices(stream, begin, index, starts=starts and begin == first)
                begin = index + 1
        elif (word in WHEN and not _is_named_after_time(stream, index, last)) or (
            index > begin and word in _small_words()
        ):
            yield from _offices(stream, begin, index, starts=starts and begin == first)
            begin = index + 1
        index += 1
    yield from _offices(stream, begin, last, starts=starts and begin == first)


def _is_named_after_time(stream: list[Token], index: int, last: int) -> bool:
    """Say whether "Jan" is a man's name or "Sunday" a paper's: "Jan Novak", "Sunday Mirror"."""
    following = key(stream[index + 1].text) if index + 1 < last else ""
    return following in TAILS or (
        key(stream[index].text) in given() and following[:1].isalpha() and following not in WHEN
    )


@cache
def _small_words() -> frozenset[str]:
    """Return the words that end a name even where they have a capital."""
    short = frozenset(word for word in common() if len(word) < SMALL)
    return short - TAILS - HEADS - given() - families() - DEPARTMENTS - OFFICES - NOT_NAMES - CLUBS - NAME_PARTICLES


def _without_start(stream: list[Token], first: int, last: int, lower: frozenset[str]) -> int:
    """Step over the words that have a capital only because a sentence begins."""
    if last - first == 1 and stream[first].text.lower() not in FUNCTION:  # may be a family name: Brown, Hill
        return first
    while first < last and _only_starts(stream, first, last, lower):
        first += 1
    return first


def _only_starts(stream: list[Token], first: int, last: int, lower: frozenset[str]) -> bool:
    word = stream[first].text.lower()
    if first + 1 < last and is_name_like(stream[first + 1].text) and word not in _NEVER:
        if word in given() or word in PLACE_WORDS or word in NAME_PARTICLES:
            return False
        if word in ROLES and word not in OFFICES and key(stream[first + 1].text) in given():  # "Fullback Jan Novak"
            return True
    if word in DEPARTMENTS or word in TAILS or word in HEADS:
        return False
    return word in common() or stream[first].text in JOINING or (word in lower and word not in OFFICES)


_NEVER = frozenset({"the", "in", "but", "and", "an", "so", "see", "many", "will", "may", "such", "these", "add", "my"})


def _joins(stream: list[Token], begin: int, index: int, last: int) -> bool:
    """Say whether "of", "and" or "for" stands inside one name: after a head, and "and" only between what a head rules."""
    if index == begin:
        return False
    text = stream[index].text
    before = key(stream[index - 1].text)
    if text == "&":
        return index + 1 < last
    if text in ("of", "for"):
        return before in HEADS or (before in PARTICLES)
    if text == "the":
        return stream[index - 1].text in ("of", "for") and index - 1 > begin
    following = key(stream[index + 1].text)
    if index + 1 >= last or not is_name_like(stream[index + 1].text):  # "and the": another thing
        return False
    return following not in HEADS and following not in given() and _ruled(stream, begin, index)


def _ruled(stream: list[Token], begin: int, index: int) -> bool:
    """Say whether a head and its "of" stand not far before an "and": "Department of Health and Human Services"."""
    near = range(max(begin, index - 4), index)
    return any(key(stream[each].text) in HEADS and stream[each + 1].text in ("of", "for") for each in near)


def _offices(stream: list[Token], begin: int, end: int, *, starts: bool) -> Iterator[Piece]:
    """Cut a part of a run at its offices; what follows an office bears it."""
    office: tuple[int, int] | None = None
    name = begin
    index = begin
    while index < end:
        word = key(stream[index].text)
        if _is_office(word) and not _is_surname(stream, name, index, end):
            left = index
            while left > name and key(stream[left - 1].text) in DEPARTMENTS:
                left -= 1
            if left > name:
                yield Piece(name, left, office, starts=starts and name == begin)
                office = None
            office = (office[0] if office else left, index + 1)
            name = index + 1
            while name < end and stream[name].text in (".", "of"):
                name += 1
        index += 1
    if name < end:
        yield Piece(name, end, office, starts=starts and name == begin)


def _is_office(word: str) -> bool:
    """Say whether a word is an office, "Major-General" and "Vice-President" among them."""
    first, _, second = word.partition("-")
    return word in OFFICES or (second in OFFICES and (first in OFFICES or first in DEPARTMENTS))


def _is_surname(stream: list[Token], name: int, index: int, end: int) -> bool:
    """Say whether "King", "Bishop" or "General" belongs to the name around it: "Larry King", "General Motors"."""
    word = key(stream[index].text)
    if word in ("general", "director") and index + 1 < end and key(stream[index + 1].text) in _GENERAL:
        return True
    if index + 1 < end and key(stream[index + 1].text) in TAILS and word not in ADDRESS:
        return True
    if word not in SURNAME_OFFICES:
        return False
    return key(stream[index - 1].text) in given() if index > name else index + 1 == end


_GENERAL = frozenset(
    {"motors", "electric", "assembly", "dynamics", "mills", "accident", "staff", "hospital", "foods", "re"}
)
