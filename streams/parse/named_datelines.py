"""Datelines with neither date nor agency and a place in small letters, which a field of the item names: "Helsinki — ".

"Analysis — " looks the same, so the text alone proves nothing: the place has to be where the item says that it was written, or
one that it is about.
"""

import re
from collections.abc import Iterable

from schemas.article import Dateline
from streams.parse.datelines import Found

_LINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’-]{1,30}(?:\s[A-ZÀ-Þ][\w.'’-]{1,30}){0,3})(?:\s[–—]\s|—|\s--?\s)(?=[\"“„«‘']?[A-ZÀ-Þ])"
)


def named_dateline(text: str, places: Iterable[str | None]) -> Found | None:
    """Find such a dateline at the start of a text, or None; a place may be named with its country behind a comma."""
    found = _LINE.match(text)
    if found is None:
        return None
    said = found["place"].casefold()
    name = next((city for each in places if each and (city := each.partition(",")[0].strip()).casefold() == said), None)
    if name is None:
        return None
    return Found(Dateline(text=found[0].strip(), places=(name,)), text[found.end() :].strip())
