"""Whether words that mean something else too are meant as a time: May and may, March and a march, 1500 men."""

import re
from collections.abc import Callable

_MAY = re.compile(
    r"\b(?:in|of|last|next|this|since|until|till|by|during|from|late|early|mid|to|and|between)\s$", re.IGNORECASE
)
_MARCH = re.compile(r"(?:\bthe|\ba|\bthis)\s$", re.IGNORECASE)
_SHORT_FORM = len("Dec")
_IN_NAME = re.compile(r"[\w'’] $")
"""A capital letter within a sentence: the Today programme."""

_LIKELY = ("1900", "2100")
"""Numbers that are years more often than anything else, where nothing before them says so."""
_BEFORE_YEARS = "in|of|since|until|till|by|from|to|and|through|during|before|after|between|year|the|early|late|mid|for|on|circa|than|back|or|as"
_YEAR_WORDS = frozenset(_BEFORE_YEARS.split("|"))
_YEAR_BEFORE = re.compile(rf"(?:\b(?:{_BEFORE_YEARS})|[(,–-]|\b[A-Z][a-z]+)\s?$")
_NOUN = re.compile(
    r"\s(?!(?:and|or|but|when|after|before|as|was|were|is|are|has|had|to|by|for|with|the|an?|in|on|at|of|from|that|who|which|it|he|she"
    r"|they|we|his|her|its|their|while|because|since|until|through|said|will|would)\b)[a-z]+"
)
_IN = re.compile(r"\b(?:in|since|of)\s$")
_COUNTED = re.compile(r"\s(?:[a-z]+s|people|men|women|troops|feet|percent|per|km|kg|mph|GMT|dlrs|mln|bln)\b")


def _month(text: str, match: re.Match[str]) -> bool:
    month = text[match.start("month") : match.end("month")]
    alone = match[0].strip() == match["month"]
    if not month[0].isupper() or (alone and len(month) == _SHORT_FORM and month != "May"):  # "Mar", "Dec": surnames
        return False
    if not alone or month not in ("May", "March"):
        return True
    before = text[max(0, match.start() - 10) : match.start()]
    return _MAY.search(before) is not None and _MARCH.search(before) is None


def _year(text: str, match: re.Match[str]) -> bool:
    """Tell a year from a number: what stands before it, and nothing counted after it."""
    if not match[0][0].isdigit():  # "the year 2000", "early 1998"
        return True
    start = match.start()
    before = text[max(0, start - 16) : start]
    last = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    noun = _NOUN if before.rstrip().endswith((",", "-", "–", "(")) else _COUNTED
    counted = noun.match(text, match.end()) is not None
    if last in _YEAR_WORDS or _YEAR_BEFORE.search(before):
        return not counted or _IN.search(before) is not None
    return not before.strip() or (_LIKELY[0] <= match["year"][:4] <= _LIKELY[1] and not counted)


def _weekday(text: str, match: re.Match[str]) -> bool:
    return text[match.start("weekday")].isupper()


def _near(text: str, match: re.Match[str]) -> bool:
    near = match.start("near")
    return text[near].islower() or not _IN_NAME.search(text, max(0, near - 2), near)


MEANT: dict[str, Callable[[str, re.Match[str]], bool]] = {
    "month": _month, "year": _year, "weekday": _weekday, "weekdays": _weekday, "near": _near,
}  # fmt: skip
"""Name of a rule → whether the words that it fits are meant; those of the others are."""
