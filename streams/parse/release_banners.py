"""Lines that only say that a press release follows: "FOR IMMEDIATE RELEASE", "PRESS RELEASE", "PRESSEMITTEILUNG Nr. 12/2026".

They stand above the headline or below it, with a date and whom to ask beside them. None of them is the headline.
"""

import re
from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

from schemas.article import Note
from schemas.ninjs import Genre, Text
from streams.parse.datelines import read_dateline
from streams.parse.draft import Block, Draft
from streams.parse.embargo_notes import embargo_in_line
from streams.parse.names import byline
from streams.parse.releases import is_contact, read_release

_NAME = (
    r"(?:(?:for\s+)?immediate\s+(?:release|distribution|publication|use)(?:\s+to\s+(?:the\s+)?(?:press|media))?|for\s+(?:release|use)\s+(?:up)?on\s+receipt|(?:press|news|media)\s+(?:release|statement)"
    r"|(?:presse|medien)-?(?:mitteilung|information)|communiqué\s+de\s+presse|(?:comunicado|nota)\s+de\s+(?:prensa|imprensa)"
    r"|comunicato\s+stampa|persbericht|pressmeddelande|pressemelding|pressemeddelelse|lehdistötiedote)"
)
_DATE = r"(?:[A-Z][a-zà-ÿ]+,?\s+)?(?:[A-Z][a-zà-ÿ]+\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+[A-Za-zà-ÿ]+\.?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_NUMBER = r"(?:(?:No\.?|Nr\.?|N°)\s*)?[A-Z]{0,3}\d{1,9}"
_BANNER = re.compile(
    rf"[\W_]*{_NAME}(?>(?:[\W_]+(?:{_NAME}|{_DATE}|{_NUMBER}))*)[\W_]*(?P<rest>\b(?:media\s+|press\s+)?contacts?\b.*)?$",
    re.IGNORECASE,
)
"""What stands behind the name is read in one way (`(?>…)`): a row of figures is dates or numbers in very many."""
_STAMP = re.compile(rf"{_DATE}$", re.IGNORECASE)
_LABEL = re.compile(
    r"[\W_]*(?:(?:PRESS|NEWS|MEDIA) RELEASE|(?:Press|News|Media) Release|FOR IMMEDIATE RELEASE|(?:PRESSE|MEDIEN)MITTEILUNG)\s*[:–—-]+\s*(?=\S+\s+\S+\s+\S)"
)
_PARTS = ("elease", "ress", "edien", "rensa", "tampa", "ersber", "tiedote")
_WORDS = BytesAhoCorasick(
    [part.encode() for each in _PARTS for part in (each, each.upper())], implementation=Implementation.DFA
)
"""A part of each word of a banner, small or in capitals: one pass for all of them."""
_LIMIT = 160  # characters of a banner with a contact beside it
_TOP = 8
"""Paragraphs in which banners stand."""
_LOOK = 600
_GENRE = "press release"


def may_have_banner(text: str) -> bool:
    """Whether the top of a text has a word that banners have: a glance that settles nearly all."""
    return bool(_WORDS.find_matches_as_indexes(text[:_LOOK].encode("utf-8", "surrogatepass")))


def is_banner(line: str) -> bool:
    """Whether a line only says that a release follows, and of which number or date it is."""
    return len(line) <= _LIMIT and _BANNER.match(line) is not None


def behind_banner(headline: str) -> str | None:
    """Return the headline behind "PRESS RELEASE: "; None where none is, and where small letters say that it is news."""
    found = _LABEL.match(headline)
    return headline[found.end() :] if found else None


def take_banners(draft: Draft, blocks: Sequence[Block]) -> list[Block]:
    """Take banners from above and below a headline, and dates and contacts from behind one above it; return the rest.

    What is taken becomes a note, contacts a private one. A text that is nothing else stays as it is.
    """
    kept: list[Block] = []
    notes: list[Note] = []
    headlines = 0
    for block in blocks[:_TOP]:
        text = block.text
        if is_banner(text):
            notes.append(_note(text))
        elif notes and not headlines and (is_contact(text) or _STAMP.match(text)):
            notes.append(Note(role="contact", text=text, public=False) if is_contact(text) else _note(text))
        else:
            kept.append(block)
            headlines += embargo_in_line(text) is None
        if headlines > 1:
            break
    rest = [*kept, *blocks[len(kept) + len(notes) :]]
    if not notes or not rest:
        return list(blocks)
    draft.notes += notes
    draft.genres.append(Genre(name=_GENRE))
    return rest


def read_as_release(draft: Draft) -> None:
    """Read a story that may have had a banner as the press release that it is; any other stays as it is."""
    headline = draft.headline or ""
    if rest := behind_banner(headline):
        draft.title, draft.headline = draft.title or headline, rest
        draft.genres = draft.genres or [Genre(name=_GENRE)]
    if all(genre.name != _GENRE for genre in draft.genres):
        return
    read_release(draft)
    while draft.headline and len(draft.blocks) > 1 and _is_sub_headline(*draft.blocks[:2]):
        value = draft.blocks.pop(0).text
        draft.other_headlines.append(Text(role="sub", content_type="text/plain", value=value))


def headline_below_banner(draft: Draft) -> None:
    """Take the first line of the text for the headline where the headline is only a banner, as subjects of mail are."""
    banner = draft.headline or ""
    if not is_banner(banner) or len(draft.blocks) < 2 or not _is_headline(draft.blocks[0]):  # noqa: PLR2004 - it and a text
        return
    draft.title, draft.headline = draft.title or banner, draft.blocks.pop(0).text
    draft.genres = draft.genres or [Genre(name=_GENRE)]


def _is_sub_headline(block: Block, below: Block) -> bool:
    return _is_headline(block) and read_dateline(below.text) is not None


def _is_headline(block: Block) -> bool:
    text = block.text
    is_text = len(text) > _LIMIT or text.endswith(".") or byline(text) is not None or read_dateline(text) is not None
    return block.role != "table" and not is_text and embargo_in_line(text) is None


def _note(text: str) -> Note:
    found = _BANNER.match(text)
    return Note(role="release", text=text, public=found is None or found["rest"] is None)
