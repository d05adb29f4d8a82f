"""`edNote`: notes to editors by role, those that no reader may see, and embargoes in words."""

import re

from schemas.article import Note
from streams.parse.embargo import set_embargo
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.notes import may_be_public
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, markup_of, text_of
from streams.text.markup import read_paragraphs

# A note is kept from readers when its constraint, its role or a part of its markup says so. A constraint that nobody
# knows keeps it too: what was published can't be called back.
_PRIVATE = re.compile(r"non-?public|not-?public|private|internal|contact", re.IGNORECASE)


def read_notes(item: Item) -> None:
    """Read all notes; those for publication become the article's note to editors."""
    seen: set[str] = set()
    for each in item.meta.all("edNote"):
        text = _text(each)
        role = item.schemes.code_of(each, "role") or "edNote"
        if text and text not in seen:
            seen.add(text)
            item.draft.notes.append(
                Note(role=role, text=text, public=may_be_public(text) and not _is_private(each, role))
            )


def _text(note: Element) -> str | None:
    """Return a note on one line, or the paragraphs of one that has markup."""
    if len(note) == 0:
        return text_of(note)
    return "\n".join(paragraph.text for paragraph in read_paragraphs(markup_of(note))) or None


def _is_private(note: Element, role: str) -> bool:
    if note.get("pubconstraint") or note.get("pubconstrainturi") or _PRIVATE.search(local(role) or ""):
        return True
    return any("nonpublic" in (each.get("class") or "") for each in note.iter())


def read_embargo(item: Item) -> None:
    """Read until when the item is held, as a time or in words; what a note says of it counts where there is no `embargoed`.

    An empty `embargoed` says that there is none (spec 2.35: without a value the release is not known; but no agency of
    the 144 sampled files means that: dpa and BusinessDesk write it into items that are free).
    """
    draft = item.draft
    said = item.meta.text("embargoed")
    if said is None:
        return
    draft.embargoed_until = time_said(said, item.hints.time_zone, draft)
    if draft.embargoed_until is None:
        set_embargo(draft, said)
