"""Finding articles by their words in PostgreSQL: a GIN index over the terms that copydesk cut itself.

The index is over an expression: the server sorts the terms in C, which Python would do at three times the price, and a
vector without positions has no limits of theirs. A GIN index knows nothing of positions anyway, so a phrase is looked
for in the terms of the articles that have all of its words.
"""

from collections.abc import Sequence

from streams.sinks import sql
from streams.sinks.queries import ArticleKey
from streams.sinks.search import Phrase, Words

MATCHES = "SELECT uri, revision FROM texts WHERE {conditions} LIMIT $1"
MATCHING = "{wanted} SELECT uri, revision FROM wanted JOIN texts USING (uri, revision) WHERE {conditions}"


def matches(asked: Words, most: int) -> sql.Statement:
    """Ask the index for the keys of articles with these words, at most so many."""
    conditions, values = _runs([(phrase, sign) for phrase, sign in _signed(asked) if len(phrase.terms) > 1], 3)
    found = " AND ".join(["term_vector(terms) @@ $2::tsquery", *conditions])
    return MATCHES.format(conditions=found), (most, _query(asked), *values)


def matching(asked: Words, keys: Sequence[ArticleKey]) -> sql.Statement:
    """Ask for those of the keys whose articles have these words; their terms are looked through."""
    wanted, taken = sql.wanted(keys)
    conditions, values = _runs(_signed(asked), len(taken) + 1)
    return MATCHING.format(wanted=wanted, conditions=" AND ".join(conditions)), (*taken, *values)


def _signed(asked: Words) -> list[tuple[Phrase, str]]:
    """Return every phrase with how its place compares to 0."""
    return [*((phrase, ">") for phrase in asked.wanted), *((phrase, "=") for phrase in asked.unwanted)]


def _runs(phrases: Sequence[tuple[Phrase, str]], first: int) -> tuple[list[str], list[str]]:
    """Return conditions for terms side by side, numbered from `first`, and their values."""
    conditions = [f"strpos(' ' || terms || ' ', ${n}) {sign} 0" for n, (_, sign) in enumerate(phrases, first)]
    return conditions, [f" {' '.join(phrase.terms)}{'' if phrase.prefix else ' '}" for phrase, _ in phrases]


def _query(asked: Words) -> str:
    wanted = [_term(phrase, term) for phrase in asked.wanted for term in phrase.terms]
    unwanted = [f"!{_term(phrase, phrase.terms[0])}" for phrase in asked.unwanted if len(phrase.terms) == 1]
    return " & ".join(wanted + unwanted)


def _term(phrase: Phrase, term: str) -> str:
    """Spell a term. It is letters and digits: nothing in it ends the quotes."""
    return f"'{term}':*" if phrase.prefix and term is phrase.terms[-1] else f"'{term}'"
