"""The rules of the topics: weighted words and phrases, from rules.<language>.tsv, which people read and edit.

A line has a topic's code and label, a weight, and its words: 1 hints at the topic, 2 speaks of it, 3 says it. Words stand
in lower case without punctuation ("cease fire"), the last one in the singular: its plural is added here. Every topic is one of
the top level or right below it; what speaks for a topic below speaks for the one above too.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from schemas.media_topics import media_topic
from streams.text.stopwords import STOPWORDS

LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One word or phrase as its line has it: the topics that it speaks for, with their weights. It equals itself alone."""

    term: str
    weights: tuple[tuple[str, int], ...]


class Phrase(NamedTuple):
    """A form of a phrase with a space at either end, as it is counted in a line of words, and all words that it has."""

    spaced: str
    rule: Rule
    words: frozenset[str]


class Word(NamedTuple):
    """What a word of the text may say: its own rule, if it has one, and the phrases in which it is the rarest word."""

    rule: Rule | None
    phrases: tuple[Phrase, ...]


Rules = dict[str, Word]
"""All rules of a language by the forms of their words: one look for each word of a text."""


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language of LANGUAGES, read once (0.01 s)."""
    weights = _weights(language)
    forms: dict[str, Rule] = {}
    for term in weights:
        rule = Rule(term, tuple(sorted(weights[term].items())))
        for form in {term, _plural(term)} - (weights.keys() - {term}):  # a form with a line of its own is no plural
            forms[form] = rule
    phrases = _by_rarest([Phrase(f" {form} ", forms[form], frozenset(form.split())) for form in forms if " " in form])
    words = (form for form in forms if " " not in form)
    return {word: Word(forms.get(word), tuple(phrases.get(word, ()))) for word in (*words, *phrases)}


def _by_rarest(phrases: list[Phrase]) -> dict[str, list[Phrase]]:
    """Return the phrases by the word that stands in the fewest of them."""
    common = Counter(word for phrase in phrases for word in phrase.spaced.split())
    table: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        table[min(phrase.spaced.split(), key=lambda word: (word in STOPWORDS, common[word], -len(word), word))].append(
            phrase
        )
    return table


def _weights(language: str) -> dict[str, dict[str, int]]:
    """Return for every word and phrase the topics that it speaks for; where lines differ the greater weight counts."""
    found: dict[str, dict[str, int]] = {}
    text = files("streams.enrich.topics").joinpath(f"rules.{language}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        code, _, weight, terms = line.split("\t")
        for term in terms.split(", "):
            topics = found.setdefault(term, {})
            for topic in _upwards(code):
                topics[topic] = max(int(weight), topics.get(topic, 0))
    return found


def _upwards(code: str) -> tuple[str, ...]:
    topic = media_topic(code)
    return (code, topic.broader) if topic and topic.broader else (code,)


def _plural(term: str) -> str:
    """Return the regular plural of the last word; one that ends in s stays."""
    if term.endswith(("s", "ed", "ing")):
        return term
    if term.endswith(("ch", "sh", "x")):
        return f"{term}es"
    if term.endswith("y") and term[-2] not in "aeiou":
        return f"{term[:-1]}ies"
    return f"{term}s"
