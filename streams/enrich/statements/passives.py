"""Who is named behind what is quoted: "was described as “vandalism” by unions", "was condemned by unions as “vandalism”"."""

import re
from typing import NamedTuple

from streams.enrich.statements.marks import Quote
from streams.enrich.statements.sentences import Masked
from streams.enrich.statements.speakers import behind
from streams.enrich.statements.subjects import Phrase
from streams.text.words import words

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [a-z]+ly| once| also| since| widely)? $")
_PASSIVES = words(
    "called described dismissed denounced condemned hailed praised branded labelled labeled dubbed criticised criticized slammed blasted"
)
_AS = re.compile(r"(?: as| for)?(?: (?:an?|the|his|her|its|their|being|having))?(?: [\w-]+)? “")
_BY = " by "
_BY_AS = re.compile(r" by ([^,.;:“”\n]{2,80}?) (?:as|for)(?: (?:an?|the|being|having))? “")
_BEFORE = 24


class Told(NamedTuple):
    """Who said something of someone, and the quotation; `end` is behind both."""

    phrase: Phrase
    quote: Quote
    end: int


def by_whom(hidden: Masked, start: int, end: int, limit: int, verb: str) -> Told | None:
    """Return who is said to have called something so, behind a verb in the passive; none where that stands nowhere."""
    text = hidden.text
    if verb not in _PASSIVES or not _PASSIVE.search(text, max(0, start - _BEFORE), start):
        return None
    if (match := _AS.match(text, end, limit)) and (quote := hidden.quotes.get(match.end() - 1)):
        phrase = behind(text, quote.end + len(_BY), limit) if text.startswith(_BY, quote.end) else None
        return Told(phrase, quote, phrase.end) if phrase else None
    if (match := _BY_AS.match(text, end, limit)) and (quote := hidden.quotes.get(match.end() - 1)):
        phrase = behind(text, match.start(1), match.end(1))
        return Told(phrase, quote, quote.end) if phrase else None
    return None
