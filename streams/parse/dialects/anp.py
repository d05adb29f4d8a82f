"""ANP: "(ANP)" under the text, and initials."""

import re

from streams.parse.draft import Draft
from streams.parse.initials import take_initials
from streams.parse.story import read_story

_SIGN_OFF = re.compile(r"\W*(?:©\s*)?ANP(?:\s*/\s*\w{2,10})?\W*")


def read_anp(draft: Draft) -> None:
    """Correct a draft for ANP's habits."""
    if draft.blocks and _SIGN_OFF.fullmatch(draft.blocks[-1].text):
        draft.blocks.pop()
    take_initials(draft)
    read_story(draft)
