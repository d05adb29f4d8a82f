"""Tickers as wires write them after the name of a company: `<NBHA.ME>`, `(AAPL.O)`, `(NYSE: XYZ)`."""

import re
from typing import NamedTuple

_RIC = r"[A-Z0-9]{2,6}[a-z]?\.[A-Z]{1,3}"
_EXCHANGES = (
    r"NYSE(?: American| Arca| MKT)?|NASDAQ(?:GS|GM|CM)?|Nasdaq|AMEX|OTC(?:QB|QX|BB)?|OTCMKTS|TSXV?|TSX-V|CSE|LSE|LON|AIM|ASX|"
    r"HKEX|SEHK|SGX|NSE|BSE|FRA|FWB|XETRA|Euronext(?: Paris)?|EPA|AMS|BIT|BME|SIX|SWX|TYO|TSE|KRX|JSE|OSE|STO|MOEX|B3"
)
_TICKER = re.compile(
    rf"\s?(?:<(?P<angled>{_RIC}|[A-Z]{{1,5}})>|\((?P<bracketed>{_RIC})\)"
    rf"|\((?P<exchange>{_EXCHANGES})\s?:\s?(?P<listed>[A-Z0-9.]{{1,8}})\)|(?<=[ ])(?P<bare>{_RIC})(?![\w.]))"
)


class Ticker(NamedTuple):
    """A symbol as written with the exchange where the text names it, and the code points that it takes."""

    symbol: str
    exchange: str | None
    start: int
    end: int


def tickers(text: str) -> list[Ticker]:
    """Return the tickers of a text in order; each begins where the name before it ends."""
    if not any(mark in text for mark in "<(."):
        return []
    return [
        Ticker(
            symbol=match["angled"] or match["bracketed"] or match["listed"] or match["bare"],
            exchange=match["exchange"],
            start=match.start(),
            end=match.end(),
        )
        for match in _TICKER.finditer(text)
    ]
