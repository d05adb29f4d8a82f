"""Notes to editors: which of them may be public."""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.embargo_notes import embargo_in_note, warn_of_other_embargo
from streams.parse.releases import reaches_somebody

_NOT_PUBLIC = re.compile(r"\bnot\s+(?:intended\s+)?for\s+publication\b|\bnon-?publi(?:c|shable)\b", re.IGNORECASE)


def may_be_public(text: str) -> bool:
    """Whether a note does not say of itself that it is not for publication."""
    return _NOT_PUBLIC.search(text) is None


def add_note(draft: Draft, role: str, text: str | None, *, public: bool = True) -> None:
    """Add a note unless it is blank; what says that it is not for publication is not public, whatever its role."""
    if text:
        draft.notes.append(Note(role=role, text=text, public=public and may_be_public(text)))


def add_note_to_editors(draft: Draft, text: str) -> None:
    """Add a note to editors, and hold the draft where it says an embargo; what names one, or whom to call, is not public."""
    said = embargo_in_note(text)
    if said is not None:
        set_embargo(draft, said)
    is_private = said is not None or warn_of_other_embargo(draft, text) or reaches_somebody(text)
    add_note(draft, "editors", text, public=not is_private)


def hold_for_notes(draft: Draft) -> None:
    """Hold a draft that no field holds for the first note that says an embargo, by its role or in its words."""
    if draft.embargoed_until is not None or draft.embargo_text is not None:
        return
    for place, note in enumerate(draft.notes):
        said = embargo_in_note(note.text)
        if said is not None or "embargo" in note.role.lower():
            set_embargo(draft, said or note.text)
            draft.notes[place] = draft.notes.pop()
            return
        warn_of_other_embargo(draft, note.text)
    if draft.ed_note and (said := embargo_in_note(draft.ed_note)) is not None:
        set_embargo(draft, said)
    elif draft.ed_note:
        warn_of_other_embargo(draft, draft.ed_note)
