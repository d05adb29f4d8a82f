"""From how a speaker is named to the fullest name in the text, and from a pronoun to the one person who can be meant."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from schemas.annotations import PersonMention
from streams.enrich.statements.antecedents import acting_before, is_another, is_new, is_of, lead, may_be, may_be_of
from streams.enrich.statements.genders import Genders, Pronoun
from streams.enrich.statements.naming import PREPOSITION, TITLES, is_office_of, is_person, named
from streams.enrich.statements.sentences import HIDDEN
from streams.enrich.statements.subjects import PRONOUNS, Phrase
from streams.text.words import words

_RUN = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w’'.-].)[\w’'.-]*(?: [A-ZÀ-ÖØ-Þ][\w’'.-]*)+")
"""Capital words in a row. It begins with the letter, so that C skips all others; what stands before it is asked behind it."""
_STOP = re.compile(r"(?<=[a-z]{3}\.) |(?<=\.) (?=(?:He|She|It|They|We|The|His|Her|Their)\b)")
"""Where a sentence may end within capital words: "December. Ann", "Salem, Ore. He", unless a title stands there."""
_CALENDAR = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February July September October November December"
)
"""No part of a person; May, June and August are given names."""
_STARTERS = words(
    "After Before When While But And As In On At For With From The A An This That These If Since Although Though Yet"
)
_OWNING = ("'s", "’s", "'", "’")
_SUFFIX = re.compile(r",? (?:Jr|Sr)\.?$")
"""What stands behind a family name and is no part of it."""
_ENDED = re.compile(r"[.!?]\s|\n")
_SINGULAR: dict[str, Pronoun] = {
    **dict.fromkeys(words("he He HE hE"), "he"),
    **dict.fromkeys(words("she She SHE sHe shE SHe sHE ShE"), "she"),
}
"""Pronouns of one person in whatever letters: one look, and no lower case of every name."""
_AND = re.compile(r",? and (?:(?!for\b|of\b|to\b|from\b|with\b|that\b)[\w’'.-]+ ){0,6}(?:[a-z’'-]+, )?")
"""What stands between two who speak: " and Central Bank Governor "."""
_PART_OF = re.compile(r"\b(?:of|for|by|from|in|at|with|to)\b")
"""Before two names it makes one house of them: "the Department for Rural Affairs and Food"."""
_NEAR = 600
"""Code points before a pronoun within which its person is looked for: two paragraphs."""


class _LookedUp(NamedTuple):
    start: int
    end: int
    name: str
    role: str | None = None


Named = PersonMention | _LookedUp
"""A person where the text names them, as it was found before or here; `name` is the fullest form."""


class People:
    """The persons of a text: those that were found before, else capital words behind a title or in twos and threes."""

    def __init__(self, text: str, found: Sequence[Named], hidden: str) -> None:
        self.text, self.hidden = text, hidden
        self.known = found
        self.others: dict[int, str] = {}
        """Speakers without a name, by where they stand or who is named in them stands: "a lawyer", "Ann Ek's lawyer"."""
        self.last = ""
        """Who spoke last."""
        self.passed: set[int] = set()
        """Where someone is named whom the speaker is only asked about."""
        self._found: list[Named] | None = None
        self._starts: list[int] | None = None
        self._full: dict[str, str] | None = None
        self._genders: Genders | None = None
        self._unquoted: list[Named] | None = None

    # Made when they are asked for, most texts need few. In the words of every class: mypyc makes `cached_property` one that
    # keeps nothing (docs/adr/0015).
    @property
    def found(self) -> list[Named]:
        """Who is named, in their order."""
        if self._found is None:
            self._found = sorted(self.known or _looked_up(self.text), key=attrgetter("start"))
        return self._found

    @property
    def starts(self) -> list[int]:
        """Where they are named."""
        if self._starts is None:
            self._starts = [each.start for each in self.found]
        return self._starts

    @property
    def full(self) -> dict[str, str]:
        """Full names by family name, where only one has it."""
        if self._full is None:
            self._full = _by_short_form(self.found)
        return self._full

    @property
    def genders(self) -> Genders:
        """Whom the text calls "he", and whom "she"."""
        if self._genders is None:
            self._genders = Genders(self.hidden, self.found)
        return self._genders

    @property
    def unquoted(self) -> list[Named]:
        """Who is named outside of quotations: pronouns there mean nobody else."""
        if self._unquoted is None:
            hidden = self.hidden
            self._unquoted = [each for each in self.found if hidden[each.start : each.start + 1] != HIDDEN]
        return self._unquoted

    def who(self, phrase: Phrase, start: int) -> str:
        """Return the fullest name of a speaker; who is meant by a pronoun was named before the statement starts."""
        self.last = self._who(phrase, start)
        return self.last

    def _who(self, phrase: Phrase, start: int) -> str:
        first, last, name = phrase.start, phrase.end, phrase.name
        if pronoun := _SINGULAR.get(name):
            return self._meant(pronoun, start) or name
        if not self.known and name.isascii() and self.text[first:last].islower():  # who is looked up here has capitals
            return self._unnamed(phrase)
        if " and " in name and (several := self._several(name)):
            return several
        within = range(bisect_left(self.starts, first), bisect_left(self.starts, last))
        if len(within) > 1 and (both := self._joint(within, phrase)):
            return both
        for at in within:
            each = self.found[at]
            if self._names(each, phrase):
                return each.name
            if self._is_of(each, phrase):
                self.others[each.start] = name
        return self.full.get(name) or self.full.get(name.replace("’s", "")) or self._unnamed(phrase)

    def _several(self, name: str) -> str | None:
        """Return two of whom each has an apposition by their full names: "The mayor, Ann Ek, and the governor, Bo Dahl"."""
        parts = [self.full.get(part) or part for part in name.split(" and ")]
        return " and ".join(parts) if set(parts) <= {each.name for each in self.found} else None

    def _joint(self, within: range, phrase: Phrase) -> str | None:
        """Return those who speak together: "Mayor Ann Ek and Governor Bo Dahl"; the phrase ends with the last."""
        *others, one, last = (self.found[at] for at in within)
        if last.end != phrase.end or one.name == last.name or not _AND.fullmatch(self.text, one.end, last.start):
            return None
        names = [one.name]
        while others and self.text[others[-1].end : one.start] == ", ":
            one = others.pop()
            names.insert(0, one.name)
        lead = self.text[phrase.start : one.start].rstrip()
        return None if lead != one.role and _PART_OF.search(lead) else f"{', '.join(names)} and {last.name}"

    def _unnamed(self, phrase: Phrase) -> str:
        """Return the words of a speaker, and keep who is new as one whom a pronoun may mean."""
        start, name = phrase.start, phrase.name
        if start not in self.others and is_new(name):
            self.others[start] = name
            insort(self.unquoted, _LookedUp(start, phrase.end, name), key=attrgetter("start"))
        return name

    def _is_of(self, each: Named, phrase: Phrase) -> bool:
        """Whether a speaker is told by who is named in the phrase: "Ann Ek's lawyer", "a lawyer for Ann Ek"."""
        start, end = each.start, each.end
        return self.text[start:end] in phrase.name and (
            self.text[end : end + 1] in ("'", "’") or is_of(self.text[phrase.start : start])
        )

    def _names(self, each: Named, phrase: Phrase) -> bool:
        """Whether a phrase means a person who is named in it: its name is, or it ends with that full name."""
        end = each.end
        surface = self.text[each.start : end]
        lead = self.text[phrase.start : each.start].rstrip()
        if lead and lead == each.role and self.text[end : end + 1] not in ("'", "’"):
            return True  # "Bank of Ghana Governor Ann Ek, …": the preposition belongs to the office
        if lead.endswith(("'s", "’s")) and lead[0].isupper() and end == phrase.end and " " not in lead:
            return True  # "Canada's Trudel"
        return surface.rstrip(".") == phrase.name.rstrip(".") or (
            bool(self.known)
            and end in (phrase.end, phrase.start + len(phrase.name))
            and " " in surface
            and (not PREPOSITION.search(self.text[phrase.start : end]) or is_office_of(lead))
        )

    def _meant(self, pronoun: Pronoun, place: int) -> str | None:
        """Return who is meant, and remember by which pronoun."""
        name = self._nearest(pronoun, place)
        if name:
            self.genders.take(pronoun, name)
        return name

    def _nearest(self, pronoun: Pronoun, place: int) -> str | None:
        """Return the one person of the nearest sentence before who may be meant; two make it unsure.

        Who speaks for another is meant, never that other; nobody whom the speaker is asked about, nor whom the text
        calls by the other pronoun.
        """
        nearest: set[str] = set()
        last, asked = place, lead(self.hidden, place)
        about = self._passed(asked, place)
        for at in range(bisect_left(self.unquoted, asked, key=attrgetter("start")) - 1, -1, -1):
            each = self.unquoted[at]
            start = each.start
            if place - start > _NEAR or (nearest and _ENDED.search(self.text, each.end, last)):
                break
            speaker = self.others.get(start)
            if speaker is not None:
                nearest.add(speaker if speaker == self.last and may_be(pronoun, speaker) else "")
            elif start in self.passed or each.name in about or self.genders.contradicts(pronoun, each.name):
                continue
            else:
                nearest.add("" if may_be_of(pronoun, self.text, each.end) else each.name)
            last = start
        if not nearest:
            return acting_before(pronoun, self.hidden, place)
        if len(nearest) != 1 or is_another(pronoun, self.hidden[last:place]):
            return None
        return nearest.pop() or None

    def _passed(self, start: int, end: int) -> set[str]:
        """Return who is named in the clause that leads to a pronoun; a pronoun behind means none of them either."""
        if start == end:
            return set()
        within = self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        self.passed.update(each.start for each in within)
        return {each.name for each in within}


def _by_short_form(found: Iterable[Named]) -> dict[str, str]:
    """Return full names by family name, where only one has it."""
    full: dict[str, str] = {}
    for name in dict.fromkeys(each.name for each in found):
        whole = _SUFFIX.sub("", name) if name.endswith(("r", "r.")) else name
        short = whole.rsplit(" ", 1)[-1]
        full[short] = name if full.get(short, name) == name else ""
    return full


def _looked_up(text: str) -> list[_LookedUp]:
    whole = [
        named_run
        for match in _RUN.finditer(text)
        for start, run in _sentences_of(match)
        if (named_run := _person(start, run))
    ]
    full = _by_short_form(whole)
    known = {short for short, name in full.items() if name and short != name}
    if not known:
        return whole
    taken = {place for each in whole for place in range(each.start, each.end)}
    short = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, known)))})(?![\w-])")
    again = (
        _LookedUp(match.start(), match.end(), full[match[0]])
        for match in short.finditer(text)
        if match.start() not in taken
    )
    return [*whole, *again]


def _sentences_of(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the parts of capital words that one sentence each has, with where they start."""
    start, run = match.start(), match[0]
    if ". " not in run:  # most
        yield start, run
        return
    begin = 0
    for stop in _STOP.finditer(run):
        if run[begin : stop.start()].rpartition(" ")[2] not in TITLES:
            yield start + begin, run[begin : stop.start()]
            begin = stop.end()
    yield start + begin, run[begin:]


def _person(start: int, run: str) -> _LookedUp | None:
    run = run.rstrip(".")
    if run.endswith(_OWNING):
        run = run.rstrip("s")[:-1]
    first, _, rest = run.partition(" ")
    skipped = len(first) + 1 if first in _STARTERS else 0
    name = named(rest if skipped else run)
    if not is_person(name) or first == "The" or not _CALENDAR.isdisjoint(name.split()):
        return None
    start += run.rfind(name)
    return _LookedUp(start, start + len(name), name)


def is_pronoun(name: str) -> bool:
    """Whether a speaker is told by a pronoun only."""
    return name.lower() in PRONOUNS
