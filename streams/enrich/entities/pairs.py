"""What the word before a name tells only with the one before it: "the chip designer Norvexa", "the town of Ware", "220 Clay Street"."""

from streams.enrich.entities.lists import is_somewhere
from streams.enrich.entities.naming import SITE
from streams.text.words import words

HOUSE = "maker"
"""Stands for two words that only a house is called."""
_LONGEST = 4
"""Words of a run in which that of a street stands."""

_SETTLED = words("town village hamlet suburb township borough parish city port")
_MAKES = {
    "designer": words("chip semiconductor processor"),
    "developer": words("software game games drug property vaccine estate battery"),
}
"""Who designs chips is a house, who designs dresses a person."""
_STREETS = frozenset(
    ("Street", "Square", "Circle", "Avenue", "Lane", "Drive", "Row", "Place", "Court", "Way", "Terrace", "Close")
)
OPEN = frozenset({"of", *_MAKES})
"""Words that tell nothing of a name, or another thing, without the one before them."""


def told(text: str, begin: int, precedes: str, run: str) -> str:
    """Return the word before a name as its neighbour makes it mean: `HOUSE`, `SITE`, or the word itself."""
    if precedes.isdecimal():
        return SITE if " " in run and not _STREETS.isdisjoint(run.split(maxsplit=_LONGEST)[1:]) else precedes
    end = begin - len(f" {precedes} ")
    word = text[text.rfind(" ", 0, end) + 1 : end]
    if precedes != "of":
        return HOUSE if word in _MAKES[precedes] else precedes
    if word[-1:] == "," and word[:-1].isdecimal():  # "Ana Ruiz, 81, of Ware"
        return SITE if is_somewhere(run.partition(" ")[0]) else precedes
    return SITE if word in _SETTLED else precedes
