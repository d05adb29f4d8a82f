"""Quantities and money in an English text: value, unit, bound, and the conversion that the text gives beside it."""

from schemas.annotations import Amount, QuantityMention
from schemas.article import Article
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.prominence import relevance
from streams.enrich.quantities.finder import Found, find

METHOD = "quantities/1"


def quantify(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Find the quantities of the body that are no dates; past the budget of code points the rest is not read."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    noted = article.copydesk.annotations
    taken = [(each.start, each.end) for each in noted.dates] if noted else []
    mentions = tuple(_mention(found, text) for found in find(text[:budget]) if not _overlaps(found, taken))
    return Finding(ended(text, budget), annotations={"quantities": mentions})


def _overlaps(found: Found, taken: list[tuple[int, int]]) -> bool:
    """Drop the dates that lie behind us from the front of the list, and look at the next one."""
    while taken and taken[0][1] <= found.start:
        taken.pop(0)
    return bool(taken) and taken[0][0] < found.end


def _mention(found: Found, text: str) -> QuantityMention:
    alternate = Amount.model_construct(value=found.alternate[0], unit=found.alternate[1]) if found.alternate else None
    return QuantityMention.model_construct(
        start=found.start,
        end=found.end,
        surface=text[found.start : found.end],
        relevance=relevance(found.start, len(text)),
        method=METHOD,
        value=found.value,
        unit=found.unit,
        bound=found.bound,
        alternate=alternate,
    )
