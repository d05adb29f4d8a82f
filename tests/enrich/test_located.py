"""The place of the dateline, case by case, and how it stands in the article."""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Dateline
from schemas.codec import encode
from streams.enrich import enrich

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/located.jsonl").read_text().splitlines()]


def dateline(case: dict[str, Any]) -> Dateline:
    """Make a dateline as the parser does."""
    return Dateline(text="as written –", places=tuple(case["places"]), region=case.get("region"), source="Harbour")


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_located_place_of_a_case(case: dict[str, Any], make: Any) -> None:
    """Every case is located where it says, or nowhere; an ambiguous one is warned about, an unknown one is not."""
    article = enrich(make("Story", dateline=dateline(case), wire={"warnings": []}, language="en"))
    located = article.copydesk.dateline.located
    if "id" in case:
        assert (located.id, located.country) == (f"https://sws.geonames.org/{case['id']}/", case["country"])
    elif "country" in case:
        assert (located.id, located.country) == (None, case["country"])
    else:
        assert located is None
        assert article.places == ()
    assert bool(article.copydesk.warnings) == case.get("ambiguous", False)
    assert article.copydesk.annotations.status["located"] == "ok"


def test_place_stands_in_ninjs_places(make: Any) -> None:
    """The located place is a ninjs place with its id and its GeoJSON point, longitude first."""
    article = enrich(make("Story", dateline=Dateline(text="MOSCOW –", places=("Moscow",))))
    assert json.loads(encode(article))["places"] == [
        {
            "name": "Moscow",
            "rel": "located",
            "uri": "https://sws.geonames.org/524901/",
            "geoJSON": {"type": "Point", "coordinates": [37.61781, 55.75204]},
        }
    ]


def test_place_that_a_format_marked_is_linked_not_doubled(make: Any) -> None:
    """A place with `rel: located` and no uri gets the id; other places stay as they are."""
    places = [{"name": "Volga"}, {"name": "Moskva", "rel": "located", "literal": "city:7"}]
    article = enrich(make("Story", dateline=Dateline(text="MOSCOW –", places=("Moscow",)), places=places))
    assert [place.uri for place in article.places] == [None, "https://sws.geonames.org/524901/"]
    assert (article.places[1].name, article.places[1].literal) == ("Moskva", "city:7")


def test_located_property_is_read_when_there_is_no_dateline(make: Any) -> None:
    """A format that says where without a dateline gets its place linked; `located` itself stays as it is."""
    article = enrich(make("Story", located="Kursk, Russia"))
    assert article.located == "Kursk, Russia"
    assert [place.uri for place in article.places] == ["https://sws.geonames.org/538560/"]


def test_nothing_to_locate_is_not_run(make: Any) -> None:
    """Without dateline and `located` the enricher says that it had nothing to read."""
    assert enrich(make("Story")).copydesk.annotations.status["located"] == "notRun"


@pytest.mark.parametrize(
    ("place", "where"), [("Cambridge", "in GB-ENG, CA-08, US-MA"), ("Ashford", "several in GB-ENG")]
)
def test_ambiguity_names_the_choices(make: Any, place: str, where: str) -> None:
    """The warning tells between which countries nothing decides, each once."""
    article = enrich(make("Story", dateline=Dateline(text=f"{place.upper()} –", places=(place,))))
    assert article.copydesk.warnings[-1] == f"the dateline's {place} may be {where}: not located"


def test_every_place_of_a_dateline_is_located(make: Any) -> None:
    """The first place is the article's; the others stand beside it among the located ones, those that are clear."""
    line = Dateline(text="PARIS/BERLIN/SPRINGFIELD –", places=("Paris", "Berlin", "Springfield"))
    article = enrich(make("Story", dateline=line))
    assert article.copydesk.dateline.located.name == "Paris"
    assert [(place.name, place.rel) for place in article.places] == [("Paris", "located"), ("Berlin", "located")]
