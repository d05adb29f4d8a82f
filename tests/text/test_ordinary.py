"""Ordinary texts: no control, no invisible character, no white space but spaces and ends of lines; with tabs, those too."""

import sys

import pytest

from streams.text.spaces import is_ordinary, is_ordinary_with_tabs


@pytest.mark.parametrize("beside", ["a", "é—"])
def test_tabs_are_the_only_difference(beside: str) -> None:
    """Of every character both say the same, but of the tab."""
    differ = [
        letter
        for letter in map(chr, range(sys.maxunicode + 1))
        if is_ordinary(beside + letter) != is_ordinary_with_tabs(beside + letter)
    ]
    assert differ == ["\t"]
