"""Runs of capitalised words, with what may stand inside a name between them: "Bank of England", "Acme Robotics, Inc."."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from streams.enrich.entities.capitals import capitals
from streams.enrich.entities.lexicon import FIRMS, OWNERS, PARTICLES
from streams.enrich.entities.lists import key
from streams.enrich.entities.pieces import AFTER_COMMA, JOINING
from streams.enrich.entities.tokens import TOKEN, WORD

LONGEST = 12
"""Words of the longest run that is looked at as one."""

BETWEEN = JOINING | PARTICLES
MOST_BETWEEN = 2
"""Of these so many may stand between two words: "of the", "van der"."""
LONGEST_BETWEEN = 16
"""Code points that they fill at most, with their spaces."""
NOT_BETWEEN = -1

_COMMA = re.compile(rf"(?:[^\S\n]|_)?,(?:[^\S\n]|_)*({WORD})?")
_POSSESSIVE = re.compile(r"(?:[^\S\n]|_)?(['’]s)\b")
_GO_ON = frozenset(",'’")
"""One of the two characters behind a word with which a name may go on otherwise: ", inc", "Moody's"."""

Span = tuple[int, int]


class Run(NamedTuple):
    """Where a run stands, and what lies between it and the words with capitals before and behind it."""

    start: int
    end: int
    lead: str
    gap: str


class _Tail(NamedTuple):
    """Where a run ends so far, its words, and the last of them."""

    end: int
    words: int
    last: str


def runs(text: str, skip: list[Span]) -> Iterator[Run]:
    """Yield the runs of a text in order; none begins or goes on in the spans to skip, which are in order."""
    start = -1
    end = place = count = 0
    lead = gap = last = ""
    for before, word, at, behind in _readable(text, skip):
        if start >= 0:
            between = _between(gap) if at == place and len(gap) <= LONGEST_BETWEEN else NOT_BETWEEN
            if NOT_BETWEEN < between < LONGEST - count:
                count += between + 1
            elif _GO_ON.isdisjoint(gap[:2]):  # nine of ten
                yield Run(start, end, lead, gap)
                start = -1
            else:
                end, count, _ = _grown(text, _Tail(end, count, last), place, word if at == place else "")
                if end < at:
                    yield Run(start, end, lead, text[end:place])
                    start = -1
        if start < 0:
            if word.islower():  # "as-is" begins none
                continue
            start, lead, count = at, before, 1
        end, gap, last = at + len(word), behind, word
        place = end + len(behind)
    if start >= 0:
        end, _, _ = _grown(text, _Tail(end, count, last), place, "")
        yield Run(start, end, lead, text[end:place])


def _readable(text: str, skip: list[Span]) -> Iterator[tuple[str, str, int, str]]:
    if not skip:
        yield from capitals(text)
        return
    spans = iter(skip)
    span = next(spans, None)
    for each in capitals(text):
        while span and span[1] <= each[2]:
            span = next(spans, None)
        if span is None or each[2] < span[0]:
            yield each


@lru_cache(maxsize=1024)
def _between(gap: str) -> int:
    """Return how many words join what stands on both sides of a gap; `NOT_BETWEEN` where it does not join them."""
    count = place = 0
    for found in TOKEN.finditer(gap):
        if found[1] not in BETWEEN or count == MOST_BETWEEN or found.start() - place > 1:
            return NOT_BETWEEN
        count, place = count + 1, found.end()
    return count if len(gap) - place <= 1 else NOT_BETWEEN


def _grown(text: str, tail: _Tail, place: int, word: str) -> _Tail:
    """Return a run with what belongs to its name of the gap up to a place, and the word there if that does."""
    while True:
        end, count, last = tail
        if comma := _COMMA.match(text, end, place):
            legal = comma[1] or (word if comma.end() == place else "")
            if count + 1 >= LONGEST or key(legal) not in AFTER_COMMA:
                return tail
            tail = _Tail(comma.end() + (0 if comma[1] else len(word)), count + 2, legal)
            if not comma[1]:
                return tail
        elif (owned := _POSSESSIVE.match(text, end, place)) and count < LONGEST and key(last) in FIRMS:
            tail = _Tail(owned.end(), count + 1, owned[1])
        else:
            joined = 1 if owned and key(last) in OWNERS else 0
            rest = text[owned.end() if owned and joined else end : place]
            between = joined + _between(rest) if len(rest) <= LONGEST_BETWEEN else NOT_BETWEEN
            fits = word and joined <= between <= MOST_BETWEEN and between < LONGEST - count
            return _Tail(place + len(word), count + between + 1, word) if fits else tail
