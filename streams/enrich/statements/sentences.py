"""Sentences of news with what is quoted in them hidden, so that a full stop or a verb inside of quotes misleads nobody.

Not those of `streams.text.sentences`, which read a text as it stands: a question in quotes goes on to its "she asked" here,
and where a stop could end a sentence or not, this one goes on, for half a statement is worse than a long one ("W.R. Grace").
Over 1,000 stories the other one would change 51 of 2,519 statements.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from streams.enrich.statements.marks import Quote, quotes
from streams.text.words import words

HIDDEN = "\x02"
"""Stands for each character within quotes; the marks themselves become “ and ”."""

_STOP = r"[.!?…]{0,3}[\"”’)\]]{0,4}(?=\s{1,3}[\"“‘'(\[]?[A-Z0-9“])"
_QUOTE_ENDS = r"”(?= [A-Z][\w’'-]{1,30} (?!said|says|asked|told))"
_ENDS = {
    ".": re.compile(rf"\.{_STOP}"),
    "…": re.compile(rf"…{_STOP}"),
    "!": re.compile(rf"!(?:{_STOP}|{_QUOTE_ENDS})"),
    "?": re.compile(rf"\?(?:{_STOP}|{_QUOTE_ENDS})"),
}
"""What may end a sentence, by the sign that it begins with: `re` looks for one sign in a tenth of the time of one of four."""
_SHORT = words(
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Sen Rep Gov Rev Hon St Jr Sr Adm Cmdr Fr No Nos vs Const Det Insp Supt Cpl Pvt Cst Inc Corp Ltd "
    "Co Bros Jan Feb Aug Sept Oct Nov Dec a.m p.m U.S U.N U.K E.U"
)
"""Abbreviations whose stop ends no sentence; initials end none either."""
_ABBREVIATION = re.compile(rf"\b(?:[A-Z]|{'|'.join(map(re.escape, sorted(_SHORT)))})$")
_LAST = words("Inc Corp Ltd Co Bros Jr Sr a.m p.m")
_PRONOUN = re.compile(r" (?:He|She|It|They|We|I) ")
"""Behind what ends a name or a time another sentence begins with it: "Peabody & Co. He said"; Mr. He is a man."""
_MAY_BE_SHORT = frozenset(short[-2:] for short in _SHORT)
"""The last two letters of abbreviations: of the words before a stop one in eight ends so."""

_ATTRIBUTED = re.compile(
    r" [^.!?“”\n]{1,120}? (?:(?:said|says|asked|told|added|shouted|wrote|replied|answered|cried|explained|yelled|screamed|exclaimed|joked"
    r"|quipped|pleaded|tweeted|posted|demanded|recalled)(?=[.,:;\n]| (?:on|in|at|after|to|from|as|when|with|through|during|before|while|over"
    r"|across|by|into) |$)|(?:told|asked)(?: [^\s.,;:“”]+){1,4}(?=[.,\n]|$))"
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text of the same length without what is quoted in it, and the quotations by where they open.

    Its text is asked for thirty times a verb, so it stands in a slot, which takes a sixth of the time of a named tuple.
    """

    text: str
    quotes: dict[int, Quote]


_ASIDE = re.compile(r"(?:in|In) (?:his|her|their|its|my|our|your) own words[,.]?|so to speak[,.]?|as it were[,.]?")
"""What stands in marks and is no speech: it tells how someone speaks."""
_LONGEST_ASIDE = len("in their own words,") + 1
_NO_MARK = "'"
"""Stands for the marks of an aside."""


def masked(text: str) -> Masked:
    """Hide what is quoted."""
    found = quotes(text)
    asides: list[Quote] = []
    pieces: list[str] = []
    position = 0
    for quote in found:
        start, end, parts = quote.start, quote.end, quote.parts
        first, last = parts[0][0], parts[-1][1]
        if last - first < _LONGEST_ASIDE and _ASIDE.fullmatch(text, first, last):
            pieces += (text[position:start], _NO_MARK * (first - start), text[first:last], _NO_MARK * (end - last))
            asides.append(quote)
            position = end
            continue
        ending = text[last - 1] if text[last - 1] in ".!?,…" and last - first > 1 else HIDDEN
        opened, closed = "“" * (first - start), "”" * (end - last)
        pieces += (text[position:start], opened, HIDDEN * (last - first - 1), ending, closed)
        position = end
    pieces.append(text[position:])
    return Masked("".join(pieces), {quote.start: quote for quote in found if quote not in asides})


def _stretches(text: str, places: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Yield of each paragraph in which something stands, at these places in their order, its start, the last place, its end."""
    begin = last = end = 0
    for place in places:
        if place >= end:
            if end:
                yield begin, last, end
            begin = text.rfind("\n", end, place) + 1
            end = text.find("\n", place)
            if end < 0:
                end = len(text)
        last = place
    if end:
        yield begin, last, end


def sentences(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the sentences of a masked text, in each paragraph up to the last of those places in it.

    None goes on behind the end of its paragraph.
    """
    ends = _ends(text)
    position = 0
    for start, last, stop in _stretches(text, places):
        position = bisect_left(ends, (start,), position)
        yield from _of_paragraph(text, (start, stop), last, islice(ends, position, None))


def _ends(text: str) -> list[tuple[int, int]]:
    """Return where a sentence may end: the sign and what is of the sentence behind it."""
    return sorted(match.span() for sign, end in _ENDS.items() if sign in text for match in end.finditer(text))


def _of_paragraph(
    text: str, paragraph: tuple[int, int], last: int, ends: Iterator[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    start, closes = paragraph
    if start and text[start].isspace():
        start = _begin(text, start)
    done = start
    for stop, end in ends:
        if stop >= closes:
            break
        mark = text[stop]
        if stop < done or (mark == "." and end == stop + 1 and _shortens(text, stop)):
            continue
        done = end
        if mark in "!?" and _asks(text, end):
            continue
        yield start, end
        if end > last:
            return
        start = end + 1 if text[end + 1].isalpha() else _begin(text, end)
    if start < closes or closes < len(text):
        yield start, closes


def _begin(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _shortens(text: str, stop: int) -> bool:
    """Whether a stop belongs to an abbreviation or an initial."""
    may_be = text[stop - 2 : stop] in _MAY_BE_SHORT or text[stop - 1].isupper()
    short = _ABBREVIATION.search(text, max(0, stop - 6), stop) if may_be else None
    return short is not None and not (short[0] in _LAST and _PRONOUN.match(text, stop + 1))


def _asks(text: str, end: int) -> bool:
    """Whether what is asked or shouted in quotes goes on to who does."""
    return text[end - 1] == "”" and _ATTRIBUTED.match(text, end) is not None
