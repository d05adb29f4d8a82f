"""Whether what stands beside a name calls it a house, or tells that the name of a house means something else there."""

from streams.enrich.entities.houses import (
    CLUBS_BEFORE,
    HOUSES,
    HOUSES_BEHIND,
    LANDSCAPE,
    NUMBERED,
    OF_HOUSES,
    PRESS,
    QUARTERS,
    RIVERS,
    TONGUES,
)
from streams.enrich.entities.lists import common, is_place, is_town, organisations
from streams.enrich.entities.naming import INSIDE, Name
from streams.enrich.entities.signs import DEMONYM, FAMILY, FUNCTION, GIVEN, NAME_PARTICLE, SPELT, WHEN


def is_well_known(name: Name) -> bool:
    """Say whether a house needs no other sign, with "and" for its "&" or a programme's number behind: "BBC Two"."""
    known = organisations()
    if name.joined in known:
        return True
    if len(name.keys) == 2 and name.keys[1] in NUMBERED:  # noqa: PLR2004 - a broadcaster and its number
        return name.keys[0] in known
    return "and" in name.keys and name.joined.replace(" and ", " & ") in known


def is_called_a_house(name: Name) -> bool:
    """Say whether a noun beside a name tells that it is a house: "news agency Tanjug", "Halvard shares"."""
    beside = name.before in HOUSES or name.after in HOUSES_BEHIND
    if not beside or name.office or name.any & (DEMONYM | WHEN | FUNCTION) or _is_kind_of_paper(name.words[0]):
        return False
    first, alone = name.words[0], len(name.words) == 1
    if name.before in CLUBS_BEFORE and alone and is_town(first) and not name.any & FAMILY:
        return True
    if is_place(name.joined) or (alone and name.any & FAMILY):  # "the newspaper Reed owns"
        return False
    if name.before in PRESS:
        return True
    if name.signs[0] & (GIVEN | NAME_PARTICLE):  # "the company Ana Ruiz owns"
        return False
    return name.before in HOUSES or not name.any & (FAMILY | SPELT) or (name.after in PRESS and _is_title(name))


def _is_kind_of_paper(word: str) -> bool:
    """Say whether a word is what banks and exchanges deal in: "class B shares", "bank FRNs"."""
    return len(word) == 1 or (word[:-1].isupper() and word[-1] == "s")


def _is_title(name: Name) -> bool:
    """Say whether common words are the title of a paper: "the Economist magazine", not "an Arabic newspaper"."""
    return not name.starts and name.before not in ("a", "an") and TONGUES.isdisjoint(name.keys)


def is_other_than_house(name: Name) -> bool:
    """Say whether the name of a well-known house is only a word that begins a sentence, a river, or a part of a town."""
    if name.joined in RIVERS and (name.before == "the" or name.after in LANDSCAPE):
        return True
    if name.joined in QUARTERS and name.before in INSIDE:
        return True
    if not name.starts or name.words[0].isupper() or name.joined not in common():
        return False
    return name.any & FUNCTION != 0 or name.after not in OF_HOUSES
