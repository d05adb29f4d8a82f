"""How the name of a house goes on behind its capitals: "BBC Radio 4", "Ministry of Agriculture, Fisheries and Food"."""

import re

from streams.enrich.entities.houses import PRESS
from streams.enrich.entities.lists import key
from streams.enrich.entities.pieces import POSSESSIVE
from streams.enrich.entities.readings import Reading
from streams.enrich.entities.signs import FUNCTION, HEAD, OFFICE, SPELT, TAIL, look

_NUMBERED = frozenset({"radio", "tv", "television", "channel"})
_NUMBER = re.compile(r" [1-9]\d?(?![\w%]|[.,:/-]\d| (?:percent|per cent|pct|million|billion|times|points)\b)")
_WORDS = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_LIST = re.compile(rf"(?:, {_WORDS}){{1,4}},? and {_WORDS}")


_TITLE = re.compile(r"['’]s(?: [A-Z][a-z]+){1,3}")


def goes_on(text: str, end: int, follows: str, read: Reading) -> int:
    """Return where the name of a house really ends that ends at a place with its capitals; `follows` is the token there."""
    words, found = read.words, None
    if follows.isdecimal() and len(words) > 1 and key(words[-1]) in _NUMBERED:
        found = _NUMBER.match(text, end)
    elif follows == "," and ("of" in words or "for" in words):
        found = _subjects(text, end)
    elif follows in POSSESSIVE and read.before in PRESS:  # "the magazine Jane's Defence Weekly"
        found = _TITLE.match(text, end)
    return found.end() if found else end


def _subjects(text: str, end: int) -> re.Match[str] | None:
    found = _LIST.match(text, end)
    return found if found and all(map(_is_subject, re.findall("[A-Z][a-z]+", found[0]))) else None


def _is_subject(word: str) -> bool:
    """Say whether a word is a subject that a house may care for, and no house itself."""
    signs = look(word)[1]
    return signs & SPELT != 0 and not signs & (FUNCTION | HEAD | OFFICE | TAIL)
