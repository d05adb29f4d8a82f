"""The Canadian Press: datelines of a place and a dash, and under the text when a story was first published."""

import re

from schemas.article import Note
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.story import read_story

_DATELINE = re.compile(r"(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý .'’-]{2,40}(?:, [A-Z][\w. ]{1,24})?)\s+[—–]\s+(?=\S)")
_FIRST = re.compile(
    r"(?:This report by .{0,60}?(?:The Canadian Press|CP)|Ce (?:reportage|texte) de La Presse Canadienne|Cette dépêche de La Presse Canadienne)"
    r"\b.{0,40}?\b(?:first published|publiée?)\b.*",
    re.IGNORECASE,
)
_WITH_FILES = re.compile(r"[—–-]{1,2}\s*(?:With files from|Avec des informations d)\b.*", re.IGNORECASE)
_SIGN_OFF = re.compile(r"(?:[—–-]{1,2}\s*)?(?:The Canadian Press|La Presse Canadienne)\.?", re.IGNORECASE)
_TAIL = 5  # paragraphs under the text


def read_cp(draft: Draft) -> None:
    """Correct a draft for CP's habits."""
    tail = draft.blocks[-_TAIL:]
    draft.blocks = draft.blocks[:-_TAIL]
    for block in tail:
        if _FIRST.fullmatch(block.text) or _WITH_FILES.fullmatch(block.text):
            draft.notes.append(Note(role="source", text=block.text, public=True))
        elif not _SIGN_OFF.fullmatch(block.text):
            draft.blocks.append(block)
    _take_dateline(draft)
    read_story(draft)


def _take_dateline(draft: Draft) -> None:
    """Take "OTTAWA — ", which has neither date nor agency."""
    for index, block in enumerate(draft.blocks[:3]):
        found = _DATELINE.match(block.text) if block.role == "body" else None
        line = stated_dateline(found["place"]) if found else None
        if found and line:
            draft.dateline = line.model_copy(update={"text": found[0].strip()})
            draft.blocks[index] = block.part(block.text[found.end() :])
            return
