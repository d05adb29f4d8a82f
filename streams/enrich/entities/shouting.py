"""Where a text tells nothing by its capitals: headlines and crossheads in capitals, leads that begin so, tickers."""

import re
from itertools import islice, takewhile

from streams.enrich.entities.around import ahead
from streams.enrich.entities.tickers import Ticker
from streams.enrich.entities.tokens import tokens
from streams.text.words import words

HEAD = 3
"""Tokens at the beginning of a line of which one is in capitals where the line or its lead is."""

_LOUD = re.compile(r"[A-Z\x80-\U0010ffff](?:(?<=[A-Z])(?![a-z])|(?<=[^\W\d_A-Z]))")
"""What every word in capitals has: a capital and no small letter behind it. Beyond ASCII it is not looked at closely."""

_TITLES = words(
    "as is are be been has have had will may after over amid into its their his her it he she they who how why what when not no more "
    "than says said say vows wins win falls fall rises rise gains gain cuts cut hits hit fined killed dies dead sees seeks plans urges "
    "warns set sets to up down but with from about against before out off under"
)
"""Words that have a capital in the middle of a line only where all words of a headline have one."""
_SMALL = words("a an the of and or for in on at by to as with from vs v is nor but")
"""Words that headlines write small all the same."""
_ENDS = frozenset(".!?\"”,;:)'’")
FEWEST = 4
"""Words of the shortest such line."""
_LONGEST = 140
_MORE = 6
"""Words beyond twice those in capitals of which one or two have a mark."""
_FIRST = 36
"""Letters in which the first words of most lines stand."""

Span = tuple[int, int]


def unreadable(text: str, listed: list[Ticker], crossheads: list[Span]) -> list[Span]:
    """Return the spans in which no name is to be looked for, in order; one may overlap the next."""
    spans = [*crossheads, *((ticker.start, ticker.end) for ticker in listed)]
    begin = 0
    for line in text.split("\n"):
        if line:
            if _may_be_loud(line) and (loud := _loud(line)):
                spans.append((begin, begin + loud))
            elif line[-1] not in _ENDS and len(line) <= _LONGEST and _is_headline(line):
                spans.append((begin, begin + len(line)))
        begin += len(line) + 1
    return sorted(spans)


def _may_be_loud(line: str) -> bool:
    """Say whether one of the first words of a line may be in capitals; they are cut out only where the letters there show one."""
    head = line[:_FIRST]
    if head.count(" ") > HEAD and "  " not in head and not _LOUD.search(head):
        return False
    return _LOUD.search(" ".join(line.split(None, HEAD + 1)[: HEAD + 1])) is not None


def _loud(line: str) -> int:
    """Return how far a line is in capitals: all of it where most of its words are, else its lead of two or more words."""
    first = [word for word, _ in islice(ahead(line, 0), HEAD)]
    if not any(map(str.isupper, first)):
        return 0
    if _is_mostly_loud(line):
        return len(line)
    if not all(map(str.isupper, first[:2])):  # one word is no lead
        return 0
    lead = list(takewhile(lambda token: token[0].isupper(), ahead(line, 0)))
    return lead[-1][1] + 1 if len(lead) > 1 else 0


def _is_headline(line: str) -> bool:
    """Say whether a line writes its words with capitals as headlines do: "Ferry Company Fined After Spill"."""
    parts = line.split()
    if len(parts) < FEWEST or not all(part[0].isupper() or not part[0].isalpha() or part in _SMALL for part in parts):
        return False
    return any(part[0].isupper() and part.lower() in _TITLES for part in parts[1:])


def _is_mostly_loud(line: str) -> bool:
    loud = 2 * len(_LOUD.findall(line))
    if loud <= sum(map(str.isalpha, line.split(None, loud + _MORE))):  # surely not, in a tenth of the time
        return False
    told = [word for word in tokens(line).texts if word[0].isalpha()]
    return 2 * sum(map(str.isupper, told)) > len(told) > 0
