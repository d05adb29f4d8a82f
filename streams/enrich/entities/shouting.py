"""Tokens that tell nothing by their capitals: headlines and crossheads in capitals, leads that begin so, tickers."""

from itertools import takewhile

from streams.enrich.entities.tickers import Ticker
from streams.enrich.entities.tokens import Tokens


def unreadable(stream: Tokens, listed: list[Ticker], crossheads: list[tuple[int, int]]) -> list[bool]:
    """Say for each token whether no name is to be looked for in it; spans of tickers and crossheads are in order."""
    marks = [False] * len(stream.texts)
    begin = 0
    for index in [index for index, word in enumerate(stream.texts) if word == "\n"]:
        _mark_line(stream.texts[begin:index], begin, marks)
        begin = index + 1
    _mark_line(stream.texts[begin:], begin, marks)
    _mark_spans(stream, [(ticker.start, ticker.end) for ticker in listed], marks)
    _mark_spans(stream, crossheads, marks)
    return marks


def _mark_line(line: list[str], begin: int, marks: list[bool]) -> None:
    if not any(map(str.isupper, line[:3])):
        return
    words = [word for word in line if word[0].isalpha()]
    capitals = sum(map(str.isupper, words))
    if words and capitals * 2 > len(words):
        marks[begin : begin + len(line)] = [True] * len(line)
        return
    lead = sum(1 for _ in takewhile(str.isupper, line))
    if lead > 1:
        marks[begin : begin + lead] = [True] * lead


def _mark_spans(stream: Tokens, spans: list[tuple[int, int]], marks: list[bool]) -> None:
    if not spans:
        return
    coming = iter(spans)
    span = next(coming, None)
    for index, start in enumerate(stream.starts):
        while span and span[1] <= start:
            span = next(coming, None)
        if span is None:
            return
        if start >= span[0]:
            marks[index] = True
