"""ANA-MPA (Athens): the city in a property of its own, and the terms of use as the last paragraph."""

from streams.parse.draft import Draft
from streams.parse.story import read_story


def read_ana(draft: Draft) -> None:
    """Correct a draft for the habits of ANA-MPA."""
    if draft.blocks and draft.blocks[-1].text.startswith("©"):
        terms = draft.blocks.pop().text
        draft.usage_terms = draft.usage_terms or terms
    read_story(draft)
    if draft.dateline is None or not draft.dateline.places:
        draft.located = draft.located or draft.header.get("City")
