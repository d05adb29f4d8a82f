"""Days that have a name of their own: those with one date, and those that the calendar moves (Easter, Black Friday)."""

from collections.abc import Callable
from datetime import date, timedelta

from streams.enrich.dates.moments import WEEKDAYS

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31),
    "halloween": (10, 31), "valentine's day": (2, 14), "st patrick's day": (3, 17), "st. patrick's day": (3, 17), "independence day": (7, 4),
    "boxing day": (12, 26), "may day": (5, 1), "epiphany": (1, 6), "bastille day": (7, 14), "anzac day": (4, 25), "juneteenth": (6, 19),
    "armistice day": (11, 11), "veterans day": (11, 11),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "easter saturday": -1, "holy saturday": -1, "good friday": -2, "maundy thursday": -3,
    "holy thursday": -3, "palm sunday": -7, "ash wednesday": -46, "shrove tuesday": -47, "fat tuesday": -47, "mardi gras": -47, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50,
}  # fmt: skip
"""Days from Easter Sunday, as the western churches count."""
_FROM_THANKSGIVING = {"black friday": 1, "cyber monday": 4, "giving tuesday": 5}
"""Days from the fourth Thursday of November. Thanksgiving itself is another day in another country."""

NAMED = (*_FIXED, *_FROM_EASTER, *_FROM_THANKSGIVING)
ON_WEEKDAYS = frozenset(name for name in NAMED if name.endswith(tuple(WEEKDAYS)) and not name.startswith("easter"))
"""Those that begin with a word of any text ("good", "black") and end with a day of the week."""


def feast(name: str) -> Callable[[int], date]:
    """Return what tells the day of a feast in a year."""
    if name in _FIXED:
        month, day = _FIXED[name]
        return lambda year: date(year, month, day)
    if name in _FROM_EASTER:
        return lambda year: _easter(year) + timedelta(days=_FROM_EASTER[name])
    return lambda year: _thanksgiving(year) + timedelta(days=_FROM_THANKSGIVING[name])


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, as in Meeus, Astronomical Algorithms, chapter 8."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
