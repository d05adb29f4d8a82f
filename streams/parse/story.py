"""What all wires have in common inside a story: byline, dateline, crossheads, notes and sign-off.

These are habits of the trade, not of one agency; `dialects` add what one agency alone does. A story is read from both
ends: the head until the first paragraph of text, the tail up to the last one.
"""

import re

from schemas.article import Dateline, Note
from schemas.base import made
from schemas.ninjs import InfoSource
from streams.parse.above_datelines import take_above_dateline
from streams.parse.bare_datelines import guess_dateline
from streams.parse.change_notes import OPENINGS as CHANGES
from streams.parse.change_notes import take_change
from streams.parse.credits import ENDS, MAY_BEGIN, begins_as_sign_off, may_end_with_credits, read_credits, split_credits
from streams.parse.datelines import Found, read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.embargo import LIMIT as EMBARGO
from streams.parse.embargo import (
    hold_for,
    is_headline_under_embargo,
    may_be_of_a_product,
    may_say_embargo,
    set_embargo,
    take_embargo,
    warn_of_doubt,
)
from streams.parse.embargo_news import is_news_beside
from streams.parse.embargo_notes import NOTES, embargo_in_line, is_addressed, is_to_editors
from streams.parse.embargo_sentence import tells
from streams.parse.foot_lines import take_foot
from streams.parse.head_labels import BELOW, take_label_below
from streams.parse.named_datelines import named_dateline
from streams.parse.names import byline, is_house
from streams.parse.notes import add_note_to_editors
from streams.parse.notes_above import OPENINGS as EDITORS_NOTES
from streams.parse.notes_above import take_note_above_dateline
from streams.parse.page_lines import OPENINGS as PAGES
from streams.parse.page_lines import take_page
from streams.parse.please_read import OPENINGS, may_correct, take_correction
from streams.parse.reader_letters import read_letter
from streams.parse.releases import is_end_mark
from streams.parse.reporters import take_reporters
from streams.parse.signatures import is_signature, known_agency, take_signatures
from streams.parse.version_labels import behind_label, may_be_labelled
from streams.text.kept import kept
from streams.text.openings import by_letter, by_two_letters

_HEAD = 12  # paragraphs before the text at most: notes, bylines, dateline
_TAIL = 12  # paragraphs after it: several sign-offs, contacts, notes, picture tags

_CROSSHEAD_LIMIT = 60  # characters; agencies keep crossheads to one line of a column
_ABBREVIATION = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_PRIVATE_FROM_HERE = re.compile(
    r"\W*(?:the\s+following\s+information\s+is\s+)?not\s+(?:intended\s+)?for\s+publication\b", re.IGNORECASE
)
# How what is not for publication may begin.
_BEFORE_NOT = (*"\"'“”„*([-_–— ", "Not ", "NOT ", "not ", "The f", "The F", "THE F", "the f")
_NO_TEXT = (*MAY_BEGIN, *NOTES)
_MAY_BE_MORE = by_two_letters((*_NO_TEXT, *_BEFORE_NOT))
"""How what is no text may begin, by its first letter: half of all paragraphs begin with "The"."""
_NOTE = 600  # characters of a note to editors
_LABELS = tuple(spelled for name in BELOW for spelled in (name.upper() + ":", name.capitalize() + ":"))
_ABOVE = by_letter((*NOTES, *MAY_BEGIN, *OPENINGS, *_LABELS, *CHANGES, *PAGES, *EDITORS_NOTES))
"""How what stands above a text and is none of it may begin."""
_LINE = 90  # characters; signatures and marks are shorter
_END_LIMIT = 24  # characters of "- 30 -", "### ENDS ###"
_INITIALS = 20  # characters of " jd-br/kl"
_DESK = re.compile(r"[\s/:-]{1,3}[a-z]{2,4}(?:[-/][a-z]{2,4}){0,4}$")
_CONTACT = re.compile(r"\(\([^()]*(?:\([^()]*\)[^()]*)*\)\)$")  # ((jane.doe@agency.example; +44 20 7946 0000))


def read_story(draft: Draft) -> None:
    """Take byline, dateline, notes and sign-off out of the body, and mark its crossheads."""
    _read_head(draft)
    _read_tail(draft)
    take_reporters(draft)
    _drop_signature(draft)
    read_letter(draft)
    draft.blocks = _mark_crossheads(draft, draft.blocks)
    _name_source(draft)


def read_head(draft: Draft) -> None:
    """Take byline, dateline and notes from above the text alone, where a line above them has gone."""
    _read_head(draft)
    _name_source(draft)


def _read_head(draft: Draft) -> None:
    """Read on until a paragraph is text; a byline may stand before or after a dateline."""
    kept: list[Block] = []
    blocks = draft.blocks
    in_text = False
    for index, block in enumerate(blocks[:_HEAD]):
        if block.role != "body":
            kept.append(block)
        elif (writer := byline(block.text)) is not None:  # no embargo begins with "By"
            draft.by = draft.by or writer
        elif (rest := _behind_labels(draft, block.text, blocks, index)) is not None:
            if rest:
                draft.blocks = [*kept, block.part(rest), *blocks[index + 1 :]]
                _read_head(draft)
                return
        elif _is_beside_byline(draft, blocks, index) or (
            not in_text
            and len(block.text) <= EMBARGO
            and take_above_dateline(draft, blocks[index - 1].text if index else "", block.text, blocks[index + 1 :])
        ):
            continue
        elif not in_text and (found := read_dateline(block.text)):
            draft.dateline = _completed(found.dateline, draft.dateline)
            in_text = True
            if found.rest:
                draft.blocks = [*kept, block.part(found.rest), *blocks[index + 1 :]]
                return
        else:
            draft.blocks = [*kept, *blocks[index:]]
            if not in_text and draft.dateline is None:
                _take_bare_dateline(draft, len(kept))
            return
    draft.blocks = [*kept, *blocks[_HEAD:]]


def _behind_labels(draft: Draft, text: str, blocks: list[Block], index: int) -> str | None:
    """Read an embargo or a label of a correction; return the text behind it, which may be none; None where there is neither."""
    if (embargo := embargo_in_line(text)) is not None and not is_news_beside(draft, text, blocks):
        if tells(text):
            hold_for(draft, text)
            return None
        if is_headline_under_embargo(text) and (rest := take_embargo(draft, text)):
            return rest
        set_embargo(draft, embargo)
        return ""
    if may_be_labelled(text) and (rest := behind_label(draft, text, blocks[index + 1 :])) != text:
        return rest
    return None


def _is_beside_byline(draft: Draft, blocks: list[Block], index: int) -> bool:
    """Whether a line goes on with the byline above, says for whom its writer works, or is a note to editors; all are read."""
    above, text = blocks[index - 1].text if index else "", blocks[index].text
    if (more := _rest_of_byline(above, text)) is not None:
        draft.by = f"{draft.by} {more}"
        return True
    openings = _ABOVE.get(text[:1])
    if openings is not None and text.startswith(openings):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if _takes_note(draft, text) or take_note_above_dateline(draft, text, below):
            return True
    return is_house(text) and byline(above) is not None


def _takes_note(draft: Draft, text: str) -> bool:
    """Read a note to editors, a sign-off or a correction above the text."""
    if is_to_editors(text):
        add_note_to_editors(draft, text)
        return True
    if take_label_below(draft, text) or take_change(draft, text) or (text.startswith(PAGES) and take_page(draft, text)):
        return True
    if credits_above := read_credits(text):
        draft.credits += credits_above
        return True
    return may_correct(text) and take_correction(draft, text)


def _take_bare_dateline(draft: Draft, index: int) -> None:
    """Take what only here is a dateline from the first paragraph, with a warning; in a list every line begins so."""
    first, *more = draft.blocks[index : index + 2]
    found = guess_dateline(first.text)
    if found is None and (draft.located or draft.places):
        found = named_dateline(first.text, (draft.located, *(place.name for place in draft.places)))
    if found is None or any(guess_dateline(block.text) for block in more) or _is_acronym(draft, found):
        return
    draft.dateline = found.dateline
    lacks = "no agency that is known" if found.dateline.date else "neither date nor agency"
    draft.warn(f"the dateline has {lacks}; read as one: {found.dateline.text!r}")
    draft.blocks[index] = first.part(found.rest)


def _is_acronym(draft: Draft, found: Found) -> bool:
    """Whether what stands in capitals before a dash does so again where nothing else is in capitals: "NATO - The alliance"."""
    place = found.dateline.text.rstrip(" -–—").partition(",")[0]
    headline = "" if (draft.headline or "").isupper() else draft.headline or ""
    return place.isupper() and re.search(rf"\b{re.escape(place)}\b", f"{headline} {found.rest}") is not None


def _completed(printed: Dateline, stated: Dateline | None) -> Dateline:
    """Return the dateline that the text prints, with what only a field says: place and state of "(AP) - ", the date."""
    if stated is None:
        return printed
    same = printed.places == stated.places or not printed.places
    missing = {"places": stated.places, "region": stated.region if same else None, "date": stated.date}
    return printed.model_copy(
        update={name: said for name, said in missing.items() if said and not getattr(printed, name)}
    )


def _rest_of_byline(before: str, text: str) -> str | None:
    """Return the rest of a byline that was broken after "and": the names on the next line."""
    return byline(f"By {text}") if before.endswith((" and", " AND", " &")) and byline(before) else None


def _read_tail(draft: Draft) -> None:
    """Take sign-offs and what is not for publication from below the text."""
    take_foot(draft)
    story = draft.blocks
    start = _first_of_tail(story)
    tail = story[start:]
    draft.blocks = kept = story[:start]
    private = False
    for block in tail:
        text = block.text
        length = len(text)
        if not private and block.role == "body" and begins_as_sign_off(text) and (found := read_credits(text)):
            draft.credits += found
            continue
        if not private and length > EMBARGO and _is_only_text(text):
            kept.append(block)
            continue
        if (
            length <= _NOTE
            and block.role == "body"
            and _takes_line(draft, text, story, alone=not kept and len(tail) == 1)
        ):
            continue
        if not private and length > _LINE and _is_only_text(text):
            kept.append(block)
            continue
        private = private or _PRIVATE_FROM_HERE.match(text) is not None
        _keep_or_note(draft, block, private=private)
    if len(kept) < start + len(tail):
        take_foot(draft)  # again: it may have stood above the sign-off


def _first_of_tail(blocks: list[Block]) -> int:
    """Return the number of the first of the last paragraphs that may be more than text: most are told by a look at their ends."""
    for place, text in enumerate([block.text for block in blocks[-_TAIL:]], max(0, len(blocks) - _TAIL)):
        if len(text) <= EMBARGO or text[-1] == ")" or (text[-1] == "." and text[-2] == ")"):
            return place
        if (first := text[0]) in _MAY_BE_MORE:
            at, letters, starts = _MAY_BE_MORE[first]
            if text[at] in letters and text.startswith(starts):
                return place
    return len(blocks)


def _takes_line(draft: Draft, text: str, story: list[Block], *, alone: bool) -> bool:
    """Read a line below the text that is none of it: an embargo, again or only there, the end, a note to editors."""
    if len(text) <= EMBARGO and (may_say_embargo(text) or is_addressed(text)):  # as hardly a line does
        embargo = embargo_in_line(text)
        if embargo is not None and not may_be_of_a_product(text) and not is_news_beside(draft, text, story):
            if tells(text):
                hold_for(draft, text)
                return False
            set_embargo(draft, embargo)
            return True
        warn_of_doubt(draft, text)
    if is_to_editors(text):
        add_note_to_editors(draft, text)
        return True
    return len(text) <= _END_LIMIT and not alone and is_end_mark(text)


def _keep_or_note(draft: Draft, block: Block, *, private: bool) -> None:
    """Read a paragraph that may be a signature, a byline, a contact or a sign-off; what is none of them is text."""
    text = block.text
    if block.role == "body" and is_signature(text):
        draft.notes.append(Note(role="signature", text=text, public=False))
        return
    if not private and (writer := byline(text)) is not None and draft.by in (None, writer):
        draft.by = writer
        return
    text, contact = ("", text) if private else _split_contact(text)
    if contact:
        draft.notes.append(Note(role="contact", text=contact, public=False))
    if text:
        _keep_without_credits(draft, block.part(text) if contact else block)


def _is_only_text(text: str) -> bool:
    """Whether a paragraph can hold neither sign-off nor contact nor note: a glance that settles nearly all."""
    if text.endswith(ENDS):
        return False
    openings = _MAY_BE_MORE.get(text[0])
    if openings is None or not text.startswith(openings.starts):
        return True
    return not text.startswith(_NO_TEXT) and _PRIVATE_FROM_HERE.match(text) is None


def _drop_signature(draft: Draft) -> None:
    """Take the agency of the dateline from below the text, where it stands there alone: "(BusinessDesk)"."""
    source = draft.dateline.source if draft.dateline else None
    if draft.blocks and (signer := source or _signer(draft)):
        take_signatures(draft, signer)
    if not source or len(draft.blocks) < 2:  # noqa: PLR2004 - it never is the whole text
        return
    last = draft.blocks[-1].text.strip("().= ")
    if len(last) > 3 * len(source) + _INITIALS:  # no letter has more than three small ones
        return
    name, initials = last[: len(source)], last[len(source) :]
    if last.lower() == source.lower() or (name == source and _DESK.match(initials)):
        draft.blocks.pop()


def _signer(draft: Draft) -> str | None:
    """Return the agency whose story it is, where no dateline says so."""
    if draft.by is None and draft.provider is None and not draft.info_sources:  # as of most plain texts
        return None
    return known_agency((draft.by, draft.provider, *(source.name for source in draft.info_sources)))


def _split_contact(text: str) -> tuple[str, str]:
    """Cut a contact from the end of a paragraph: it often stands on the line of the sign-off."""
    contact = _CONTACT.search(text) if text.endswith("))") else None
    return (text, "") if contact is None else (text[: contact.start()].rstrip(), contact[0])


def _keep_without_credits(draft: Draft, block: Block) -> None:
    if block.role != "body" or not may_end_with_credits(block.text):
        draft.blocks.append(block)
    elif whole := read_credits(block.text):
        draft.credits += whole
    else:
        text, glued = split_credits(block.text)
        draft.credits += glued
        draft.blocks.append(block.part(text))


def _mark_crossheads(draft: Draft, blocks: list[Block]) -> list[Block]:
    """Mark short lines in capitals between two paragraphs, but for the page of a paper; at either end they are something else."""
    pages: list[int] = []
    for index in range(1, len(blocks) - 1):
        block = blocks[index]
        if len(block.text) > _CROSSHEAD_LIMIT or not _is_crosshead(block):
            continue
        if take_page(draft, block.text):
            pages.append(index)
        elif not _is_crosshead(blocks[index + 1]):  # of several lines in capitals only the last heads a text
            blocks[index] = block._replace(role="crosshead")
    return [block for index, block in enumerate(blocks) if index not in pages] if pages else blocks


def _is_crosshead(block: Block) -> bool:
    text = block.text
    if len(text) > _CROSSHEAD_LIMIT or block.role != "body":
        return False
    if text != text.upper() or text == text.lower() or text[0] in "*•":
        return False
    if 2 * sum(map(str.isupper, text)) < sum(map(str.isalpha, text)):  # Chinese with an acronym has no small letters
        return False
    return text[-1] not in ".:;," or _ABBREVIATION.search(text) is not None


def _name_source(draft: Draft) -> None:
    source = draft.dateline.source if draft.dateline else None
    given = draft.info_sources
    if source and not (given and any(one.name == source for one in given)):
        draft.info_sources.append(_info_source(source))


@kept(1024)  # agencies are few, and each signs many datelines
def _info_source(name: str) -> InfoSource:
    return made(InfoSource, name=name)
