"""What an article is about among the places that it names: those of the countries in its lead, or named again.

Editors tag countries so: on Reuters-21578 the countries of the first paragraphs and those named at least twice agree
with their tags in F1 .89, all countries named in .84. A currency ("Swiss francs") says nothing about its country.
"""

import re
from collections.abc import Sequence

from streams.enrich.places.finder import Found

LEAD = 300
"""Code points: the first paragraph or two of a wire story."""

AGAIN = 2
"""Mentions of a country from which it matters where it stands later."""

_CURRENCY = re.compile(
    r"[ \n](?:dollars?|dlrs?|yen|francs?|marks?|pounds?|sterling|crowns?|cents?|lire|lira|pesos?|guilders?|rupees?|roubles?|"
    r"rubles?|won|ringgit|schillings?|currency|currencies)\b",
    re.IGNORECASE,
)
_INITIALS = frozenset("dyfmpsclgrwDYFMPSCLGRW")
"""Of these: most words behind a name begin with another letter, or stand behind a mark."""


def about(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the mentions of places that the article is about, in order; each counts for its country, else for its name."""
    weighed = [
        (each, each.sense.country or each.sense.name)
        for each in found
        if text[each.end + 1 : each.end + 2] not in _INITIALS or not _CURRENCY.match(text, each.end)
    ]
    leading = {whole for each, whole in weighed if each.start < LEAD}
    times: dict[str, int] = {}
    for _, whole in weighed:
        times[whole] = times.get(whole, 0) + 1
    return [each for each, whole in weighed if whole in leading or times[whole] >= AGAIN]
