"""What a person types to find articles, and what it means: the same for every store.

Words are looked for together, `"these words"` as a phrase, `mini*` by its beginning, `-word` must not be there. All else
is just words: nothing that anybody types is an error of a database. A word with a sign in it (`e-mail`, `北京`) has
several terms and is a phrase.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from streams.sinks.words import pieces, terms

MOST_TERMS = 64
"""Terms of one question; SQLite refuses expressions that are too deep, and nobody types so many."""

MOST_PHRASES = 32
MOST_PREFIXES = 8
"""Beginnings of words in one question: a short one is merged from all words that it begins, anew for each."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_ASKED = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"(?P<star>\*)?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand side by side; of the last one only the beginning when it is a `prefix`."""

    terms: tuple[str, ...]
    prefix: bool = False

    def has(self, term: str) -> bool:
        """Say whether a term of a text may be one of these."""
        return term in self.terms or (self.prefix and term.startswith(self.terms[-1]))


@dataclass(frozen=True, slots=True)
class Words:
    """A question: every phrase of `wanted` is in the article, none of `unwanted`."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where in a text words stand that were asked for, start and end."""
        for start, end in pieces(text):
            if any(phrase.has(term) for term in terms(text[start:end]) for phrase in self.wanted):
                yield start, end


def words(text: str) -> Words:
    """Read a question; ValueError with the mend when it asks for nothing, or for too much."""
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    for found in _ASKED.finditer(text.translate(_QUOTES)):
        said = found["phrase"] if found["word"] is None else found["word"]
        if here := tuple(terms(said)):
            phrase = Phrase(here, prefix=bool(found["star"]) or (found["word"] or "").endswith("*"))
            side = unwanted if found["no"] else wanted
            if phrase not in side:
                side.append(phrase)
    if not wanted:
        raise ValueError("nothing to look for: give a word that the articles have; -word only takes some of them out")
    _check((*wanted, *unwanted))
    return Words(tuple(wanted), tuple(unwanted))


def _check(phrases: Sequence[Phrase]) -> None:
    for number, most, name in (
        (sum(len(phrase.terms) for phrase in phrases), MOST_TERMS, "words"),
        (len(phrases), MOST_PHRASES, "different words and phrases"),
        (sum(phrase.prefix for phrase in phrases), MOST_PREFIXES, "beginnings of words, as in mini*"),
    ):
        if number > most:
            raise ValueError(f"too much to look for: at most {most} {name} at once")
