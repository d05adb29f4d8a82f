"""Numbers as English writes them: digits, words, fractions, and the vague ones, each to its value."""

import re

from streams.text.words import in_order, words

_ONES = dict(
    zip(
        in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ),
        range(20),
        strict=True,
    )
)
_TENS = dict(zip(in_order("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True))
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fourth": 1 / 4, "fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6,
    "eighth": 1 / 8, "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
_ORDINALS = dict(
    zip(
        in_order(
            "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        range(21),
        strict=True,
    ),
    thirtieth=30,
)
_UNICODE = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

VAGUE = words("several few many some couple dozens scores hundreds thousands millions")
"""Words that stand where a number could, and are none."""

_SMALL = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_AFTER_SCALE = rf"(?:{'|'.join(f'(?<={scale})' for scale in _SCALES if scale != 'dozen')})"
"""Where "and" may go on a number: "a hundred and six", not "between six and eight"."""
_VULGAR = "".join(_UNICODE)
_FRACTION = "|".join(sorted(_FRACTIONS, key=len, reverse=True))

OF_SCALE = rf"of[ -]an?[ -](?:{_SCALE})(?![a-z-])"
"""What makes a number of a share before it: "a quarter of a million", not "a quarter of a million-dollar fund"."""
_PART = (
    rf"(?:(?:(?:{_SMALL}|an?)[ -](?:{_FRACTION})|half|quarter)[ -]{OF_SCALE}|(?:half[ -]an?|(?:an?[ -])?half)[ -](?:{_SCALE})"
    rf"|(?:an?|one)[ -]quarter[ -](?:million|billion|trillion))"
)
"""A part of a scale: "half a million", "a half-dozen", "three quarters of a million", "a quarter million"."""

DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[ -]\d/\d{{1,2}})?|\.\d+)[{_VULGAR}]?|[{_VULGAR}]"
WORDS = (
    rf"(?:{_PART}|(?:{_SMALL}|(?<![a-z])an?(?=[ -](?:{_SCALE})))(?:(?:[ -]|{_AFTER_SCALE}[ -]and[ -])(?:{_SMALL}|{_SCALE})){{0,12}}"
    rf"(?:[ -]and[ -](?:(?:a|one|two|three)[ -])?(?:half|quarters?|thirds?))?)(?![a-z])"
)
GROUPED = (
    r"(?:(?=\d{1,3}[.,'’\u00a0\u202f\u2009 ]\d)(?:\d{1,3}(?:\.\d{3})*,\d{1,2}(?!\d)|0,\d+"
    r"|\d{1,3}(?:['’\u00a0\u202f\u2009]\d{3})+(?![\d'’])|\d{1,3}(?: \d{3})* 0\d\d(?: \d{3})*(?!\d)))"
)
"""Digits as other languages write them, where English has no other meaning for them: 1,8 and 1.250,75 with a decimal comma,
1'000 and 25 000 in groups. Plain spaces only where a group begins with 0: in "on May 5 300 left" two numbers stand."""
NUMBER = rf"(?:{DIGITS}|{WORDS})"
"""A pattern for numbers in digits or words, without flags; match it with re.IGNORECASE."""

_PLAIN = re.compile(r"[\d,]*\.?\d*")
_SAID_PART = re.compile(rf"(?P<share>(?:[a-z]+[ -])??(?:{_FRACTION}))[ -](?:of[ -])?(?:an?[ -])?(?P<scale>{_SCALE})")
_MIXED = re.compile(r"([\d,.]+)?[ -]?(\d+)/(\d+)")
_MIXED_WORDS = re.compile(
    r"(.+)[ -]and[ -]((?:(?:a|one|two|three)[ -])?(?:quarters|thirds?)|(?:two|three)[ -]quarters?)"
)
"""Halves and a quarter are read word by word, for they may be those of a million."""


def number(text: str) -> float | None:
    """Return the value of a number as `NUMBER` matches it, None for what is none."""
    if text.isdecimal() or text.replace(".", "", 1).isdecimal():  # most
        return float(text)
    text = text.strip().lower()
    if not text:
        return None
    tail = _UNICODE.get(text[-1], 0.0)
    digits = text[:-1] if tail else text
    if tail and not digits:
        return tail
    if _PLAIN.fullmatch(digits) and digits.strip(",."):
        return float(digits.replace(",", "")) + tail
    if mixed := _MIXED.fullmatch(digits):
        whole, part, parts = (mixed[1] or "0").replace(",", ""), int(mixed[2]), int(mixed[3])
        places = len(whole.partition(".")[2])  # "$4.48-3/4": three quarters of a cent
        return float(whole) + part / parts / 10**places if parts else None
    return _spelt(text)


def _spelt(text: str) -> float | None:
    """Return the value of a number in words."""
    if text in _ONES:  # most
        return float(_ONES[text])
    if mixed := _MIXED_WORDS.fullmatch(text):
        return (_in_words(mixed[1]) or 0.0) + (fraction(mixed[2]) or 0.0)
    part = _part(text)
    return _in_words(text) if part is None else part


def grouped(text: str) -> float | None:
    """Return the value of a number as `GROUPED` matches it, None for what is none."""
    plain = re.sub("['’\\s]", "", text)
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def ordinal(text: str) -> int | None:
    """Return what "third", "21st" or "twenty-first" counts, or None."""
    text = text.strip().lower()
    if digits := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", text):
        return int(digits[1])
    tens, _, ones = text.rpartition("-") if "-" in text else ("", "", text)
    found = _ORDINALS.get(ones)
    return None if found is None else found + _TENS.get(tens, 0)


def fraction(text: str) -> float | None:
    """Return the value of "two-thirds", "one-fifth", "a quarter" or "half", or None."""
    parts = re.split(r"[ -]", text.strip().lower())
    share = _FRACTIONS.get(parts[-1])
    if share is None:
        return None
    count = _in_words(" ".join(parts[:-1])) if parts[:-1] and parts[0] not in ("a", "an") else 1.0
    return None if count is None else count * share


def _part(text: str) -> float | None:
    """Return the value of "half a million", None for what is no part of a scale."""
    said = _SAID_PART.fullmatch(text)
    share = fraction(said["share"]) if said else None
    return None if said is None or share is None else share * _SCALES[said["scale"]]


def _in_words(text: str) -> float | None:
    total, group, part, scale = 0.0, 0.0, 0.0, 1
    for word in re.split(r"[ -]+", text):
        if word in ("and", ""):
            continue
        if word in ("a", "an"):
            continue
        if word in _ONES or word in _TENS:
            group += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word in ("half", "quarter"):
            part = _FRACTIONS[word] * (1 if group else scale)  # "a million and a half"
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            scale = _SCALES[word]
            total, group = total + (group or 1) * scale, 0.0
        else:
            return None
    return total + group + part
