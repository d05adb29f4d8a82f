"""Datelines with neither date nor agency, as newspapers print them: "MILLTOWN — ", "ST. PAUL, Minn. — ", "OSLO - ".

A place in capitals and a dash in front of the first sentence is all there is, and labels look the same ("UPDATE —").
So what is found is a guess, for whoever asks to tell.
"""

import re

from schemas.article import Dateline
from streams.parse.datelines import Found, read_dateline
from streams.parse.months import MONTHS, WEEKDAYS
from streams.parse.regional_datelines import regional_dateline
from streams.text.capitals import proper
from streams.text.words import words

_WITHIN = 60  # characters up to the dash; a city of four words and its state fit
_DASH = re.compile(r"\s?—\s?|\s(?:–|--?)\s")  # without spaces it joins: "MILAN–TURIN"
_PLACE = re.compile(r"[^\W\d_][^\d_()\[\]:;!?\"“”„«»/—–]{2,39}")
_REGION = re.compile(r"[A-ZÀ-Þ][\w.' -]{1,24}")
_MOST_WORDS = 4
_FEWEST_LETTERS = 3

_LABELS = words(
    "alert analysis audio background breaking briefs bulletin column comment commentary correction corrected developing editorial "
    "exclusive explained explainer fact factbox feature flash interview latest live news newsletter note notice obituary opinion "
    "photo photos podcast poll profile quiz ranked recap recipe refile repeat report review roundup schedule score scores special "
    "sponsored sport sports summary test timeline update updated urgent video warning watch weather withdrawn answer question "
    "yes no who what when where why how winner winners loser losers pros cons today tonight tomorrow yesterday first second third "
    "rectificatif rectification correctif correctifs annulation annulé annulée retrait actualisation actualisé urgent alerte répétition suppression "
    "korrektur berichtigung annullierung rückzug zurückgezogen löschung eilmeldung wiederholung zusammenfassung "
    "corrección rectificación anulación anulado anulada repetición ampliación rettifica correzione annullamento annullato ripetizione aggiornamento "
    "correctie rectificatie intrekking ingetrokken rättelse rettelse korrigering makuleras makulerad "
    "sir sirs madam editor "
    "published posted dated filed issued sent printed released as of since until week month year born died effective starting beginning"
)
"""What stands in capitals before a dash and is no place, in any combination."""


def guess_dateline(text: str) -> Found | None:
    """Find a dateline at the start of a text that would be none elsewhere: a bare or a regional one, "London, March 2 - "."""
    return bare_dateline(text) or regional_dateline(text) or _dated(text)


def _dated(text: str) -> Found | None:
    found = read_dateline(text, mixed=True)
    is_placed = found is not None and not any(map(_has_label, found.dateline.places))
    return found if is_placed else None


def bare_dateline(text: str) -> Found | None:
    """Find such a dateline at the start of a paragraph of text, or None."""
    start = text[:_WITHIN]
    if "—" not in start and " –" not in start and " -" not in start:  # as most begin
        return None
    dash = _DASH.search(start)
    rest = text[dash.end() :] if dash else ""
    if dash is None or (not rest[:1].strip("\"“‘'„«").isupper() and not rest[1:2].isupper()):
        return None
    place, comma, region = text[: dash.start()].partition(",")
    if not _is_place(place) or (comma and not _REGION.fullmatch(region.strip())):
        return None
    line = Dateline(text=text[: dash.end()].strip(), places=(proper(place.strip()),), region=region.strip() or None)
    return Found(line, rest.strip())


def _is_place(place: str) -> bool:
    """Whether it can be the name of a place: in capitals, of few words, none of them a label, a day or a month."""
    if place != place.upper() or _PLACE.fullmatch(place) is None or sum(map(str.isalpha, place)) < _FEWEST_LETTERS:
        return False
    return len(place.split()) <= _MOST_WORDS and not _has_label(place)


def _has_label(place: str) -> bool:
    """Whether one of its words is a label, a day or a month."""
    parts = [part.strip(".,'’").lower() for part in place.split()]
    return any(part in _LABELS or part in MONTHS or part in WEEKDAYS for part in parts)
