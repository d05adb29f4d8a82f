"""Belga: identifiers that carry the time of the version, credits for bylines, datelines with an equals sign."""

import re

from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.initials import take_initials
from streams.parse.story import read_story
from streams.text.capitals import proper

# As in: BRUSSEL 15/07 (BELGA) = … and LUIK, 3 mei (BELGA): …
_DATELINE = re.compile(
    r"(?P<place>[^\W\d][^()\d=]{1,60}?),?\s+(?P<date>\d{1,2}(?:/\d{1,2}|\s\w+))\s*\((?P<source>BELGA[^()]*)\)\s*[=:–-]\s*"
)
_BARE = re.compile(r"\(BELGA\)\s*[=:–-]?\s*(?=\S)", re.IGNORECASE)
_HOLDER = re.compile(r"\*{3,}|NewsComponentRef")
"""What stands in a bulletin's text where its sounds are played."""


def read_belga(draft: Draft) -> None:
    """Correct a draft for Belga's habits."""
    _read_identity(draft)
    draft.blocks = [block for block in draft.blocks if not _HOLDER.fullmatch(block.text)]
    take_initials(draft)
    _take_dateline(draft)
    read_story(draft)
    _read_credit(draft)
    draft.priority = draft.priority or draft.header.get("Priority")


def _read_identity(draft: Draft) -> None:
    """Leave the date out of an identifier whose date is the time of the version: another with every version."""
    date, item = draft.header.get("DateId", ""), draft.header.get("NewsItemId")
    if item and "T" in date and draft.guid == f"urn:newsml:{draft.header.get('ProviderId')}:{date}:{item}":
        draft.guid = f"urn:newsml:{draft.header.get('ProviderId')}:{item}"


def _take_dateline(draft: Draft) -> None:
    for index, block in enumerate(draft.blocks[:3]):
        found = _DATELINE.match(block.text)
        line = stated_dateline(found["place"]) if found else None
        if found and line:
            facts = {"text": found[0].strip(), "date": found["date"], "source": found["source"]}
            draft.dateline = line.model_copy(update=facts)
            draft.blocks[index] = block.part(block.text[found.end() :])
            return
        if bare := _BARE.match(block.text):
            draft.blocks[index] = block.part(block.text[bare.end() :])
            return


def _read_credit(draft: Draft) -> None:
    """Take the credit as the byline where there is none, and the city as the place of an item without a dateline."""
    draft.by = draft.by or next((source.name for source in draft.info_sources if source.role == "credit"), None)
    if draft.dateline is None or not draft.dateline.places:
        draft.located = draft.located or proper(draft.header.get("City", "")) or None
