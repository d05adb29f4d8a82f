"""Notes to editors: which of them may be public."""

import re

from schemas.article import Note
from streams.parse.draft import Draft

_NOT_PUBLIC = re.compile(r"\bnot\s+(?:intended\s+)?for\s+publication\b|\bnon-?publi(?:c|shable)\b", re.IGNORECASE)


def may_be_public(text: str) -> bool:
    """Whether a note does not say of itself that it is not for publication."""
    return _NOT_PUBLIC.search(text) is None


def add_note(draft: Draft, role: str, text: str | None, *, public: bool = True) -> None:
    """Add a note unless it is blank; what says that it is not for publication is not public, whatever its role."""
    if text:
        draft.notes.append(Note(role=role, text=text, public=public and may_be_public(text)))
