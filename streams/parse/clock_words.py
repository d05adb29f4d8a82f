"""Times of day in words: "0001", "19.00 Uhr", "12:01 a.m. ET", "18h30", "noon GMT"; for what must be certain."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

# Minutes before or after UTC. BST is British Summer Time: no newsroom means Bangladesh.
_OFFSETS = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "МСК": 180, "SAST": 120, "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "MST": -420, "PST": -480,
    "PDT": -420, "AEST": 600, "AEDT": 660, "ACST": 570, "ACDT": 630, "AWST": 480, "JST": 540, "KST": 540, "HKT": 480,
    "SGT": 480, "NZST": 720, "NZDT": 780,
}  # fmt: skip
_PLACES = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles",
    "LONDON": "Europe/London", "UK": "Europe/London", "PARIS": "Europe/Paris", "BERLIN": "Europe/Berlin",
    "NEW YORK": "America/New_York", "TOKYO": "Asia/Tokyo", "SYDNEY": "Australia/Sydney", "BRUSSELS": "Europe/Brussels",
}  # fmt: skip
ZONES = frozenset(word.lower() for name in (*_OFFSETS, *_PLACES) for word in name.split())
"""Words that name a zone, in lower case."""

# "Local time" is that of a place which we don't know; of IST, CST and AST there are several.
_DOUBTFUL = re.compile(
    r"\blocal\s+time\b|\bortszeit\b|\bheure\s+locale\b|\bhora\s+local\b|\b(?:I|C|A)ST\b|\bmidnight\b|\bmitternacht\b"
    r"|\bminuit\b|\bmedianoche\b|\bmezzanotte\b",
    re.IGNORECASE,
)

_ZONE = (
    r"(?:[\s(]{0,3}(?P<z>" + "|".join(sorted((*_OFFSETS, *_PLACES), key=len, reverse=True)) + r")\b"
    r"(?:\s{0,2}(?P<o>[+-]\d{1,2})(?::?(?P<om>[0-5]\d))?)?(?:\s+time\b)?)?"
)
_SPELLINGS = tuple(
    re.compile(pattern + _ZONE, re.IGNORECASE)
    for pattern in (
        r"\b(?P<h>\d{1,2})[:.](?P<mi>[0-5]\d)(?:[:.][0-5]\d)?\s{0,2}(?P<ap>[ap])\.?m\b\.?",
        r"\b(?P<h>\d{1,2})\s{0,2}(?P<ap>[ap])\.?m\b\.?",
        r"(?:\b(?P<before>godz\.?|godziny|kl\.?|klo|klokken|ore|ora|alle|saat)\s{0,2})?\b(?P<h>\d{1,2})[:.](?P<mi>[0-5]\d)(?:[:.][0-5]\d)?(?:\s{0,2}(?P<u>Uhr|uur|hrs?|hours|heures?|horas?|h)\b)?",
        r"\b(?P<h>\d{1,2})\s{0,2}(?P<u>h|Uhr|uur|heures?|horas)\s{0,2}(?P<mi>[0-5]\d)?\b",
        r"\b(?P<u>kl\.?|klo|klokken|ore|ora|alle|godz\.?|godziny|at)\s{0,2}(?P<h>\d{1,2})(?!\d)",
        r"\b(?P<h>[01]\d|2[0-4])(?P<mi>[0-5]\d)(?!\d)(?:\s{0,2}(?P<u>hrs?|hours|h|Uhr)\b)?",
        r"\b(?P<noon>noon|midday|mittags?|midi|mediodía|mezzogiorno)\b",
    )
)
_LIKE_A_YEAR = re.compile(r"(?:19[0-9]|20[0-5])\d")


class Clock(NamedTuple):
    """A time of day; 24:00 is the end of the day. `zone` is None where the words name none."""

    hour: int
    minute: int
    zone: tzinfo | None


def read_clocks(text: str) -> frozenset[Clock]:
    """Return the times of day of a text; none when one of them may be two, such as "9:30" without a.m. or p.m."""
    if _DOUBTFUL.search(text):
        return frozenset()
    found: set[Clock | None] = set()
    for spelling in _SPELLINGS:
        for match in spelling.finditer(text):
            found.add(_read(match))
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return frozenset() if None in found else frozenset(clock for clock in found if clock)


def _read(match: re.Match[str]) -> Clock | None:
    said = match.groupdict()
    zone = _zone(said)
    if said.get("noon"):
        return Clock(12, 0, zone)
    hour, minute = int(said["h"]), int(said.get("mi") or 0)
    if half := said.get("ap"):
        return Clock(hour % 12 + (12 if half in "pP" else 0), minute, zone) if 1 <= hour <= 12 else None  # noqa: PLR2004
    if hour > 24 or (hour == 24 and minute) or not _is_certain(match, said, hour):  # noqa: PLR2004 - hours
        return None
    return Clock(hour, minute, zone)


def _is_certain(match: re.Match[str], said: dict[str, str | None], hour: int) -> bool:
    """Whether it is a time on a clock of 24 hours: "at 9" and "9:30" are not, "2025" is a year."""
    if said["z"] or said.get("before") or (said.get("u") or "at").lower() != "at":
        return True
    if said.get("u"):
        return hour > 12  # noqa: PLR2004 - "at 19"
    return (hour > 12 or match[0].startswith("0") or hour == 0) and not _LIKE_A_YEAR.fullmatch(match[0])  # noqa: PLR2004


def _zone(said: dict[str, str | None]) -> tzinfo | None:
    name = (said["z"] or "").upper()
    if name in _PLACES:
        return ZoneInfo(_PLACES[name])
    if name not in _OFFSETS:
        return None
    hours, minutes = int(said["o"] or 0), int(said["om"] or 0)
    shift = timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes)
    return timezone(shift) if said["o"] else timezone(timedelta(minutes=_OFFSETS[name])) if _OFFSETS[name] else UTC
