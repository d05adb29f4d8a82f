"""Words are counted as `str.split` parts them."""

from hypothesis import given
from hypothesis import strategies as st

from streams.text.words import count_words


@given(text=st.text())
def test_any_text(text: str) -> None:
    """The quick way counts what the plain one counts."""
    assert count_words(text.encode()) == len(text.split())


@given(text=st.text(st.characters(codec="ascii")))
def test_ascii(text: str) -> None:
    """Control characters that are white space part words too."""
    assert count_words(text.encode()) == len(text.split())
