"""Tags at the start of a headline that say what a version is: UPDATE 2-, CORRECTED-, RPT-, ADVISORY-.

Source: the Reuters handbook, "The Drill for Breaking News" and "Corrections, Refiles, Kills, Repeats and Embargoes".
They may be chained: "CORRECTED-UPDATE 1-", "RPT-WRAPUP 3-". What does most to a story gives the kind.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from schemas.vocab import Kind
from streams.parse.headline_takes import take_of
from streams.text.withdrawal_words import FOREIGN, one_of


class Tag(NamedTuple):
    """The words that a tag begins with, how it is spelled, and the kind of version that it announces (None: a form)."""

    begins: str
    pattern: str
    kind: Kind | None
    any_case: bool = False
    withdraws: bool = False
    """Whether it takes a story back."""


# In the order of weight: of a chain the first row that occurs gives the kind. In capitals but for the words that no
# headline begins with otherwise. The rows of other languages are those of the agencies' own services.
_TAGS: tuple[Tag, ...] = (
    Tag("TEST", r"TEST(?:\s+(?:TEST(?:\s+TEST)?|ONLY|MESSAGE|STORY|PLEASE\s+IGNORE))?", "test"),
    Tag(
        "STORY WITHDRAWN WITHDRAWAL KILLED KILL MANDATORY BULLETIN ELIMINATION RETRACTED",
        r"(?:STORY\s+)?(?:WITHDRAWN|WITHDRAWAL|KILLED)|(?:(?:MANDATORY|BULLETIN)\s+)?KILL(?:,?\s+KILL)*|ELIMINATION|RETRACTED",
        "advisory",
        withdraws=True,
    ),
    Tag(" ".join(word.split()[0] for word in FOREIGN), one_of(FOREIGN), "advisory", withdraws=True),
    Tag(
        "ADVISORY DIARY SCHEDULE BUDGET PHOTO PHOTOS COVERAGE PLANNING",
        r"(?:(?:BUDGET|PHOTOS?|COVERAGE|PLANNING)\s+)?ADVISORY|DIARY|SCHEDULE",
        "advisory",
    ),
    Tag(
        "OFFICIAL CORRECTED CORRECTION",
        r"(?:OFFICIAL\s+)?CORRECT(?:ED|ION)(?:\s*\(OFFICIAL\))?",
        "correction",
        any_case=True,
    ),
    Tag(
        "KORREKTUR BERICHTIGUNG KORRIGIERTE BERICHTIGTE RECTIFICATIF RECTIFICATION CORRECTIF CORRECCIÓN RECTIFICACIÓN CORREÇÃO "
        "CORREZIONE RETTIFICA CORRECTIE RECTIFICATIE RÄTTELSE RETTELSE KORRIGERING OIKAISU",
        r"KORREKTUR|BERICHTIGUNG|(?:KORRIGIERTE|BERICHTIGTE)\s+FASSUNG|RECTIFICATI(?:F|ON|E)|CORRECTI(?:F|E)|CORRECCIÓN"
        r"|RECTIFICACIÓN|CORREÇÃO|CORREZIONE|RETTIFICA|RÄTTELSE|RETTELSE|KORRIGERING|OIKAISU",
        "correction",
        any_case=True,
    ),
    Tag("CLARIFICATION", r"CLARIFICATION", "correction", any_case=True),
    # In capitals only: as common words some of them mean a repair, a refinement, an amendment.
    Tag(
        "SPROSTOWANIE KOREKTA OPRAVA HELYESBÍTÉS DÜZELTME ИСПРАВЛЕНИЕ ИСПРАВЛЕННАЯ УТОЧНЕНИЕ ВИПРАВЛЕННЯ УТОЧНЕННЯ ΔΙΟΡΘΩΣΗ ΔΙΌΡΘΩΣΗ "
        "CORECTARE RECTIFICARE CORRECCIÓ RECTIFICACIÓ 訂正 更正 تصحيح",
        r"SPROSTOWANIE|KOREKTA|OPRAVA|HELYESBÍTÉS|DÜZELTME|ИСПРАВЛЕНИЕ|ИСПРАВЛЕННАЯ\s+ВЕРСИЯ|УТОЧНЕНИЕ|ВИПРАВЛЕННЯ|УТОЧНЕННЯ|ΔΙ[ΟΌ]ΡΘΩΣΗ"
        r"|CORECTARE|RECTIFICARE|CORRECCIÓ|RECTIFICACIÓ|【?(?:訂正|更正)】?|تصحيح",
        "correction",
    ),
    Tag("REFILE REFILED", r"REFILED?", "refile", any_case=True),
    Tag("RPT REPEAT", r"RPT|REPEAT", "repeat"),
    Tag(
        "WIEDERHOLUNG WDHLG REPETITION RÉPÉTITION RÉPETITION REPÉTITION REPETICIÓN REPETIÇÃO RIPETIZIONE HERHALING",
        r"WIEDERHOLUNG|WDHLG\.?|R[ÉE]P[ÉE]TITION|REPETICIÓN|REPETIÇÃO|RIPETIZIONE|HERHALING",
        "repeat",
        any_case=True,
    ),
    Tag("UPDATE WRAPUP WRAP", r"(?:UPDATE|WRAPUP|WRAP\s?UP)\s+\d{1,3}", "update", any_case=True),
    Tag(
        "UPDATE UPDATED WRAPUP WRITETHRU WRITE LEAD LD ADD",
        r"UPDATED?|WRAPUP|WRITE-?THRU|LEAD\s\d{1,2}|ADD\s\d{1,2}|\d{1,2}(?:ST|ND|RD|TH)\s(?:LEAD|LD|ADD)(?:\s?-\s?WRITE-?THRU)?",
        "update",
    ),
    # In small letters only before what no sentence goes on with: "Update on ferries", "Updated map" are news.
    Tag("UPDATE UPDATED", r"UPDATED?(?=\s{0,2}[:：]|\s[-–—]\s)", "update", any_case=True),
    Tag(
        "ZUSAMMENFASSUNG AKTUALISIERUNG AKTUALISIERT ACTUALISATION ACTUALISÉ ACTUALISÉE ACTUALIZACIÓN AMPLIACIÓN ATUALIZAÇÃO "
        "AGGIORNAMENTO UPPDATERING OPPDATERT OPPDATERING PÄIVITYS",
        r"(?:\d{1,2}\.\s?)?(?:ZUSAMMENFASSUNG|AKTUALISIERUNG)|AKTUALISIERT|ACTUALISATION|ACTUALISÉE?|ACTUALIZACIÓN|AMPLIACIÓN"
        r"|ATUALIZAÇÃO|AGGIORNAMENTO|UPPDATERING|OPPDATER(?:T|ING)|PÄIVITYS",
        "update",
        any_case=True,
    ),
    Tag("BRIEF", r"BRIEF", None),
)
# A tag ends at a dash without letters before it; "UPDATE 1:" and "CORRECTION:" are seen from customers' systems.
_END = r"\s*(?:[-–—:：/]|(?<=】)|(?=\s*$))\s*"
_MATCHERS = tuple(re.compile(rf"(?:{tag.pattern}){_END}", re.IGNORECASE if tag.any_case else 0) for tag in _TAGS)
_BRACKETED = tuple(re.compile(rf"(?:{tag.pattern})", re.IGNORECASE if tag.any_case else 0) for tag in _TAGS)
_LIMIT = 6  # tags of one headline; more than three make no sense
_FIRST_WORD = re.compile(r"【?(?:\d{1,2}(?:\.\s?|(?:ST|ND|RD|TH)\s))?([^\W\d_]+)")
_ROWS = {
    word: tuple(row for row, tag in enumerate(_TAGS) if word in tag.begins.split())
    for word in " ".join(tag.begins for tag in _TAGS).split()
}
"""The rows that may fit a headline by its first word."""
_OF_WITHDRAWALS = tuple(tag for tag in _TAGS if tag.withdraws)
CORRECTIONS = tuple(word for tag in _TAGS if tag.kind == "correction" for word in tag.begins.split())
"""The first words of labels of a correction, in capitals."""
WITHDRAWALS = tuple(sorted({word[:4] for tag in _OF_WITHDRAWALS for word in tag.begins.split()}))
"""How the first words of labels begin that take a story back: for a glance."""

_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\(([^()]{3,40})\)\s*[-–—:]?\s*|.*?\s*(?P<end>\(([^()]{3,40})\))$")

_EXPLAINED = re.compile(
    r"(?P<before>\([^()]{8,200}\))\s*[-–—:]?\s*(?P<rest>[^\s()].{6,})$|(?P<head>[^\n(].{6,}?)\s+(?P<behind>\([^()]{8,200}\))$"
)


class Tagged(NamedTuple):
    """A headline without its tags, and what they said."""

    headline: str
    kind: Kind | None = None
    number: int | None = None
    take: int | None = None
    of: int | None = None
    take_key: str | None = None
    """The take as it stands there: "=2", "(Teil 2 von 4)"."""
    brief: bool = False
    withdrawn: bool = False
    doubtful: bool = False
    """Whether it has one word that headlines of news begin with, too: "TEST: England bat on", "WITHDRAWN: firm pulls outlook"."""


@lru_cache(maxsize=1)  # a dialect asks for its own kinds, newsroom law behind it for all
def read_tags(headline: str) -> Tagged:
    """Take the tags from the start of a headline, those in brackets from either end, and the number of a take."""
    take = take_of(headline)
    rest = take.headline if take else headline
    if take is None and _next_tag(rest) is None and _bracketed_tag(rest) is None:  # as of nearly all headlines
        return Tagged(headline)
    rows: list[int] = []
    said: list[str] = []
    while len(rows) < _LIMIT and (hit := _next_tag(rest) or _bracketed_tag(rest)) is not None:
        row, start, end = hit
        rows.append(row)
        said.append(rest[start:end])
        rest = (rest[:start] + rest[end:]).strip() if start else rest[end:]
    numbers = _NUMBER.findall(" ".join(said))
    kinds = [_TAGS[row].kind for row in sorted(rows)]
    if take is None and rest and (take := take_of(rest)):  # "UPDATE 1-2nd Take: …"
        rest = take.headline
    return Tagged(
        headline=rest or headline,
        kind=next((kind for kind in kinds if kind), None),
        number=int(numbers[0]) if numbers else None,
        take=take.number if take and rest else None,
        of=take.of if take and rest else None,
        take_key=take.key if take and rest else None,
        brief=any(_TAGS[row].kind is None for row in rows),
        withdrawn=any(_TAGS[row].withdraws for row in rows),
        doubtful=len(said) == 1 and (len(words := _WORDS.findall(said[0])) == 1 or " ".join(words) in FOREIGN),
    )


def is_correction_in_brackets(line: str) -> bool:
    """Whether a line is nothing but a correction with its label in brackets: "(Berichtigung: Im zweiten Absatz …)"."""
    if not line.endswith(")"):
        return False
    hit = _next_tag(line[1:-1])
    return hit is not None and _TAGS[hit[0]].kind == "correction" and hit[2] < len(line) - 2


def split_correction(headline: str) -> tuple[str, str] | None:
    """Part a headline from a correction in brackets before or behind it, whose label says more: "(Berichtigung: Tag) Minister geht"."""
    if headline[:1] != "(" and headline[-1:] != ")":  # nearly all
        return None
    found = _EXPLAINED.match(headline)
    if found is None:
        return None
    note, rest = (found["before"], found["rest"]) if found["before"] else (found["behind"], found["head"])
    return (rest.strip(), note) if is_correction_in_brackets(note) else None


def end_of_label(text: str) -> tuple[int, bool]:
    """Return where a label ends that a text begins with, and whether it takes a story back or corrects one; 0 for any other."""
    hit = _next_tag(text)
    tag = _TAGS[hit[0]] if hit is not None else None
    if hit is None or tag is None or (tag.kind != "correction" and tag not in _OF_WITHDRAWALS):
        return 0, False
    return hit[2], tag in _OF_WITHDRAWALS


def _next_tag(text: str) -> tuple[int, int, int] | None:
    """Return the row of the tag that a text begins with, and where it begins and ends."""
    first = _FIRST_WORD.match(text)
    if first is None or (word := first[1].upper()) not in _ROWS:  # most headlines have no tag: one look for all
        return None
    for row in _ROWS[word]:
        if found := _MATCHERS[row].match(text):
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
    for row, matcher in enumerate(_BRACKETED):
        if matcher.fullmatch(inner):
            return row, start, found.end()
    return None
