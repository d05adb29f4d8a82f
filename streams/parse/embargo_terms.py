"""Terms of law in the German word for an embargo: "Sperrfrist für Gartenabfälle endet am Freitag"."""

import re

from streams.parse.clock_words import read_clocks
from streams.parse.day_words import take_day
from streams.parse.embargo_label import news_words
from streams.parse.embargo_sentence import OF_DESKS

_OF_LAW = re.compile(
    r"[\W_]*sperr-?frist\s+(?:für|bei|von|gilt|endet|beginnt)\s(?P<what>[^:]*)(?::\s(?P<told>.*))?$", re.IGNORECASE
)
_ASKS = re.compile(r"(?:was|wer|wen|wem|wie|wann|wo|warum|wieso|weshalb|wozu|welche[rsnm]?)\b", re.IGNORECASE)
"""How a headline begins that explains a law: "Was um 18 Uhr passiert"; no moment and no embargo begins so."""
_FOR_A_TEXT = re.compile(
    r"(?:interview|rede|text|meldung|bericht|studie|zitat|wort|beitrag|artikel|mitteilung|foto|bild|hörfunk|rundfunk|fernseh|sender|zeitung|agentur|alle\b)",
    re.IGNORECASE,
)
"""What a desk holds: "Sperrfrist für Zitate"."""
_FEWEST = 2
"""Words of news behind a colon that are a headline; "Wahlsonntag, 18 Uhr" has one."""


def is_of_law(text: str) -> bool:
    """Whether a line tells of a term of law, and names neither a text nor what a desk is told behind a colon."""
    found = _OF_LAW.match(text)
    if found is None or found["told"] is None:
        return found is not None
    if OF_DESKS.search(found["what"]) or _FOR_A_TEXT.search(found["what"]) or news_words(found["told"]) < _FEWEST:
        return False
    day, rest = take_day(text, day_first=True)
    return _ASKS.match(found["told"]) is not None or (day is None and not read_clocks(rest))


def is_for_something(text: str) -> bool:
    """Whether a line says for what an embargo is, behind which a headline may stand."""
    return _OF_LAW.match(text) is not None
