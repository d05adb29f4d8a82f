"""Notes to editors: which of them may be public."""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.embargo_notes import embargo_in_note, warn_of_other_embargo

_NOT_PUBLIC = re.compile(
    r"\bnot\s+(?:intended\s+)?for\s+(?:publication|print|broadcast)\b|\bnon-?publi(?:c|shable)\b|\boff\s+the\s+record\b|\bnicht\s+zur\s+veröffentlichung\b"
    r"|\b(?:do\s+not|don['’]?t|please\s+never)\s+(?:print|publish|broadcast|quote|name)\b|\bnicht\s+(?:zu\s+)?(?:veröffentlichen|nennen|drucken)\b"
    r"|\bne\s+pas\s+(?:publier|diffuser|citer)\b|\bno\s+publicar\b|\bnon\s+pubblicare\b|\bniet\s+(?:publiceren|voor\s+publicatie)\b",
    re.IGNORECASE,
)
_FORBIDS = ("not", "non", "off", "nicht", "niet", "don", "never", "pas", "publicar")
"""What each way to forbid has, in small letters: a glance takes a tenth of the search (a document may be 50,000 notes)."""
_KEPT = ("private", "covering", "quoted", "comment", "hidden")
"""Notes that say more than an embargo, and stay whole beside it."""
_REACHES = re.compile(
    r"(?<=\w)@[\w-]{1,60}\.\w|(?<![\w+])(?!\d{12})(?:\+|\(0|0|\d{3}[ .-])[\d ()./-]{6,24}\d(?!\d)"
    r"|(?<![\d$€£.,-])\b\d{3}[-. ]\d{4}\b(?![\d,.-]\d)"
)
"""An address of mail, a number of a telephone, and one without its area: "call the desk at 555-0199"."""
_MAY_REACH = re.compile(r"[@\d]")


def may_be_public(text: str) -> bool:
    """Whether a note neither says of itself that it is not for publication, nor how to reach somebody."""
    if _MAY_REACH.search(text) is not None and _REACHES.search(text) is not None:
        return False
    low = text.lower()
    return not (any(word in low for word in _FORBIDS) and _NOT_PUBLIC.search(text) is not None)


def add_note(draft: Draft, role: str, text: str | None, *, public: bool = True) -> None:
    """Add a note unless it is blank; what is not for publication, or reaches somebody, is not public, whatever its role."""
    if text:
        draft.notes.append(Note(role=role, text=text, public=public and may_be_public(text)))


def add_note_to_editors(draft: Draft, text: str) -> None:
    """Add a note to editors, and hold the draft where it says an embargo; what names one, or whom to call, is not public."""
    said = embargo_in_note(text)
    if said is not None:
        set_embargo(draft, said)
    is_private = said is not None or warn_of_other_embargo(draft, text)
    add_note(draft, "editors", text, public=not is_private)


def hold_for_notes(draft: Draft) -> None:
    """Hold a draft that no field holds for the first note that says an embargo, by its role or in its words."""
    if draft.embargoed_until is not None or draft.embargo_text is not None:
        return
    for place, note in enumerate(draft.notes):
        said = embargo_in_note(note.text)
        if said is not None or "embargo" in note.role.lower():
            set_embargo(draft, said or note.text)
            if note.role not in _KEPT:
                draft.notes[place] = draft.notes.pop()
            return
        warn_of_other_embargo(draft, note.text)
    if draft.ed_note and (said := embargo_in_note(draft.ed_note)) is not None:
        set_embargo(draft, said)
    elif draft.ed_note:
        warn_of_other_embargo(draft, draft.ed_note)
