"""The Associated Press: "Eds:" notes that say what a version changed, ruled lines, and where an item was made."""

import re

from schemas.ninjs import Genre
from schemas.vocab import Kind
from streams.parse.draft import Draft
from streams.parse.story import read_story

_EDS = re.compile(r"\(?\s*Eds?\s*(?::|\.\s*:|s\.)\s*", re.IGNORECASE)
_CHANGES: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"CORRECT(?:S|ION|ED)\b", re.IGNORECASE), "correction"),
    (re.compile(r"(?:SUBS|SUBSTITUTES|RESENDS?|RESENDING)\b", re.IGNORECASE), "refile"),
    (
        re.compile(
            r"(?:ADDS?|UPDATES?|RECASTS?|LEDES?|RE-?LEDES?|INCORPORATES|CHANGES|TRIMS|REMOVES|DELETES|INSERTS|TOPS|WITH)\b",
            re.IGNORECASE,
        ),
        "update",
    ),
)
_LEAD = re.compile(r",\s*(\d{1,3})(?:st|nd|rd|th)\s+(?:Ld|Lead|Add|Sub)", re.IGNORECASE)
_ALERT = re.compile(r"\b(?:AP[- ]?)?News[- ]?Alert\b", re.IGNORECASE)
_RULE = re.compile(r"[_\-–—=*]{3,}")


def read_ap(draft: Draft) -> None:
    """Correct a draft for AP's habits."""
    _read_notes(draft)
    _read_slugline(draft)
    _mark_alert(draft)
    draft.blocks = [block for block in draft.blocks if block.text[:1].isalnum() or not _RULE.fullmatch(block.text)]
    read_story(draft)
    if draft.dateline is not None and draft.dateline.places:
        draft.located = None  # where the item was made; the dateline says where the story was


def _read_notes(draft: Draft) -> None:
    """Read what a note to editors says of this version: "Eds: CORRECTS: …". Only a public one is told."""
    for note in draft.notes:
        start = _EDS.match(note.text)
        if start is None:
            continue
        said = note.text[start.end() :].strip(" )")
        kind = next((kind for words, kind in _CHANGES if words.match(said)), None)
        outranks = draft.kind == "new" or (draft.kind == "update" and kind == "correction")  # 3rd Ld, "Eds: CORRECTS …"
        if kind is not None and outranks and draft.pub_status == "usable":
            draft.kind = kind
        if note.public:
            draft.note = draft.note or said or None


def _mark_alert(draft: Draft) -> None:
    """Mark a news alert: one sentence before the story, under a slug that says so."""
    if _ALERT.search(draft.slugline or "") and all(each.name != "alert" for each in draft.genres):
        draft.genres.append(Genre(name="alert"))


def _read_slugline(draft: Draft) -> None:
    """Read the number of a lead: "BC-US--Earns-Nutrisystem, 1st Ld-Writethru" is an update."""
    lead = _LEAD.search(draft.slugline or "")
    if lead is None:
        return
    draft.number = draft.number or int(lead[1])
    if draft.kind == "new" and draft.pub_status == "usable":
        draft.kind = "update"
