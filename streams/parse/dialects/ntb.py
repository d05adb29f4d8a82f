"""NTB: its own metas, Ritzau's copy with its datelines between slashes, embed codes as text, and announcements of companies."""

import re

from schemas.article import Note
from schemas.ninjs import AltId, Subject
from streams.parse.draft import Block, Draft
from streams.parse.slashed_datelines import read_slashed
from streams.parse.story import read_story
from streams.text.words import words

_NAMES = words("ritzau ntb tt stt fnb")
_SIGN_OFF = re.compile(r"/(?:ritzau|ntb|tt|stt)(?:/[A-Za-z]{2,10})*/", re.IGNORECASE)
_HEAD = 4  # paragraphs in which the dateline stands

_EMBED = re.compile(r"<(div|script|iframe|blockquote)\b.*>", re.IGNORECASE | re.DOTALL)
_EMBED_HEAD = re.compile(r"Embed \(\w+\):?", re.IGNORECASE)

# The services for announcements (nordicir.com): a line of facts on top, and under the text who to call, what is attached.
_FACTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4} \d\d:\d\d(?::\d\d)? [A-Z]{2,5} \|")
_CONTACTS = words("kontakter kontakt contacts contact kontaktpersoner yhteyshenkilöt")
_ATTACHMENTS = words("vedlegg attachments vedhæftninger bilagor liitteet")
_ANNOUNCEMENTS = words("nordicir.com")


def read_ntb(draft: Draft) -> None:
    """Correct a draft for NTB's habits."""
    _read_metas(draft)
    _read_identity(draft)
    _take_slashes(draft)
    _take_embeds(draft)
    if (draft.provider or "").lower() in _ANNOUNCEMENTS:
        _read_announcement(draft)
    read_story(draft)


def _read_metas(draft: Draft) -> None:
    """Read slug, priority and source from NTB's metas, and the section from the type of the object."""
    header = draft.header
    draft.slugline = draft.slugline or header.get("NTBStikkord") or None
    draft.priority = draft.priority or header.get("NTBPrioritet")
    if section := header.get("tobject.type"):
        draft.subjects.append(Subject(name=section, literal=f"ntb-category:{section}"))
    if own := header.get("NTBID"):
        draft.alt_ids.append(AltId(role="NTBID", value=own))


def _read_identity(draft: Draft) -> None:
    """Leave the number of the version out of an identifier: "…_47" beside a key without it."""
    key = draft.header.get("du-key")
    if key and draft.guid and re.fullmatch(re.escape(key) + r"_\d+", draft.guid):
        draft.alt_ids.append(AltId(role="doc-id", value=draft.guid))
        draft.guid = key


def _take_slashes(draft: Draft) -> None:
    """Take "København /ritzau/: " from the start and "/ritzau/" from the end."""
    if draft.blocks and _SIGN_OFF.fullmatch(draft.blocks[-1].text):
        draft.blocks.pop()
    for index, block in enumerate(draft.blocks[:_HEAD]):
        if found := read_slashed(block.text, _NAMES):
            draft.dateline = found.dateline
            draft.blocks[index] = block.part(found.rest)
            return


def _take_embeds(draft: Draft) -> None:
    """Take codes to embed something in a page out of the text, and the crossheads that announce them."""
    kept: list[Block] = []
    for block in draft.blocks:
        if _EMBED.fullmatch(block.text):
            draft.notes.append(Note(role="embed", text=block.text, public=False))
            if kept and _EMBED_HEAD.fullmatch(kept[-1].text):
                kept.pop()
        else:
            kept.append(block)
    draft.blocks = kept


def _read_announcement(draft: Draft) -> None:
    """Take facts, contacts and attachments out of an announcement; the attachments are associations as well."""
    draft.slugline = draft.slugline or draft.by
    kept: list[Block] = []
    section = ""
    for block in draft.blocks:
        section = block.text.lower() if block.role == "crosshead" else section
        if section in _CONTACTS:
            if block.role != "crosshead":
                draft.notes.append(Note(role="contact", text=block.text, public=False))
        elif section not in _ATTACHMENTS and not _FACTS.match(block.text):
            kept.append(block)
    draft.blocks = kept
