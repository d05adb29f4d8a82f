"""What is kept of pure functions."""

from streams.text.kept import LONG, kept


def test_long_words_are_answered_anew() -> None:
    """A word that comes again is looked up once; one that is too long to keep is looked up each time, to the same answer."""
    asked: list[str] = []

    @kept(2)
    def shout(word: str, mark: str) -> str:
        asked.append(word)
        return word.upper() + mark

    short, long = "a" * LONG, "b" * (LONG + 1)
    assert shout(short, "!") == shout(short, "!") == short.upper() + "!"
    assert shout(long, "!") == shout(long, "!") == long.upper() + "!"
    assert asked == [short, long, long]


def test_the_newest_are_kept() -> None:
    """Of more words than may be kept the one that was not asked for longest goes."""
    asked: list[str] = []
    look = kept(2)(lambda word: asked.append(word) or word)  # type: ignore[func-returns-value]
    for word in ("a", "b", "a", "c", "a", "b"):
        assert look(word) == word
    assert asked == ["a", "b", "c", "b"]
