"""Places on TR-News and GeoVirus. TR-News counts peoples ("Russian") as places, GeoVirus does not.

A place is detected where a mention has its extent; of those detected that have coordinates in the gold it is counted how
many stand within 161 km, a hundred miles, which is the measure of the field.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from quality.enrichment.articles import told
from quality.enrichment.figures import SAMPLES, Figure, f1, share

FOLDER = SAMPLES / "geoparsing"
NEAR = 161
SETS = ("TR-News", "GeoVirus")
ROWS = ("names", "places")


class Gold(NamedTuple):
    """One place of the gold, by code points of the text; degrees where it has them."""

    start: int
    end: int
    point: tuple[float, float] | None


def documents(name: str) -> Iterator[tuple[str, list[Gold]]]:
    """Yield text and places of each article."""
    for article in ET.parse(FOLDER / f"{name}.xml").getroot():
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


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance on the globe."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


def measure(_every: int) -> list[Figure]:
    """Return detection and location of both sets; they take three seconds."""
    return [figure for name in SETS for figure in _measured(name)]


def _measured(name: str) -> Iterator[Figure]:
    hits = golds = finds = pointed = near = 0
    for text, gold in documents(name):
        annotations = told(text, rows=ROWS).copydesk.annotations
        assert annotations
        found = [each for each in annotations.places if name == "TR-News" or each.kind == "place"]
        golds, finds = golds + len(gold), finds + len(found)
        at = {(each.start, each.end): each for each in found}
        for each in gold:
            if hit := at.get((each.start, each.end)):
                hits += 1
                pointed += each.point is not None
                near += _is_near(each.point, hit.latitude, hit.longitude)
    yield Figure(f"{name}, detected, F1", f1(hits, finds, golds), golds)
    yield Figure(f"{name}, within {NEAR} km", share(near, pointed), pointed)


def _is_near(point: tuple[float, float] | None, latitude: float | None, longitude: float | None) -> bool:
    if point is None or latitude is None or longitude is None:
        return False
    return kilometres(point, (latitude, longitude)) <= NEAR
