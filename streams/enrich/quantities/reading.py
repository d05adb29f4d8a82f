"""What is written at a place of a text: a number, a share or a sum of money, with its unit and what bounds it."""

import re
from typing import Literal, NamedTuple

from streams.enrich.numerals import DIGITS, GROUPED, NUMBER, OF_SCALE, fraction, grouped, number
from streams.enrich.quantities.compounds import compound
from streams.enrich.quantities.units import CENT, CODES, COUNTRIES, HUNDREDTHS, SIGNS, measure_at

Bound = Literal["min", "max"]

MULTIPLES = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakh crore": 1e12, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7, "billion": 1e9, "bln": 1e9,
    "bn": 1e9, "b": 1e9, "trillion": 1e12, "tln": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
_MULTIPLE = r"(?:[ -]?(?P<multiple>thousand|million|billion|trillion|lakh crore|lakh|crore|mln|mn|bln|bn|tln|trn|tn)\b|(?P<short>[kmb])\b)"
_SIGN = "|".join(sorted((re.escape(sign.lower()) for sign in SIGNS), key=len, reverse=True))
_MONEY = {sign.lower(): code for sign, code in SIGNS.items()}
_CODE = "|".join(sorted(code.lower() for code in CODES))

BOUNDS: dict[str, Bound] = {
    "more than": "min", "greater than": "min", "well over": "min", "just over": "min", "over": "min", "above": "min", "exceeding": "min",
    "at least": "min", "a minimum of": "min", "upwards of": "min", "upward of": "min", "no fewer than": "min", "no less than": "min",
    "not less than": "min", "in excess of": "min", "a little over": "min", "at a minimum": "min",
    "less than": "max", "fewer than": "max", "under": "max", "below": "max", "just under": "max", "up to": "max", "as many as": "max",
    "as much as": "max", "as high as": "max", "at most": "max", "no more than": "max", "not more than": "max", "a maximum of": "max",
    "a little under": "max", "as little as": "min", "as low as": "min", "as few as": "min",
}  # fmt: skip
_BOUND = "|".join(sorted(map(re.escape, BOUNDS), key=len, reverse=True))

_VOTERS = " (?:said|say|says|were|was|are|is|had|have|has|full|empty|voted|vote|want|wanted|backed|back|opposed|oppose|did|do|went|came|think)\\b"
"""Before these a share that is bounded is one of those spoken of: "more than half said they would", "less than half full"."""
_TIMES = "(?:second|minute|hour|day|week|month|year|decade|century|lifetime|millennium)\\b"
"""Of one of these a part is a time: "three quarters of an hour"."""
_SHARE = (
    r"(?P<share>(?:(?:one|two|three|four|five|six|seven|eight|nine|an?)[ -])?(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?"
    rf"|tenths?)(?=(?! {OF_SCALE}| of an? {_TIMES}) of\b| the\b|(?(bound){_VOTERS}|(?!)))|(?P<some>one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)?"
    r" (?P<all>two|three|four|five|six|seven|eight|nine|ten|10|20|50|100|1,000|10,000)(?= (?!years?\b|days?\b|weeks?\b|months?\b|hours?\b|minutes?\b)[a-z]+))"
)
_ENDS = r"(?![\d]|[,.:]\d)"
_SPACED = r"(?(sign)|(?(code)|(?!)))[1-9]\d{0,2}(?: \d{3})+(?:\.\d{1,2})?(?!\d)(?! (?!(?:is|was|has|as|plus|less|this)\b)[a-z]+s\b)"
"""Groups with plain spaces behind a sign or code of money: "$25 300"; in "paid $25 300 times" two numbers stand."""
_LEAD = rf"(?:(?P<bound>{_BOUND}) )?(?:(?:about|around|roughly|some|nearly|almost|an estimated|approximately) )?"
_QUANTITY = re.compile(
    rf"{_LEAD}"
    rf"(?:{_SHARE}|(?:(?P<sign>{_SIGN}) ?|(?P<code>{_CODE}) ?)?(?P<number>{_SPACED}|{GROUPED}|{NUMBER}){_ENDS}(?:{_MULTIPLE})?)"
)
_FIGURES = re.compile(rf"({GROUPED}|{DIGITS}){_ENDS}(?:{_MULTIPLE})?")
"""A quantity that begins with a digit: what `_QUANTITY` would read there, in a fourth of the time."""
_GROUPED = re.compile(rf"{GROUPED}|\d{{1,3}}(?: \d{{3}})+(?:\.\d{{1,2}})?")
_GROUPING = frozenset(",'’ \u00a0\u202f\u2009")
_DECIMAL_COMMA = re.compile(r",\d{1,2}$")
_MIXED = {"a half": " and ", "half": " and a "}
"""Before these it tells that they are a part of what went before: "a kilo and a half"."""
_PART = re.compile(
    rf"{_LEAD}(?P<part>(?:(?:one|two|three|four|five|six|seven|eight|nine|an?)[ -])?(?:half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?))"
    r"(?:(?<=half)| of) an?(?= )"
)
"""A part of one unit: "half a mile", "three-quarters of a tonne"."""
_NEAR = len("an estimated three-quarters of an ") + max(map(len, BOUNDS))
"""Code points in which a part of a unit has its "of a": a look in C spares the pattern nearly everywhere."""
_GROUP = re.compile(r"(?:^|[^\W\d]\.? |[,;:] |[(“])[1-9]\d{0,2}(?: \d{3})* $")
"""What may be the first group of a number before a group of three digits, and the word before it: "sold 25 " before "300 tonnes"."""
_NEAR_GROUP = 32
_APART = re.compile(
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?"
    r"|Oct\.?|Nov\.?|Dec\.?|[Aa]ged?|[Nn]o\.?|[Nn]umber|[Pp]art|[Ll]evel)|(?<=[a-z,] )[A-Z][a-z]+) \d{1,3} $"
)
"""Before a number of its own: "On March 25 300 people marched", "in Flight 25 300 people died"."""
_IN = (" in ", " out ")
_SHARE_IN_FIGURES = re.compile(
    r"(?P<some>1(?= in)|[2-9](?= in 10 )|\d{1,2}(?= out)) (?:in|out of)(?: every)? (?P<all>[3-9]|1[0-9]|[2-9][05]|[1-9]00|1,000|10,000|100,000)(?![\d,.]*\d|%|[-:/])"
    r"(?! (?:years?|days?|weeks?|months?|hours?|minutes?|seconds?|games|matches|starts|races|tests|outings|attempts|appearances|seasons|innings|per)\b)"
)
_SYMBOL = len("kWh")
_MANY = ("s", "feet", "cent", "pct", "hertz", "power")
"""Units end so that stand behind many, or are the same for one."""
_LENGTH = re.compile(
    r"[ -](?:long|wide|high|tall|deep|thick|above|below|beneath|underwater|offshore|away|apart|freestyle|backstroke|breaststroke|butterfly|hurdles|sprint|relay|steeplechase|final|race|title|of (?:snow|water|rain|ice|mud|floodwater|earth|rubble|rope|cable))\b"
)
"""Behind "200m" they tell that it is metres."""
_HEIGHT = re.compile(
    r"\b(?:heights?|depths?|widths?|(?:water|sea|river) levels?|tides?|waves|swells?|surges?|rivers?|peaked|crested|cleared|jumped|leapt|threw|hurled|vaulted)"
    r"(?: (?:of|at|to|was|were|reached|rose|up|the|over|about|around|nearly|almost|just))* $"
)
"""Before "7.42m" they tell it too."""
_FAR = 40
_CROWDS = re.compile(
    r" (?:(?:new|more|other) )?(?:people|men|women|children|users|customers|subscribers|households|homes|viewers|followers|jobs|workers|passengers|visitors"
    r"|tourists|voters|members|shares|doses|tonnes|tons|barrels|litres|acres|hectares|vehicles|cars|tickets|copies|views)\b"
)
"""Behind "30k" and "2.5m" they tell that it is thousands and millions."""
_MONEY_CODES = frozenset(code for rows in COUNTRIES.values() for code in rows.values()) - {CENT}


class Read(NamedTuple):
    """What stands at a place, and where its parts begin and end."""

    start: int
    """Where it begins, with what bounds it."""
    first: int
    """Where the quantity itself begins: "about" and its like are no part of it."""
    place: int
    """Where the number begins."""
    tail: int
    """Where number and multiple end."""
    bound: Bound | None
    said: str
    """The number in lower case; empty for a share."""
    multiple: str | None
    value: float
    unit: str | None
    end: int
    """Where the unit ends."""


_new = tuple.__new__
"""Makes a named tuple in a third of the work: its own way goes through a function of Python."""


def read(text: str, low: str, start: int, *, money: bool = False) -> Read | None:
    """Read what stands at a place, of a text and the same in lower case; None where no quantity does.

    `money`: it is the end of a range of money, so that "5m" is five million and not as well five metres.
    """
    figures = low[start : start + 1].isdecimal()
    found = _figures(text, low, start, money=money) if figures else _words(text, low, start)
    if found and "," in found.said and not (found.unit or found.multiple) and _DECIMAL_COMMA.search(found.said):
        return None  # "May 5,20 people": a blank is missing
    return found


def _figures(text: str, low: str, start: int, *, money: bool) -> Read | None:
    match = _FIGURES.match(low, start)
    if match is None or (_is_group(text, start) and not _is_of_things(text, match.end())):
        return None
    if low.startswith(_IN, match.end()) and (share := _SHARE_IN_FIGURES.match(low, start)):
        return _part(start, share)
    said, multiple, short = match.groups()
    multiple, tail = multiple or short, match.end()
    if multiple == "m" and not money and (metres := _metres(low, start, said, tail)):
        return metres
    if short and not money and not _counted_short(text, low, tail):
        return None
    value = _value(said, multiple)
    if value is None:
        return None
    return _new(Read, (start, start, start, tail, None, said, multiple, *_measured(text, low, tail, value, multiple)))


def _is_group(text: str, start: int) -> bool:
    """Say whether three digits may be the last group of a number with plain spaces: "sold 25 300 tonnes"; nobody can tell which number it is."""
    if (
        start < len("1 ")
        or text[start - 1] != " "
        or not text[start - 2].isdecimal()
        or not text[start : start + 3].isdecimal()
    ):
        return False
    before = text[max(0, start - _NEAR_GROUP) : start]
    grouped_so = not text[start + 3 : start + 4].isdecimal() and _GROUP.search(before) is not None
    return grouped_so and _APART.search(before) is None


def _is_of_things(text: str, tail: int) -> bool:
    """Say whether a number is with its unit what things are called by, and no group: "for 36 100 kilowatt transmitters"."""
    unit, end = measure_at(text, tail)
    word = text[tail + 1 : end]
    return unit not in _MONEY_CODES and len(word) > _SYMBOL and word.isalpha() and not word.endswith(_MANY)


def _metres(low: str, start: int, said: str, tail: int) -> Read | None:
    """Return what "1.88m tall" and "1m 88cm" are in metres; None where the m that ends at a place may be millions."""
    parts = compound(low, tail - 1)
    value = _value(said, None)
    if value is None or not (parts or _LENGTH.match(low, tail) or _HEIGHT.search(low, max(0, start - _FAR), start)):
        return None
    more, end = (parts[0], parts[2]) if parts else (0.0, tail)
    return Read(start, start, start, tail - 1, None, said, None, round(value + more, 6), "m", end)


def _part(start: int, share: re.Match[str]) -> Read | None:
    """Return "1 in 5" as a share."""
    some, of = number(share["some"]), number(share["all"])
    if not some or not of or some >= of:
        return None
    return Read(start, start, start, share.end(), None, "", None, round(some / of, 6), None, share.end())


def _counted_short(text: str, low: str, tail: int) -> bool:
    """Whether "2.5m" or "30k" that ends at a place is a number: money or a crowd follows it."""
    return _CROWDS.match(low, tail) is not None or measure_at(text, tail)[0] in _MONEY_CODES


def _words(text: str, low: str, start: int) -> Read | None:
    match = _QUANTITY.match(low, start)
    if match is None or match["share"]:
        return _part_of_unit(text, low, start) or (match and _share_of(low, match))
    bound, tail = BOUNDS.get(match["bound"]), match.end()
    place, said, multiple = match.start("number"), match["number"], match["multiple"] or match["short"]
    value = _value(said, multiple)
    if value is None or (match["sign"] == "us $" and text[match.start("sign")].islower()):  # "gave us $5"
        return None
    if money := match["sign"] or match["code"]:
        first = max(match.start("sign"), match.start("code"))
        code = _MONEY.get(money) or money.upper()
        return _new(Read, (start, first, place, tail, bound, said, multiple, value, code, tail))
    if match["short"]:
        return None
    return _new(Read, (start, place, place, tail, bound, said, multiple, *_measured(text, low, tail, value, multiple)))


def _share_of(low: str, match: re.Match[str]) -> Read | None:
    """Return a share of what follows: "two-thirds of", "one in five"."""
    said, first = match["share"], match.start("share")
    if said in _MIXED and low.endswith(_MIXED[said], 0, first):
        return None
    share = _share(match)
    bound = BOUNDS.get(match["bound"])
    return (
        None
        if share is None
        else Read(match.start(), first, first, match.end(), bound, "", None, round(share, 6), None, match.end())
    )


def _part_of_unit(text: str, low: str, start: int) -> Read | None:
    """Return "half a mile" or "a quarter of a percentage point" in its unit; None where no unit follows."""
    near = low[start : start + _NEAR]
    match = _PART.match(low, start) if " of a" in near or "half a" in near else None
    value = fraction(match["part"]) if match else None
    if match is None or value is None:
        return None
    unit, end = measure_at(text, match.end())
    first, bound = match.start("part"), BOUNDS.get(match["bound"])
    return Read(start, first, first, match.end(), bound, "", None, round(value, 6), unit, end) if unit else None


def _measured(text: str, low: str, tail: int, value: float, multiple: str | None) -> tuple[float, str | None, int]:
    """Return a number that ends at a place in its unit, with the second part of what has two, the unit, and where that ends."""
    if multiple is None and (parts := compound(low, tail)):
        more, larger, end = parts
        return round(value + more, 6), larger, end
    unit, end = measure_at(text, tail)
    if unit in HUNDREDTHS:
        return round(value / 100, 6), HUNDREDTHS[unit], end
    return value, unit, end


def _value(said: str, multiple: str | None) -> float | None:
    if multiple is None and said.isdecimal():
        return float(said)
    odd = not _GROUPING.isdisjoint(said) and _GROUPED.fullmatch(said)
    value: float | None = grouped(said) if odd else number(said)
    return value if value is None else round(value * MULTIPLES[multiple] if multiple else value, 6)


def _share(match: re.Match[str]) -> float | None:
    """Return the value of "two-thirds", "a quarter", "one in five"."""
    if match["some"]:
        some, of = number(match["some"]), number(match["all"])
        return some / of if some and of else None
    return fraction(match["share"])
