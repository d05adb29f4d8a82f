"""Runs of capitalised words, cut into pieces: each piece is one name, with the office that stands before it.

"U.S. President Donald Trump" is one run of two pieces: "U.S.", and "Donald Trump" whose office is "President".
"""

from collections.abc import Iterator
from functools import cache

from streams.enrich.entities.lexicon import (
    CLUBS,
    DEPARTMENTS,
    FIRMS,
    HEADS,
    NAME_PARTICLES,
    NOT_NAMES,
    OFFICES,
    OWNERS,
    PARTICLES,
    PLACE_WORDS,
    TAILS,
    WHEN,
)
from streams.enrich.entities.lists import common, families, given, key
from streams.enrich.entities.offices import by_offices
from streams.enrich.entities.pieces import AFTER_COMMA, JOINING, POSSESSIVE, Piece
from streams.enrich.entities.starts import starts_sentence, without_start
from streams.enrich.entities.tokens import Tokens, is_name_like

SMALL = 5
"""Letters from which a common word may be part of a name ("Bright", "Young")."""

LONGEST = 12
"""Words of the longest run that is looked at as one."""


def pieces(stream: Tokens, lower: frozenset[str], skip: list[bool]) -> Iterator[Piece]:
    """Yield the pieces of a text in order, but of tokens to skip; `lower` holds the words that the text writes small."""
    position = 0
    texts = stream.texts
    for index in [index for index, word in enumerate(texts) if not word.islower()]:  # most words are
        if index >= position and not skip[index] and is_name_like(texts[index]):
            position = _run_end(stream, index, skip)
            yield from _cut(stream, index, position, lower)


def _run_end(stream: Tokens, index: int, skip: list[bool]) -> int:
    """Return the token after the run: capitalised words, and up to two joining words or particles between them."""
    end, ahead = index + 1, index + 1
    stop = min(len(stream.texts), index + LONGEST)
    while ahead < stop and not skip[ahead] and stream.starts[ahead] - stream.ends[ahead - 1] <= 1:
        text = stream.texts[ahead]
        if is_name_like(text):
            ahead += 1
            end = ahead
        elif ahead - end < 2 and (text in JOINING or text in PARTICLES):  # noqa: PLR2004 - "of the", "van der"
            ahead += 1
        elif text == "," and ahead == end and ahead + 1 < stop and key(stream.texts[ahead + 1]) in AFTER_COMMA:
            ahead += 2
            end = ahead
        elif ahead == end and text in POSSESSIVE and key(stream.texts[ahead - 1]) in OWNERS:
            ahead += 1
            end = ahead if key(stream.texts[ahead - 2]) in FIRMS else end
        else:
            break
    return end


def _cut(stream: Tokens, first: int, last: int, lower: frozenset[str]) -> Iterator[Piece]:
    """Cut a run at the words that join no names, then at the offices."""
    starts = starts_sentence(stream, first)
    if starts:
        first = without_start(stream, first, last, lower)
    begin = first
    index = first
    while index < last:
        word = key(stream.texts[index])
        if word == "the" and index == begin:
            begin = index + 1
        elif stream.texts[index] in JOINING:
            if not _joins(stream, begin, index, last):
                yield from by_offices(stream, begin, index, starts=starts and begin == first)
                begin = index + 1
        elif _ends_name(stream, begin, index, last):
            yield from by_offices(stream, begin, index, starts=starts and begin == first)
            begin = index + 1
        index += 1
    yield from by_offices(stream, begin, last, starts=starts and begin == first)


def _ends_name(stream: Tokens, begin: int, index: int, last: int) -> bool:
    """Say whether a word is no part of the name before it, capital or not: a day, a small common word."""
    word = key(stream.texts[index])
    if word in WHEN:
        return not _is_named_after_time(stream, index, last)
    return index > begin and word in _small_words() and stream.texts[index - 1] != "&"


def _is_named_after_time(stream: Tokens, index: int, last: int) -> bool:
    """Say whether "Jan" is a man's name or "Sunday" a paper's: "Jan Novak", "Sunday Mirror"; months have "Jan."."""
    following = key(stream.texts[index + 1]) if index + 1 < last else ""
    return (following in TAILS and key(stream.texts[index]).endswith("day")) or (
        stream.texts[index] == "Jan" and following[:1].isalpha() and following not in WHEN
    )


@cache
def _small_words() -> frozenset[str]:
    """Return the words that end a name even where they have a capital."""
    parts = (TAILS, HEADS, given(), families(), DEPARTMENTS, OFFICES, NOT_NAMES, CLUBS, NAME_PARTICLES, PLACE_WORDS)
    return frozenset(word for word in common() if len(word) < SMALL).difference(*parts)


def _joins(stream: Tokens, begin: int, index: int, last: int) -> bool:
    """Say whether "of", "and" or "for" stands inside one name: after a head, and "and" only between what a head rules."""
    if index == begin:
        return False
    text = stream.texts[index]
    before = key(stream.texts[index - 1])
    if text == "&":
        return index + 1 < last
    if text == "on":
        return before in HEADS
    if text in ("of", "for"):
        of_state = before in OFFICES and key(stream.texts[index + 1]) in DEPARTMENTS  # "Secretary of State"
        return of_state or before in HEADS or before in PARTICLES
    if text == "the":
        return stream.texts[index - 1] in ("of", "for") and index - 1 > begin
    following = stream.texts[index + 1]  # "and the": another thing
    another = not is_name_like(following) or key(following) in HEADS or key(following) in given()
    return not another and _ruled(stream, begin, index)


def _ruled(stream: Tokens, begin: int, index: int) -> bool:
    """Say whether a head and its "of" stand not far before an "and": "Department of Health and Human Services"."""
    near = range(max(begin, index - 4), index)
    return any(key(stream.texts[each]) in HEADS and stream.texts[each + 1] in ("of", "for", "on") for each in near)
