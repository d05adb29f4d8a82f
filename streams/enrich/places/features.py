"""Lakes, mountains, rivers and counties by what their names say: "Lake Victoria" is no state, "Mount Kenya" no country.

The gazetteer has none of them, so they have no id and no country; one that it has ("Long Island") is left to it.
"""

from collections.abc import Iterator

from streams.enrich.places.words import Words
from streams.text.words import words

HEADS = words("lake mount mt")
"""Before a name."""

TAILS = words(
    "river lake mountain mountains creek glacier volcano peninsula reservoir canyon falls strait straits valley desert lagoon"
)
"""Behind a name."""

LONGEST = 2
"""Words of the name at most."""

_BOTH = HEADS | TAILS


def features(listed: Words, leading: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each; words that lead to a name, and none of it, are given."""
    if _BOTH.isdisjoint(listed.keys):  # most texts
        return
    free = 0
    for index, key in enumerate(listed.keys):
        if key not in _BOTH or index < free:
            continue
        first = index
        while (
            first > free and index - first < LONGEST and listed.joined[first] and listed.keys[first - 1] not in leading
        ):
            first -= 1
        last = index + 1 if first == index and key in HEADS and listed.joined[index + 1] else index
        if last > index or (first < index and key in TAILS):
            yield first, last
            free = last + 1
