"""Notes to editors: which of them may be public."""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.parse.embargo import says_embargo, set_embargo

_NOT_PUBLIC = re.compile(r"\bnot\s+(?:intended\s+)?for\s+publication\b|\bnon-?publi(?:c|shable)\b", re.IGNORECASE)


_ADDRESSED = re.compile(r"^\W{0,3}(?:eds|eds?\.|editors?|note\s+to\s+editors)\s{0,2}:\s*", re.IGNORECASE)


def may_be_public(text: str) -> bool:
    """Whether a note does not say of itself that it is not for publication."""
    return _NOT_PUBLIC.search(text) is None


def add_note(draft: Draft, role: str, text: str | None, *, public: bool = True) -> None:
    """Add a note unless it is blank; what says that it is not for publication is not public, whatever its role."""
    if text:
        draft.notes.append(Note(role=role, text=text, public=public and may_be_public(text)))


def hold_for_notes(draft: Draft) -> None:
    """Hold a draft that no field holds for the first note that says an embargo, by its role or in its words."""
    if draft.embargoed_until is not None or draft.embargo_text is not None:
        return
    for note in draft.notes:
        if "embargo" in note.role.lower() or says_embargo(_ADDRESSED.sub("", note.text, count=1)):
            draft.notes.remove(note)
            set_embargo(draft, _ADDRESSED.sub("", note.text, count=1))
            return
    if draft.ed_note and says_embargo(_ADDRESSED.sub("", draft.ed_note, count=1)):
        set_embargo(draft, _ADDRESSED.sub("", draft.ed_note, count=1))
