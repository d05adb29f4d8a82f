"""Kyodo News: "==Kyodo" under the text."""

import re

from streams.parse.draft import Draft
from streams.parse.story import read_story

_SIGN_OFF = re.compile(r"={1,3}\s*Kyodo(?:\s+News)?\.?", re.IGNORECASE)


def read_kyodo(draft: Draft) -> None:
    """Correct a draft for Kyodo's habits."""
    if draft.blocks and _SIGN_OFF.fullmatch(draft.blocks[-1].text):
        draft.blocks.pop()
    read_story(draft)
