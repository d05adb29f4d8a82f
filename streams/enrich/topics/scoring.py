"""How much a text speaks for each topic: its words weighed by rule and by place."""

from math import log2
from operator import attrgetter
from typing import NamedTuple

from streams.enrich.scan import scan
from streams.enrich.topics.rules import Rule, Rules, rules
from streams.text.words import lower_words

LEAD = 400
"""Code points of the lead: one or two paragraphs of a wire story, which tell what it is about."""

IN_HEADLINE, IN_LEAD = 3, 2
"""Occurrences that one in headline or lead counts for."""

SURE = 14.0
"""Score that gives a confidence of 50: three or four words that speak of the topic, one of them in the headline."""

WHOLE = 800
"""Code points of a story from which it needs that score; the least ones, a headline and a line, need half of it."""

LONGEST = 6_000
"""Code points of the longest text that dates and quantities scanned as it is: of a longer one the beginning alone is read here."""

_TERM = attrgetter("term")

_Said = tuple[tuple[Rule, float], ...]
"""The rules whose words occur, each with how much that says."""


class Score(NamedTuple):
    """A topic, 0 to 100 of confidence in it, and all that the text says."""

    code: str
    confidence: int
    said: _Said

    @property
    def because(self) -> tuple[str, ...]:
        """The words that speak for the topic, the weightiest first."""
        parts = [
            (-weight * much, rule.term)
            for rule, much in self.said
            for code, weight in rule.weights
            if code == self.code
        ]
        return tuple(term for _, term in sorted(parts))


def scores(headline: str, text: str, language: str, least: int = 0) -> list[Score]:
    """Return the topics that a text speaks for with a confidence of at least so much, the surest first.

    A topic comes before those below it.
    """
    said = _said(headline, text, language)
    totals: dict[str, float] = {}
    for rule, much in said:
        for topic, weight in rule.weights:
            totals[topic] = totals.get(topic, 0.0) + weight * much
    sure = SURE * (1 + min(len(text) / WHOLE, 1)) / 2
    near = sure * (least - 1) / (101 - least)  # what is less is not rounded up to the least
    every = [(round(100 * total / (total + sure)), topic) for topic, total in totals.items() if total > near]
    found = [Score(topic, confidence, said) for confidence, topic in every if confidence >= least]
    return sorted(found, key=lambda score: (-score.confidence, score.code))


def _said(headline: str, text: str, language: str) -> _Said:
    """Return what the text says: the more the more often a word occurs, and the further up.

    The rules stand in one order, for the sum of fractions depends on it.
    """
    times: dict[Rule, int] = {}
    table = rules(language)
    lead, rest = _parts(text)
    for line, weight in ((_line(headline), IN_HEADLINE), (lead, IN_LEAD), (rest, 1)):
        _count(line, weight, table, times)
    return tuple([(rule, log2(1 + times[rule])) for rule in sorted(times, key=_TERM)])


def _parts(text: str) -> tuple[str, str]:
    """Return the words of the lead and those behind it, in lower case, each with one space between; the scan has most texts."""
    if len(text) >= LONGEST or not (scanned := scan(text)).whole:
        return _line(text[:LEAD]), _line(text[LEAD:])
    return _spaced(scanned.plain[:LEAD]), _spaced(scanned.plain[LEAD:])


def _line(text: str) -> str:
    return " ".join(lower_words(text))


def _spaced(plain: str) -> str:
    """Return words with one space between; most have one, so the line is parted where there are two."""
    return " ".join(filter(None, map(str.strip, plain.split("  "))))


def _count(line: str, weight: int, table: Rules, times: dict[Rule, int]) -> None:
    """Add the weight for each occurrence of a form of a rule in a part of the text; a phrase twice in a row is said once."""
    ends: dict[int, int] = {}
    for number, start, end in table.sought.found(line):
        if table.phrases[number]:
            if start < ends.get(number, 0):  # the space between them is one
                continue
            ends[number] = end
        rule = table.of[number]
        times[rule] = times.get(rule, 0) + weight
