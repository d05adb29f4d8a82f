"""Where a text tells nothing by its capitals: headlines and crossheads in capitals, leads that begin so, tickers."""

import re
from itertools import islice, takewhile

from streams.enrich.entities.around import ahead
from streams.enrich.entities.tickers import Ticker
from streams.enrich.entities.tokens import tokens

HEAD = 3
"""Tokens at the beginning of a line of which one is in capitals where the line or its lead is."""

_LOUD = re.compile(r"[A-Z\x80-\U0010ffff](?:(?<=[A-Z])(?![a-z])|(?<=[^\W\d_A-Z]))")
"""What every word in capitals has: a capital and no small letter behind it. Beyond ASCII it is not looked at closely."""

Span = tuple[int, int]


def unreadable(text: str, listed: list[Ticker], crossheads: list[Span]) -> list[Span]:
    """Return the spans in which no name is to be looked for, in order; one may overlap the next."""
    spans = [*crossheads, *((ticker.start, ticker.end) for ticker in listed)]
    begin = 0
    for line in text.split("\n"):
        if line and _LOUD.search(" ".join(line.split(None, HEAD + 1)[: HEAD + 1])) and (loud := _loud(line)):
            spans.append((begin, begin + loud))
        begin += len(line) + 1
    return sorted(spans)


def _loud(line: str) -> int:
    """Return how far a line is in capitals: all of it where most of its words are, else its lead of two or more words."""
    if not any(word.isupper() for word, _ in islice(ahead(line, 0), HEAD)):
        return 0
    if _is_mostly_loud(line):
        return len(line)
    lead = list(takewhile(lambda token: token[0].isupper(), ahead(line, 0)))
    return lead[-1][1] + 1 if len(lead) > 1 else 0


def _is_mostly_loud(line: str) -> bool:
    if 2 * len(_LOUD.findall(line)) <= sum(map(str.isalpha, line.split())):  # surely not, in a tenth of the time
        return False
    words = [word for word in tokens(line).texts if word[0].isalpha()]
    return 2 * sum(map(str.isupper, words)) > len(words) > 0
