"""Of a country and a state of the United States that share a name, which a text speaks of: Georgia.

Where neither a town nor the people of one of them stands in the text, the words of American public life and the other
states speak for the state, those of foreign affairs and the other countries for the country; where neither outweighs,
nobody can tell.
"""

import re
from collections.abc import Iterable

from streams.enrich.gazetteer import Region

_STATE = re.compile(
    r"\b(?:[Gg]overnor|Gov\.|[Ss]enators?|Sen\.|[Cc]ongress(?:wom[ae]n|m[ae]n)|Reps?\.|Republicans?|Democrats?|GOP|[Cc]ount(?:y|ies)|[Ss]heriff"
    r"|[Dd]eput(?:y|ies) [Ss]heriff|state (?:senate|legislature|lawmakers?|troopers?|patrol|law|capitol|officials)|State (?:Patrol|Senate|University)"
    r"|interstate|Interstate|school district|grand jury|district attorney|death row|National Guard|swing state|battleground)\b"
)
_COUNTRY = re.compile(
    r"\b(?:[Pp]arliament|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist(?:er|ry)|[Dd]efen[cs]e [Mm]inist(?:er|ry)|[Ii]nterior [Mm]inist(?:er|ry)|ruling party"
    r"|opposition (?:party|leader|leaders)|EU|European Union|NATO|Kremlin|Soviet|Caucasus|[Aa]mbassador|embassy|ceasefire|separatists?|breakaway|visa-free"
    r"|Eurovision|Euro 20\d\d|World Cup|UEFA|FIFA)\b"
)
_CAPITAL = ("US", "DC")


def leaning(text: str, countries: Iterable[str], divisions: Iterable[Region], own: Region) -> int:
    """Return how much more speaks for the state, `own`, than for the country: below nought the country is meant."""
    states = {region for region in divisions if region[0] == own[0] and region[1] and region not in (own, _CAPITAL)}
    abroad = {country for country in countries if country != own[0]}
    return len(_said(_STATE, text)) + len(states) - len(_said(_COUNTRY, text)) - len(abroad)


def _said(words: re.Pattern[str], text: str) -> set[str]:
    return {found.lower() for found in words.findall(text)}
