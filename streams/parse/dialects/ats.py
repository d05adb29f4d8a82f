"""Keystone-ATS (Keystone-SDA): the canton behind the place, a catchword, initials of the writers."""

import re

from streams.parse.draft import Draft
from streams.parse.initials import add_initials, take_initials
from streams.parse.story import read_story
from streams.text.words import words

# The cantons of Switzerland (ISO 3166-2:CH); "Spiez BE" is how the Swiss tell places of one name apart.
_CANTONS = words("AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH")
_CANTON = re.compile(r"(?P<place>.+?)\s+(?:\((?P<a>[A-Z]{2})\)|(?P<b>[A-Z]{2}))")


def read_ats(draft: Draft) -> None:
    """Correct a draft for the habits of Keystone-ATS."""
    take_initials(draft)
    add_initials(draft, tuple(draft.header.get("author", "").split()))
    if catchword := draft.header.get("CatchWord"):
        draft.keywords.append(catchword)
    read_story(draft)
    _read_canton(draft)


def _read_canton(draft: Draft) -> None:
    """Read "Spiez BE" as a place and its canton."""
    line = draft.dateline
    found = _CANTON.fullmatch(line.places[0]) if line and line.places else None
    canton = (found["a"] or found["b"]) if found else None
    if line and found and canton in _CANTONS:
        draft.dateline = line.model_copy(update={"places": (found["place"], *line.places[1:]), "region": canton})
