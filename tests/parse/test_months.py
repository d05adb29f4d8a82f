"""Names of months and days, in whatever letters patterns take for theirs."""

import re

import pytest
from parse.test_embargo_news import held

from streams.parse.months import MONTHS, WEEKDAYS, any_of, number_of

SHAPES = {"i": "iIıİ", "ı": "ıIi", "s": "sſS", "k": "kK\u212a", "β": "βϐ", "μ": "μ\u00b5", "в": "в\u1c80"}


@pytest.mark.parametrize("names", [MONTHS, WEEKDAYS])
def test_every_name_that_a_pattern_finds_has_a_number(names: dict[str, int]) -> None:
    """With case ignored "Mayis" is found for "mayıs"."""
    pattern = re.compile(any_of(names), re.IGNORECASE)
    for name, number in names.items():
        for place, letter in enumerate(name):
            for shape in SHAPES.get(letter, ""):
                spelled = name[:place] + shape + name[place + 1 :]
                if pattern.fullmatch(spelled):
                    assert number_of(names, spelled) == number, spelled


@pytest.mark.parametrize("day", ["5 Mayis 2026", "5 MAYIS 2026", "Sali", "6 martıe 2026"])
def test_no_spelling_of_a_month_costs_a_story(day: str) -> None:
    """An embargo in any of them holds."""
    item = held(f"Embargoed until {day}, 14:00\n\nTides rise\n\nHAVEN (AFP) - Tides rise.\n")
    assert item.copydesk.embargo_text
