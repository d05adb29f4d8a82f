"""Several who speak together: "Ana Ruiz, Bo Dahl and Cy Hill said", "The mayor, Ana Ruiz, and the governor, Bo Dahl, said"."""

import re

from streams.enrich.entities.lexicon import WHEN
from streams.enrich.entities.lists import english, is_place, key
from streams.enrich.statements.cues import DID, FINITE
from streams.enrich.statements.naming import is_person
from streams.text.words import words

_NAME = r"(?:[Tt]he )?[A-Z][\w’'.&-]*(?: (?:(?:of|the|de|van|al|bin) )?[A-Z][\w’'.&-]*){0,4}"
_BEFORE = re.compile(rf"(?:^|[”:] )((?:{_NAME}, ){{1,4}})(?:and )?$")
_WHERE = words(
    "In On At For From With By To Of Under Over Near After Before When While As If Since But And Yet Unlike Like"
)
_LONGEST = 160
"""Code points of those before the last two."""
_ACTS = re.compile(rf"\b(?:{FINITE}|{DID}|[a-z]{{2,}}ed)\b")


def begins(text: str, limit: int, start: int, end: int) -> int:
    """Return where those begin of whom the noun phrase from `start` to `end` names the last two: there mostly."""
    if " and " not in text[start:end] or not text[start].isupper() or start - limit > _LONGEST:
        return start
    others = _BEFORE.search(text[limit:start])
    if others is None or not all(map(_may_speak, others[1].split(", ")[:-1])):
        return start
    return limit + others.start(1)


def _may_speak(name: str) -> bool:
    """Whether a name is none of a place where, and no word that begins a sentence: "However, Japan and Korea said"."""
    return name.split(" ", 1)[0] not in _WHERE and (
        " " in name or is_place(name) or not (key(name) in english() or key(name) in WHEN)
    )


def are_both(text: str, start: int, one: str, other: str, end: int) -> bool:
    """Whether two of whom each has an apposition speak together: no verb stands in what names the first, which ends at `end`."""
    return is_person(one) and is_person(other) and _ACTS.search(text, start, end) is None
