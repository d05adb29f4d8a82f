"""Tickers as wires write them after the name of a company: `<NBHA.ME>`, `(AAPL.O)`, `(NYSE: XYZ)`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_RIC = r"[A-Z0-9]{2,6}[a-z]?\.[A-Z]{1,3}"
_EXCHANGES = (
    r"NYSE(?: American| Arca| MKT)?|NASDAQ(?:GS|GM|CM)?|Nasdaq|AMEX|OTC(?:QB|QX|BB)?|OTCMKTS|TSXV?|TSX-V|CSE|LSE|LON|AIM|ASX|"
    r"HKEX|SEHK|SGX|NSE|BSE|FRA|FWB|XETRA|Euronext(?: Paris)?|EPA|AMS|BIT|BME|SIX|SWX|TYO|TSE|KRX|JSE|OSE|STO|MOEX|B3"
)
_MARKED = re.compile(
    rf"[<(](?:(?<=<)(?P<angled>{_RIC}|[A-Z]{{1,5}})>|(?<=\()(?:(?P<bracketed>{_RIC})"
    rf"|(?P<exchange>{_EXCHANGES})\s?:\s?(?P<listed>[A-Z0-9.]{{1,8}}))\))"
)
_DOTTED = re.compile(r"\.[A-Z]{1,3}(?![\w.])")  # the dot first: what most of a text lacks is looked for first
_BARE = re.compile(_RIC)
_BEFORE = 8
"""Letters in which the symbol before the dot begins."""


class Ticker(NamedTuple):
    """A symbol as written with the exchange where the text names it, and the code points that it takes."""

    symbol: str
    exchange: str | None
    start: int
    end: int


def tickers(text: str) -> list[Ticker]:
    """Return the tickers of a text in order; each begins where the name before it ends."""
    marked = _marked(text) if "(" in text or "<" in text else ()
    return sorted((*marked, *_bare(text)), key=lambda ticker: ticker.start)


def _marked(text: str) -> Iterator[Ticker]:
    for match in _MARKED.finditer(text):
        symbol = match["angled"] or match["bracketed"] or match["listed"]
        start = match.start()
        yield Ticker(symbol, match["exchange"], start - (text[start - 1 : start] == " "), match.end())


def _bare(text: str) -> Iterator[Ticker]:
    for match in _DOTTED.finditer(text):
        space = text.rfind(" ", max(0, match.start() - _BEFORE), match.start())
        if space >= 0 and _BARE.fullmatch(text, space + 1, match.end()):
            yield Ticker(text[space + 1 : match.end()], None, space, match.end())
