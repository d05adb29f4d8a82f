"""Whom newsrooms may ask, above the headline of a release, one to a line: none of these lines is the headline.

NEWS RELEASE
Date: May 20, 2025
Contact: Bo Reed
Tel: 555-0142
a blank line
Ferries stay in port                     the headline
"""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.parse.release_banners import is_banner

_LABEL = re.compile(
    r"(?P<whom>(?:(?:media|press|news|pr|investor|public\s+relations)\s+)?contacts?(?:\s+(?:person|details|information|presse))?|(?:presse|medien)?-?kontakt(?:person)?|ansprechpartner(?:in)?|contacto(?:\s+de\s+prensa)?|contatt[oi](?:\s+stampa)?"
    r"|ufficio\s+stampa|perscontact|presskontakt|issued\s+by|sent\s+by)\s?:\s*(?P<name>.*)$"
    r"|(?:tele(?:ph|f)on[eo]?|tel\.?|phone|mob(?:ile|il)?\.?|cell|handy|fax|e-?mail|mail|m|t|e|web(?:site)?|twitter|x|date|datum|fecha|data)\s?:\s*\S.*$",
    re.IGNORECASE,
)
_REACH = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.|(?:\+|\b)\d[\d ()./-]{5,24}\d\b")
_STAMP = re.compile(r"[A-Z][a-zà-ÿ]+\.?\s\d{1,2},?\s\d{4}$|\d{1,2}\.?\s[A-Za-zà-ÿ]+\.?\s\d{4}$")
_MAY_BE = re.compile(r"\s*(?:contact|kontakt|ansprechpartner|contatt|ufficio|pers|press|media|medien|news|pr\s|investor|issued|sent\sby|for\s|imm|comun|nota|lehd|date|datum)", re.IGNORECASE)  # fmt: skip
_TOP = 16  # lines
_LINE = 160  # characters


def take_head_contacts(draft: Draft, text: str) -> str:
    """Make a private note of the contacts on top of a text; return it without them. Without a banner of a release they must reach somebody."""
    if _MAY_BE.match(text) is None:  # nearly all
        return text
    lines = text.split("\n", _TOP)
    taken: list[str] = []
    kept: list[str] = []
    is_below = asks = False
    while len(lines) > 1 and len(line := lines[0].strip()) <= _LINE:
        found = _LABEL.match(line)
        if found is not None or (is_below and line and (not taken[-1][:-1].count(":") or _REACH.search(line))):
            taken.append(line)
            asks = asks or (found is not None and found["whom"] is not None)
        elif not line or is_banner(line) or _STAMP.match(line):
            kept.append(line)
        else:
            break
        is_below = bool(taken) and taken[-1] == line
        del lines[0]
    rest = "\n".join(lines)
    is_release = any(map(is_banner, filter(None, kept)))  # which say "Contact: Bo Reed" alone, too
    if not asks or not rest.strip() or not (is_release or any(map(_REACH.search, taken))):
        return text
    draft.notes.append(Note(role="contact", text="\n".join(taken), public=False))
    return "\n".join((*kept, "", rest)).lstrip("\n")
