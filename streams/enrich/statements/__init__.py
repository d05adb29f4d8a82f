"""Quotes and statements of an English text: who said what, with which verb, quoted or reported.

A quotation counts as a statement only where someone is said to utter it; scare quotes and titles are none. The words
are kept as they stand: "not", a second source and marks within marks stay. `quote` has what stands between marks, without
the comma that belongs to the sentence around it; the second part of a parted sentence follows after a space, a further
sentence behind who said the first after an ellipsis, as fragments do.
Words that are reported with some of them quoted have both. Measured in tests/quality/enrichment.
"""

from schemas.annotations import StatementMention
from schemas.article import Article
from schemas.base import made_all
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.frame import story
from streams.enrich.prominence import BY_START, NEAR, relevance
from streams.enrich.statements.finder import Found, find
from streams.enrich.statements.speaking import speaking, with_people

METHOD = "statements/1"


def attribute(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Find the statements of the body; past the budget of code points the rest is not read and the status says so."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    noted = article.copydesk.annotations
    read = story(article)[:budget]
    said = find(read, noted.people if noted else ())
    statements = made_all(StatementMention, [_row(found, text) for found in said])
    if not noted or not (new := speaking(read, said, noted, METHOD)):
        return Finding(ended(text, budget), annotations={"statements": statements})
    everyone = tuple(sorted((*noted.people, *new), key=lambda each: each.start))
    return Finding(
        ended(text, budget),
        article={"people": with_people(article.people, new)},
        annotations={"statements": statements, "people": everyone},
    )


def _row(found: Found, text: str) -> dict[str, object]:
    """Return all fields of a mention, in their order."""
    start, end, speaker, cue, quote, reported = found
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "relevance": BY_START[start] if start < NEAR else relevance(start, len(text)),
        "method": METHOD,
        "speaker": speaker,
        "cue": cue,
        "quote": quote,
        "reported": reported,
    }
