"""The last verb before a place of a sentence, and what its tense tells of a time that stands there."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from streams.enrich.dates import verbs
from streams.enrich.dates.moments import Direction
from streams.text.words import words


class Verb(NamedTuple):
    """A verb: what it tells of a time behind it, its first word, where it ends."""

    direction: Direction
    word: str
    end: int
    present: bool = False
    """Whether its tense alone tells what will be: who plays on Saturday."""
    only: bool = False
    """Whether no other verb stands before it, so that it is no participle: "the bakery closed on July 18"."""


OWN_DAY = frozenset({" ", " on ", " in "})
"""What stands between a verb and the day on which it happened."""
_ADJACENT = OWN_DAY | {" by "}
_BEING = words("is are be been being has have do does")
_BARE = words("will won't ll shall would could should might may must to be")
"""What a verb in the infinitive follows, which belongs to it: "held" of "will be held" is nothing that was."""
_INFINITIVE = re.compile(
    r"(?: to)?(?: not| also| now| then| only| [a-z]+ly){0,2}(?: have)?(?: be(?:en)?| get| become)?(?: [a-z]+ly)? [a-z]+"
)
_NOT_ONLY = (", ", "if ", "when ")
"""Behind them a word such as "closed" may be a participle though no verb stands before it."""

_TOWN = r"(?!(?:a|an|his|her|their|it|which)\b)[a-z.'-]+(?: [a-z.'-]+){0,2}, (?!(?:and|but|or|which|who|where|when)\b)[a-z.]+(?: [a-z]+)?,"
_PLACED = re.compile(rf" (?:to|in|at|from) {_TOWN}(?: (?:and|or) {_TOWN})* (?:on |in )?$")
"""Where someone goes or plays: " to Lebanon, Ohio, and Paris, Kentucky, on "."""


def _by_first_word() -> dict[str, re.Pattern[str]]:
    """Return what will be under each word that it begins with, so that a sentence is read at few of its words."""
    table: dict[str, list[str]] = {}
    for firsts, said in verbs.AHEAD:
        for first in firsts.split():
            table.setdefault(first, []).append(said)
    return {first: re.compile(rf"\b(?:{'|'.join(several)})(?![a-z])") for first, several in table.items()}


_AHEAD_AT = _by_first_word()
_VERBS = verbs.PAST | verbs.PRESENT | verbs.PRESENT_OF_MANY | _BEING | frozenset(_AHEAD_AT)
"""Words that tell anything; beside them only those in "-ed" do."""


def ahead_at(text: str, word: str, place: int) -> re.Match[str] | None:
    """Return the words of what will be that begin with a word at a place of a text in lower case."""
    return _AHEAD_AT[word].match(text, place) if word in _AHEAD_AT else None


def last_verb(before: str, said: Iterable[tuple[str, int]], begin: int) -> Verb | None:
    """Return the last verb of the part of a sentence before a time; `said` are its words with their places in the text, in which it begins there."""
    last: Verb | None = None
    previous, alone = "", True
    for word, place in said:
        if word not in _VERBS and not word.endswith("ed"):  # most
            previous = word or previous
            continue
        place -= begin  # noqa: PLW2901
        if last and place < last.end:
            continue
        if found := _verb(before, word, previous, place, last):
            last = found._replace(only=alone and not before.endswith(_NOT_ONLY, 0, place))
        alone = alone and word not in _BEING and (found is None or word in verbs.SAYING)
        previous = word
    return None if last and last.present and _is_parted(before, last.end) else last


def _is_parted(before: str, end: int) -> bool:
    """Whether another clause may begin between a verb in the present and the time; a town and its state are none."""
    return verbs.CLAUSE.search(before, end) is not None and not _PLACED.match(before, end)


def _verb(before: str, word: str, previous: str, place: int, last: Verb | None) -> Verb | None:
    """Return the verb that a word begins, of which the time behind may tell."""
    if cue := ahead_at(before, word, place):
        return Verb("future", word, _group(before, cue))
    end = place + len(word)
    if verbs.is_past(word):
        return None if _participle(before, word, end, last) else Verb("past", word, end)
    if _present(before, word, previous, place) and (
        last is None or last.word in verbs.SAYING or verbs.CLAUSE.search(before, last.end, place)
    ):
        return Verb("future", word, end, present=True)
    return None


def _group(before: str, cue: re.Match[str]) -> int:
    """Return where the verb ends that words of what will be stand before."""
    bare = cue[0].rpartition(" ")[2] in _BARE or before.startswith(" to ", cue.end())
    verb = _INFINITIVE.match(before, cue.end()) if bare else None
    return verb.end() if verb else cue.end()


def _participle(before: str, word: str, end: int, last: Verb | None) -> bool:
    """Whether a word such as "killed" goes with a noun of what will be, and the time behind does not go with it."""
    if last is None or last.direction != "future" or last.present:
        return False
    return word not in verbs.FINITE and before[end:] not in _ADJACENT and not verbs.CLAUSE.search(before, last.end, end)


def _present(before: str, word: str, previous: str, place: int) -> bool:
    if word in verbs.PRESENT:
        return bool(previous) and previous not in verbs.BEFORE_NOUN
    return word in verbs.PRESENT_OF_MANY and verbs.MANY.search(before, 0, place) is not None
