"""Houses that many countries have, and branches of others: "Kenya Red Cross", "Statistics Norway", "Airbus Germany".

Facts of the language, typed in by hand: a sport, an art or a service before the name of a country is who cares for it there. A
branch is of a firm or a charity; "UN Syria envoy" and "Kremlin Georgia note" name no house there.
"""

from collections.abc import Sequence

from streams.enrich.entities.lists import companies, is_country, is_place, organisations
from streams.enrich.entities.naming import Name
from streams.enrich.entities.signs import DEMONYM, FAMILY, GIVEN
from streams.text.words import words

_SPORTS = words(
    "archery athletics badminton baseball basketball biathlon boxing cricket curling cycling football golf gymnastics hockey judo "
    "netball rowing rugby sailing skate softball sport sports squash swimming tennis triathlon volleyball wrestling"
)
BODIES = _SPORTS | words("statistics stats arts business enterprise innovation invest nhs tourism telecom telekom")
"""What a body of a country cares for, as the word before its name."""

_WITH_BRANCHES = frozenset({
    "amnesty international", "amnesty", "greenpeace", "oxfam", "save the children", "unicef", "transparency international",
    "google", "apple", "ikea", "ford", "shell", "coca-cola", "pepsi", "netflix", "uber", "huawei", "tiktok", "toyota",
})  # fmt: skip
"""What has branches and is no company of the stock indices, or is called as a town is."""


def is_body(keys: Sequence[str]) -> bool:
    """Say whether words are a body of a country: "Statistics South Africa"."""
    return len(keys) > 1 and keys[0] in BODIES and is_country(" ".join(keys[1:]))


def is_branch(name: Name) -> bool:
    """Say whether a firm or a charity stands before the country where it is: "Airbus Germany"."""
    return any(
        is_country(" ".join(name.keys[cut:])) and _has_branches(" ".join(name.keys[:cut]))
        for cut in range(1, len(name.keys))
    )


def _has_branches(house: str) -> bool:
    return house in _WITH_BRANCHES or house in companies()


def is_national(name: Name) -> bool:
    """Say whether an organisation that many countries have follows its country: "Kenya Red Cross"."""
    if " ".join(name.keys[1:]) not in organisations():
        return False
    if len(name.words) == 2 and name.signs[0] & GIVEN and name.signs[1] & FAMILY:  # noqa: PLR2004 - "Taylor Swift"
        return False
    return name.signs[0] & DEMONYM != 0 or is_place(name.words[0])
