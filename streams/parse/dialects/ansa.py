"""ANSA: items that are sent to try the line, and say so by the address of their desk."""

from streams.parse.dialects.ansa_nitf import read_ansa_nitf
from streams.parse.draft import Draft
from streams.parse.story import read_story

_TEST = "red-address:test"


def read_ansa(draft: Draft) -> None:
    """Correct a draft for ANSA's habits."""
    said = [*draft.signals, *draft.header.values(), *draft.keywords, *(each.literal or "" for each in draft.subjects)]
    if draft.pub_status == "usable" and any(_TEST in each.lower() for each in said):
        draft.kind = "test"
    read_ansa_nitf(draft)
    read_story(draft)
