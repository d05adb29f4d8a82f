"""Places on TR-News, GeoVirus and Reuters-21578, where they lie beside the project; `pytest -s` prints the figures.

TR-News counts peoples ("Russian") as places, GeoVirus does not. Reuters' editors tagged each story with countries.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from quality.reuters import Story, stories
from quality.test_reuters import read
from quality.wire import SHARED, need

from schemas import Article, ParsedItem
from schemas.article import ArticleFacts
from streams.enrich import ENRICHERS, run
from streams.enrich.places.areas import areas

GEO = SHARED / "geoparsing"
REUTERS = SHARED / "reuters21578"
NEAR = 161
"""Kilometres, a hundred miles: the measure of the field."""

EACH = 4
"""Every so manieth story is measured: the whole takes minutes and says the same."""

DETECTED = {"TR-News": 0.75, "GeoVirus": 0.80}
LOCATED, LINE_CITY, LINE_COUNTRY, TAGS, TAGS_PRECISION = 0.85, 0.97, 0.98, 0.85, 0.80

ROWS = tuple(row for row in ENRICHERS if row.name in ("language", "located", "names", "places"))

THEN = {
    "ussr": "RU", "uk": "GB", "usa": "US", "uae": "AE", "east-germany": "DE", "trinidad-tobago": "TT", "congo": "CG",
    "yemen-arab-republic": "YE", "yemen-demo-republic": "YE", "us-virgin-islands": "VI", "ivory-coast": "CI",
    "papua-new-guinea": "PG", "burma": "MM",
}  # fmt: skip
"""Tags of the editors that are no name of a country of today."""


class Gold(NamedTuple):
    """One place of the gold, by code points of the text; degrees where it has them."""

    start: int
    end: int
    point: tuple[float, float] | None


def documents(name: str) -> Iterator[tuple[str, list[Gold]]]:
    """Yield text and places of each article."""
    for article in ET.parse(GEO / f"{name}.xml").getroot():
        text = article.findtext("text") or ""
        yield text, [_gold(each, text) for each in (*article.iter("toponym"), *article.iter("location"))]


def _gold(each: ET.Element, text: str) -> Gold:
    """Return a place; where the offsets slipped it is the nearest one of its words."""
    latitude, longitude = (next((node.text for node in each.iter(axis) if node.text), None) for axis in ("lat", "lon"))
    point = (float(latitude), float(longitude)) if latitude and longitude else None
    start, words = int(each.findtext("start") or 0), each.findtext("phrase") or each.findtext("name") or ""
    at = min(
        (found.start() for found in re.finditer(re.escape(words), text)),
        key=lambda one: abs(one - start),
        default=start,
    )
    return Gold(at, at + len(words), point)


def enriched(item: ParsedItem | None = None, text: str = "") -> Article:
    """Return an article after the enrichers that places depend on."""
    facts = dict(item.copydesk) if item else {"warnings": ()}
    known = {name: value for name, value in facts.items() if name in ArticleFacts.model_fields}
    said = dict(item) if item else {"bodies": ({"value": text},)}
    bodies = tuple(
        Article.model_fields["bodies"].annotation.__args__[0].model_validate(each) for each in said["bodies"]
    )  # type: ignore[union-attr]
    article = Article.model_construct(
        **{**said, "bodies": bodies, "language": "en", "copydesk": ArticleFacts.model_construct(**known)}
    )
    return run(ROWS, article, None)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance on the globe."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


@pytest.mark.parametrize("name", ["TR-News", "GeoVirus"])
def test_places_of_the_news(name: str) -> None:
    """Places are found (same extent) and stand where they are, at least as often as the floors."""
    need(GEO)
    hits = overlaps = golds = finds = pointed = near = 0
    for text, gold in documents(name):
        mentions = enriched(text=text).copydesk.annotations.places  # type: ignore[union-attr]
        found = [each for each in mentions if name == "TR-News" or each.kind == "place"]
        golds, finds = golds + len(gold), finds + len(found)
        at = {(each.start, each.end): each for each in found}
        for each in gold:
            hit = at.get((each.start, each.end))
            hits += hit is not None
            overlaps += any(other.start < each.end and each.start < other.end for other in found)
            if hit and each.point:
                pointed += 1
                here = (hit.latitude, hit.longitude)
                near += None not in here and kilometres(each.point, here) <= NEAR  # type: ignore[arg-type]
    f1 = 2 * hits / (golds + finds)
    print(
        f"{name}: P {hits / finds:.3f} R {hits / golds:.3f} F1 {f1:.3f} (overlapping {2 * overlaps / (golds + finds):.3f})"
    )
    print(f"{name}: {near} of {pointed} within {NEAR} km: {near / pointed:.3f}")
    assert f1 >= DETECTED[name]
    assert near >= LOCATED * pointed


def tags(story: Story) -> frozenset[str]:
    """Return the ISO codes of the editors' tags."""
    return frozenset(THEN.get(tag) or _code(tag) for tag in story.tags)


def _code(tag: str) -> str:
    return next((area.country for area in areas().get(tag.replace("-", " "), ()) if not area.division), tag)


def test_countries_of_reuters() -> None:
    """The dateline's city is resolved, its country is one that the editors tagged, and so are those of the listed places."""
    need(REUTERS)
    count = Counter[str]()
    for story in stories(REUTERS):
        if story.tags and story.body and story.number % EACH == 0:
            _compare(tags(story), enriched(read(story, story.sent)), count)
    city, country = count["resolved"] / count["lines"], count["agreed"] / count["resolved"]
    precision, recall = count["right"] / count["found"], count["right"] / count["tags"]
    f1 = 2 * count["right"] / (count["found"] + count["tags"])
    print(f"Reuters: {count['lines']} datelines, city resolved {city:.4f}, its country tagged {country:.4f}")
    print(f"Reuters: countries P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    assert city >= LINE_CITY
    assert country >= LINE_COUNTRY
    assert f1 >= TAGS
    assert precision >= TAGS_PRECISION


def _compare(gold: frozenset[str], article: Article, count: Counter[str]) -> None:
    line = article.copydesk.dateline
    located = line.located if line else None
    if line and line.places:
        count["lines"] += 1
        count["resolved"] += located is not None and located.id is not None
        count["agreed"] += located is not None and located.id is not None and located.country in gold
    listed = {each.uri or each.name for each in article.places}
    mentions = article.copydesk.annotations.places  # type: ignore[union-attr]
    found = {each.country for each in mentions if each.country and (each.id or each.name) in listed}
    if located and located.country:
        found.add(located.country)
    count.update(found=len(found), tags=len(gold), right=len(found & gold))
