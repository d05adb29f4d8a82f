"""Finding the people and organisations of a text: first the names that show what they are, then their short forms."""

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import NamedTuple

from streams.enrich.entities import pairs
from streams.enrich.entities.acronyms import acronym as in_brackets
from streams.enrich.entities.acronyms import spelt_out
from streams.enrich.entities.around import FAR, OPENING, after, ahead, before, starts_sentence, word_before
from streams.enrich.entities.going_on import goes_on
from streams.enrich.entities.kinds import MADE
from streams.enrich.entities.lexicon import MADE_BY
from streams.enrich.entities.links import Names, gather
from streams.enrich.entities.lists import english, is_place, is_somewhere, is_town, key
from streams.enrich.entities.naming import ARTICLES, INSIDE, SITE, Kind
from streams.enrich.entities.readings import BEFORE, BEFORE_PLACES, BEHIND, Reading, asked, only_starts, readings
from streams.enrich.entities.roles import role_of
from streams.enrich.entities.runs import Run, runs
from streams.enrich.entities.shouting import unreadable
from streams.enrich.entities.tickers import Ticker, tickers
from streams.enrich.entities.tokens import takes_dot, tokens

QUOTES = frozenset("\"“”‘’«»'")

CLOSING = frozenset(",”’)%")
"""Marks that end no sentence and open nothing: behind them a capital is one."""

_OPENING = "".join(sorted(OPENING))

ENDS = frozenset(",.?!")
"""What stands before the marks that close a quotation."""

_BEFORE_TITLES = frozenset("eAn")
"""What "The", "A" and "An" end with."""

_SHARING = re.compile(r" shares (?:the|an?|his|her|its|their|our|my|with|this|that|first|second|power|credit)\b")
"""Who shares something is no house with shares."""

_LOOKS = 8
"""Places where the letters of a word stand that are looked at before all of the text is read: "a" stands in every third word."""

NONE: frozenset[str] = frozenset()


class Found(NamedTuple):
    """One mention: where it stands, what it is, its fullest name in the text, its role and its ticker."""

    start: int
    end: int
    kind: Kind
    name: str
    role: str | None = None
    ticker: Ticker | None = None


_Candidate = tuple[int, Reading, str | None, Ticker | None]
"""Where a run begins, a name of it, its acronym and its ticker: a bare tuple, for half of the time of a named one."""


class _Small:
    """The words as a text writes them. Few are asked for, and their letters stand at few places: tokens of those alone are made."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._every: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        word, text, end = str(word), self.text, 0
        for _ in range(_LOOKS):
            start = text.find(word, end)
            if start < 0:
                return False
            begin = max(end, text.rfind(" ", end, start) + 1, text.rfind("\n", end, start) + 1)
            end = start + len(text[start : start + FAR + 1].replace("\n", " ").partition(" ")[0])
            if end - begin > FAR:
                break
            if word in tokens(text[begin:end]).texts:
                return True
        return word in self._words()

    def _words(self) -> frozenset[str]:
        if self._every is None:
            self._every = frozenset(tokens(self.text).texts)
        return self._every


def find(text: str, crossheads: list[tuple[int, int]] | None = None) -> Iterator[Found]:
    """Yield the mentions of an English text in their order; none overlaps another, none stands in a crosshead."""
    listed = tickers(text)
    at = {ticker.start: ticker for ticker in reversed(listed)}
    small = _Small(text)
    skip = unreadable(text, listed, crossheads or [])
    candidates: list[_Candidate] = []
    reach = 0
    for run in runs(text, skip):
        if several := _candidates(text, run, small, at):
            if len(several) == 1 and several[0][0] + several[0][1].start >= reach:  # most
                candidates += several
            elif _overlap(several, reach):
                for each in several:
                    _take(each, candidates)
            else:
                candidates += several
            reach = candidates[-1][0] + candidates[-1][1].end
    names = _named(candidates)
    shorter = {*names.shorts, *names.families, *names.first_names}
    for each in candidates:
        read = each[1]
        if (read.kind or read.keys in shorter) and (found := _resolved(text, each, names)):
            yield found


def _named(candidates: list[_Candidate]) -> Names:
    """Return the people and houses that are told by themselves, to whom short forms may belong."""
    people: list[tuple[str, ...]] = []
    houses: list[tuple[tuple[str, ...], str | None]] = []
    for _, read, acronym, _ in candidates:
        kind = read.kind
        if kind == "person":
            people.append(read.words)
        elif kind:
            houses.append((read.words, acronym))
    return gather(people, houses)


def _candidates(text: str, run: Run, small: Container[str], listed: dict[int, Ticker]) -> list[_Candidate]:
    """Return the names in a run."""
    begin, end, lead, follows = run
    run_text = text[begin:end]
    precedes, starts = _side(text, begin, lead) if lead[-1:] != "\n" else ("", True)
    if starts:
        if only_starts(run_text):  # a third: "The", "They"
            return []
    elif precedes == "by" and word_before(text, before(text, begin)[0]) in MADE_BY:
        precedes = MADE
    elif precedes in pairs.OPEN or precedes.isdecimal():
        precedes = pairs.told(text, begin, precedes, run_text)
    if follows is None:
        follows = after(text, end)
    sided = (
        run_text,
        precedes if precedes in BEFORE else "",
        low if (low := follows.lower()) in BEHIND and not (low == "shares" and _SHARING.match(text, end)) else "",
        _written_small(run_text, small) if starts else NONE,
        starts,
    )
    found = readings(sided)
    if not listed and (follows.isalpha() or follows == "\n"):  # most: nothing around a name tells more of it
        return [(begin, found[0], None, None)] if len(found) == 1 else [(begin, read, None, None) for read in found]
    return [_told(text, begin, read, follows if begin + read.end == end else "", listed) for read in found]


def _overlap(several: list[_Candidate], reach: int) -> bool:
    """Say whether a name of a run goes beyond it, over others; `reach` is where the one before it ends."""
    if several[0][0] + several[0][1].start < reach:
        return True
    return len(several) > 1 and several[-1][1].start < several[-2][1].end


def _take(each: _Candidate, candidates: list[_Candidate]) -> None:
    """Add a name to those before it; of two that overlap the one that begins first stays, which is the longer."""
    start = each[0] + each[1].start
    while candidates and candidates[-1][0] + candidates[-1][1].end > start:
        if candidates[-1][0] + candidates[-1][1].start < start:
            return
        candidates.pop()
    candidates.append(each)


def _side(text: str, begin: int, lead: str) -> tuple[str, bool]:
    """Return the word in small letters before a run, if a word is what stands there, and whether a sentence begins with it.

    `lead` is the text before it, from which nine of ten are told without a look at tokens.
    """
    mark = lead[-1:]
    if mark == " ":
        precedes = lead[lead.rfind(" ", 0, -1) + 1 : -1]
        if precedes.isalpha():
            return precedes.lower(), False
        last = precedes[-1:]
        if last in CLOSING:
            return "", False
        if last == "." and precedes[:-1].isalpha() and not takes_dot(precedes[:-1]):
            return "", True
    elif mark == "\n" or not begin:
        return "", True
    elif mark in OPENING and (bare := lead.rstrip(_OPENING)):
        return "", _side(text, begin - len(lead) + len(bare), bare)[1]
    return word_before(text, begin), starts_sentence(text, begin)


def _written_small(run: str, small: Container[str]) -> frozenset[str]:
    """Return those of the words of a run that the text writes small, where that decides what only begins a sentence."""
    if run.isalpha() or not (word := asked(run)) or word not in small:  # one word is never asked for
        return NONE
    return frozenset(low for word in tokens(run).texts if (low := word.lower()) in small)


def _told(text: str, begin: int, read: Reading, follows: str, listed: dict[int, Ticker]) -> _Candidate:
    """Return a name with what is told of it around its run; `follows` is the token behind the run, when the name ends it."""
    start, end = begin + read.start, begin + read.end
    if (listed or follows == "(") and (house := _announced(text, begin, read, follows, listed)):
        return house
    if follows and read.kind == "organisation" and (longer := goes_on(text, end, follows, read)) > end:
        words = tuple(tokens(text[start:longer]).texts)
        read = read._replace(end=longer - begin, words=words, keys=_keys(words))
    if follows and len(read.words) > 1 and _is_title(text, start, end):
        read = read._replace(kind=None)
    return begin, read, None, None


def _announced(text: str, begin: int, read: Reading, follows: str, listed: dict[int, Ticker]) -> _Candidate | None:
    """Return the house that a ticker or an acronym behind a name makes of it."""
    whole, end = begin + (read.start if read.people is None else read.people), begin + read.end
    ticker = listed.get(end)
    if ticker is None and follows != "(":  # most names of a text with tickers
        return None
    words = tuple(tokens(text[whole:end]).texts)
    short = in_brackets(text, end, words) if follows == "(" else None
    if follows == "(" and not (ticker or short) and (longer := spelt_out(text, end)):
        whole, short = longer
        words = tuple(tokens(text[whole:end]).texts)
    if not (ticker or short):
        return None
    return begin, Reading(whole - begin, read.end, words, _keys(words), "", "organisation", None), short, ticker


def _keys(words: tuple[str, ...]) -> str:
    return " ".join(key(word) for word in words if word != ",")


def _is_title(text: str, start: int, end: int) -> bool:
    """Say whether quotation marks stand around a name of several words: a book, a film, a song."""
    if text.startswith(" ", start - 1) and text[start - 2] not in _BEFORE_TITLES and text[start - 2].isalnum():
        return False  # most: a word stands before it
    mark = after(text, end)
    if mark in ENDS:
        mark = next((word for word, _ in islice(ahead(text, end), 1, 2)), "")
    if mark not in QUOTES:
        return False
    place, stop = before(text, start)
    if text[place:stop] in ("The", "A", "An"):
        place, stop = before(text, place)
    return text[place:stop] in QUOTES


def _resolved(text: str, each: _Candidate, names: Names) -> Found | None:
    begin, read, _, ticker = each
    start, end, words, keys, precedes, kind, office, _ = read
    start, end = begin + start, begin + end
    short = names.shorts.get(keys) if precedes not in INSIDE or not is_somewhere(words[0]) else None
    if kind == "organisation" or (kind is None and short):
        house = short if short and len(short) > len(words[0]) else text[start:end]  # "Opec" is no fuller than "OPEC"
        return Found(start, end, "organisation", house, None, ticker)
    if kind is None and (len(words) > 1 or (keys not in names.families and keys not in names.first_names)):
        return None
    full = names.person(words)
    if full is None or (kind is None and not _may_be_short(words[0], precedes, full)):
        return None
    where = (begin + office[0], begin + office[1]) if office else None
    return Found(start, end, "person", full or text[start:end], role_of(text, start, end, where))


def _may_be_short(word: str, precedes: str, full: str) -> bool:
    """Say whether a word that shows no sign may name a person again: not after "the", and no place after "in"."""
    if precedes == SITE or (precedes in INSIDE and is_somewhere(word)):
        return False
    if is_place(word):
        return precedes not in BEFORE_PLACES and _names_people(full)
    return precedes not in ARTICLES


def _names_people(full: str) -> bool:
    """Say whether a name that ends as a place does is one of people: "Denzel Washington", not "Air Canada"."""
    first = full.split(maxsplit=1)[0]
    return is_town(first) if " " not in full else not is_place(first) and key(first) not in english()
