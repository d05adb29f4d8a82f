"""People and organisations of an English text: each mention with the fullest name that the text gives, and its role.

Known by what stands in the name and around it: given names, offices, legal forms, heads and tails of organisations,
tickers, verbs of speech. Measured on an open set of news (tests/quality/enrichment).
"""

from collections import defaultdict
from collections.abc import Sequence

from schemas.annotations import OrganisationMention, PersonMention
from schemas.article import Article
from schemas.base import made, made_all
from schemas.ninjs import Organisation, Symbol, Thing
from streams.enrich.entities.finder import Found, find
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.frame import story
from streams.enrich.prominence import BY_START, NEAR, relevance

METHOD = "names/1"


def name(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Find people and organisations; past the budget of code points the rest is not read and the status says so."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    read = story(article)[:budget]
    people: list[Found] = []
    organisations: list[Found] = []
    for each in find(read, crossheads(article, read)):
        (people if each.kind == "person" else organisations).append(each)
    return Finding(
        ended(text, budget),
        article={
            "people": _with_people(article.people, people),
            "organisations": _with_organisations(article.organisations, organisations),
        },
        annotations={
            "people": made_all(PersonMention, [_row(each, text) for each in people]),
            "organisations": made_all(OrganisationMention, [_row(each, text) for each in organisations]),
        },
    )


def crossheads(article: Article, text: str) -> list[tuple[int, int]]:
    """Return where the crossheads stand in the text, each alone on its line, in order."""
    spans: list[tuple[int, int]] = []
    alone = [paragraph for paragraph in article.copydesk.paragraphs if paragraph.role == "crosshead"]
    framed, position = f"\n{text}\n" if alone else "", 0
    for paragraph in alone:
        at = framed.find(f"\n{paragraph.text}\n", position)
        if at < 0:  # beyond the budget
            break
        position = at + len(paragraph.text)
        spans.append((at, position))
    return spans


def _row(found: Found, text: str) -> dict[str, object]:
    """Return all fields of a mention in their order; those of a person are those of an organisation."""
    start, end, _, full, role, _ = found
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "relevance": BY_START[start] if start < NEAR else relevance(start, len(text)),
        "method": METHOD,
        "name": full,
        "id": None,
        "role": role,
    }


def _with_people(known: tuple[Thing, ...], found: Sequence[Found]) -> tuple[Thing, ...]:
    """Add each person once, in the order of the text, unless the wire named them already."""
    said = {thing.name.casefold() for thing in known if thing.name}
    new: dict[str, str] = {}
    for full in dict.fromkeys([each.name for each in found]):
        new.setdefault(full.casefold(), full)
    rows = [
        {"name": full, "rel": "about", "uri": None, "literal": None} for key, full in new.items() if key not in said
    ]
    return (*known, *made_all(Thing, rows))


def _with_organisations(known: tuple[Organisation, ...], found: Sequence[Found]) -> tuple[Organisation, ...]:
    """Add each organisation once with the tickers that the text gives it, unless the wire named it already."""
    said = {thing.name.casefold() for thing in known if thing.name}
    names: dict[str, str] = {}
    for full in dict.fromkeys([each.name for each in found]):
        names.setdefault(full.casefold(), full)
    symbols: dict[str, dict[str, Symbol]] = defaultdict(dict)
    for full, ticker in [(each.name, each.ticker) for each in found if each.ticker]:
        own = made(Symbol, symbol=ticker.symbol, exchange=ticker.exchange)
        symbols[full.casefold()][ticker.symbol] = own
    rows = [
        {
            "name": full,
            "rel": "about",
            "uri": None,
            "literal": None,
            "symbols": tuple(symbols[key].values() if key in symbols else ()),
        }
        for key, full in names.items()
        if key not in said
    ]
    return (*known, *made_all(Organisation, rows))
