"""Places of an English text, and peoples: countries, divisions and cities with GeoNames ids and coordinates.

What a name means is decided by what stands beside it, by the countries of the text and the dateline, then by size; an id
is never a guess. Measured on TR-News, GeoVirus and Reuters-21578 (tests/quality/enrichment).
"""

from collections.abc import Iterable

from schemas.annotations import PlaceMention
from schemas.article import Article
from schemas.base import made, made_all
from schemas.ninjs import Place, Point
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.gazetteer import City, cities
from streams.enrich.places.about import about
from streams.enrich.places.finder import Found, find
from streams.enrich.places.guards import Taken
from streams.enrich.places.meanings import Sense
from streams.enrich.prominence import BY_START, NEAR, relevance

METHOD = "places/1"


def place(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Find the places of the body; past the budget of code points the rest is not read and the status says so."""
    if (refused := unread(article)) is not None:
        return refused
    text = article.text
    found = find(text[:budget], _taken(article), _located(article))
    return Finding(
        ended(text, budget),
        {"places": _with_places(article.places, about(text, found))},
        annotations={"places": made_all(PlaceMention, [_row(each, text) for each in found])},
    )


def _taken(article: Article) -> Taken:
    """Return the spans of people and organisations, where their enricher ran."""
    noted = article.copydesk.annotations
    if not noted:
        return Taken()
    return Taken(
        tuple([(each.start, each.end) for each in noted.people]),
        tuple([(each.start, each.end) for each in noted.organisations]),
    )


def _located(article: Article) -> City | None:
    """Return the city that the dateline was resolved to."""
    dateline = article.copydesk.dateline
    located = dateline.located if dateline else None
    return next((city for city in cities(located.name) if city.uri == located.id), None) if located else None


def _row(found: Found, text: str) -> dict[str, object]:
    """Return all fields of a mention."""
    start, end, (name, uri, country, latitude, longitude), demonym = found
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "relevance": BY_START[start] if start < NEAR else relevance(start, len(text)),
        "method": METHOD,
        "name": name,
        "id": uri,
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
        "kind": "demonym" if demonym else "place",
    }


def _with_places(known: tuple[Place, ...], found: Iterable[Found]) -> tuple[Place, ...]:
    """Add what the text is about, each once, to what the wire said."""
    listed = {each.uri or each.name for each in known}
    added: dict[str, Place] = {}
    for each in found:
        sense = each.sense
        key = sense.uri or sense.name
        if key not in listed and key not in added:
            added[key] = made(Place, name=sense.name, rel="about", uri=sense.uri, geo_json=_point(sense))
    return (*known, *added.values())


def _point(sense: Sense) -> Point | None:
    if sense.latitude is None or sense.longitude is None:
        return None
    return made(Point, type="Point", coordinates=(sense.longitude, sense.latitude))
