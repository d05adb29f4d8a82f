"""Datelines as agencies outside English write them: the country in brackets, days in figures, months in other languages."""

import pytest

from streams.parse.datelines import read_dateline
from streams.parse.slashed_datelines import read_slashed


@pytest.mark.parametrize(
    ("text", "place", "region", "date"),
    [
        ("Wertheim (Allemagne), 24 nov 2026 (AFP) - La rivière", "Wertheim", "Allemagne", "24 nov 2026"),
        ("Bagdad (Irak), Nov 24, 2026 (AFP) - A bomb", "Bagdad", "Irak", "Nov 24, 2026"),
        ("Warszawa, 26.11.2026 (PAP) - Sejm", "Warszawa", None, "26.11.2026"),
        ("Kraków, 26.11. (PAP) - Wawel", "Kraków", None, "26.11."),
        ("Warszawa, 26 listopada (PAP) - Sejm", "Warszawa", None, "26 listopada"),
    ],
)
def test_datelines(text: str, place: str, region: str | None, date: str) -> None:
    """A day is no country, and a country in brackets is no agency."""
    found = read_dateline(text)
    assert found is not None
    line = found.dateline
    assert (line.places, line.region, line.date) == ((place,), region, date)


def test_russian_months() -> None:
    """A month in Russian is one."""
    found = read_slashed("МОСКВА, 25 ноября. /ТАСС/. Совет", frozenset({"тасс"}))
    assert found is not None
    assert (found.dateline.places, found.dateline.region, found.dateline.date) == (("Москва",), None, "25 ноября")


@pytest.mark.parametrize(
    "text", ["The company (Haven Lines) said (AFP) - no", "The firm (Haven), which sails, said (AFP) - it rains"]
)
def test_no_datelines(text: str) -> None:
    """A sentence with two brackets is a sentence."""
    assert read_dateline(text) is None
