"""The same in another unit, in brackets behind a quantity: "110 square km (42 square miles)"."""

import re
from typing import NamedTuple

from streams.enrich.numerals import DIGITS, number
from streams.enrich.quantities.reading import read
from streams.enrich.quantities.units import CODES, MINUS_COUNTS

_BRACKET = re.compile(
    r"\s?\((?:about |or |some |around |roughly |nearly |equivalent to |equal to )?(?P<minus>minus |[-−–])?"
)
_SCALES = {"°C": "°F", "°F": "°C"}
"""What degrees without a scale are in, by the scale that they are converted to."""
_RATE = re.compile(r" (?:per|an) hour\b")
_SPEEDS: dict[tuple[str | None, str], tuple[str, str]] = {
    ("km", "mi"): ("km/h", "mph"),
    ("mi", "km"): ("mph", "km/h"),
}
"""What "155 kilometres (96 miles) per hour" is in: the rate behind the bracket holds for both."""
_METRES = re.compile(rf"({DIGITS}) ?m\)")
_IN_METRES = frozenset({"ft", "yd", "in"})
"""What "(1.88m)" behind it converts, where "1.88m" by itself may be millions."""
_WEIGHTS = frozenset({"kg", "g", "t", "ton"})
"""What pounds of weight convert to."""
_WITHOUT_UNIT = ("pound", "pounds", "cents", "pence", "peso", "pesos", "degrees")
"""What a number without a unit may count where a conversion stands behind it."""


class Converted(NamedTuple):
    """A quantity with its conversion: its own unit, which the other one may tell, the other, and where both end."""

    unit: str | None
    other: tuple[float, str]
    end: int


def conversion(text: str, low: str, end: int, unit: str | None, degrees: int | None) -> Converted | None:
    """Read the conversion of a quantity that ends at a place; `degrees` is where that word ends behind one without a unit."""
    place = end if degrees is None else degrees
    found = _bracket(text, low, place, unit) if "(" in text[place : place + 2] else None
    if found is None:  # most
        return None
    if degrees is not None:
        scale = _SCALES.get(found.other[1])
        return found._replace(unit=scale) if scale else None
    if unit is None and text.endswith(("pound", "pounds"), 0, end):  # other countries' pounds have their name
        pounds = "GBP" if found.other[1] in CODES else "lb" if found.other[1] in _WEIGHTS else None
        return found._replace(unit=pounds)
    rate, speeds = _RATE.match(low, found.end), _SPEEDS.get((unit, found.other[1]))
    return Converted(speeds[0], (found.other[0], speeds[1]), rate.end()) if rate and speeds else found


def _bracket(text: str, low: str, end: int, unit: str | None) -> Converted | None:
    if not text[end : end + 2].lstrip().startswith("("):
        return None
    bracket = _BRACKET.match(text, end)
    if bracket is None or not (unit or text.endswith(_WITHOUT_UNIT, max(0, end - len("degrees")), end)):
        return None
    metres = _METRES.match(text, bracket.end()) if unit in _IN_METRES else None
    if metres and (value := number(metres[1])) is not None:
        return Converted(unit, (value, "m"), metres.end())
    other = read(text, low, bracket.end())
    if other is None or other.unit is None or other.unit == unit or not text.startswith(")", other.end):
        return None
    if bracket["minus"]:
        return Converted(unit, (-other.value, other.unit), other.end + 1) if other.unit in MINUS_COUNTS else None
    return Converted(unit, (other.value, other.unit), other.end + 1)
