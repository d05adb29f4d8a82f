"""Is this name a place here? What stands around it decides: titles, given names, heads of organisations, prepositions.

People and organisations that ran before are believed; without them the words alone must do.
"""

import gzip
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from streams.enrich.places import clues
from streams.enrich.places.candidates import Candidate
from streams.enrich.places.words import Word, before, opens

_SAINTS = re.compile(r"['’]s? [A-Z]")
"""Behind a saint it is a square or a church that is called after him: "St. Peter's Square"."""

INITIALS = 4


class Trust(IntEnum):
    """How sure the surroundings make it that a name is a place."""

    NONE = 0
    ALONE = 1
    BACKED = 2
    """After "in", before "region", or before a comma and the country."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The spans of people and of organisations that were found before."""

    people: tuple[tuple[int, int], ...] = ()
    organisations: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole text tells: surnames of people named in full, and who was found before."""

    surnames: frozenset[str]
    taken: Taken


def surnames(words: list[Word], places: frozenset[int]) -> frozenset[str]:
    """Return the last words of full names: after a title, or after a given name that is no place here."""
    found: set[str] = set()
    for index in range(1, len(words)):
        word, previous = words[index], words[index - 1]
        if not word.joined:
            continue
        titled = previous.key in clues.TITLES and (index < 2 or previous.key not in ("general", "st", "saint"))  # noqa: PLR2004
        ends = index + 1 == len(words) or not words[index + 1].joined
        named = previous.key in given_names() and index - 1 not in places and previous.key not in clues.LEADING
        if (titled and ends) or (named and ends):
            found.add(word.key)
    return frozenset(found)


@cache
def given_names() -> frozenset[str]:
    """Return the given names of some fifty countries (data/README.md)."""
    data = files("streams.enrich.data").joinpath("given_names.txt.gz").read_bytes()
    return frozenset(gzip.decompress(data).decode().split())


def trust(text: str, words: list[Word], found: Candidate, setting: Setting) -> Trust:
    """Say how far a candidate is to be believed."""
    if _taken(found, setting) or (found.key.startswith("st ") and _SAINTS.match(text, found.end)):
        return Trust.NONE
    previous = words[found.first - 1] if found.first and words[found.first].joined else None
    following = words[found.last + 1] if found.last + 1 < len(words) and words[found.last + 1].joined else None
    if previous and text[previous.end : previous.end + 1] == "-":
        previous = None
    led = _led(text, found, previous, wide=found.wide)
    if led is Trust.NONE or not _followed(text, found, following, wide=found.wide):
        return Trust.NONE
    if found.key in setting.surnames and led is not Trust.BACKED and not found.people:
        return Trust.NONE
    return led


def _taken(found: Candidate, setting: Setting) -> bool:
    """Say whether a person has the name, or an organisation that does not begin with it ("Glasgow Police" does).

    A whole name that is a country, state or county in the gazetteer is that.
    """
    for start, end in setting.taken.people:
        if start < found.end and found.start < end:
            return not (found.wide and start == found.start and end > found.end)
    return any(
        start < found.end
        and found.start < end
        and not (start == found.start and (end > found.end or (end == found.end and found.areas)))
        for start, end in setting.taken.organisations
    )


def _led(text: str, found: Candidate, previous: Word | None, *, wide: bool) -> Trust:
    """Judge by what stands before: another capitalised word, or a small one."""
    if previous and previous.key not in clues.LEADING and not opens(text, found.start):
        if found.people:
            return Trust.ALONE
        if previous.key in clues.TITLES or previous.key in given_names():
            return Trust.NONE
        return Trust.ALONE if wide and previous.key not in clues.ORGANISATION_OF else Trust.NONE
    small = before(text, found.start)
    if small == "of" and _of_organisation(text, found.start):
        return Trust.NONE
    if small.lower() in clues.PLACE_BEFORE or small.lower() in clues.COMPASS:
        return Trust.BACKED
    return Trust.ALONE


def _of_organisation(text: str, start: int) -> bool:
    head = before(text, start - 3)
    return head[:1].isupper() and head.lower() in clues.ORGANISATION_OF


def _followed(text: str, found: Candidate, following: Word | None, *, wide: bool) -> bool:
    """Judge by the capitalised word that follows at once."""
    if following is None or text[found.end : found.end + 1] in "-\n" or found.people:
        return True
    if text[found.start : found.end].isupper() and not following.text.isupper():
        return True  # WASHINGTON Barack Obama: the dateline has lost its dash
    if following.key in clues.OFFICES or following.key in clues.COUNTY:
        return True
    if following.key in clues.ORGANISATION_AFTER:
        return wide and following.key not in (
            "post",
            "times",
            "corp",
            "inc",
            "ltd",
            "co",
            "steel",
            "airlines",
            "airways",
        )
    if found.key in given_names() or not wide:
        return following.key in clues.TITLES
    return True


def lone(text: str, found: Candidate) -> bool:
    """Say whether the capital may be owed to the sentence only, and the word be a common one."""
    if text[found.start : found.end].isupper() and len(found.key) <= INITIALS:
        return False  # U.S., UAE
    return found.key in clues.COMMON or (opens(text, found.start) and f" {found.key} " in text)
