"""Kyodo News: "==Kyodo" under the text; on the wire the day stands before the month, and times are Tokyo's."""

import re

from streams.parse.draft import Draft
from streams.parse.signatures import take_signatures
from streams.parse.story import read_story
from streams.parse.wire_times import day_near, moment

_SIGN_OFF = re.compile(r"={1,3}\s*Kyodo(?:\s+News)?\.?", re.IGNORECASE)
_TRAILER = re.compile(r"[A-Z]{2,4}-(\d\d):(\d\d)-(\d\d)-(\d\d)-(\d\d)\b")
"""Desk, hour and minute, day, month, year: KWS-21:37-09-12-18."""


def read_kyodo(draft: Draft) -> None:
    """Correct a draft for Kyodo's habits."""
    if draft.blocks and _SIGN_OFF.fullmatch(draft.blocks[-1].text):
        draft.blocks.pop()
    take_signatures(draft, "kyodo")
    _read_trailer(draft)
    read_story(draft)


def _read_trailer(draft: Draft) -> None:
    """Read when a message was sent; with that the date of its header, which has no year, says nothing more."""
    found = _TRAILER.search(draft.header.get("trailer", ""))
    day = day_near(int(found[4]), int(found[3]), found[5], draft) if found else None
    if found and day:
        draft.version_created = moment(day, f"{found[1]}:{found[2]}", "Asia/Tokyo")
        draft.content_created = None
        draft.warnings = [each for each in draft.warnings if not each.startswith("the header's date")]
