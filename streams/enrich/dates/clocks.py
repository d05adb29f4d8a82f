"""Times of day and the days they are on, where other words than their own tell: "3 p.m. (1400 GMT) on Tuesday"."""

import re
from datetime import date

from streams.enrich.dates.found import Found
from streams.enrich.dates.moments import Anchor
from streams.enrich.dates.zones import ahead_of_utc, offset, written

_SAYS_DAY = re.compile(r"(?<!mid)(?:day|night)|tomorrow|morning|evening|afternoon", re.IGNORECASE)
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?P<zone>.*)")


def says_day(text: str, clock: Found) -> bool:
    """Whether the words of a time of day tell its day too."""
    return _SAYS_DAY.search(text, clock.start, clock.end) is not None


def on_day(text: str, clock: Found, other: Found) -> Found:
    """Put a time of day on the day of another expression; an hour of "ET" is another one in winter than in summer."""
    day, moment = other.day(), _MOMENT.fullmatch(clock.value)
    if moment is None or day is None:
        return clock
    zone = offset(text[clock.start : clock.end].lower(), day) if moment["zone"] else ""
    return clock._replace(value=f"{day.isoformat()}T{moment['hour']}:{moment['minute']}{zone}")


def both_clocks(text: str, first: Found, second: Found) -> tuple[Found, Found]:
    """Return two times of day with what they tell one another: "3 p.m. (1400 GMT)" its offset, "9 a.m. to 5 p.m. on Friday" its day."""
    first = first if says_day(text, first) else on_day(text, first, second)
    if text[second.start - 1] == "(" and first.value.endswith("Z") != second.value.endswith("Z"):
        universal, local = (first, second) if first.value.endswith("Z") else (second, first)
        if moments := _both(text, universal, local):
            return (moments[0], moments[1]) if universal is first else (moments[1], moments[0])
    return first, second


def _both(text: str, universal: Found, local: Found) -> tuple[Found, Found] | None:
    """Return a time of UTC and the same on a local clock without a zone, each on its day; the day is the local one, unless only the other tells it."""
    utc, here = _MOMENT.fullmatch(universal.value), _MOMENT.fullmatch(local.value)
    if utc is None or here is None or here["zone"]:
        return None
    ahead = ahead_of_utc(_minutes(here), _minutes(utc))
    if says_day(text, universal) and not says_day(text, local):
        return universal, local._replace(value=_later(utc, ahead) + written(ahead))
    return universal._replace(value=f"{_later(here, -ahead)}Z"), local._replace(value=local.value + written(ahead))


def _minutes(moment: re.Match[str]) -> int:
    return int(moment["hour"]) * 60 + int(moment["minute"])


def _later(moment: re.Match[str], minutes: int) -> str:
    """Return day and time so many minutes later; the ends of the calendar are its walls."""
    day = date.fromisoformat(moment["day"])
    days, rest = divmod(_minutes(moment) + minutes, 24 * 60)
    return f"{Anchor(day).shifted(days).isoformat()}T{rest // 60:02}:{rest % 60:02}"
