"""How texts of a kind may begin, by first letter: to look up the letter settles most texts in a tenth of the time of a prefix each."""

from collections.abc import Iterable


def by_letter(openings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the openings of each first letter, for `text.startswith`."""
    found: dict[str, tuple[str, ...]] = {}
    for each in openings:
        found[each[0]] = (*found.get(each[0], ()), each)
    return found
