"""Finding articles by their words in PostgreSQL: a GIN index over the terms that copydesk cut itself.

The index is over an expression: the server sorts the terms in C, which Python would do at three times the price, and a
vector without positions has no limits of theirs. A GIN index knows nothing of positions anyway, so a phrase is looked
for in the terms of the articles that have all of its words.
"""

from streams.sinks.search import Phrase, Words

VECTOR = "array_to_tsvector(string_to_array(terms, ' '))"  # as in migration 0003, letter by letter
MATCH = "(uri, revision) IN (SELECT uri, revision FROM texts WHERE {found})"


def matching(asked: Words) -> tuple[str, tuple[str, ...]]:
    """Return the condition for a question, with its values."""
    phrases = [(phrase, ">") for phrase in asked.wanted if len(phrase.terms) > 1]
    phrases += [(phrase, "=") for phrase in asked.unwanted if len(phrase.terms) > 1]
    found = [f"{VECTOR} @@ {{}}::tsquery", *(f"strpos(' ' || terms || ' ', {{}}) {sign} 0" for _, sign in phrases)]
    return MATCH.format(found=" AND ".join(found)), (_query(asked), *(_run(phrase) for phrase, _ in phrases))


def _query(asked: Words) -> str:
    wanted = [_term(phrase, term) for phrase in asked.wanted for term in phrase.terms]
    unwanted = [f"!{_term(phrase, phrase.terms[0])}" for phrase in asked.unwanted if len(phrase.terms) == 1]
    return " & ".join(wanted + unwanted)


def _term(phrase: Phrase, term: str) -> str:
    """Spell a term. It is letters and digits: nothing in it ends the quotes."""
    return f"'{term}':*" if phrase.prefix and term is phrase.terms[-1] else f"'{term}'"


def _run(phrase: Phrase) -> str:
    return f" {' '.join(phrase.terms)}{'' if phrase.prefix else ' '}"
