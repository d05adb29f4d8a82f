"""Datelines of German regional papers: "Boxberg. ", "Bad Mergentheim (fn). ", "IGERSHEIM/ASSAMSTADT. ", "Boxberg (fn) - ".

A place, the letters of who wrote it, and a full stop: a sentence of one word looks the same ("Endlich. "). So German has to
follow, and the letters, or a name that is made as the names of German places are or stands again as that of a place, have to
say that it is one. What is found is a guess, for whoever asks to tell.
"""

import re

from schemas.article import Dateline
from schemas.base import made
from streams.parse.datelines import Found
from streams.text.capitals import proper
from streams.text.words import words

_WITHIN = 60  # characters up to the full stop
_RIVER = r"\s(?:am|an\sder|im|in\sder|ob\sder|bei|AM|AN\sDER|IM|IN\sDER|OB\sDER|BEI)\s"
_NAME = r"[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ’-]{2,30}"
_PLACE = rf"(?:(?:Bad|BAD|St\.|Sankt|SANKT)\s)?{_NAME}(?:{_RIVER}{_NAME})?"
_BETWEEN = r"\s?/\s?|\sund\s|,\s"
_WRITER = r"\s\((?P<writer>[a-zäöü]{2,4}(?:[/-][a-zäöü]{2,4}){0,2})\)"
_LINE = re.compile(
    rf"(?P<places>{_PLACE}(?:(?:{_BETWEEN}){_PLACE}){{0,2}})(?:{_WRITER})?(?:\.|\s[-–—])\s+(?=[\"„“»]?[A-ZÄÖÜ])"
)
_MADE = re.compile(
    r"(?:bad|st\.|sankt)\s.+|.+\s(?:am|an\sder|ob\sder|in\sder|bei)\s.+"
    r"|.{2,}(?:berg|burg|heim|hausen|ingen|dorf|stadt|bach|feld|furt|brück|brücken|kirchen|haven|hagen|hofen|weiler|münster|stetten|büttel|beuren|zell)",
    re.IGNORECASE,
)
"""How the names of German places are made."""
_KNOWN = words(
    "aachen berlin bern bonn bremen chemnitz cottbus dortmund dresden duisburg essen fulda gera graz halle hanau hannover jena karlsruhe "
    "kassel kiel koblenz köln leipzig linz lübeck luzern mainz münchen potsdam rostock schwerin speyer stuttgart suhl trier ulm weimar wien worms zürich"
)
"""Large towns whose names are not."""
_NO_PLACE = words(
    "altstadt innenstadt hauptstadt großstadt kleinstadt vorstadt kreisstadt geheim daheim insgeheim pflegeheim wohnheim altenheim seniorenheim tierheim "
    "kinderheim vereinsheim eisberg weinberg umfeld spielfeld sportfeld feriendorf gelingen misslingen bringen springen dringen zwingen klingen singen "
    "sandburg hüpfburg"
)
"""Words that are made so and name none."""
_GERMAN = re.compile(
    r"\b(?:der|die|das|dem|den|des|eine?[nmr]?|und|ist|sind|war|waren|hat|haben|wird|werden|wurden?|bei|am|im|mit|vo[nm]|zu[mr]|für|auf|nach|aus|sich)\b"
)
_SCORE = re.compile(r"\b\d{1,2}:\d{1,2}\b")
"""What stands behind a game of two towns: "Amselburg - Finkenheim 2:1"."""
_LOOK = 400  # characters of text that are looked at
_MARKS = 3  # words of German at least; English has "am", "war" and "die"


def regional_dateline(text: str) -> Found | None:
    """Find such a dateline at the start of a paragraph of text, or None."""
    start = text[2:_WITHIN]
    may_be = ". " in start or " - " in start or " – " in start or " — " in start  # nearly no text has one so early
    found = _LINE.match(text) if may_be else None
    if found is None or _SCORE.search(text, found.end(), found.end() + _WITHIN):
        return None
    places = re.split(_BETWEEN, found["places"])
    below = text[found.end() : found.end() + _LOOK]
    are_places = found["writer"] is not None or all(_is_place(place, below) for place in places)
    if not are_places or len({*_GERMAN.findall(below)}) < _MARKS:
        return None
    line = made(Dateline, text=found[0].strip(), places=tuple(map(proper, places)))
    return Found(line, text[found.end() :].strip())


def _is_place(name: str, below: str) -> bool:
    """Whether a name is made as those of places are, is known, or stands in the text as that of a place."""
    low = name.lower()
    if low in _NO_PLACE:
        return False
    is_made_so = low in _KNOWN or _MADE.fullmatch(low) is not None
    return is_made_so or re.search(rf"\b(?:in|bei|aus|nach)\s(?i:{re.escape(name)})\b", below) is not None
