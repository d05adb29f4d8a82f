"""Whether what stands beside a name calls it a house, or tells that the name of a house means something else there."""

from streams.enrich.entities.houses import (
    CLUBS_BEFORE,
    HOUSES,
    HOUSES_BEHIND,
    LANDSCAPE,
    OF_HOUSES,
    PRESS,
    QUARTERS,
    RIVERS,
)
from streams.enrich.entities.lists import common, is_place, is_town
from streams.enrich.entities.naming import INSIDE, Name
from streams.enrich.entities.signs import DEMONYM, FAMILY, FUNCTION, GIVEN, NAME_PARTICLE, SPELT, WHEN


def is_called_a_house(name: Name) -> bool:
    """Say whether a noun beside a name tells that it is a house: "news agency Tanjug", "Halvard shares"."""
    beside = name.before in HOUSES or name.after in HOUSES_BEHIND
    if not beside or name.office or name.any & (DEMONYM | WHEN | FUNCTION) or _is_kind_of_paper(name.words[0]):
        return False
    if name.before in CLUBS_BEFORE and len(name.words) == 1 and is_town(name.words[0]):
        return True
    if is_place(name.joined):
        return False
    if name.before in PRESS:
        return True
    if name.signs[0] & (GIVEN | NAME_PARTICLE):  # "the company Ana Ruiz owns"
        return False
    return not name.any & (FAMILY if name.before in HOUSES else FAMILY | SPELT) or _are_partners(name)


def _is_kind_of_paper(word: str) -> bool:
    """Say whether a word is what banks and exchanges deal in: "class B shares", "bank FRNs"."""
    return len(word) == 1 or (word[:-1].isupper() and word[-1] == "s")


def _are_partners(name: Name) -> bool:
    """Say whether a house is called after families: "the law firm Hobbs Penn"; one alone may be who owns it."""
    return name.before in HOUSES and len(name.words) > 1


def is_other_than_house(name: Name) -> bool:
    """Say whether the name of a well-known house is only a word that begins a sentence, a river, or a part of a town."""
    if name.joined in RIVERS and (name.before == "the" or name.after in LANDSCAPE):
        return True
    if name.joined in QUARTERS and name.before in INSIDE:
        return True
    if not name.starts or name.words[0].isupper() or name.joined not in common():
        return False
    return name.any & FUNCTION != 0 or name.after not in OF_HOUSES
