"""Quantities and money in an English text: value, unit, bound, and the conversion that the text gives beside it."""

from collections.abc import Iterable, Sequence

from schemas.annotations import Amount, DateMention, QuantityMention
from schemas.article import Article
from schemas.base import made, made_all
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.prominence import BY_START, NEAR, relevance
from streams.enrich.quantities.finder import Found, find

METHOD = "quantities/1"


def quantify(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Find the quantities of the body that are no dates; past the budget of code points the rest is not read."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    noted = article.copydesk.annotations
    dates = noted.dates if noted else ()
    found, absorbed = _apart(find(text[:budget], [(date.start, date.end) for date in dates if _is_only(date)]), dates)
    mentions = made_all(QuantityMention, [_row(each, text) for each in found])
    left = tuple(date for index, date in enumerate(dates) if index not in absorbed)
    return Finding(ended(text, budget), annotations={"quantities": mentions, "dates": left}, warnings=_guesses(found))


def _guesses(found: Sequence[Found]) -> tuple[str, ...]:
    """Return a warning where a currency is taken from another paragraph."""
    codes = dict.fromkeys(each.unit for each in found if each.guessed)
    return tuple(f"cents are taken for those of {code}, the only currency of the text that has cents" for code in codes)


def _apart(found: Iterable[Found], dates: Sequence[DateMention]) -> tuple[list[Found], set[int]]:
    """Leave out what is a date ("9 a.m."), not what has one in its unit ("barrels per day"): that date is none."""
    kept: list[Found] = []
    absorbed: set[int] = set()
    ahead = 0
    for each in found:
        while ahead < len(dates) and dates[ahead].end <= each.start:
            ahead += 1
        if ahead < len(dates) and dates[ahead].start < each.end:
            if not _has(each, dates[ahead]):
                continue
            absorbed.add(ahead)
        kept.append(each)
    return kept, absorbed


def _is_only(date: DateMention) -> bool:
    """Say whether no quantity begins in a date; "a quarter" and "half" may be shares."""
    low = date.surface.lower()
    return "quarter" not in low and "half" not in low


def _has(found: Found, date: DateMention) -> bool:
    """Say whether a date is part of a quantity: of its unit ("per day"), or a share ("a quarter of the votes", "of a mile")."""
    if found.unit is None:
        return 0 < found.value < 1 and (found.start, found.end) == (date.start, date.end)
    in_unit = found.start < date.start or (found.start == date.start and found.value < 1 and date.end < found.end)
    return in_unit and date.end <= found.end


def _row(found: Found, text: str) -> dict[str, object]:
    """Return all fields of a mention."""
    start, end, value, unit, bound, alternate, _ = found
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "relevance": BY_START[start] if start < NEAR else relevance(start, len(text)),
        "method": METHOD,
        "value": value,
        "unit": unit,
        "bound": bound,
        "alternate": made(Amount, value=alternate[0], unit=alternate[1]) if alternate else None,
    }
