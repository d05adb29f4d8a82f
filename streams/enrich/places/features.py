"""Lakes, mountains, rivers and counties by what their names say: "Lake Victoria" is no state, "Mount Kenya" no country.

The gazetteer has none of them, so they have no id and no country; one that it has ("Long Island") is left to it.
"""

from collections.abc import Iterator

from streams.enrich.places.words import Words
from streams.text.words import words

HEADS = words("lake mount mt river")
"""Before a name."""

TAILS = words(
    "river lake mountain mountains creek glacier volcano peninsula reservoir canyon falls strait straits valley desert lagoon island islands beach bay"
)
"""Behind a name."""

_THE = (" the ", " The ")
SHORES = words("island islands beach bay")
INVENTED = words("love fantasy treasure river coney")
"""Before "Island" they are a programme, a book, a shop and a dish."""

COUNTIES = words(
    "antrim armagh carlow cavan clare cork derry donegal down dublin durham fermanagh galway kerry kildare kilkenny laois leitrim limerick londonderry "
    "longford louth mayo meath monaghan offaly roscommon sligo tipperary tyrone waterford westmeath wexford wicklow"
)
"""Behind "County": those of Ireland, and Durham; all others stand before it."""

LONGEST = 2
"""Words of the name at most."""

_ANY = HEADS | TAILS | {"county"}


def features(listed: Words, leading: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each; words that lead to a name, and none of it, are given."""
    if _ANY.isdisjoint(listed.keys):  # most texts
        return
    free = 0
    for index, key in enumerate(listed.keys):
        if key not in _ANY or index < free:
            continue
        first = index
        while (
            first > free and index - first < LONGEST and listed.joined[first] and listed.keys[first - 1] not in leading
        ):
            first -= 1
        headed = listed.joined[index + 1] and (
            listed.keys[index + 1] in COUNTIES if key == "county" else _heads(listed, index)
        )
        last = index + 1 if first == index and headed else index
        if last > index or (first < index and key in TAILS and not _is_called(listed, index)):
            yield first, last
            free = last + 1


def _heads(listed: Words, index: int) -> bool:
    """Say whether a word heads what follows: "Lake Victoria"; a river only behind an article, for River Phoenix was a man."""
    key = listed.keys[index]
    return key in HEADS and (
        key != "river" or (index > 0 and f" {listed.texts[index - 1]}{listed.gaps[index - 1]}".endswith(_THE))
    )


def _is_called(listed: Words, index: int) -> bool:
    """Say whether an island or a beach is a programme, or what is called after one: Love Island, British Island Airways."""
    return listed.keys[index] in SHORES and (listed.keys[index - 1] in INVENTED or listed.joined[index + 1])
