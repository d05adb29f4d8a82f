"""Places in a text, case by case; and what holds for any text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Dateline
from streams.enrich import enrich
from streams.enrich.places.areas import areas, demonyms
from streams.enrich.places.finder import find
from streams.enrich.places.guards import Spans
from streams.enrich.places.words import before, opens, words

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/places.jsonl").read_text().splitlines()]
ISLANDS = {
    name
    for line in (Path(__file__).parents[2] / "streams/enrich/data/islands.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for name, _, _, country in [line.split("\t")]
    if country
}
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


@pytest.mark.parametrize(
    ("text", "name", "geonames", "country"),
    [
        ("A barn burned in Washington County.", "Washington County", None, "US"),
        ("A barn burned in Washington County, Ohio.", "Washington County", 4527654, "US"),
        ("Oregon sent a crew. A barn burned in Washington County.", "Washington County", 5759333, "US"),
        ("Oregon and Ohio sent crews to Washington County.", "Washington County", 5759333, "US"),
        ("A barn burned in Cook County.", "Cook County", 4888671, "US"),
        ("Growers in Portugal pick grapes near Pinhão.", "Pinhão", None, None),
        ("Growers in Brazil pick grapes near Pinhão.", "Pinhão", 3453777, "BR"),
        ("Growers pick grapes near Pinhão.", "Pinhão", 3453777, "BR"),
        ("Oregon police closed a pier in Astoria.", "Astoria", 5711847, "US"),
        ("Texas troopers searched a barn near Paris.", "Paris", 4717560, "US"),
        ("Gov. Ann Ek of New York closed a road.", "New York", 5128638, "US"),
        ("A barn burned in Springfield.", "Springfield", None, "US"),
        ("A barn burned in Victoria.", "Victoria", None, None),
        ("Australia sent a crew. A barn burned in Victoria.", "Victoria", 2145234, "AU"),
        ("A barn burned in San Jose.", "San Jose", None, None),
        ("A barn burned in Hamilton.", "Hamilton", None, None),
        ("A barn burned in Granada.", "Granada", None, None),
        ("Oregon police said men in Astoria had closed a pier.", "Astoria", None, "US"),
        ("Ontario residents closed a road in London.", "London", None, None),
        ("Texas lawmakers stayed in Washington.", "Washington", 4140963, "US"),
        ("Texas police said gunmen in Paris had fled.", "Paris", 2988507, "FR"),
        ("Canada paid. A road in London was shut.", "London", 2643743, "GB"),
    ],
)
def test_what_the_text_does_not_bear_out_has_no_id(
    text: str, name: str, geonames: int | None, country: str | None, make: Any
) -> None:
    """One of thirty counties needs its state, a small town of a country that is not named has no country either."""
    article = enrich(make("Story", text, language="en"))
    found = next(each for each in article.copydesk.annotations.places if each.name == name)
    assert found.id == (f"https://sws.geonames.org/{geonames}/" if geonames else None)
    assert found.country == country


def test_the_city_of_the_dateline_comes_first(make: Any) -> None:
    """A bare name is the dateline's city, also where the body tells of another one of that name before."""
    text = "Plants in London, Ontario, and London, Kentucky, will close. London was calm."
    article = enrich(make("Story", text, language="en", dateline=Dateline(text="LONDON -", places=("London",))))
    found = [
        (each.name, each.country, each.id) for each in article.copydesk.annotations.places if each.name == "London"
    ]
    assert [country for _, country, _ in found] == ["CA", "US", "GB"]
    assert article.copydesk.dateline.located.id == found[2][2]


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


_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda span: (span[0], span[0] + span[1])))


@given(_SPANS.map(lambda spans: tuple(sorted(spans))), st.integers(0, 40), st.integers(1, 8))
def test_spans_that_a_place_touches(spans: tuple[tuple[int, int], ...], start: int, length: int) -> None:
    """Those that share a character with it, in order, whether they overlap each other or not."""
    end = start + length
    assert Spans(spans).touching(start, end) == [span for span in spans if span[0] < end and start < span[1]]


_NEIGHBOURS = st.text(st.sampled_from('ab Zé .,-\n\xa0’"*(—1_'), max_size=30)


@given(_NEIGHBOURS)
def test_what_stands_before(text: str) -> None:
    """Quick looks tell what the patterns tell: the word before a place, and whether a sentence begins there."""
    word = re.search(r"([^\W\d_]+)[ \xa0\n-]$", text[-24:])
    assert before(text, len(text)) == (word[1] if word else "")
    opener = re.compile(r"(?:^|[.!?:;•*]|[\n>—–]|--)[\s\"'“”‘’(\[*-]*$")
    assert opens(text, len(text)) == (opener.search(text, max(0, len(text) - 6)) is not None)


@given(_NEIGHBOURS | st.lists(st.sampled_from(PIECES)).map("".join))
def test_capitalised_words(text: str) -> None:
    """Words stand where the columns say; the gap behind each leads to the next one."""
    found = words(text)
    assert found.texts == [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert found.gaps == [
        text[end:start] for end, start in zip(found.ends, [*found.starts[1:], len(text)], strict=False)
    ]
    assert len(found.joined) > len(found.texts)
    assert not found.joined[0]
    assert not found.joined[-1]


def test_the_tables_agree() -> None:
    """Every people has a place with coordinates, every country a number, and what lies in one, but for islands."""
    assert all(area.geonames and area.latitude is not None for area in demonyms().values())
    assert {area.name for found in areas().values() for area in found if area.country and not area.geonames} == ISLANDS
