"""Whether words that mean something else too are meant as a time: May and may, March and a march, 1500 men."""

import re
from collections.abc import Callable

from streams.enrich.entities.lists import families, key
from streams.text.words import in_order

_MAY = re.compile(
    r"\b(?:in|of|last|next|this|since|until|till|by|during|from|late|early|mid|to|and|between)\s$", re.IGNORECASE
)
_MARCH = re.compile(r"(?:\bthe|\ba|\bthis)\s$", re.IGNORECASE)
_SHORT_FORM = len("Dec")
_CAPITAL = re.compile(r" ([A-Z][a-z][\w'’-]*)")
_FIRM = re.compile(
    r"(?:[A-Z][\w&-]+ ){0,2}(?:Ltd|Limited|Inc|Incorporated|Corp|Corporation|PLC|plc|LLC|LLP|Co|Company|GmbH|AG|Group|Holdings|Partners|Industries|Systems)\b"
)
_OF_MONTH = re.compile(
    r"\b(?:in|of|on|since|until|till|by|from|to|and|or|before|after|during|last|next|this|the|a|its|their|his|her)\s$",
    re.IGNORECASE,
)
_NAMED_DAYS = tuple(
    f"{word} "
    for word in in_order("Sheffield Bloody Super Good Black Easter Girl Man Joe Casual first second third fourth final")
)
"""What makes a name of a day of the week that the calendar does not know."""
_PARTS = frozenset({"Night", "Morning", "Afternoon", "Evening"})
_SAID_ON = re.compile(r"(?:\b[Oo]n|\b[a-z]+ed|\bsaid|\btold) (?:early |late )?$")
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
_COUNTED = re.compile(
    r"\s(?:(?!(?:census|crisis|elections|polls|games|olympics|championships|playoffs|finals|accords|riots|protests|floods)\b)[a-z]+s|people|men|women|troops|feet|percent|per|km|kg|mph|GMT|dlrs|mln|bln)\b"
)


def _month(text: str, match: re.Match[str]) -> bool:
    month = text[match.start("month") : match.end("month")]
    alone = match[0].strip() == match["month"]
    if alone and _is_called(text, match):
        return False
    if not month[0].isupper() or (alone and len(month) == _SHORT_FORM and month != "May"):  # "Mar", "Dec": surnames
        return False
    if not alone or month not in ("May", "March"):
        return True
    before = text[max(0, match.start() - 10) : match.start()]
    return _MAY.search(before) is not None and _MARCH.search(before) is None


def _named(text: str, end: int) -> re.Match[str] | None:
    """Return the word with a capital that follows a place; most have none."""
    return _CAPITAL.match(text, end) if text[end + 1 : end + 2].isupper() else None


def _is_called(text: str, match: re.Match[str]) -> bool:
    """Whether a month is part of a name: April Jones, May Ltd."""
    named = _named(text, match.end("month"))
    if named is None:
        return False
    return _FIRM.match(text, named.start(1)) is not None or (
        key(named[1]) in families() and not _OF_MONTH.search(text, max(0, match.start() - 12), match.start())
    )


def _holiday(text: str, match: re.Match[str]) -> bool:
    return text[match.start("holiday")].isupper()


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
    """Tell a day from a name that has its word: Sheffield Wednesday, the Sunday Times, Saturday Night Live, Friday Okafor.

    "The first Monday of each month" is one that no verb tells.
    """
    start = match.start("weekday")
    if not text[start].isupper() or text.endswith(_NAMED_DAYS, 0, start):
        return False
    named = _named(text, match.end("weekday"))
    if named is None:
        return True
    if named[1] in _PARTS or text.endswith(("the ", "The "), 0, start) or _FIRM.match(text, named.start(1)):
        return False
    return key(named[1]) not in families() or _SAID_ON.search(text, max(0, start - 20), start) is not None


def _near(text: str, match: re.Match[str]) -> bool:
    near = match.start("near")
    return text[near].islower() or not _IN_NAME.search(text, max(0, near - 2), near)


def _of_month(text: str, match: re.Match[str]) -> bool:
    return text[match.start("month")].isupper()


_WEEKS_OF = tuple(
    f"{word} "
    for word in in_order("for after than of about nearly over another lasted lasting took spent been within every per")
)
"""Before "a week on Monday" they tell how long something took, or will."""


def _from_weekday(text: str, match: re.Match[str]) -> bool:
    return not text.lower().endswith(_WEEKS_OF, max(0, match.start() - 12), match.start())


_NO_NIGHT = re.compile(
    r"(?:\b(?:not|never|cannot|becom(?:e|es|ing)|almost)|n['’]t|(?<!expected)(?<!forecast)(?<!likely)(?<!due)(?<!set) to [a-z]+) (?:[a-z]+ ){0,3}$"
)


def _overnight(text: str, match: re.Match[str]) -> bool:
    """Tell a night from what is quick, or is yet to be done: "not solved overnight", "in order to study it overnight"."""
    return match["weekday"] is not None or not _NO_NIGHT.search(text, max(0, match.start() - 48), match.start())


_IN_NUMBERED = re.compile(r"\b(?:in|during|through|by|until|since|for|from|to|and|the|early|late)\s$", re.IGNORECASE)
_IN_HALF = re.compile(r"\b(?:in|during|through|since)\s$", re.IGNORECASE)


def _numbered(text: str, match: re.Match[str]) -> bool:
    """Tell Q3 and H1 from cars, visas and hydrogen: a year behind them, or a word of time before."""
    if "quarter" not in match[0] and match[0][:1] in ("q", "h") and match[0][1:2].isdecimal():
        if not text[match.start()].isupper():
            return False
        before = text[max(0, match.start() - 10) : match.start()]
        return bool(match["year"] or (_IN_NUMBERED if match[0][0] == "q" else _IN_HALF).search(before))
    return True


_ASKS = re.compile(
    r"(?:^|[.!?:\n|]|[.!?]\s)[\"'*(\s]*(?:subscribe|sign up|join(?: us)?|donate|register|call(?: us)?|order|shop|apply|book|buy|click here|download|watch|listen) (?:it )?$",
    re.IGNORECASE,
)
_ASKED = len("click here it ") + len("\n* ")


def _reference(text: str, match: re.Match[str]) -> bool:
    """Tell a time from what a page asks of its readers: "SUBSCRIBE NOW"."""
    start = match.start()
    return match["word"] not in ("now", "right now") or not _ASKS.search(text[max(0, start - _ASKED) : start])


MEANT: dict[str, Callable[[str, re.Match[str]], bool]] = {
    "month": _month, "year": _year, "weekday": _weekday, "weekdays": _weekday, "holiday": _holiday, "near": _near,
    "overnight": _overnight, "of_month": _of_month, "from_weekday": _from_weekday, "quarter": _numbered, "half": _numbered,
    "reference": _reference,
}  # fmt: skip
"""Name of a rule → whether the words that it fits are meant; those of the others are."""
