"""Units and currencies as English news writes them, each with its symbol: SI and customary units, money by ISO 4217.

A word that names several things has no row of its own ("pesos", "crowns", "francs" without a country): the number then
has no unit, for a unit is never a guess.
"""

import re
from collections.abc import Iterator

from streams.text.words import in_order

# Symbol, then the ways to write it; a plural s is allowed after each word of letters.
_LENGTHS = {
    "km": "kilometre kilometer km", "m": "metre meter", "cm": "centimetre centimeter cm", "mm": "millimetre millimeter mm",
    "mi": "mile", "ft": "foot feet ft", "in": "inch inches", "yd": "yard",
}  # fmt: skip
_OTHERS: dict[str, str] = {
    "nmi": "nautical_mile", "ha": "hectare", "acre": "acre", "l": "litre liter", "ml": "millilitre milliliter", "gal": "gallon", "pt": "pint",
    "bbl": "barrel bbl", "bu": "bushel", "kg": "kilogram kilogramme kilo kg", "g": "gram gramme", "mg": "milligram mg", "ug": "microgram mcg",
    "t": "tonne metric_ton metric_tonne", "ton": "ton short_ton", "lb": "lb", "oz": "ounce oz", "ct": "carat", "hp": "horsepower hp", "kt": "kiloton kilotonne", "Mt": "megaton megatonne",
    "MW": "megawatt MW", "GW": "gigawatt GW", "kW": "kilowatt kW", "W": "watt", "kWh": "kilowatt-hour kilowatt_hour kWh",
    "MWh": "megawatt-hour megawatt_hour MWh", "GWh": "gigawatt-hour gigawatt_hour GWh", "TWh": "terawatt-hour terawatt_hour TWh",
    "GB": "gigabyte GB", "MB": "megabyte MB", "TB": "terabyte TB", "kn": "knot", "pp": "percentage_point", "bp": "basis_point bp",
    "ly": "light-year light_year", "Mcf": "mcf", "Bcf": "bcf", "Tcf": "tcf", "MMBtu": "mmBtu", "kcal": "kilocalorie kcal", "dB": "decibel dB",
    "kHz": "kilohertz kHz", "MHz": "megahertz MHz", "GHz": "gigahertz GHz", "kbit/s": "kbps", "Mbit/s": "Mbps", "Gbit/s": "Gbps",
    "ppm": "ppm", "mmHg": "mmHg", "hPa": "hectopascal hPa", "mbar": "millibar", "TEU": "TEU", "boe": "boe",
}  # fmt: skip
_FIXED: tuple[tuple[str, str, str], ...] = (
    ("% per percent pct", r"(?:%|per ?cent\b|pct\b)", "%"),
    ("pc", r"(?-i:pc)\b", "%"),
    ("degree degrees deg °", r"(?:degrees?|deg\.?|°) ?(?:C\b|Celsius|centigrade)", "°C"),
    ("degree degrees deg °", r"(?:degrees?|deg\.?|°) ?(?:F\b|Fahrenheit)", "°F"),
    ("p", r"(?<=\d)(?<!720)(?<!1080)(?-i:p)\b(?!\.\d)", "GBp"),
    ("g", r"(?<=\d\d)(?-i:g)\b", "g"),
    ("m", r"(?<=\d )(?-i:m)\b(?![-'])", "m"),
    ("c", r"(?:(?<=[-−–\d.]\d)|(?<=minus \d))C\b(?![-$&])", "°C"),
    ("f", r"(?:(?<=[-−–\d.]\d)|(?<=minus \d))F\b(?![-$&])", "°F"),
    ("c", r"(?<=\d )C(?=\))", "°C"),
    ("f", r"(?<=\d )F(?=\))", "°F"),
    ("c", r"(?:(?<=minus \d )|(?<=minus \d\d ))C\b(?![-$&])", "°C"),
    ("celsius", r"Celsius\b", "°C"),
    ("fahrenheit", r"Fahrenheit\b", "°F"),
    (
        "km kph kmh kilometre kilometres kilometer kilometers",
        r"(?:km/h|kph|kmh|kilomet(?:re|er)s (?:per|an) hour)\b",
        "km/h",
    ),
    ("mph mile miles", r"(?:mph|miles (?:per|an) hour)\b", "mph"),
    ("barrel barrels bpd b", r"(?:barrels (?:per|a) day|bpd|b/d)\b", "bbl/d"),
    ("boepd boe", r"(?:boepd|boe/d|boe per day)\b", "boe/d"),
    ("barrel barrels", r"barrels of oil equivalent (?:per|a) day\b", "boe/d"),
    ("barrel barrels", r"barrels of oil equivalent\b", "boe"),
    ("metre metres meter meters", r"(?:metres|meters) (?:per|a) second\b", "m/s"),
    ("ha", r"(?-i:ha)\b(?! ha\b)", "ha"),
    ("ml", r"(?-i:ml)\b", "ml"),
    ("sqm", r"sqm\b", "m2"),
    ("sqft", r"sqft\b", "ft2"),
    ("km", r"km[2²](?![a-z0-9])", "km2"),
    ("m", r"m[2²](?![a-z0-9])", "m2"),
    ("pound pounds", r"pounds? sterling\b", "GBP"),
)
"""First words, pattern and symbol of what is not made by the rules below."""
_AREAS = {symbol: symbol for symbol in ("km", "m", "cm", "mi", "ft", "in", "yd")}

CENT = "cent"
"""Cents of a currency that the text does not tell."""

COUNTRIES = {
    "dollar": {"": "USD", "U.S.": "USD", "US": "USD", "American": "USD", "Canadian": "CAD", "Australian": "AUD", "New Zealand": "NZD",
               "Hong Kong": "HKD", "Singapore": "SGD", "Taiwan": "TWD", "Jamaican": "JMD", "Namibian": "NAD"},
    "pound": {"British": "GBP", "Egyptian": "EGP", "Lebanese": "LBP", "Syrian": "SYP", "Sudanese": "SDG", "South Sudanese": "SSP"},
    "franc": {"Swiss": "CHF", "French": "FRF", "Belgian": "BEF", "CFA": "XOF", "Congolese": "CDF", "Rwandan": "RWF"},
    "crown": {"Swedish": "SEK", "Norwegian": "NOK", "Danish": "DKK", "Czech": "CZK", "Icelandic": "ISK"},
    "kronor": {"": "SEK", "Swedish": "SEK"}, "krona": {"Swedish": "SEK"}, "krone": {"Danish": "DKK", "Norwegian": "NOK"},
    "kroner": {"Danish": "DKK", "Norwegian": "NOK"},
    "peso": {"Mexican": "MXN", "Argentine": "ARS", "Chilean": "CLP", "Colombian": "COP", "Philippine": "PHP", "Cuban": "CUP", "Uruguayan": "UYU"},
    "rupee": {"": "INR", "Indian": "INR", "Pakistani": "PKR", "Sri Lankan": "LKR", "Nepalese": "NPR"},
    "dinar": {"Kuwaiti": "KWD", "Iraqi": "IQD", "Jordanian": "JOD", "Serbian": "RSD", "Algerian": "DZD", "Tunisian": "TND", "Libyan": "LYD"},
    "riyal": {"": "SAR", "Saudi": "SAR", "Qatari": "QAR"}, "rial": {"": "IRR", "Iranian": "IRR", "Omani": "OMR"},
    "shilling": {"Kenyan": "KES", "Ugandan": "UGX", "Tanzanian": "TZS"}, "dirham": {"": "AED", "Moroccan": "MAD"},
    "euro": {"": "EUR"}, "yen": {"": "JPY"}, "yuan": {"": "CNY"}, "renminbi": {"": "CNY"}, "rouble": {"": "RUB"}, "ruble": {"": "RUB"},
    "won": {"": "KRW"}, "real": {"Brazilian": "BRL"}, "reais": {"": "BRL"}, "rand": {"": "ZAR"}, "lira": {"Turkish": "TRY", "Italian": "ITL"},
    "lire": {"": "ITL"}, "zloty": {"": "PLN"}, "forint": {"": "HUF"}, "shekel": {"": "ILS"}, "baht": {"": "THB"}, "ringgit": {"": "MYR"},
    "rupiah": {"": "IDR"}, "hryvnia": {"": "UAH"}, "tenge": {"": "KZT"}, "naira": {"": "NGN"}, "cedi": {"": "GHS"}, "dong": {"": "VND"},
    "taka": {"": "BDT"}, "lei": {"": "RON"}, "leva": {"": "BGN"}, "mark": {"German": "DEM", "Deutsche": "DEM"}, "dlr": {"": "USD", "Canadian": "CAD"},
    "dlrs": {"": "USD", "Canadian": "CAD"}, "stg": {"": "GBP"}, "sterling": {"": "GBP"}, "pence": {"": "GBp"}, "penny": {}, "kopeck": {}, "paise": {},
    "eurocent": {"": "EURc"},
}  # fmt: skip
"""Word of a currency → country before it → code; an empty country is what the word means alone."""
_DOLLARS = {country: code for country, code in COUNTRIES["dollar"].items() if country}
COUNTRIES["cent"] = {
    "": CENT,
    "euro": "EURc",
    "American": "USDc",
    **{country: f"{code}c" for country, code in _DOLLARS.items()},
}
HUNDREDTHS = {"GBp": "GBP", **{f"{code}c": code for code in ("EUR", *_DOLLARS.values())}}
"""What cents and pence of a currency are hundredths of."""
IN_CENTS = frozenset({"EUR", "ZAR", "KES", *_DOLLARS.values()})
"""Currencies that "cents" may be of."""

MINUS_COUNTS = frozenset(
    {"°C", "°F", "%", "pp", "bp", CENT, *(code for rows in COUNTRIES.values() for code in rows.values())}
)
"""Units of what may be less than nothing: before them a minus is one."""

SIGNS: dict[str, str] = {
    "US$": "USD", "N$": "NAD", "J$": "JMD", "TT$": "TTD", "FJ$": "FJD", "US $": "USD", "NZ $": "NZD", "HK $": "HKD", "CA $": "CAD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD",
    "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₴": "UAH",
    "Rs.": "INR", "Rs": "INR", "RM": "MYR", "Rp": "IDR", "KSh": "KES", "Dh": "AED", "Dhs": "AED", "GH¢": "GHS", "GH₵": "GHS", "Tk": "BDT", "R": "ZAR", "N": "NGN", "Mex$": "MXN", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "₸": "KZT", "SFr": "CHF", "DM": "DEM",
}  # fmt: skip
CODES = frozenset(in_order(
    "USD EUR GBP JPY CNY CHF CAD AUD NZD HKD SGD SEK NOK DKK INR RUB BRL ZAR MXN KRW TRY PLN CZK HUF ILS AED SAR THB IDR MYR "
    "PHP TWD UAH EGP NGN KES ARS CLP COP GHS PKR BDT LKR UGX TZS QAR KWD OMR BHD VND"
))  # fmt: skip

_FIRST = re.compile(r"[A-Za-z]+|[%°]")


def _ways(ways: str) -> list[str]:
    """Return a pattern for each way to write a unit, plurals included."""
    return [
        re.escape(way).replace("_", "[ -]") + ("s?" if way[-1].isalpha() and way.islower() else "")
        for way in ways.split()
    ]


def _rows() -> Iterator[tuple[str, str, str]]:
    """Yield first words, pattern and symbol of every unit, the longer before the shorter."""
    yield from _FIXED
    for symbol, ways in _LENGTHS.items():
        for way in _ways(ways):
            if symbol in _AREAS:
                yield "square sq", rf"(?:square|sq\.?)[ -]{way}\b", f"{symbol}2"
            yield "cubic cu", rf"(?:cubic|cu\.?)[ -]{way}\b", f"{symbol}3"
    for symbol, ways in {**_OTHERS, **_LENGTHS}.items():
        for way, pattern in zip(ways.split(), _ways(ways), strict=True):
            first = re.split("[_-]", way)[0].lower()
            goes_on = rf" (?:per|an) hour|-\d(?![\d.,]* ?{pattern}\b)"  # "6-foot-2", but not "5km-10km"
            yield f"{first} {first}s", rf"{pattern}\b(?!{goes_on})", symbol


def _by_first_word() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Return the rows under the words that they begin with, so that one look-up stands for a hundred patterns."""
    table: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for firsts, pattern, symbol in sorted(_rows(), key=lambda row: -len(row[1].partition("(?!")[0])):
        for first in firsts.split():
            table.setdefault(first, []).append((re.compile(pattern, re.IGNORECASE), symbol))
    return table


UNITS = _by_first_word()


_COUNTRY = "|".join(
    sorted({re.escape(name) for rows in COUNTRIES.values() for name in rows if name}, key=len, reverse=True)
)
_MONEY = re.compile(
    rf"(?:(?P<country>{_COUNTRY}) )?(?P<money>{'|'.join(sorted(COUNTRIES, key=len, reverse=True))})s?\b", re.IGNORECASE
)
_COUNTRY_FIRST = frozenset(
    name.split()[0].split(".")[0].lower() for rows in COUNTRIES.values() for name in rows if name
)
_ALONE = {f"{word}s": rows.get("") for word, rows in COUNTRIES.items()} | {
    word: rows.get("") for word, rows in COUNTRIES.items()
}
"""What the words of money mean without a country, in their plural too; None for those that several countries have."""

_JOINTS = frozenset((" ", "-", "\u00a0"))


def measure_at(text: str, position: int) -> tuple[str | None, int]:
    """Return the unit or the code of the currency behind the number that ends at a place, and where it ends.

    It has no unit where none stands there, or money that several countries have; the end tells which.
    """
    place = position + (text[position : position + 1] in _JOINTS)
    first = _FIRST.match(text, place)
    if first is None:
        return None, position
    word = first[0].lower()
    for pattern, symbol in UNITS.get(word, ()):
        if match := pattern.match(text, place):
            return symbol, match.end()
    return (_money_at(text, first, word) if place > position else None) or (None, position)


def _money_at(text: str, first: re.Match[str], word: str) -> tuple[str | None, int] | None:
    """Return the code of the currency that begins with a word (None where several have that name), and where it ends."""
    if first[0] in CODES:
        return first[0], first.end()
    if word in _ALONE and not text.startswith(" cent", first.end()):  # "50 euro cents"
        return (_ALONE[word], first.end()) if not _goes_on(text, first.end()) else None
    if word not in _COUNTRY_FIRST or not (match := _MONEY.match(text, first.start())):
        return None
    rows = COUNTRIES[match["money"].lower()]
    country = (match["country"] or "").lower()
    return rows.get(next((name for name in rows if name.lower() == country), "?")), match.end()


def _goes_on(text: str, end: int) -> bool:
    """Whether a word has a digit or a letter beyond A to Z where its plain letters end."""
    return text[end : end + 1].isalnum() or text[end : end + 1] == "_"
