"""Whether the text calls someone "he" or "she": a pronoun that contradicts what is told of a person means another.

Told by the title, the office or the kin ("Mr", "chairman", "his wife"), by a pronoun that can mean nobody else, and last by
a given name that only men have, or only women (data/README.md). Where these differ, or say nothing, nothing is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from streams.enrich.entities.signs import MAN, WOMAN, look
from streams.enrich.statements.naming import PREPOSITION
from streams.text.words import words

Pronoun = Literal["he", "she"]

_MR = words(
    "mr mr. sir lord king prince pope emperor father brother husband son uncle nephew grandson widower boyfriend"
)
_MRS = words(
    "mrs mrs. ms ms. miss lady dame queen princess empress sister mother wife daughter aunt niece granddaughter widow girlfriend"
)
"""Before a name each of them says it for certain."""
MEN = _MR - {"mr", "mr.", "sir", "lord", "pope", "emperor"} | words("spokesman chairman businessman congressman actor")
WOMEN = _MRS - {"mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "empress"} | words(
    "spokeswoman chairwoman businesswoman congresswoman actress"
)
"""What men and women are called, singular; a woman may be a chairman, so her given name may deny it."""

_PRONOUN = re.compile(r"\b(?:([Hh]e|[Hh]is|[Hh]im|[Hh]imself)|([Ss]he|[Hh]er|[Hh]ers|[Hh]erself))\b")
_ENDED = re.compile(r"[.!?][”\"]?\s|\n")
_NEAR = 24
"""Code points before a name in which its title stands."""
_SENTENCE = 300


class Person(Protocol):
    """Someone where the text names them."""

    @property
    def start(self) -> int:
        """Where the surface begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def name(self) -> str:
        """The fullest name in the text."""

    @property
    def role(self) -> str | None:
        """What they are, as the text has it."""


def head(phrase: str) -> str:
    """Return the noun of a phrase, in small letters: "lawyer" of "a lawyer for the mayor"."""
    cut = PREPOSITION.search(phrase)
    return phrase[: cut.start() if cut else None].rsplit(" ", 1)[-1].lower()


class Genders:
    """What a text tells of its persons; each is asked for once, and only where a pronoun speaks."""

    def __init__(self, text: str, found: Sequence[Person]) -> None:
        self._text, self._found = text, found
        self._named: dict[str, list[Person]] = defaultdict(list)
        for each in found:
            self._named[each.name].append(each)
        self._told: dict[str, Pronoun | None] = {}

    def contradicts(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun cannot mean the person of that name."""
        told = self.told(name)
        return told is not None and told != pronoun

    def told(self, name: str) -> Pronoun | None:
        """Return by which pronoun the person of that name is called, None where the text does not say."""
        if name not in self._told:
            mentions = self._named.get(name, ())
            self._told[name] = self._titled(mentions) or self._called(mentions) or self._named_or_is(name, mentions)
        return self._told[name]

    def take(self, pronoun: Pronoun, name: str) -> None:
        """Remember by which pronoun someone was called, where nothing had told it before."""
        if self.told(name) is None:
            self._told[name] = pronoun

    def _titled(self, mentions: Iterable[Person]) -> Pronoun | None:
        before = {self._before(each.start) for each in mentions}
        return _only(not before.isdisjoint(_MR), not before.isdisjoint(_MRS))

    def _before(self, start: int) -> str:
        near = self._text[max(0, start - _NEAR) : start].split()
        return near[-1].lower() if near else ""

    def _called(self, mentions: Sequence[Person]) -> Pronoun | None:
        """Return the pronoun behind the name in its first sentence, where nobody else is named in it or before."""
        if not mentions or mentions[0].start != self._found[0].start:
            return None
        first = mentions[0]
        ended = _ENDED.search(self._text, first.end, first.end + _SENTENCE)
        stop = ended.start() if ended else first.end + _SENTENCE
        if any(each.name != first.name for each in self._within(first.start, stop)):
            return None
        behind = _PRONOUN.findall(self._text, first.end, stop)
        return _only(any(he for he, _ in behind), any(she for _, she in behind))

    def _within(self, start: int, stop: int) -> Iterable[Person]:
        return (each for each in self._found if start <= each.start < stop)

    def _named_or_is(self, name: str, mentions: Iterable[Person]) -> Pronoun | None:
        """Return what the given name and the office say, unless they contradict each other."""
        signs = _given(name)
        said = {head(each.role) for each in mentions if each.role} | {self._before(each.start) for each in mentions}
        return _only(bool(signs & MAN) or not said.isdisjoint(MEN), bool(signs & WOMAN) or not said.isdisjoint(WOMEN))


_FAMILY_FIRST = re.compile(r"\w+ [A-Z][a-z]+-[a-z]+")
"""Koreans, whose family name comes first: "Kim Min-ju"."""


def _given(name: str) -> int:
    """Return the signs of the given name of a full name; a name of one word may be the family's."""
    first, _, others = name.partition(" ")
    return look(first)[1] if others and not _FAMILY_FIRST.fullmatch(name) else 0


def _only(he: bool, she: bool) -> Pronoun | None:
    return None if he == she else "he" if he else "she"
