"""Is this name a place here? What stands around it decides: titles, given names, heads of organisations, prepositions.

People and organisations that ran before are believed; without them the words alone must do.
"""

import gzip
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from itertools import accumulate

from streams.enrich.places import clues
from streams.enrich.places.candidates import Candidate
from streams.enrich.places.meanings import Name
from streams.enrich.places.things import THINGS, is_club
from streams.enrich.places.words import Words, after, before, opens

_SAINTS = re.compile(r"['’]s? [A-Z]")
"""Behind a saint it is a square or a church that is called after him: "St. Peter's Square"."""
_OF_COURT = re.compile(r"(?: District)?(?: Court)? (?:of|for) [A-Z]")
"""Behind a point of the compass it is the district of a court: "Northern District of Ohio"."""

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


class Spans:
    """Spans of a text, to be asked which of them a place touches: in the time of a few, however many there are."""

    def __init__(self, spans: tuple[tuple[int, int], ...]) -> None:
        self._given = spans
        self._spans: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._reach: list[int] = []

    def _sort(self) -> None:
        """Lay them out in order, when they are asked for first: of half of the texts they never are."""
        self._spans = sorted(self._given)
        self._starts = [start for start, _ in self._spans]
        self._reach = list(accumulate((end for _, end in self._spans), max))

    def touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans that share a character with a place."""
        if not self._spans:
            self._sort()
        near = self._spans[bisect_right(self._reach, start) : bisect_left(self._starts, end)]
        return [each for each in near if each[1] > start]


class Setting:
    """What the whole text tells: its capitalised words, surnames of people named in full, and who was found before."""

    def __init__(self, text: str, words: Words, surnames: frozenset[str], taken: Taken) -> None:
        self.text = text
        self.words = words
        self.surnames = surnames
        self.people = Spans(taken.people)
        self.organisations = Spans(taken.organisations)
        self._ground = bytearray(len(text))
        for start, end in (*taken.people, *taken.organisations):
            self._ground[start:end] = b"x" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Say whether no person and no organisation stands in a place: nearly always, and told by one look."""
        return self._ground.find(b"x", start, end) < 0


def surnames(words: Words, places: set[int]) -> frozenset[str]:
    """Return the last words of full names: after a title, or after a given name that is no place here."""
    keys, joined = words.keys, words.joined
    found: set[str] = set()
    for index, key in enumerate(keys):
        if not joined[index] or joined[index + 1]:
            continue
        previous = keys[index - 1]
        titled = previous in clues.TITLES and (index < 2 or previous not in ("general", "st", "saint"))  # noqa: PLR2004
        if titled or (previous in given_names() and index - 1 not in places and previous not in clues.LEADING):
            found.add(key)
    return frozenset(found)


@cache
def given_names() -> frozenset[str]:
    """Return the given names of some fifty countries (data/README.md)."""
    data = files("streams.enrich.data").joinpath("given_names.txt.gz").read_bytes()
    return frozenset(gzip.decompress(data).decode().split())


def trust(found: Candidate, setting: Setting) -> Trust:
    """Say how far a candidate is to be believed."""
    start, end, first, last, name = found
    text, words = setting.text, setting.words
    if not setting.free(start, end) and _taken(found, setting):
        return Trust.NONE
    if _is_other(text, found):
        return Trust.NONE
    if name.key in THINGS and after(text, end).lower() in THINGS[name.key]:
        return Trust.NONE
    previous = words.keys[first - 1] if words.joined[first] and text[words.ends[first - 1]] != "-" else None
    led = _led(text, start, name, previous)
    if led is Trust.NONE or (words.joined[last + 1] and not _followed(setting, found)):
        return Trust.NONE
    if name.key in setting.surnames and led is not Trust.BACKED and not name.people:
        return Trust.NONE
    return led


def _is_other(text: str, found: Candidate) -> bool:
    """Say whether it is a degree, the district of a court, or what is called after a saint."""
    key = found.name.key
    if key in clues.UNSURE:
        return text[found.start : found.end] in clues.DEGREES or _OF_COURT.match(text, found.end) is not None
    return key.startswith("st ") and _SAINTS.match(text, found.end) is not None


def _taken(found: Candidate, setting: Setting) -> bool:
    """Say whether a person has the name, or an organisation that does not begin with it ("Glasgow Police" does).

    A whole name that is a country, state or county in the gazetteer is that.
    """
    name, start, end = found.name, found.start, found.end
    for first, behind in setting.people.touching(start, end):
        return not (name.wide and first == start and behind > end)
    for first, behind in setting.organisations.touching(start, end):
        if first != start or behind < end or (behind == end and not name.areas):
            return True
    return False


def _led(text: str, start: int, name: Name, previous: str | None) -> Trust:
    """Judge by what stands before: another capitalised word, or a small one."""
    if previous is not None and previous not in clues.LEADING and not opens(text, start):
        if name.people:
            return Trust.ALONE
        if previous in clues.TITLES or previous in given_names():
            return Trust.NONE
        return Trust.ALONE if name.wide and previous not in clues.ORGANISATION_OF else Trust.NONE
    small = before(text, start)
    if small == "of" and _of_organisation(text, start):
        return Trust.NONE
    return Trust.BACKED if small.lower() in clues.BACKING else Trust.ALONE


def _of_organisation(text: str, start: int) -> bool:
    head = before(text, start - 3)
    return head[:1].isupper() and head.lower() in clues.ORGANISATION_OF


def _followed(setting: Setting, found: Candidate) -> bool:
    """Judge by the capitalised word that follows at once."""
    text, name, word = setting.text, found.name, setting.words.keys[found.last + 1]
    if text[found.end : found.end + 1] in "-\n" or name.people:
        return True
    if text[found.start : found.end].isupper() and not setting.words.texts[found.last + 1].isupper():
        return True  # WASHINGTON Barack Obama: the dateline has lost its dash
    if word in clues.OFFICES or word in clues.COUNTY:
        return word != "city" or not is_club(name.key, after(text, setting.words.ends[found.last + 1]))
    if word in clues.ORGANISATION_AFTER:
        return name.wide and word not in clues.FIRMS
    if name.key in given_names() or not name.wide:
        return word in clues.TITLES
    return True


def lone(text: str, found: Candidate) -> bool:
    """Say whether the capital may be owed to the sentence only, and the word be a common one; not U.S., UAE."""
    key = found.name.key
    if key not in clues.COMMON and not (opens(text, found.start) and f" {key} " in text):
        return False
    return len(key) > INITIALS or not text[found.start : found.end].isupper()
