"""Dates, times, durations and sets in an English text, each with its TIMEX3 value (ISO 24617-1) and its calendar range.

Relative ones are read from the day of the dateline, else from the day the item was sent, else from the day it was
received, which is a guess; `dateAnchor` says which. Never from the day of processing. Measured on TimeBank (tests/quality/enrichment).
"""

from schemas.annotations import DateMention, IsoRange
from schemas.article import Article
from schemas.base import made, made_all
from streams.enrich.dates.anchors import anchor_of
from streams.enrich.dates.finder import find
from streams.enrich.dates.found import Found
from streams.enrich.dates.moments import Anchor, iso_range
from streams.enrich.dates.orders import left_open, order_in, order_of, warning
from streams.enrich.dates.reading import DayOrder
from streams.enrich.finding import Finding, Noted, ended, unread
from streams.enrich.prominence import BY_START, NEAR, relevance
from streams.text.kept import kept_by_word

METHOD = "dates/1"


def date(article: Article, feed_language: str | None, budget: int) -> Finding:
    """Find the dates of the body; past the budget of code points the rest is not read and the status says so."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    anchor, source = anchor_of(article)
    every, open_ones = _read(text[:budget], anchor, order_of(article.language, feed_language))
    mentions = made_all(DateMention, [_row(found, text) for found in every])
    noted: Noted = {"dates": mentions, "date_anchor": source if mentions else None}
    return Finding(ended(text, budget), annotations=noted, warnings=(warning(open_ones),) if open_ones else ())


def _read(text: str, anchor: Anchor, order: DayOrder | None) -> tuple[list[Found], tuple[str, ...]]:
    """Return the expressions, and those whose day and month may be either, also by the other dates of the text."""
    every = list(find(text, anchor, order))
    unsure = left_open(text, every)
    if unsure and (told := order_in(text)):
        return list(find(text, anchor, told)), ()
    return every, unsure


def _row(found: Found, text: str) -> dict[str, object]:
    """Return all fields of a mention."""
    start, end, value, kind, _ = found
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "relevance": BY_START[start] if start < NEAR else relevance(start, len(text)),
        "method": METHOD,
        "value": value,
        "iso": _iso(value),
        "kind": kind,
    }


@kept_by_word(4096)
def _iso(value: str) -> IsoRange | None:
    days = iso_range(value)
    return made(IsoRange, from_=days[0], to=days[1]) if days else None
