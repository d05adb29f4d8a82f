"""Lines at the foot of a text that are none of it: its end ("Enditem"), when it was filed ("1432 GMT"), whose it is ("© 2026 …").

They are taken from the last line upwards, so that a time or a copyright in the middle of a text stays where it is.
"""

import re
from datetime import datetime

from schemas.article import Note
from streams.parse.clock_words import ZONES
from streams.parse.draft import Block, Draft
from streams.parse.embargo import read_moment
from streams.parse.months import MONTHS, WEEKDAYS
from streams.parse.notes_above import OPENINGS as NOTES
from streams.parse.notes_above import take_note_at_foot
from streams.parse.please_read import OPENINGS, may_correct, take_correction
from streams.parse.releases import is_end_mark
from streams.parse.wire_times import read_trailer
from streams.text.openings import by_letter
from streams.text.words import words

_MOST = 12  # lines at the foot
_SHORT = 60  # characters of an end mark or a time; "AFP 161432 GMT MAR 26", "(END) 14:32 GMT 16 March 2026"
_STAMP = 30  # of one in brackets: "(14:32 GMT 16 March 2026)"
_LONGEST = 500  # characters of a copyright with what may not be done
_CLOCK = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)|(?<!\d)(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:hrs\b|h\b|[A-Z]{1,5}\b))|(?<!\d)\d{6}(?=\s?[A-Z])"
)
_WORD = re.compile(r"[^\W\d_]+")
_SAYS_TIME = (
    words(
        "at on of the hrs hr h uhr am pm a p m t z st nd rd th local time end ends ende fin filed sent issued updated posted published"
    )
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | ZONES
    | words("gmt utc est edt cst cdt mst mdt pst pdt cet cest bst jst mez mesz")
)
_PROVES = ZONES | frozenset(MONTHS) | words("hrs hr h uhr end ends z est cst")
"""One of these tells when a text was filed from the time of a race."""
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d")
_AGENCY = re.compile(r"[A-Z]{2,6}[ :-]+(?=\S*\d)")  # "AFP 161432 GMT MAR 26"
_COPYRIGHT = re.compile(
    r"\W{0,3}(?:©|\((?:c|C)\)\s*(?=\d{4}|copyright|[A-Z][\w ,.&'-]{1,60}\d{4})|copyright\s*(?:©|\(c\)|\d{4}|by\s+[A-Z])|\d{4}\s*©)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\W{0,3}(?:all\s+(?:other\s+)?rights\s+(?:are\s+)?reserved\b|(?:this\s+material|these\s+materials?|this\s+(?:story|report|text))\s+may\s+not\s+be\s+"
    r"(?:published|broadcast|rewritten|redistributed|reproduced|copied|used)\b|alle\s+rechte\s+vorbehalten|tous\s+droits\s+réservés|todos\s+los\s+derechos\s+reservados)",
    re.IGNORECASE,
)
_RIGHTS_BEGIN = (
    "©", "(c", "(C", "Copyright", "COPYRIGHT", "copyright", "All ", "ALL ", "This ", "THIS ", "These ", "Alle ", "Tous ", "Todos ", "&copy", "19", "20",
)  # fmt: skip
_BY_LETTER = by_letter((*_RIGHTS_BEGIN, *OPENINGS, *NOTES))
_GLUED = re.compile(r"(?<=[.!?\"”'’)])\s+(?:Enditem|END\s?ITEM|[-–—]+\s?(?:ENDS?|30)\s?[-–—]+|\(ENDS?\)|/ENDS?/|ENDS)$")
_ENDS_TEXT = frozenset(".”")
_GLUED_ENDS = ("item", "ITEM", "D-", "S-", "0-", "D)", "S)", "D/", "S/", "ENDS", "–", "—")


def take_foot(draft: Draft) -> None:
    """Take the lines at the foot that are no text; a text is never emptied."""
    blocks = draft.blocks
    if not blocks:
        return
    last = blocks[-1].text
    if _may_be_foot(last):
        _take_lines(draft, blocks)
        last = blocks[-1].text
    if last[-1:] not in _ENDS_TEXT and last.endswith(_GLUED_ENDS):
        blocks[-1] = blocks[-1].part(_GLUED.sub("", last))


def _take_lines(draft: Draft, blocks: list[Block]) -> None:
    for _ in range(_MOST):
        if len(blocks) < 2 or not _may_be_foot(blocks[-1].text) or not _takes(draft, blocks[-1]):  # noqa: PLR2004 - it and a text
            return
        blocks.pop()


def _may_be_foot(text: str) -> bool:
    """Whether a last paragraph may be such a line; sign-offs in brackets, as most are, may not."""
    length = len(text)
    if length <= _SHORT and (length <= _STAMP or text[-1] != ")"):
        return True
    openings = _BY_LETTER.get(text[:1])
    return openings is not None and length <= _LONGEST and text.startswith(openings)


def _takes(draft: Draft, block: Block) -> bool:
    """Read a last line into the draft; False for one that is text."""
    text = block.text
    if block.role != "body":
        return False
    if len(text) <= _SHORT and (is_end_mark(text) or _takes_time(draft, text)):
        return True
    if says_rights(text):
        draft.copyright_notice = f"{text} {draft.copyright_notice}" if draft.copyright_notice else text
        return True
    return (may_correct(text) and take_correction(draft, text)) or take_note_at_foot(draft, text)


def says_rights(text: str) -> bool:
    """Whether a line only says whose a text is and what may not be done with it."""
    return _COPYRIGHT.match(text) is not None or _RIGHTS.match(text) is not None


def _takes_time(draft: Draft, text: str) -> bool:
    """Read when a text was filed, from a line that says nothing else; a time without a day says only that there was one."""
    if not is_time(text):
        return False
    draft.notes.append(Note(role="filed", text=text, public=False))
    draft.version_created = draft.version_created or moment_of(draft, text)
    return True


def is_time(text: str) -> bool:
    """Whether a line says a time of day, maybe its day, and nothing else."""
    if not any(map(str.isdigit, text)) or _CLOCK.search(text) is None:
        return False
    said = [word.lower() for word in _WORD.findall(_AGENCY.sub("", text, count=1))]
    is_sure = _ISO_DAY.search(text) is not None or not _PROVES.isdisjoint(said)
    return is_sure and all(word in _SAYS_TIME for word in said)


def moment_of(draft: Draft, text: str) -> datetime | None:
    """Return the moment that a line names with its day and its zone; None for less."""
    return read_moment(text, None, draft.hints.received_at) or read_trailer(text, draft)
