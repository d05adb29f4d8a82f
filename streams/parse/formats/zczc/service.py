"""The service line of a ZCZC message: its number on the wire, below the start, with what a desk sorts by.

    0123                      a number alone, with the letters of its service or without
    NB0123 4 I 120 STORM      number, urgency, category, words and keyword, as IPTC 7901 has them
    A0123 NB 161209 MAR 25    number, sender, and day, hour and minute

It is no headline, however a plain message begins.
"""

import re
from collections.abc import Sequence

from schemas.base import made
from schemas.ninjs import AltId
from streams.parse.draft import Draft
from streams.parse.wire_times import read_trailer

_NUMBER = r"(?P<letters>[A-Z]{1,4})?(?: (?=0|\d+\s))?(?P<number>\d{3,5})"  # "GOLD 2000" is a headline
_SERVICE = re.compile(
    rf"{_NUMBER}(?:\s+(?P<urgency>[1-9])\s+(?P<category>[A-Z]{{1,4}})(?:\s+(?P<words>\d{{1,5}}))?(?:\s+(?P<keyword>\S{{1,40}}))?"
    r"|(?:\s+[A-Z]{2,8}){0,2}\s+(?P<time>\d{6}Z?(?:\s+[A-Z]{3,4})?(?:\s+[A-Za-z]{3,9})?(?:\s+\d{2,4})?))?$"
)


def take_service_line(lines: Sequence[str], draft: Draft) -> list[str]:
    """Take the service line from the first lines, where one stands there above a text; return the others."""
    filled = [number for number, line in enumerate(lines[:_TOP]) if line.strip()]
    found = _SERVICE.fullmatch(lines[filled[0]].strip()) if len(filled) > 1 else None
    if found is None:
        return list(lines)
    _read(found, draft)
    return list(lines[filled[0] + 1 :])


_TOP = 6
"""Lines in which the service line and what is below it stand."""


def _read(found: re.Match[str], draft: Draft) -> None:
    """Read the fields: the number as another name, the day and time as those of the version."""
    draft.header["service"] = found[0]
    draft.header.setdefault("sequence", found["number"])
    draft.alt_ids.append(made(AltId, role="serviceSequence", value=f"{found['letters'] or ''}{found['number']}"))
    if found["urgency"]:
        draft.priority, draft.urgency = found["urgency"], int(found["urgency"])
        draft.length = int(found["words"]) if found["words"] else None
        draft.slugline = draft.slugline or (found["keyword"] or "").rstrip("/") or None
    if found["time"]:
        draft.version_created = read_trailer(found["time"], draft)
