"""Places in a text, case by case; and what holds for any text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Dateline
from streams.enrich import enrich
from streams.enrich.places.areas import areas, demonyms
from streams.enrich.places.finder import find

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/places.jsonl").read_text().splitlines()]
PIECES = (
    "Moscow",
    "U.S.",
    "Russian",
    ", ",
    " ",
    "Maine",
    "Ky.",
    "New ",
    "of ",
    "in ",
    "(",
    "\n",
    "’s",
    "St. ",
    "County",
    "-",
)


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_places_of_a_case(case: dict[str, Any], make: Any) -> None:
    """Every case has its places, no more and no less."""
    article = enrich(make("Story", case["text"], language="en"))
    found = [[each.surface, each.name, each.country, each.kind] for each in article.copydesk.annotations.places]
    assert found == case["places"]


def test_a_place_is_listed_once(make: Any) -> None:
    """The place of the dateline stays `located`; each other one stands once, with its id and its point."""
    text = "Moscow said Russia would pay. Russian banks agreed in Moscow."
    article = enrich(make("Story", text, language="en", dateline=Dateline(text="MOSCOW -", places=("Moscow",))))
    assert [(each.name, each.rel) for each in article.places] == [("Moscow", "located"), ("Russia", "about")]
    assert all(each.uri and each.geo_json for each in article.places)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join))
def test_spans_of_any_text(text: str) -> None:
    """Spans come in order, do not overlap, lie in the text, and are found again the same."""
    found = find(text)
    ends = [0, *(each.end for each in found)]
    assert all(each.start >= end for each, end in zip(found, ends, strict=False))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert find(text) == found


def test_the_tables_agree() -> None:
    """Every people has a place with coordinates, every country a number."""
    assert all(area.geonames and area.latitude is not None for area in demonyms().values())
    assert all(area.geonames for found in areas().values() for area in found if area.country)
