"""The place of the dateline: which city "MOSCOW", "KURSK, Russia", "PORTLAND, Maine" or "PARIS/LONDON" means.

What follows the city decides ("KURSK, Russia"). A city alone is the one that newsrooms write alone, else by far the
largest of that name, a capital before others. Where two come near each other none is chosen: an id is never a guess.
"""

from collections.abc import Iterator

from schemas.article import Article, Dateline, Located
from schemas.base import changed, made
from schemas.ninjs import Place, Point
from streams.enrich.finding import Finding, OfFacts
from streams.enrich.gazetteer import City, Rank, cities, regions, towns
from streams.enrich.names import fold
from streams.enrich.places.areas import area_of

WEIGHTS: dict[Rank, int] = {"S": 1000, "C": 10, "": 1}
"""How many times its inhabitants a city counts: London must outdo London, Ontario, and San José (335,000), capital of
Costa Rica, the million of San Jose, California, which wires never write without its state."""

ALIAS_WEIGHT = 0.1
"""What an alias counts beside a city's own name, whatever its rank: Victoria, Seychelles, and the Victoria that once
was the middle of Hong Kong."""

MOST = 6
"""Places of a dateline that are looked up; wires write four at most."""

NAMED = 3
"""Divisions that a warning names."""

CLEARLY = 3.0
"""How many times the weight of the next city of that name the chosen one must have."""


def locate(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Resolve the first place of the dateline, else the `located` that a format gave."""
    dateline = article.copydesk.dateline
    name, following = _written(dateline, article.located, budget)
    if not name:
        return Finding("notRun")
    city, others = choose(name, following)
    if city:
        facts: OfFacts = {"dateline": changed(dateline, located=_located(city))} if dateline else {}
        places = _with_place(article.places, city)
        for other in _others(dateline, budget):
            places = _with_place(places, other)
        return Finding("ok", {"places": places}, facts)
    if not others:
        return _wider(article, name, following)
    return Finding(warnings=(f"the dateline's {name} may be {_where(others)}: not located",))


def _others(dateline: Dateline | None, budget: int) -> Iterator[City]:
    """Yield the cities that stand beside the first one ("PARIS/BERLIN"), as far as each is clear by its name alone."""
    for name in dateline.places[1:MOST] if dateline else ():
        city, _ = choose(name[:budget])
        if city:
            yield city


def _wider(article: Article, name: str, following: tuple[str, ...]) -> Finding:
    """Locate a place that is no city we know: a country itself (BAHRAIN), else by name the country that follows it."""
    dateline = article.copydesk.dateline
    whole = [area for code, division in regions(name) if not division and (area := area_of(code, ""))]
    named = {code for text in following for code, _ in regions(text)}
    if dateline and not following and len(whole) == 1:
        area = whole[0]
        place = Located(
            name=area.name, id=area.uri, country=area.country, latitude=area.latitude, longitude=area.longitude
        )
    elif dateline and len(named) == 1:
        place = Located(name=name.title() if name.isupper() else name, country=named.pop())
    else:
        return Finding()
    linked = [Place(name=place.name, rel="located", uri=place.id, geo_json=_point(place))] if place.id else []
    places = tuple(each for each in article.places if not (linked and each.rel == "located" and each.uri is None))
    return Finding("ok", {"places": (*places, *linked)}, {"dateline": changed(dateline, located=place)})


def _point(place: Located) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Point(type="Point", coordinates=(place.longitude, place.latitude))


def choose(name: str, following: tuple[str, ...] = ()) -> tuple[City | None, tuple[City, ...]]:
    """Return the city meant by a name and what follows it, or None and the cities between which nothing decides.

    A region narrows the choice. Words after the city that are no known region narrow it to a name borne only once.
    """
    found = cities(name)
    known = [region for text in following for region in regions(text)]
    if known:
        found = tuple(city for city in found if any(map(city.within, known))) or towns(name, known)
    elif any(not cities(text) for text in following) and len(found) > 1:
        return None, found
    ranked = sorted(found, key=lambda city: (-_weight(city), city.geonames))
    if len(ranked) > 1 and _weight(ranked[0]) < CLEARLY * _weight(ranked[1]):
        return None, tuple(ranked)
    return (ranked[0] if ranked else None), ()


def _weight(city: City) -> float:
    return max(city.population, 1) * (ALIAS_WEIGHT if city.alias else WEIGHTS[city.rank])


def _written(dateline: Dateline | None, located: str | None, budget: int) -> tuple[str, tuple[str, ...]]:
    """Return the first place as written, and what follows it: country, state, or words that we do not know."""
    place = dateline.places[0] if dateline and dateline.places else located or ""
    region = (dateline.region or "") if dateline else ""
    name, *following = (part.strip() for text in (place, region) for part in text[:budget].split(","))
    return name, tuple(filter(fold, following))


def _located(city: City) -> Located:
    return made(
        Located,
        name=city.name,
        id=city.uri,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
    )


def _with_place(places: tuple[Place, ...], city: City) -> tuple[Place, ...]:
    """Link the place that a format marked as located, if it left it without an id; else add one."""
    point = made(Point, type="Point", coordinates=(city.longitude, city.latitude))
    if any(place.uri == city.uri and place.rel == "located" for place in places):
        return places
    for index, place in enumerate(places):
        if place.rel == "located" and place.uri is None:
            linked = changed(place, uri=city.uri, geo_json=point)
            return (*places[:index], linked, *places[index + 1 :])
    return (*places, made(Place, name=city.name, rel="located", uri=city.uri, geo_json=point))


def _where(several: tuple[City, ...]) -> str:
    """Name the countries (and divisions) of the foremost, each once: "in GB-ENG, US-MA", "several in GB-ENG"."""
    divisions = dict.fromkeys(f"{city.country}-{city.division}" if city.division else city.country for city in several)
    named = ", ".join([*divisions][:NAMED])
    return f"several in {named}" if len(divisions) == 1 else f"in {named}"
