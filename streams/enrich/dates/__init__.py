"""Dates, times, durations and sets in an English text, each with its TIMEX3 value (ISO 24617-1) and its calendar range.

Relative ones are read from the day of the dateline, else from the day the item was sent, else from the day it was
received, which is a guess; `dateAnchor` says which. Never from the day of processing. Measured on TimeBank (tests/quality/enrichment).
"""

import re

from schemas.annotations import DateMention, IsoRange
from schemas.article import Article
from schemas.base import made, made_all
from streams.enrich.dates.anchors import anchor_of
from streams.enrich.dates.finder import find
from streams.enrich.dates.found import Found
from streams.enrich.dates.moments import iso_range
from streams.enrich.dates.reading import DayOrder
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.prominence import stands
from streams.text.kept import kept

METHOD = "dates/1"


_REGION = re.compile(r"[-_]([A-Za-z]{2})\b")
_MONTH_FIRST = frozenset({"US", "PH"})
_EITHER = frozenset({"CA"})
"""Countries whose English puts the month first, or now this and now that; the others begin with the day (CLDR, short dates)."""


def date(article: Article, feed_language: str | None, budget: int) -> Finding:
    """Find the dates of the body; past the budget of code points the rest is not read and the status says so."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    anchor, source = anchor_of(article)
    order = _order(article.language, feed_language)
    mentions = made_all(DateMention, [_row(found, text) for found in find(text[:budget], anchor, order)])
    return Finding(ended(text, budget), annotations={"dates": mentions, "date_anchor": source if mentions else None})


def _order(*languages: str | None) -> DayOrder | None:
    """Return how the first region that is told (`en-GB`) writes 12/03/2025; None where none is told."""
    found = (_REGION.search(each) for each in languages if each)
    region = next((each[1].upper() for each in found if each), None)
    if region is None or region in _EITHER:
        return None
    return "month first" if region in _MONTH_FIRST else "day first"


def _row(found: Found, text: str) -> dict[str, object]:
    """Return all fields of a mention."""
    start, end, value, kind, _ = found
    return {
        **stands(start, end, text, METHOD),
        "value": value,
        "iso": _iso(value),
        "kind": kind,
    }


@kept(4096)
def _iso(value: str) -> IsoRange | None:
    days = iso_range(value)
    return made(IsoRange, from_=days[0], to=days[1]) if days else None
