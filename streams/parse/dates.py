"""Times and dates as wires write them."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from streams.parse.months import MONTHS
from streams.text.words import words

# Months as datelines write them, by language; abbreviations are given where they are not the first letters.
_MONTHS = words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil sept déc "
    "januar februar märz april juni juli oktober dezember jän jänner mrz okt dez "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre gen mag giu lug set ott "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev mai out "
    "januari februari maart mei augustus maj augusti"
) | frozenset(MONTHS)
# Any word may stand for the month here: to look it up takes a fifth of the time that a pattern of 110 months takes.
_DAY_MONTH = re.compile(
    r"(?:^|[\s,])((?:([^\W\d_]+)\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?([^\W\d_]+)\.?)(?:,?\s\d{4})?)$", re.IGNORECASE
)

_NUMERIC = re.compile(r"(?:^|[\s,])(\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?)$")
"""The day in figures, as Poles write it: "Warszawa, 26.11.2026"."""
_NUMERIC_WITHIN = 6  # characters from its end in which it has a dot

# RFC 3339 and its relatives: 2021-05-26T13:40:18+02:00, …+0200, …Z, 20210526T134018Z, 2021-05-26 13:40, 2021-05-26.
_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|[+-]\d\d:?(?:\d\d)?)?",
    re.IGNORECASE | re.ASCII,
)


def split_date(text: str) -> tuple[str, str | None]:
    """Split a date as written ("March 16", "16 mars", "Jan. 5, 2025") from the end of a text."""
    found = _DAY_MONTH.search(text)
    if found is None and "." in text[-_NUMERIC_WITHIN:] and (numeric := _NUMERIC.search(text)):
        return text[: numeric.start()].rstrip(" ,"), numeric[1]
    if found is None or (found[2] or found[3]).lower() not in _MONTHS:
        return text, None
    return text[: found.start()].rstrip(" ,"), found[1]


def exact_time(text: str) -> datetime | None:
    """Read a time as RFC 3339 has it, to the second ("2021-05-26T13:40:18+02:00"); None for any other spelling.

    Nearly all times of XML and JSON wires are written so, and are read in a twentieth of the time that the pattern takes.
    """
    if text[4:17:3] != "--T::" or not (text[19:] == "Z" or (len(text) == 25 and text[22] == ":")):  # noqa: PLR2004 - with an offset
        return None  # Python takes more for ISO 8601: weeks, any mark before the hour, fractions
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_time(text: str, zone: str | None = None) -> datetime | None:
    """Read an ISO 8601 time; one without a zone is in `zone` (IANA name, default UTC). None when it is no such time."""
    found = zoned_time(text, zone)
    return found[0] if found else None


def zoned_time(text: str, zone: str | None = None) -> tuple[datetime, bool] | None:
    """Read an ISO 8601 time, and whether it says its zone."""
    if (exact := exact_time(text)) is not None:
        return exact, True
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        naive = datetime(  # noqa: DTZ001 - the zone follows
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
            int((fraction or "0").ljust(6, "0")[:6]),
        )  # fmt: skip
        return _in_zone(naive, offset, zone).astimezone(UTC), offset is not None
    except (ValueError, OverflowError):
        return None


def has_zone(text: str) -> bool:
    """Whether a time that `read_time` reads says its zone."""
    found = _TIME.fullmatch(text.strip())
    return found is not None and found[8] is not None


def _in_zone(naive: datetime, offset: str | None, zone: str | None) -> datetime:
    if offset is None:
        return naive.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
    if offset in "Zz":
        return naive.replace(tzinfo=UTC)
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return datetime.fromisoformat(f"{naive.isoformat()}{offset[0]}{digits[:2]}:{digits[2:]}")
