"""What is kept of pure functions."""

from collections.abc import Callable

import pytest

from streams.text.kept import LONG, kept, kept_by_word

KEEPERS = pytest.mark.parametrize("keep", [kept, kept_by_word])


@KEEPERS
def test_long_words_are_answered_anew(keep: Callable[..., Callable[..., Callable[[str], str]]]) -> None:
    """A word that comes again is looked up once; one that is too long to keep is looked up each time, to the same answer."""
    asked: list[str] = []

    @keep(2)
    def shout(word: str) -> str:
        asked.append(word)
        return word.upper()

    short, long = "a" * LONG, "b" * (LONG + 1)
    assert shout(short) == shout(short) == short.upper()
    assert shout(long) == shout(long) == long.upper()
    assert asked == [short, long, long]


@KEEPERS
def test_the_newest_are_kept(keep: Callable[..., Callable[..., Callable[[str], str]]]) -> None:
    """Of more words than may be kept the one that was not asked for longest goes."""
    asked: list[str] = []
    look = keep(2)(lambda word: asked.append(word) or word)
    for word in ("a", "b", "a", "c", "a", "b"):
        assert look(word) == word
    assert asked == ["a", "b", "c", "b"]
