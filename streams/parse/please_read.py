"""Lines that say what an earlier version had wrong: "In para 2, please read three quays instead of two".

They stand above or below the text that is right now. "Please read our guide" asks readers for something else: so a place in
the text must be named, or what it said before.
"""

import re

from schemas.article import Note
from streams.parse.draft import Draft
from streams.text.openings import by_letter

_PLEASE = re.compile(
    r"\b(?:please\s+(?:read|note\s+correct)|should\s+read|pls\s+read|bitte\s+lesen|(?:bien|prière\s+de)\s+lire|léase|si\s+prega\s+di\s+leggere|corrects?\s+to\s+read)\b",
    re.IGNORECASE,
)
OPENINGS = (
    "Please", "PLEASE", "please", "Pls", "(Please", "(please", "(PLEASE", "(Correct", "(CORRECT", "(In ", "[", "*", "In ", "IN ", "Correct", "CORRECT", "Para", "PARA", "Head", "HEAD", "Attention",
    "ATTENTION", "Note", "Clarif", "Bitte", "Im ", "In der ", "Korrektur", "Berichtigung", "Bien ", "Prière", "Dans ", "Au ", "Correctif", "Léase",
    "En ", "Rogamos", "Si prega", "Nel ",
)  # fmt: skip
_BY_LETTER = by_letter(OPENINGS)
_PARTS = ("read", "READ", "Read", "lesen", "lire", "ease", "éase", "legge")
_WHERE = (
    r"(?:para(?:graph)?s?|pars?|headline|lead|intro|sentence|dateline|byline|slug|line|figure|table|text|story|absatz|überschrift|satz|zeile"
    r"|paragraphe|titre|párrafo|titular|paragrafo|titolo)"
)
_PLACE = re.compile(rf"\b{_WHERE}\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\.\.\.|…|\b(?:instead\s+of|rather\s+than|sted|not|and\s+not|statt|anstatt|nicht|au\s+lieu\s+de|et\s+non|en\s+(?:vez|lugar)\s+de|anziché|invece\s+di)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|your|more|full|terms|guidelines?|carefully|before|unsere|nos)\b", re.IGNORECASE)
_LONGEST = 400  # characters


def take_correction(draft: Draft, text: str) -> bool:
    """Take a line that corrects an earlier version as its note; False for any other line."""
    if len(text) > _LONGEST or not corrects(text):
        return False
    draft.notes.append(Note(role="correction", text=text, public=True))
    draft.note = draft.note or text
    if draft.claim("correction"):
        draft.warn("a line says how to read what was wrong before; this version is taken for the corrected one")
    return True


def may_correct(text: str) -> bool:
    """Whether a text may begin with such a line: a glance that settles nearly all."""
    openings = _BY_LETTER.get(text[:1])
    if openings is None or not text.startswith(openings):  # nearly all
        return False
    line = text[:_LONGEST]
    return "read" in line or "lire" in line or any(part in line for part in _PARTS)


def corrects(text: str) -> bool:
    """Whether a line says how to read a place of the text that was wrong."""
    asked = _PLEASE.search(text)
    if asked is None or text[:1] in "\"“'‘" or _OURS.search(text, asked.end()):
        return False
    return _PLACE.search(text) is not None and (
        _BEFORE.search(text) is not None or ":" in text or '"' in text or "“" in text
    )
