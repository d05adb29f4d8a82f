"""Datelines: where a story was written, when and for whom: "KURSK, Russia, March 16 (Reuters) – ".

Two marks make a dateline: the agency in brackets near the start, and before it nothing but places in capitals and a date.
An agency that we know also proves a place in mixed case ("Berlin (dpa) - "). Without an agency a place in capitals, a date
and a dash are enough ("LONDON, March 16 — "), and a place in capitals with its country in small letters ("VENICE, Italy - "); so they are with the agency behind the date ("SAITAMA, Japan, Dec. 9 Kyodo
- "). On a wire line, where a text begins with its dateline, the place may be in mixed case then, too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from schemas.article import Dateline
from schemas.base import made
from streams.parse.dashed_datelines import Parts, dashed_parts, is_house
from streams.parse.dates import split_date
from streams.parse.feeds import KNOWN
from streams.text.capitals import SMALL_WORDS, proper
from streams.text.kept import kept

# Agencies as they sign datelines, folded to lower case: what is written in the brackets; those with a dialect by their names too.
AGENCIES = frozenset(
    {
        "reuters", "reuter", "thomson reuters foundation", "reuters breakingviews", "reuters health", "variety.com", "ap", "afp",
        "dpa", "dpa-afx", "pa", "pa media", "ansa", "efe", "kyodo", "kyodo news", "tass", "itar-tass", "interfax", "ats",
        "keystone-ats", "apa", "belga", "anp", "ntb", "tt", "stt", "cp", "the canadian press", "aap", "xinhua", "upi",
        "bloomberg", "cnn", "opta", "gracenote", "field level media", "business wire", "globe newswire", "lusa", "pap",
        "ritzau", "mti", "ctk", "čtk", "hina", "tanjug", "yonhap", "pti", "ani", "bernama", "antara", "anadolu", "ots",
        "sda", "keystone-sda", "awp", "epd", "kna", "kap", "kipa", "sid",
    }
).union(feed.name.lower() for feed in KNOWN.values())  # fmt: skip

_BRACKET_WITHIN = 120  # characters from the start; four cities, a country and a date fit
_AGENCY = re.compile(r"\(([^()\d;:?!]{2,40})\)")
_SOURCES = re.compile(r"[\s/,+&]+")  # "(dpa/AFP)", "(ats afp)"
_DASH = re.compile(r"\s*(?:\.?[-–—―−]{1,3}|:|_(?=\s))\s*")  # EFE writes "(EFE).-"
_STOP = re.compile(r"\.\s+(?=[A-ZÀ-Þ\"„“«])")  # epd writes "Berlin (epd). Die …"
_NEARBY = re.compile(r"[a-z]{1,3}\.[A-Za-zäöü.]{0,8}")  # "Frankfurt a.M.", "Freiburg i.Br."
_STOPPED = re.compile(r"^[^,]*[^\W\d_]{4,}\.\s*$")
"""Places with a full stop that shortens no word, as "D.C." and "a.M." are short."""
_DATED = re.compile(r"([^(–—]{3,60}?)\s*(?:–|—|--|\s-)\s*(?=\S|$)")
_DATED_ON_A_LINE = re.compile(r"([^(–—]{3,60}?)(?:,?\s*(?:–|—|--|\s-)\s*|(?<=\d)-(?:\s+|(?=[A-Z\"“<])|$)|\s_(?:\s+|$))")
_SIGNED = re.compile(r",?\s+([A-Z][\w-]{1,20}(?:\s[A-Z]\w+)?)$")
_SIGNER = 36  # characters of a name of three words and its dash
_SIGNED_BEHIND = re.compile(r"([A-Za-z][\w-]{1,20}|[A-Z][\w-]{0,20}(?:\s[A-Z]\w{1,20}){1,2})\s--?\s+")
_NO_PLACE = re.compile(
    r"(?i:(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:on|in|from|by|since|until|after|before)\b)"
)
_NAMED = re.compile(r"[A-Z][a-z]+\.?(?: (?:and |of )?[A-Z][a-z]+){0,2}")
"""A country or state in small letters behind a city in capitals: "VENICE, Italy - " needs neither agency nor date."""
_DATED_WITHIN = 70  # characters up to the dash and its spaces
_CITIES = re.compile(r"\s*/\s*|\s+and\s+|\s*&\s*")


_LIST = re.compile(r"(?:^|, )[A-Z][A-Z .’'-]+ (?:and|&) [A-Z]{2}")
"""The end of a list: "LONDON, PARIS and ROME", where what stands behind a comma in capitals is no country."""
_RELAY = re.compile(r"(?i:via|by)\b")
"""What a correspondent wrote over ("via satellite phone") is no country."""
_ENDS = re.compile(r"[\s\-–—―−_:]+$")
_STATED_LIMIT = 300  # characters of a dateline in a field of its own


class Found(NamedTuple):
    """A dateline and the text that follows it (empty when the dateline stands alone)."""

    dateline: Dateline
    rest: str


@lru_cache(maxsize=1)  # several who read an item ask of one paragraph, one after the other
def read_dateline(text: str, *, mixed: bool = False) -> Found | None:
    """Find the dateline at the start of a paragraph, or None. `mixed`: a place in mixed case is enough with a date."""
    bracket = text.find("(", 0, _BRACKET_WITHIN)
    agency = _AGENCY.match(text, bracket) if bracket >= 0 else None
    if agency and (found := _with_agency(text, text[:bracket].strip(), agency, mixed=mixed)):
        return found
    if agency and (found := _with_country(text, bracket, agency)):
        return found
    return _without_agency(text, mixed=mixed)  # a bracket that is no agency may stand in the text


def agency_of(source: str) -> str | None:
    """Return the agency that signs a dateline, in small letters: the first that we know of "tca/dpa", "ats afp"."""
    whole = source.lower()
    return whole if whole in AGENCIES else next((part for part in _SOURCES.split(whole) if part in AGENCIES), None)


def stated_dateline(text: str) -> Dateline | None:
    """Read a dateline that stands in a field of its own: what it says needs no proof, and any case will do."""
    text = text.strip()[:_STATED_LIMIT]
    if not text:
        return None
    found = read_dateline(text)
    if found and not found.rest:
        return found.dateline
    before, source = _split_agency(_ENDS.sub("", text))
    if (parts := dashed_parts(before, _is_agency)) is not None:
        return _of_parts(text, parts, source)
    if not any(letter.isalpha() for letter in before) or before[0].isdigit():  # a time stamp is at times all there is
        return Dateline(text=text, source=source, date=before or None)
    cities, region, date = _places(before)
    return Dateline(text=text, places=tuple(map(proper, cities)), region=region, source=source, date=date)


def _of_parts(text: str, parts: Parts, source: str | None) -> Dateline:
    """Return a dateline whose parts were told by the dashes between them."""
    cities, region, date = _places(", ".join((parts.place, *parts.states)))
    places = tuple(map(proper, cities))
    return Dateline(text=text, places=places, region=region, source=source or parts.source, date=parts.date or date)


def _is_agency(text: str) -> bool:
    return text.lower() in AGENCIES


def _split_agency(text: str) -> tuple[str, str | None]:
    """Cut the agency from the end: in brackets, or the bare word when we know it ("SYDNEY March 22 AAP")."""
    head, _, last = text.rpartition(" ")
    if text.endswith(")") and (bracket := text.rfind("(")) >= 0:
        return text[:bracket].strip(), text[bracket + 1 : -1].strip() or None
    return (head, last) if head and last.lower() in AGENCIES and last.isupper() else (text, None)


def _with_agency(text: str, before: str, agency: re.Match[str], *, mixed: bool) -> Found | None:
    source = agency[1].strip()
    known = agency_of(source) is not None
    dash = _DASH.match(text, agency.end()) or (_STOP.match(text, agency.end()) if known and before else None)
    if dash and known and not before and (found := _behind_agency(text, dash.end(), source)):
        return found
    end = dash.end() if dash else agency.end()
    if not dash and not (known and _rest_is_a_start(text[end:])):
        return None
    line = _signed(text[:end].strip(), before, source) or (
        _dated(text[:end].strip(), before, source) if mixed else None
    )
    return Found(line, text[end:].strip()) if line else None


def _with_country(text: str, bracket: int, country: re.Match[str]) -> Found | None:
    """Return a dateline with its country in brackets of its own, as AFP writes: "Wertheim (Allemagne), 24 nov 2026 (AFP) - "."""
    second = text.find("(", country.end(), _BRACKET_WITHIN)
    agency = _AGENCY.match(text, second) if bracket and second >= 0 else None
    between = text[country.end() : second].strip()
    if agency is None or agency_of(agency[1].strip()) is None or (between and between[0] != ","):
        return None
    return _with_agency(text, f"{text[:bracket].strip()}, {country[1].strip()}{between}", agency, mixed=False)


def _behind_agency(text: str, begin: int, source: str) -> Found | None:
    """Return a dateline that begins with its agency: "(ANSA) - ROMA, 26 NOV - "."""
    found = _without_agency(text[begin:], mixed=False)
    if found is None or found.dateline.date is None:
        return None
    line = found.dateline.model_copy(update={"text": text[: len(text) - len(found.rest)].strip(), "source": source})
    return Found(line, found.rest)


@kept(1024)  # of 7,319 datelines of 1987 59 in 100 came again, word for word
def _signed(text: str, before: str, source: str) -> Dateline | None:
    """Return the dateline that `text` is: what stands before the brackets, and who signed in them."""
    known = agency_of(source) is not None
    cities, region, date = _places_between(before)
    if before and not date and not cities:
        return None
    if cities and not (known or all(map(_is_capitals, cities))):
        return None
    if not known and not cities and not date:  # "(Adds details) - …" is no dateline
        return None
    if not all(map(_is_place, cities)):
        return None
    return made(Dateline, text=text, places=tuple(map(proper, cities)), region=region, source=source, date=date)


def _dated(text: str, before: str, source: str) -> Dateline | None:
    """Return the dateline of a source that is not known, which has a place in mixed case and a date."""
    cities, region, date = _places_between(before)
    if not source[0].isupper() or not cities or date is None:
        return None
    if not all(map(_is_place, cities)) or any(map(_NO_PLACE.match, cities)):
        return None
    return made(Dateline, text=text, places=tuple(map(proper, cities)), region=region, source=source, date=date)


def _without_agency(text: str, *, mixed: bool) -> Found | None:
    start = text[:_DATED_WITHIN]
    may_be = (
        "-" in start or "–" in start or "—" in start or (mixed and "_" in start)
    )  # most: no need to try all lengths
    dated = (_DATED_ON_A_LINE if mixed else _DATED).match(text) if may_be else None
    if dated is None:
        return None
    before, source = _split_signature(dated[1])
    cities, region, date = _places(before)
    end = dated.end()
    if date is None and (later := _DATED.match(text, end)) is not None:
        between, date = split_date(later[1])
        date, end = (date, later.end()) if date and not between.strip(" ,") else (None, end)
    if not cities or not all(map(_is_place, cities)):
        return None
    if date is None and not (region and _NAMED.fullmatch(region) and all(map(_is_capitals, cities))):
        return None
    if not all(_is_capitals(city) or (mixed and not _NO_PLACE.match(city)) for city in cities):
        return None
    if date and source is None and " -" in text[end : end + _SIGNER]:  # hardly one
        signed = _SIGNED_BEHIND.match(text, end)
        source, end = (signed[1], signed.end()) if signed and _is_signer(signed[1]) else (None, end)
    places = tuple(map(proper, cities))
    line = made(Dateline, text=text[:end].strip(), places=places, region=region, source=source, date=date)
    return Found(line, text[end:].strip())


def _is_signer(name: str) -> bool:
    """Whether what stands behind the date and before another dash is an agency: "BERLIN - 20 NOV - X WIRE - "."""
    return _is_agency(name) or (name.isupper() and is_house(name))


def _split_signature(before: str) -> tuple[str, str | None]:
    """Cut an agency from behind the date: "Dec. 9 Kyodo"."""
    signed = _SIGNED.search(before)
    if signed is None or signed[1].lower() not in AGENCIES:
        return before, None
    return before[: signed.start()], signed[1]


def _places(before: str) -> tuple[list[str], str | None, str | None]:
    """Split "KURSK, Russia, March 16" into its cities, the state or country after them, and the date."""
    rest, date = split_date(before)
    if date and rest[-1:] in ". " and _STOPPED.search(rest):  # Interfax writes "MOSCOW. Nov 27 (Interfax) - "
        rest = rest.rstrip(". ")
    if "," not in rest and "/" not in rest and "&" not in rest and "and" not in rest:  # one city, as in most datelines
        return [city] if (city := rest.strip(" ")) else [], None, date
    cities: list[str] = []
    regions: list[str] = []
    for part in _parts(rest.strip(" /")):
        city, *behind = (piece.strip(" ,/") for piece in part.split(","))
        listed = [piece for piece in behind if piece and _is_capitals(piece)] if _LIST.search(rest) else []
        cities += [each for each in (city, *listed) if each]
        regions += [", ".join(piece for piece in behind if piece and piece not in listed and not _RELAY.match(piece))]
    return cities, next(filter(None, regions), None), date


def _places_between(before: str) -> tuple[list[str], str | None, str | None]:
    """Split what stands before an agency as `_places` does, and with dashes between its parts, too."""
    if not (" -" in before or "–" in before or "—" in before or "--" in before) or not (parts := _dashed(before)):
        return _places(before)
    cities, region, within = _places(", ".join((parts.place, *parts.states)))
    return cities, region, parts.date or within


def _dashed(before: str) -> Parts | None:
    """Return the parts of what stands before an agency, where they are places and a date: "BERLIN - GERMANY - 20 NOV"."""
    parts = dashed_parts(before, _is_agency)
    if parts is None or parts.source or (parts.date and parts.date.isdecimal()):
        return None
    return parts if all(_is_capitals(each) or _NAMED.fullmatch(each) for each in parts.states) else None


def _parts(rest: str) -> Iterator[str]:
    """Yield each city with the state or country after it: "PORTLAND, Maine/BOSTON"; "Trinidad and Tobago" stays one."""
    begin = 0
    for between in _CITIES.finditer(rest):
        follows = _CITIES.split(rest[between.end() :].partition(",")[0])[0]
        if "," not in rest[begin : between.start()] or _is_capitals(follows):
            yield rest[begin : between.start()]
            begin = between.end()
    yield rest[begin:]


def _is_capitals(city: str) -> bool:
    return city.isupper() or (city == city.upper() and any(map(str.isalpha, city)))


@kept(4096)  # the datelines of 7,316 Reuters stories of 1987 name 955 places
def _is_place(city: str) -> bool:
    """Whether it can be the name of a place: few words, no digits, each with a capital but for "of" and its like."""
    words = city.split()
    return (
        len(words) <= 6  # noqa: PLR2004 - ABOARD THE CHARLES DE GAULLE CARRIER
        and not any(map(str.isdigit, city))
        and all(
            word[0] in "'’" or word[0] == word[0].upper() or word in SMALL_WORDS or _NEARBY.fullmatch(word)
            for word in words
        )
    )


def _rest_is_a_start(rest: str) -> bool:
    """Whether the text after the agency begins like a story although the dash is missing."""
    rest = rest.strip()
    return not rest or rest[0].isupper() or rest[0] in "“\"'‘"
