"""Flags in front of a headline that say how urgent an item is: "URGENT ¤¤¤ …", "EIL - …", "Eilmeldung: …", "URGENTE Muere …".

Behind a mark that parts it any of them is one. Without a mark only those in capitals that agencies write so, in front of a
headline that goes on in small letters and begins with a capital: "URGENT care units close" and "EIL shares rise" are headlines.
"""

import re
from typing import Final, NamedTuple

_LOUD: Final = (
    r"URGENTE?|EIL(?:MELDUNG|T)?|FLASH|BULLETIN|ALERTE?|ALERTA|BLITZ|BREAKING(?:\s+NEWS)?|EXTRA|ULTIM['’]ORA|SPOED"
)
_PARTED: Final = r"(?:\s*(?:¤+|\*+|\+{2,}|[:：]|/(?=\s)|\s[-–—])\s*)+"
_FLAG: Final = re.compile(
    rf"(?:(?P<flag>(?:{_LOUD})|(?i:eilmeldung|eil|urgente?|breaking(?:\s+news)?|ultim['’]ora)(?=\s*[:：]|\s+[-–—]\s)){_PARTED}"
    r"|(?P<bare>URGENTE?|EIL(?:MELDUNG)?)(?:-|\s+)(?=[\"“„«¡¿]?(?:[A-ZÀ-Þ][a-zà-ÿ]|[A-Z]{2,5}-[A-Z]|(?:Le|La|Les|Un|El)\b))"
    r"|(?P<before>URGENTE?)\s+(?=[\"“„«¡¿]?[A-ZÀ-Þ0-9][^a-zà-ÿ]{0,12}[\s'’][^\n]{0,40}[a-zà-ÿ]{2}))(?=\S)"
)
_FIRST: Final = frozenset("UuEeFBbASs")


class Flag(NamedTuple):
    """The word of a flag, the headline behind it, and whether a mark parts the two."""

    word: str
    headline: str
    parted: bool


def read_flag(headline: str) -> Flag | None:
    """Return the flag that a headline begins with, None for nearly all."""
    if headline[:1] not in _FIRST or (found := _FLAG.match(headline)) is None:
        return None
    word = found["flag"] or found["bare"] or found["before"]
    return Flag(word.lower(), headline[found.end() :], found["flag"] is not None)
