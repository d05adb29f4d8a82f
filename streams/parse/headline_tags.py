"""Tags at the start of a headline that say what a version is: UPDATE 2-, CORRECTED-, RPT-, ADVISORY-.

Source: the Reuters handbook, "The Drill for Breaking News" and "Corrections, Refiles, Kills, Repeats and Embargoes".
They may be chained: "CORRECTED-UPDATE 1-", "RPT-WRAPUP 3-". What does most to a story gives the kind.
"""

import re
from typing import NamedTuple

from schemas.vocab import Kind


class Tag(NamedTuple):
    """How a tag is spelled (a pattern), and the kind of version that it announces (None: a form, not a version)."""

    pattern: str
    kind: Kind | None
    any_case: bool = False


# In the order of weight: of a chain the first row that occurs gives the kind. In capitals but for the words that no
# headline begins with otherwise. The rows of other languages are those of the agencies' own services.
_TAGS: tuple[Tag, ...] = (
    Tag(r"TEST(?:\s+(?:TEST(?:\s+TEST)?|ONLY|MESSAGE|STORY|PLEASE\s+IGNORE))?", "test"),
    Tag(r"(?:STORY\s+)?(?:WITHDRAWN|WITHDRAWAL|KILLED)|(?:(?:MANDATORY|BULLETIN)\s+)?KILL(?:,?\s+KILL)*|ELIMINATION", "advisory"),
    Tag(r"ZURÜCKGEZOGEN|ANNULATION|ANNULÉE?|ANULACIÓN|ANULAD[OA]|ANNULLAMENTO|INGETROKKEN|MAKULERAS|TREKKES", "advisory"),
    Tag(r"ADVISORY|DIARY|SCHEDULE", "advisory"),
    Tag(r"(?:OFFICIAL\s+)?CORRECT(?:ED|ION)(?:\s*\(OFFICIAL\))?", "correction", any_case=True),
    Tag(
        r"KORREKTUR|BERICHTIGUNG|(?:KORRIGIERTE|BERICHTIGTE)\s+FASSUNG|RECTIFICATI(?:F|ON)|CORRECTIF|CORRECCIÓN|RECTIFICACIÓN"
        r"|CORREÇÃO|CORREZIONE|RETTIFICA|CORRECTIE|RECTIFICATIE|RÄTTELSE|RETTELSE|KORRIGERING|OIKAISU",
        "correction",
        any_case=True,
    ),
    Tag(r"REFILED?", "refile", any_case=True),
    Tag(r"RPT|REPEAT", "repeat"),
    Tag(r"WIEDERHOLUNG|WDHLG\.?|R[ÉE]P[ÉE]TITION|REPETICIÓN|REPETIÇÃO|RIPETIZIONE|HERHALING", "repeat", any_case=True),
    Tag(r"(?:UPDATE|WRAPUP|WRAP\s?UP)\s+\d{1,3}", "update", any_case=True),
    Tag(r"UPDATED?|WRAPUP|WRITE-?THRU|LEAD\s\d{1,2}|ADD\s\d{1,2}|\d{1,2}(?:ST|ND|RD|TH)\s(?:LEAD|LD|ADD)(?:\s?-\s?WRITE-?THRU)?", "update"),
    Tag(
        r"(?:\d{1,2}\.\s?)?(?:ZUSAMMENFASSUNG|AKTUALISIERUNG)|AKTUALISIERT|ACTUALISATION|ACTUALISÉE?|ACTUALIZACIÓN|AMPLIACIÓN"
        r"|ATUALIZAÇÃO|AGGIORNAMENTO|UPPDATERING|OPPDATER(?:T|ING)|PÄIVITYS",
        "update",
        any_case=True,
    ),
    Tag(r"BRIEF", None),
)  # fmt: skip
_WITHDRAWN = re.compile(
    r"WITHDRAW|KILL|ELIMINATION|ZURÜCKGEZOGEN|ANNULATION|ANNULÉ|ANULA|ANNULLAMENTO|INGETROKKEN|MAKULERAS|TREKKES"
)

# A tag ends at a dash without letters before it; "UPDATE 1:" and "CORRECTION:" are seen from customers' systems.
_END = r"\s*(?:[-–—:/]|(?=\s*$))\s*"
_MATCHERS = tuple((tag, re.compile(rf"(?:{tag.pattern}){_END}", re.IGNORECASE if tag.any_case else 0)) for tag in _TAGS)
_BRACKETED = tuple((tag, re.compile(rf"(?:{tag.pattern})", re.IGNORECASE if tag.any_case else 0)) for tag in _TAGS)
_LIMIT = 6  # tags of one headline; more than three make no sense
_FIRST_WORD = re.compile(r"(?:\d{1,2}(?:\.\s?|(?:ST|ND|RD|TH)\s))?([^\W\d_]+)")
_FIRST_WORDS = frozenset({
    "TEST", "STORY", "WITHDRAWN", "WITHDRAWAL", "KILLED", "KILL", "MANDATORY", "BULLETIN", "ELIMINATION", "ZURÜCKGEZOGEN",
    "ANNULATION", "ANNULÉ", "ANNULÉE", "ANULACIÓN", "ANULADO", "ANULADA", "ANNULLAMENTO", "INGETROKKEN", "MAKULERAS", "TREKKES",
    "ADVISORY", "DIARY", "SCHEDULE", "OFFICIAL", "CORRECTED", "CORRECTION", "KORREKTUR", "BERICHTIGUNG", "KORRIGIERTE",
    "BERICHTIGTE", "RECTIFICATIF", "RECTIFICATION", "CORRECTIF", "CORRECCIÓN", "RECTIFICACIÓN", "CORREÇÃO", "CORREZIONE",
    "RETTIFICA", "CORRECTIE", "RECTIFICATIE", "RÄTTELSE", "RETTELSE", "KORRIGERING", "OIKAISU", "REFILE", "REFILED", "RPT",
    "REPEAT", "WIEDERHOLUNG", "WDHLG", "REPETITION", "RÉPÉTITION", "RÉPETITION", "REPÉTITION", "REPETICIÓN", "REPETIÇÃO",
    "RIPETIZIONE", "HERHALING", "UPDATE", "UPDATED", "WRAPUP", "WRAP", "WRITETHRU", "WRITE", "LEAD", "LD", "ADD",
    "ZUSAMMENFASSUNG", "AKTUALISIERUNG", "AKTUALISIERT", "ACTUALISATION", "ACTUALISÉ", "ACTUALISÉE", "ACTUALIZACIÓN",
    "AMPLIACIÓN", "ATUALIZAÇÃO", "AGGIORNAMENTO", "UPPDATERING", "OPPDATERT", "OPPDATERING", "PÄIVITYS", "BRIEF",
})  # fmt: skip
_NUMBER = re.compile(r"\d+")
_BRACKETS = re.compile(r"\(([^()]{3,40})\)\s*[-–—:]?\s*|.*?\s*(?P<end>\(([^()]{3,40})\))$")

# Which part of a story sent in parts: "=2", "(Teil 2 von 4)", "- Take 2 of 3", "(2/3)".
_TAKE = re.compile(
    r"\s*=(?P<a>\d{1,2})$|[\s,;–—-]*\(?\b(?:take|part|teil|folge|partie|suite|parte|deel|del|osa)\s(?P<b>\d{1,2})"
    r"(?:\s?(?:/|of|von|sur|de|di|van|av)\s?(?P<c>\d{1,2}))\)?$|\s*\((?P<d>\d{1,2})/(?P<e>\d{1,2})\)$",
    re.IGNORECASE,
)


class Tagged(NamedTuple):
    """A headline without its tags, and what they said."""

    headline: str
    kind: Kind | None = None
    number: int | None = None
    take: int | None = None
    of: int | None = None
    brief: bool = False
    withdrawn: bool = False


def read_tags(headline: str) -> Tagged:
    """Take the tags from the start of a headline, those in brackets from either end, and the number of a take."""
    take = _TAKE.search(headline) if headline[-1:].isdigit() or headline.endswith(")") else None
    rest = headline[: take.start()] if take and take.start() else headline
    rows: list[int] = []
    said: list[str] = []
    while len(rows) < _LIMIT and (hit := _next_tag(rest) or _bracketed_tag(rest)) is not None:
        row, start, end = hit
        rows.append(row)
        said.append(rest[start:end])
        rest = (rest[:start] + rest[end:]).strip() if start else rest[end:]
    numbers = _NUMBER.findall(" ".join(said))
    kinds = [_TAGS[row].kind for row in sorted(rows)]
    number, of = _take(take) if take and rest else (None, None)
    return Tagged(
        headline=rest or headline,
        kind=next((kind for kind in kinds if kind), None),
        number=int(numbers[0]) if numbers else None,
        take=number,
        of=of,
        brief=any(_TAGS[row].kind is None for row in rows),
        withdrawn=any(_WITHDRAWN.search(text.upper()) for text in said),
    )


def _take(found: re.Match[str]) -> tuple[int, int | None]:
    number, of = found["a"] or found["b"] or found["d"], found["c"] or found["e"]
    return int(number), int(of) if of else None


def _next_tag(text: str) -> tuple[int, int, int] | None:
    """Return the row of the tag that a text begins with, and where it begins and ends."""
    first = _FIRST_WORD.match(text)
    if first is None or first[1].upper() not in _FIRST_WORDS:  # most headlines have no tag: one look for all
        return None
    for row, (_, matcher) in enumerate(_MATCHERS):
        if found := matcher.match(text):
            return row, 0, found.end()
    return None


def _bracketed_tag(text: str) -> tuple[int, int, int] | None:
    """Return the tag in brackets at the start or the end: "(ACTUALISATION) ", " (Korrektur)"."""
    if not text.startswith("(") and not text.endswith(")"):
        return None
    found = _BRACKETS.match(text)
    if found is None:
        return None
    inner, start = (found[3], found.start("end")) if found["end"] else (found[1], 0)
    for row, (_, matcher) in enumerate(_BRACKETED):
        if matcher.fullmatch(inner):
            return row, start, found.end()
    return None
