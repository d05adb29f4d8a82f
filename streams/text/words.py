"""Words: counted, and in lists for tables."""

_LETTERS_AND_SPACES = bytes(0x20 if chr(byte).isspace() else 0x78 for byte in range(128)) + b"x" * 128


def count_words(text: str) -> int:
    """Return how many words a text has, parted by white space: `len(text.split())`, in a third of the time for ASCII."""
    if not text.isascii():
        return len(text.split())
    return (b" " + text.encode().translate(_LETTERS_AND_SPACES)).count(b" x")


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set, so that a table of words reads as words."""
    return frozenset(text.split())


def in_order(text: str) -> list[str]:
    """Return the words of a text as a list: for tables in which the place of a word says what it means."""
    return text.split()
