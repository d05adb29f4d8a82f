"""Words are counted as `str.split` parts them, and taken apart in lower case as a pattern does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.words import count_words, lower_words


@given(text=st.text())
def test_any_text(text: str) -> None:
    """The quick way counts what the plain one counts."""
    assert count_words(text.encode()) == len(text.split())


@given(text=st.text(st.characters(codec="ascii")))
def test_ascii(text: str) -> None:
    """Control characters that are white space part words too."""
    assert count_words(text.encode()) == len(text.split())


@given(text=st.text(st.characters()) | st.text(st.sampled_from("aZ09 _-'’“—ÉéßΣσςİıK½²\n\x00\u0300\ud800")))
def test_lower_words(text: str) -> None:
    """Letters and digits in a row, each letter in lower case; lone surrogates and marks part words."""
    assert lower_words(text) == re.findall(r"[^\W_]+", "".join(map(str.lower, text)))


@pytest.mark.parametrize("letters", ["".join(map(chr, range(0xC0, 0x250))), "Ünder " * 50])
def test_lower_words_of_many_letters(letters: str) -> None:
    """Text of many different letters beyond ASCII is parted as text of few."""
    text = f"{letters} — {letters.swapcase()}"
    assert lower_words(text) == re.findall(r"[^\W_]+", "".join(map(str.lower, text)))
