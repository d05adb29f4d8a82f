"""ANSA in NITF: ">>>ANSA/" in front of headlines, a subtitle in the byline, codes in metas, a dateline that begins with the agency."""

import re

from schemas.ninjs import Subject, Text
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.initials import add_initials

_MARK = re.compile(r">{1,3}\s*ANSA\s*/\s*(?=\S)", re.IGNORECASE)
_DATELINE = re.compile(
    r"\((?P<source>ANSA(?:[-/][^()]{1,20})?)\)\s*[-–]\s*(?P<before>[A-Z][^()\n]{1,60}?)\s+[-–]\s+(?=\S)"
)


def read_ansa_nitf(draft: Draft) -> None:
    """Correct a draft that came as NITF; ANSA's metas are in Italian and English."""
    if "addresses" not in draft.header and "category_iptc" not in draft.header:
        return
    draft.headline = _MARK.sub("", draft.headline) if draft.headline else None
    draft.title = None if draft.title and _MARK.sub("", draft.title) == draft.headline else draft.title
    _read_metas(draft)
    _read_subtitle(draft)
    _take_dateline(draft)


def _read_metas(draft: Draft) -> None:
    header = draft.header
    draft.keywords += [_MARK.sub("", word) for word in header.get("keyword", "").split("\n") if word]
    draft.priority = draft.priority or header.get("priority")
    codes = re.findall(r"\b\d{8}\b", header.get("category_iptc", ""))
    draft.subjects += [Subject(literal=f"subj:{code}") for code in codes]
    draft.subjects += [Subject(literal=f"ansa:{code}") for code in header.get("category", "").split()]
    writers = [word.lower() for name in ("author", "writer") for word in header.get(name, "").split()]
    add_initials(draft, tuple(dict.fromkeys(writers)))


def _read_subtitle(draft: Draft) -> None:
    """Take the subtitle from where others have the byline; the people of a byline are in metas."""
    if draft.by:
        draft.other_headlines.append(Text(role="subtitle", value=draft.by))
        draft.by = None


def _take_dateline(draft: Draft) -> None:
    """Take "(ANSA) - ROME, JUL 11 - " from the first paragraph."""
    found = _DATELINE.match(draft.blocks[0].text) if draft.blocks else None
    line = stated_dateline(found["before"]) if found else None
    if found and line:
        draft.dateline = line.model_copy(update={"text": found[0].strip(), "source": found["source"]})
        draft.blocks[0] = draft.blocks[0].part(draft.blocks[0].text[found.end() :])
