"""Measures of two parts, told in the larger one: "6ft 2in", "7 pounds 3 ounces", "12 stone 4 pounds"."""

import re

from streams.enrich.numerals import NUMBER, number

_PARTS: dict[str, tuple[str, str, int]] = {
    "ft": ("ft|foot|feet", "in|ins|inch|inches", 12),
    "lb": ("lbs?|pounds?", "oz|ounces?", 16),
    "st": ("st|stone", "lbs?|pounds?", 14),
    "m": ("m|metres?|meters?", "cm|centimetres?|centimeters?", 100),
    "km": ("km|kilometres?|kilometers?", "m|metres?|meters?", 1000),
}
"""Symbol → how it is written, how the smaller unit is, and how many of that it has."""

_PATTERNS = {
    symbol: re.compile(rf"[ -]?(?:{larger})(?:,? and |,? |-|)(?P<count>{NUMBER})[ -]?(?:{smaller})\b(?! (?:per|an)\b)")
    for symbol, (larger, smaller, _) in _PARTS.items()
}
_PATTERNS["'"] = re.compile(r"['′] ?(?P<count>\d{1,2})(?:[\"”″]|'')")
_SHORT = re.compile(r"(?:ft|[ -](?:foot|feet)-)(?P<count>\d{1,2})(?![\d,.:]*\d)\b(?! ?(?:foot|feet|ft)\b)")
"""How sport says it: 5'10", 6-foot-2, 6ft2."""
_FIRST = {"'": "'", "′": "'", "f": "ft", "l": "lb", "p": "lb", "s": "st", "m": "m", "k": "km"}
"""The letter that a larger unit begins with → its symbol."""

_IN_FEET = frozenset({"'", "ft"})


def compound(low: str, tail: int) -> tuple[float, str, int] | None:
    """Read both units behind the number that ends at a place: what the smaller one adds, the larger one, where it ends.

    The text is in lower case.
    """
    place = tail + (low[tail : tail + 1] in (" ", "-"))
    symbol = _FIRST.get(low[place : place + 1])
    if symbol is None:  # most
        return None
    found = _PATTERNS[symbol].match(low, tail)
    if symbol in _IN_FEET:
        symbol, found = "ft", found or _SHORT.match(low, tail)
    if found is None:
        return None
    count, many = number(found["count"]), _PARTS[symbol][2]
    return (count / many, symbol, found.end()) if count is not None and count < many else None
