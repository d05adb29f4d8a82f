"""Quantities in an article: their spans, what they share with dates, and any text at all."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from streams.enrich import enrich
from streams.enrich.quantities.finder import find


def test_quantities_of_an_article(make: Any) -> None:
    """Value, unit, bound and conversion stand on the mention, whose span is its surface."""
    text = "The fire has burned more than 1,368 square km (528 square miles) since 2024, and cost $260 billion."
    article = enrich(make("Fire", text, language="en"))
    area, cost = article.copydesk.annotations.quantities
    assert article.text[area.start : area.end] == area.surface == "more than 1,368 square km (528 square miles)"
    assert (area.value, area.unit, area.bound) == (1368, "km2", "min")
    assert (area.alternate.value, area.alternate.unit) == (528, "mi2")
    assert (cost.value, cost.unit, cost.bound, cost.alternate) == (260e9, "USD", None, None)


def test_what_is_a_date_is_no_quantity(make: Any) -> None:
    """A duration or a time of day is told once, as a date."""
    article = enrich(
        make("Truce", "A 30-day truce began at 9 a.m.; 12 ships left in the first two weeks.", language="en")
    )
    assert [each.surface for each in article.copydesk.annotations.quantities] == ["12"]


def test_other_languages_are_told(make: Any) -> None:
    """A text that is not English is not read, and the status says which of the two it is."""
    article = enrich(make("Bericht", "Das Schiff hat 12 Meter Länge.", language="de"))
    assert article.copydesk.annotations.status["quantities"] == "unsupportedLanguage"


PIECES = st.sampled_from(
    ["1", "1,000", "2.5", "½", "one", "Two", "hundred", "million", "m", "$", "US$", "USD", "km", "square", "miles", "(", ")", "percent", "more than",
     "or more", "half", "of", "Swiss", "francs", "people", "degrees", "C", "-", "/", ".", "least", "at", "a", "½"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", "", "-"]))
def test_any_words_of_measure(pieces: list[str], between: str) -> None:
    """Whatever words of measure stand in a row: spans that are there, in order, and numbers."""
    text = between.join(pieces)
    last = 0
    for found in find(text):
        assert last <= found.start < found.end <= len(text)
        assert found.value >= 0
        last = found.end
