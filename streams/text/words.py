"""Word lists for tables."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set, so that a table of words reads as words."""
    return frozenset(text.split())
