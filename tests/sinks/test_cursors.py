"""The place of a reader: it comes back as it was, or not at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.sinks import ArticleCursor, ArticleQuery, words

CURSOR = ArticleCursor(1_742_126_400_000_001, "wire.raw.v1", 3, 12, 0, "ab" * 32, "urn:x:Brücke/1")


def test_cursor_is_fit_for_an_address() -> None:
    """A cursor is letters, digits, `-` and `_`, and read again it is the same."""
    assert re.fullmatch(r"[\w-]+", str(CURSOR), re.ASCII)
    assert ArticleCursor.parse(str(CURSOR)) == CURSOR


@given(st.data())
def test_changed_cursor_is_refused(data: st.DataObject) -> None:
    """One letter more, less or other, and it is no cursor any more."""
    text = str(CURSOR)
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("AZaz09-_").filter(lambda letter: letter != text[place]))
    for changed in (text[:place] + letter + text[place + 1 :], text[:place] + text[place + 1 :], text + letter):
        with pytest.raises(ValueError, match="give back what came"):
            ArticleCursor.parse(changed)


@pytest.mark.parametrize("text", ["", "=", "äöü", "W10", "9" * 400, " ", "\0"])
def test_other_texts_are_refused(text: str) -> None:
    """What was never a cursor is a ValueError, whatever it is."""
    with pytest.raises(ValueError, match="give back what came"):
        ArticleCursor.parse(text)


@given(st.text())
def test_any_text_is_refused(text: str) -> None:
    """Nothing that anybody types is read by chance, and nothing else is raised."""
    with pytest.raises(ValueError, match="give back what came"):
        ArticleCursor.parse(text)


def test_cursor_needs_its_order() -> None:
    """A cursor, or words, with the oldest first are refused: articles would be left out in silence."""
    with pytest.raises(ValueError, match="newest_first"):
        ArticleQuery(after=CURSOR)
    with pytest.raises(ValueError, match="newest_first"):
        ArticleQuery(words=words("ferry"))
