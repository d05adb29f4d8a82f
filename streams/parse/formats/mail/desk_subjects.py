"""Subjects that are a line of one colleague to another: "Bob - keep it off the web". The headline stands below, if any does."""

from schemas.article import Note
from streams.parse.desk_lines import ROLE, is_for_a_subject, is_headline_below
from streams.parse.draft import Draft
from streams.parse.headlines import headline_from_sentence


def take_desk_subject(draft: Draft) -> None:
    """Make a private note of such a subject, also where it stays as sent; a message is never emptied."""
    first = draft.blocks[0].text if draft.blocks else ""
    if not first or not draft.headline or not is_for_a_subject(draft.headline, draft.blocks):
        return
    draft.notes.append(Note(role=ROLE, text=draft.title or draft.headline, public=False))
    draft.warn("the subject of the mail is a line to a colleague; it is a private note")
    draft.title = None
    draft.headline = None
    if len(draft.blocks) > 1 and is_headline_below(first):
        draft.headline = draft.blocks.pop(0).text
    else:
        headline_from_sentence(draft, first)
