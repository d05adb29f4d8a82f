"""Sign-offs: who reported, wrote and edited a story, from its last lines.

"(Reporting by A in Kyiv and B; Writing by C; Editing by D)", in brackets or not, in one paragraph or several, with
semicolons, commas or full stops between the roles, sometimes glued to the last sentence of the story.
"""

import re
from typing import NamedTuple

from schemas.article import Credit
from schemas.base import made_all
from streams.parse.names import names

# What people do, as sign-offs say it, and the role that we call it.
_ROLES: dict[str, str] = {
    "reporting": "reporting", "reported": "reporting",
    "writing": "writing", "written": "writing", "rewriting": "writing",
    "editing": "editing", "edited": "editing",
    "compiling": "compiling", "compiled": "compiling",
    "graphics": "graphics", "graphic": "graphics",
    "translating": "translation", "translation": "translation", "translated": "translation",
    "photographs": "photography", "photography": "photography", "photos": "photography",
    "video": "video", "producing": "production", "production": "production", "produced": "production",
    "research": "research", "polling": "polling", "data": "data", "illustrations": "illustration",
    "fact-checking": "fact-checking", "contributions": "contribution",
    # The German, French, Spanish and Portuguese services
    "bericht": "reporting", "geschrieben": "writing", "redigiert": "editing",
    "reportage": "reporting", "rédigé": "writing", "rédaction": "writing", "édité": "editing",
    "version française": "translation", "reporte": "reporting", "información": "reporting", "escrito": "writing",
    "editado": "editing", "traducido": "translation", "reportagem": "reporting", "edição": "editing",
    "texto": "writing",
}  # fmt: skip

_ROLE = (
    r"(?:(?:additional|further|original)\s+)?(?:"
    + "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True))
    + ")"
)
_LIST = rf"{_ROLE}(?:(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+|\s*&\s*|\s+et\s+|\s+und\s+|\s*/\s*){_ROLE})*"
_CLAUSE = re.compile(rf"\b(?:with\s+)?({_LIST})\s*(?:\s(?:by|von|par|de|por)\b:?|:)\s*", re.IGNORECASE)
_BY = re.compile(r"\s+by\b:?\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FIRST_WORDS = frozenset({"with", "additional", "further", "original", *(re.split(r"\W", role)[0] for role in _ROLES)})
_ONE_ROLE = re.compile(_ROLE, re.IGNORECASE)

# Roles that open a sentence of prose, too ("Data by the ministry showed"): a sign-off that is not in brackets begins
# with one of the others.
_OPEN = re.compile(
    r"(?i:(?:additional\s+)?(?:reporting|writing|editing|compiled)(?:\s+and\s+(?:writing|editing))?\s+by)\s+(?=[A-Z])"
)
_OPEN_WORDS = tuple(
    case for word in ("additional", "reporting", "writing", "editing", "compiled") for case in (word, word.title())
)
MAY_BEGIN = ("(", "[", *_OPEN_WORDS)
ENDS = (")", ").")
"""How a paragraph begins or ends that may be, or end with, a sign-off."""

_SIGN_OFFS = ("(Reporting by ", "(Writing by ", "(Editing by ", "(Additional reporting by ", "(Compiled by ")

_REPORTED_FROM = re.compile(r"^([^;.]{3,200}?)\s+reported\s+from\s", re.IGNORECASE)
_NEWSROOM = re.compile(r"[A-Z][\w .'’-]{2,40}\s(?:newsroom|bureau|desk)", re.IGNORECASE)
_PLACES = ("room", "ROOM", "bureau", "BUREAU", "Bureau", "desk", "DESK", "Desk")
_LIMIT = 2000  # characters of one sign-off; fifty names fit


class Clause(NamedTuple):
    """A clause of a sign-off: where it stands, and the roles of whom it names."""

    start: int
    end: int
    roles: tuple[str, ...]


def may_end_with_credits(text: str) -> bool:
    """Whether a paragraph can be, or end with, a sign-off: a look at both ends, which settles nearly all."""
    return text.startswith(MAY_BEGIN) or text.endswith(ENDS)


def begins_as_sign_off(text: str) -> bool:
    """Whether a paragraph has no bracket but the first, and begins as most sign-offs do, and as nothing else below a text."""
    return text.startswith(_SIGN_OFFS) and "(" not in text[1:]


def read_credits(text: str) -> tuple[Credit, ...]:
    """Return the credits when the whole paragraph is a sign-off, else an empty tuple."""
    inner = _unwrapped(text) if len(text) <= _LIMIT else None
    if inner is None:
        return ()
    if inner.endswith(_PLACES) and _NEWSROOM.fullmatch(inner):
        return (Credit(role="reporting", names=(inner,)),)
    if plain := _plain_clauses(inner):
        return _merged(plain)
    clauses = _clauses(inner)
    if not clauses:
        return ()
    before = inner[: clauses[0].start].strip(" ;,.")
    first = _REPORTED_FROM.match(before + " ") if before else None
    if before and first is None:
        return ()
    found = [("reporting", names(first[1]))] if first else []
    for index, clause in enumerate(clauses):
        end = clauses[index + 1].start if index + 1 < len(clauses) else len(inner)
        people = names(inner[clause.end : end].rstrip("; "))
        found += [(role, people) for role in clause.roles]
    return _merged(found)


def _plain_clauses(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Read what most sign-offs are in a third of the time: "Reporting by A and B; Editing by C", all in letters.

    Nothing for any other: words that may begin a clause stand nowhere else then, and no sign can part a word.
    """
    found = []
    for part in text.split(";"):
        role, _, people = part.strip().partition(" by ")
        name = _ROLES.get(role.lower())
        if name is None or not people.replace(" ", "").isalpha() or not _FIRST_WORDS.isdisjoint(people.lower().split()):
            return []
        found.append((name, names(people)))
    return found


def _clauses(text: str) -> list[Clause]:
    """Find the clauses; the pattern of fifty roles is tried only at words that begin one."""
    found: list[Clause] = []
    end = 0
    for word in _WORD.finditer(text):
        low = word[0].lower()
        if low in _FIRST_WORDS and word.start() >= end and (clause := _clause(text, word, low)):
            found.append(clause)
            end = clause.end
    return found


def _clause(text: str, word: re.Match[str], low: str) -> Clause | None:
    if low in _ROLES and (by := _BY.match(text, word.end())):  # "Reporting by", as three of four are
        return Clause(word.start(), by.end(), (_ROLES[low],))
    clause = _CLAUSE.match(text, word.start())
    return Clause(clause.start(), clause.end(), _roles(clause[1])) if clause else None


def split_credits(text: str) -> tuple[str, tuple[Credit, ...]]:
    """Cut a sign-off in brackets from the end of a paragraph of prose; the credits are empty when there is none."""
    if not text.endswith(ENDS):
        return text, ()
    start = text.rfind("(")
    found = read_credits(text[start:]) if start > 0 else ()
    return (text[:start].rstrip(), found) if found else (text, ())


def _unwrapped(text: str) -> str | None:
    text = text.strip()
    if text.startswith(("(", "[")):
        return text.strip("()[]. ")
    return text.rstrip(".") if text.startswith(_OPEN_WORDS) and _OPEN.match(text) else None


def _roles(words: str) -> tuple[str, ...]:
    """Split "Additional reporting and writing" → ("additional reporting", "writing")."""
    roles = []
    for role in _ONE_ROLE.findall(words):
        *prefix, word = role.lower().split(maxsplit=1) if role.lower() not in _ROLES else (role.lower(),)
        name = _ROLES[word]
        roles.append(f"additional {name}" if prefix and prefix[0] != "original" else name)
    return tuple(roles)


def _merged(found: list[tuple[str, tuple[str, ...]]]) -> tuple[Credit, ...]:
    """Join what several clauses say of one role, in the order of the text; a role without names says nothing."""
    roles: dict[str, tuple[str, ...]] = {}
    for role, people in found:
        if people:
            roles[role] = tuple(dict.fromkeys((*roles[role], *people))) if role in roles else people
    return made_all(Credit, [{"role": role, "names": people} for role, people in roles.items()])
