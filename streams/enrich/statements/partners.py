"""Houses that are called after partners, with commas in their names: "Goldman, Sachs & Co.".

The first partner is no place, no day and no word that begins a sentence: "However, Sachs & Co. said" names one house.
"""

import re

from streams.enrich.entities.lexicon import WHEN
from streams.enrich.entities.lists import common, english, is_place, key, organisations

_NAME = "[A-Z][a-z]+"
_FIRST = re.compile(
    rf"(?:^|[”“:;.] ?|\b(?:at|of|for|by|with) )((?:{_NAME}, |{_NAME} {_NAME}, {_NAME}, )(?:{_NAME}, ){{0,3}})$"
)
_ALL = re.compile(rf"((?:{_NAME} )?{_NAME}, )(?:{_NAME}, ){{0,3}}(?={_NAME},? (?:and|&) )")
_LAST = re.compile(
    rf"({_NAME}),? (?:(?:and|&) (?:Co\b\.?|Company|Sons|Bros\b\.?|Brothers|Partners|Associates)|& ({_NAME}))(?![\w&]| &)"
)
_LONGEST = 80
"""Code points of partners before the last two."""


def begins(text: str, limit: int, start: int) -> int:
    """Return where the house begins whose last partners stand at `start`: there mostly."""
    last = _LAST.match(text, start)
    lead = max(limit, start - _LONGEST)
    first = _FIRST.search(text[lead:start].lstrip()) if last else None
    if last is None or first is None or not _are(first[1], last):
        return start
    return start - len(first[1])


def ends(text: str, start: int, limit: int) -> int:
    """Return where the house ends whose partners stand from `start` on; -1 where none do."""
    if text.find("&", start, start + _LONGEST) < 0 and text.find(" and ", start, start + _LONGEST) < 0:  # most
        return -1
    first = _ALL.match(text, start, limit)
    last = _LAST.match(text, first.end(), limit) if first else None
    return last.end() if first and last and _are(first[0], last) else -1


def _are(first: str, last: re.Match[str]) -> bool:
    """Whether names with commas are partners of those with "&"."""
    one, *others = (key(name) for name in re.findall(r"\w+", first))
    if one in WHEN or one in common() or one in english() or (not others and is_place(first[:-2])):
        return False
    houses = organisations()
    return houses.isdisjoint((key(last[1]), f"{key(last[1])} & {key(last[2] or 'co')}"))
