"""How much a text speaks for each topic: its words weighed by rule and by place."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from streams.enrich.topics.rules import Rule, Rules, rules

LEAD = 400
"""Code points of the lead: one or two paragraphs of a wire story, which tell what it is about."""

IN_HEADLINE, IN_LEAD = 3, 2
"""Occurrences that one in headline or lead counts for."""

SURE = 14.0
"""Score that gives a confidence of 50: three or four words that speak of the topic, one of them in the headline."""

WHOLE = 800
"""Code points of a story from which it needs that score; the least ones, a headline and a line, need half of it."""

_WORD = re.compile(r"[^\W_]+")


class Score(NamedTuple):
    """A topic, 0 to 100 of confidence in it, and the words that spoke for it, the weightiest first."""

    code: str
    confidence: int
    because: tuple[str, ...]


def scores(headline: str, text: str, language: str) -> list[Score]:
    """Return the topics that a text speaks for, the surest first; a topic comes before those below it."""
    found: dict[str, list[tuple[float, str]]] = {}
    for rule, occurrences in _matches(headline, text, language):
        said = math.log2(1 + occurrences)
        for topic, weight in rule.weights:
            found.setdefault(topic, []).append((weight * said, rule.term))
    sure = SURE * (1 + min(len(text) / WHOLE, 1)) / 2
    every = [_score(topic, parts, sure) for topic, parts in found.items()]
    return sorted(every, key=lambda score: (-score.confidence, score.code))


def _score(topic: str, parts: list[tuple[float, str]], sure: float) -> Score:
    total = sum(part for part, _ in parts)
    because = tuple(term for _, term in sorted(parts, key=lambda part: (-part[0], part[1])))
    return Score(topic, round(100 * total / (total + sure)), because)


def _matches(headline: str, text: str, language: str) -> Iterator[tuple[Rule, int]]:
    """Yield the rules whose words occur, and how often: weighed by where they stand."""
    found: dict[str, int] = {}
    known: dict[str, Rule] = {}
    for part, weight in ((headline, IN_HEADLINE), (text[:LEAD], IN_LEAD), (text[LEAD:], 1)):
        for rule, count in _counted(part, rules(language)):
            known[rule.term] = rule
            found[rule.term] = found.get(rule.term, 0) + weight * count
    return ((known[term], found[term]) for term in sorted(found))


def _counted(part: str, table: Rules) -> Iterator[tuple[Rule, int]]:
    """Yield the rules of a part of the text, some more than once: by each form of their words."""
    tokens = _WORD.findall(part.lower())
    counts = Counter(tokens)
    line = f" {' '.join(tokens)} "
    words, phrases = table
    for word, count in counts.items():
        if rule := words.get(word):
            yield rule, count
        for form, phrase in phrases.get(word, ()):
            if form in line and (times := line.count(f" {form} ")):
                yield phrase, times
