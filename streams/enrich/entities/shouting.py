"""Tokens that tell nothing by their capitals: headlines and crossheads in capitals, leads that begin so, tickers."""

from itertools import takewhile

from streams.enrich.entities.tickers import Ticker
from streams.enrich.entities.tokens import Token


def unreadable(stream: list[Token], listed: list[Ticker], crossheads: list[tuple[int, int]]) -> list[bool]:
    """Say for each token whether no name is to be looked for in it; spans of tickers and crossheads are in order."""
    marks = [False] * len(stream)
    begin = 0
    for index, token in enumerate(stream):
        if token.text == "\n":
            _mark_line(stream, begin, index, marks)
            begin = index + 1
    _mark_line(stream, begin, len(stream), marks)
    _mark_spans(stream, [(ticker.start, ticker.end) for ticker in listed], marks)
    _mark_spans(stream, crossheads, marks)
    return marks


def _mark_line(stream: list[Token], begin: int, end: int, marks: list[bool]) -> None:
    if not any(token.text.isupper() for token in stream[begin : min(begin + 3, end)]):
        return
    words = [token.text for token in stream[begin:end] if token.text[0].isalpha()]
    capitals = sum(map(str.isupper, words))
    if words and capitals * 2 > len(words):
        marks[begin:end] = [True] * (end - begin)
        return
    lead = sum(1 for _ in takewhile(lambda token: token.text.isupper(), stream[begin:end]))
    if lead > 1:
        marks[begin : begin + lead] = [True] * lead


def _mark_spans(stream: list[Token], spans: list[tuple[int, int]], marks: list[bool]) -> None:
    if not spans:
        return
    coming = iter(spans)
    span = next(coming, None)
    for index, token in enumerate(stream):
        while span and span[1] <= token.start:
            span = next(coming, None)
        if span is None:
            return
        if token.start >= span[0]:
            marks[index] = True
