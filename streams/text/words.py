"""Word lists for tables."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set, so that a table of words reads as words."""
    return frozenset(text.split())


def in_order(text: str) -> list[str]:
    """Return the words of a text as a list: for tables in which the place of a word says what it means."""
    return text.split()
