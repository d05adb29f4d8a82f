"""Runs of capitalised words, with what may stand inside a name between them: "Bank of England", "Acme Robotics, Inc."."""

import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from streams.enrich.entities.capitals import Capitals, capitals, one_by_one
from streams.enrich.entities.lexicon import FIRMS, OWNERS, PARTICLES
from streams.enrich.entities.lists import is_place, key, organisations
from streams.enrich.entities.pieces import AFTER_COMMA, JOINING
from streams.enrich.entities.signs import FAMILY, look
from streams.enrich.entities.tokens import TOKEN, WORD
from streams.text.kept import kept_by_word

LONGEST = 12
"""Words of the longest run that is looked at as one."""
_FEW = 2 * LONGEST
"""Code points that no more words than those have, with the spaces between them."""

BETWEEN = JOINING | PARTICLES
MOST_BETWEEN = 2
"""Of these so many may stand between two words: "of the", "van der"."""
LONGEST_BETWEEN = 16
"""Code points that they fill at most, with their spaces."""
NOT_BETWEEN = -1

_AND_CO = re.compile(r"(?:, [A-Z][a-z]+){0,3},? (?:and|&) (?:Co|Company|Sons|Bros|Brothers|Partners|Associates)\b")
_AND_ANOTHER = re.compile(r"(?:, [A-Z][a-z]+){0,3},? & ([A-Z][a-z]+)(?! &)")
_LEGAL = frozenset(form[0] for form in AFTER_COMMA)
_JOINS = (",", " and ", " & ")
"""What both begin with."""
_LISTED = re.compile(r"(?:[A-Z][a-z]+, ){1,3}[A-Z][a-z]+$")
"""Partners before another comma: "Skadden, Arps, Slate"."""
_MOST_LISTED = 72
_COMMA = re.compile(rf"(?:[^\S\n]|_)?,(?:[^\S\n]|_)*({WORD})?")
_POSSESSIVE = re.compile(r"(?:[^\S\n]|_)?(['’]s)\b")
_GO_ON = frozenset(",'’")
"""One of the two characters behind a word with which a name may go on otherwise: ", inc", "Moody's"."""

Span = tuple[int, int]


Run = tuple[int, int, str, str | None]
"""Where a run starts and ends, what lies between it and the capitals before it, and the word that follows if known."""


class _Tail(NamedTuple):
    """Where a run ends so far, how many words it has, and those it ends with."""

    end: int
    words: int
    last: str


_LAST: Capitals = ("", "", sys.maxsize, " and ", "and")
"""Comes behind the last of a text; nothing follows that it could be joined with."""


def runs(text: str, skip: list[Span]) -> list[Run]:
    """Return the runs of a text in order; none begins or goes on in the spans to skip, which are in order."""
    found = list(_readable(capitals(text), skip)) if skip else capitals(text)
    joined = _joined(text, found)
    if joined is None:
        joined = _joined(text, [one for each in found for one in one_by_one(each)])
    return joined or []


def _joined(text: str, found: list[Capitals]) -> list[Run] | None:
    """Return the runs; None where capitals that stand side by side belong to two, so that they must come one by one."""
    joined: list[Run] = []
    start = -1
    end = place = count = 0  # words of the run before the last ones
    lead = gap = last = ""
    after: str | None = None
    for before, words, at, behind, follows in (*found, _LAST):
        if start >= 0:
            between = _between(gap) if at == place and len(gap) <= LONGEST_BETWEEN else NOT_BETWEEN
            if between > NOT_BETWEEN and (whole := count + _many(last) + between) < LONGEST:
                count = whole
            else:
                if after is None and not _GO_ON.isdisjoint(gap[:2]):
                    word = words.partition(" ")[0] if at == place else ""
                    end, count = _beyond(text, gap, (end, count, last), place, word)
                if end < at:
                    joined.append((start, end, lead, after))
                    start = -1
        if start < 0:
            alone = (follows not in BETWEEN or _is_apart(behind)) if follows else _ends_all(behind)
            if alone and len(words) <= _FEW and not words.islower():  # nearly all
                joined.append((at, at + len(words), before, follows))
                continue
            if words.islower():  # "as-is" begins none
                continue
            start, lead, count = at, before, 0
        if (count or len(words) > _FEW) and count + _many(words) > LONGEST and " " in words:
            return None
        end, gap, last, after = at + len(words), behind, words, follows
        place = end + len(behind)
    return joined


def _ends_all(gap: str) -> bool:
    """Say whether no name goes on over a gap, whatever stands behind it, that begins with no small word between spaces."""
    return _GO_ON.isdisjoint(gap[:2]) and _is_apart(gap)


def _is_apart(gap: str) -> bool:
    return len(gap) > LONGEST_BETWEEN or _between(gap) == NOT_BETWEEN


def _many(words: str) -> int:
    return words.count(" ") + 1


def _readable(found: Iterable[Capitals], skip: list[Span]) -> Iterator[Capitals]:
    """Leave out the words that start in one of the spans."""
    index = 0
    for each in found:
        _, words, start, *_ = each
        while index < len(skip) and skip[index][1] <= start:
            index += 1
        if index == len(skip) or start + len(words) <= skip[index][0]:
            yield each
            continue
        for one in one_by_one(each):
            while index < len(skip) and skip[index][1] <= one[2]:
                index += 1
            if index == len(skip) or one[2] < skip[index][0]:
                yield one


@kept_by_word(1024)
def _between(gap: str) -> int:
    """Return how many words join what stands on both sides of a gap; `NOT_BETWEEN` where it does not join them."""
    count = place = 0
    for found in TOKEN.finditer(gap):
        if found[1] not in BETWEEN or count == MOST_BETWEEN or found.start() - place > 1:
            return NOT_BETWEEN
        count, place = count + 1, found.end()
    return count if len(gap) - place <= 1 else NOT_BETWEEN


def _beyond(text: str, gap: str, run: tuple[int, int, str], place: int, word: str) -> tuple[int, int]:
    """Return where a run really ends and how many words stand before its last: behind most commas it does not go on."""
    end, count, last = run
    if gap.startswith(", "):
        first = (gap[2:3] or word[:1]).lower()  # of a legal form, if not of the partner of a house
        if (
            first not in _LEGAL
            and first.isascii()
            and first.isalnum()
            and not text.startswith(_JOINS, place + len(word))
        ):
            return end, count
    tail = _grown(text, _Tail(end, count + _many(last), last), place, word)
    return tail.end, tail.words - 1


def _grown(text: str, tail: _Tail, place: int, word: str) -> _Tail:
    """Return a run with what belongs to its name of the gap up to a place, and the word there if that does."""
    while True:
        end, count, last = tail
        if comma := _COMMA.match(text, end, place):
            legal = comma[1] or (word if comma.end() == place else "")
            if count + 1 >= LONGEST or not (key(legal) in AFTER_COMMA or _are_partners(text, tail, place, word)):
                return tail
            tail = _Tail(comma.end() + (0 if comma[1] else len(word)), count + 2, legal)
            if not comma[1]:
                return tail
        elif (
            (owned := _POSSESSIVE.match(text, end, place)) and count < LONGEST and key(last.rpartition(" ")[2]) in FIRMS
        ):
            tail = _Tail(owned.end(), count + 1, owned[1])
        else:
            joined = 1 if owned and key(last.rpartition(" ")[2]) in OWNERS else 0
            rest = text[owned.end() if owned and joined else end : place]
            between = joined + _between(rest) if len(rest) <= LONGEST_BETWEEN else NOT_BETWEEN
            fits = word and joined <= between <= MOST_BETWEEN and between < LONGEST - count
            return _Tail(place + len(word), count + between + 1, word) if fits else tail


def _are_partners(text: str, tail: _Tail, place: int, word: str) -> bool:
    """Say whether a comma stands between the names of a house: "Goldman, Sachs and Co", not "Shell, Tiffany and Co".

    In 8,000 stories of 1987 it did 82 times of 85 before "and Co". Before "& Reed" the first must be a family name.
    """
    end, count, last = tail
    behind = place + len(word)
    if (
        not word
        or not text.startswith(_JOINS, behind)  # nearly always
        or not text[end - 1].islower()
        or (count > 1 and not _LISTED.search(text, max(0, end - _MOST_LISTED), end))
    ):
        return False
    houses = organisations()
    if _AND_CO.match(text, behind):
        return key(word) not in houses
    another = _AND_ANOTHER.match(text, behind)
    if another is None or (is_place(word) and is_place(last)):
        return False
    known = count > 1 or look(last)[1] & FAMILY or text[behind] == ","
    return bool(known) and houses.isdisjoint((key(word), key(last), f"{key(word)} & {key(another[1])}"))
