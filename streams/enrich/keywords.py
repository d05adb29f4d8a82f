"""Keywords: the words and phrases that a story comes back to, where its sender gave none.

In the manner of RAKE (Rose et al. 2010): stop words and punctuation part the candidates, runs of one to three words. Here
a candidate counts by how often it stands in the story, more in the headline and near the top, and more as a phrase.
"""

from collections import Counter

from schemas.article import Article
from streams.enrich.finding import Finding
from streams.enrich.frame import story
from streams.text.pieces import parted
from streams.text.stopwords import STOPWORDS
from streams.text.words import words

LANGUAGES = frozenset({"en"})
MOST = 8
HEADLINE = 2
"""What standing in the headline counts, in occurrences."""
BY_WORDS = (1.0, 3.0, 4.5)
"""What a candidate of one, two or three words counts: a phrase says more than its words, and comes less often."""
EARLY = 100
"""Candidates after which a first occurrence gives half of what it gives at the top."""
LEAST = 2
"""Occurrences of a keyword, those of the headline weighed: once in the text alone is no theme."""

NO_THEME = STOPWORDS | words("cent cents percent pct inc ltd corp plc llc mln bln dlrs")
"""What parts candidates: beside the stop words, legal forms and the words of figures."""

_PARTING = NO_THEME | set(map(chr, range(128)))
"""They and all that is one sign long, as far as it is ASCII: one look for most of what is no theme."""


def find_keywords(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Find at most eight keywords in the beginning of the text that the budget allows; those of the sender stay alone."""
    text = story(article)[:budget]
    if article.copydesk.keywords or not text:
        return Finding("notRun")
    if (article.language or "und").partition("-")[0] not in LANGUAGES:
        return Finding("unsupportedLanguage")
    return Finding(facts={"keywords": keywords(article.headline[:budget], text)})


def keywords(headline: str, text: str) -> tuple[str, ...]:
    """Return the keywords of an English story, the weightiest first; no two of them share a word."""
    line = parted(text)
    low = line.lower()  # no letter becomes white space
    counts = Counter(_candidates(low))  # in C
    for candidate in set(_candidates(parted(headline).lower())):
        if candidate in counts:  # what only the headline says is its style
            counts[candidate] += HEADLINE
    return tuple(" ".join([_spelt(word, line, low) for word in candidate.split(" ")]) for candidate in _chosen(counts))


def _spelt(word: str, line: str, low: str) -> str:
    """Return a word as it is spelt where it comes first; one that is ever written small is so: a capital may be that of a sentence."""
    spaced = f" {word} "
    if spaced in line:
        return word
    if len(low) != len(line):  # İ is two signs
        return line.split()[low.split().index(word)]
    place = low.index(spaced) + 1
    return line[place : place + len(word)]


def _candidates(low: str) -> list[str]:
    """Return every run of one to three words (in lower case) that no stop word and no mark parts, in the order of coming."""
    found: list[str] = []
    before = pair_before = ""
    pieces = low.split()
    parting = _PARTING if low.isascii() else _PARTING.union(filter(_is_no_word, _wide(pieces)))
    for word in pieces:
        if word in parting or word < "a":  # a number
            before = ""
        elif before:
            pair = f"{before} {word}"
            found.append(word)
            found.append(pair)
            if pair_before:
                found.append(f"{pair_before} {word}")
            before, pair_before = word, pair
        else:
            found.append(word)
            before, pair_before = word, ""
    return found


def _wide(pieces: list[str]) -> list[str]:
    """Return the pieces that are not of ASCII alone, as few are where any is; `_PARTING` and the look for numbers know all others."""
    return [each for each in pieces if not each.isascii()]


def _is_no_word(piece: str) -> bool:
    return len(piece) == 1 or not piece[0].isalpha()


def _chosen(counts: dict[str, int]) -> list[str]:
    """Return the weightiest candidates; of those that share a word, in singular or plural, the first."""
    ranked = sorted(
        [
            (-count * BY_WORDS[candidate.count(" ")] * (1 + EARLY / (EARLY + rank)), candidate)
            for rank, (candidate, count) in enumerate(counts.items())
            if count >= LEAST
        ]
    )
    chosen: list[str] = []
    taken: set[str] = set()
    for _, candidate in ranked:
        words = [word.removesuffix("s") for word in candidate.split(" ")]
        if taken.isdisjoint(words):
            chosen.append(candidate)
            taken.update(words)
        if len(chosen) == MOST:
            break
    return chosen
