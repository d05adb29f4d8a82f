"""The rules of the topics: weighted words and phrases, from rules.<language>.tsv, which people read and edit.

A line has a topic's code and label, a weight, and its words: 1 hints at the topic, 2 speaks of it, 3 says it. Words stand
in lower case without punctuation ("cease fire"), the last one in the singular: its plural is added here. Every topic is one of
the top level or right below it; what speaks for a topic below speaks for the one above too.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from schemas.media_topics import media_topic
from streams.enrich.scan import Sought

LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One word or phrase as its line has it: the topics that it speaks for, with their weights. It equals itself alone."""

    term: str
    weights: tuple[tuple[str, int], ...]


class Rules(NamedTuple):
    """All rules of a language: the forms of their words and phrases, which one pass over a text finds, and the rule of each."""

    sought: Sought
    of: tuple[Rule, ...]
    phrases: tuple[bool, ...]
    """Which of the forms are phrases."""


@cache
def rules(language: str) -> Rules:
    """Return the rules of a language of LANGUAGES, read once (0.02 s)."""
    weights = _weights(language)
    forms: dict[str, Rule] = {}
    for term in weights:
        rule = Rule(term, tuple(sorted(weights[term].items())))
        for form in {term, _plural(term)} - (weights.keys() - {term}):  # a form with a line of its own is no plural
            forms[form] = rule
    sought = Sought(forms)
    return Rules(sought, tuple([forms[form] for form in sought.words]), tuple([" " in form for form in sought.words]))


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
