"""Days, weeks, months and years around an anchor: the calendar that dates are computed with."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from streams.text.words import in_order

Direction = Literal["past", "open", "future"]
"""Where a time lies: where the words say it; `open` where they don't, which is mostly the past."""

MONTHS = in_order("january february march april may june july august september october november december")
WEEKDAYS = in_order("monday tuesday wednesday thursday friday saturday sunday")
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}

NEAR, BIAS = 60, 3  # days that a past date stays near; how many times nearer a date ahead must be
FIRST, LAST = 1, 9999  # years that a calendar date may have


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative dates are read from."""

    day: date

    def shifted(self, days: int) -> date:
        """Return the day so many days later; the ends of the calendar are its walls."""
        ordinal = self.day.toordinal() + days
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))

    def weekday(self, name: str, direction: Direction) -> date:
        """Return the nearest such day, before or ahead; today is both: wires name the day of their news, also of what comes."""
        distance = (self.day.weekday() - WEEKDAYS.index(name)) % 7
        return self.shifted(-distance % 7 if direction == "future" else -distance)

    def year_of(self, month: int, direction: Direction, day: int | None = None) -> int:
        """Return the year of a month or day that was named without one: the nearer one, and the past where both are near.

        On 2 November a "Dec. 15 dividend" is paid next month and was not paid last year; in March "July" was last summer,
        unless the words look ahead. Where they look back, no day ahead is meant: who died "on Jan. 20" is dead.
        """
        first = self.day.replace(day=1) if day is None else self.day
        return _nearest_year(first, month, day or 1, direction)

    def year_of_feast(self, feast: Callable[[int], date], direction: Direction) -> int:
        """Return the year of a feast that was named without one, as that of a day is found; its day moves from year to year."""
        years = (year for year in range(self.day.year - 1, self.day.year + 2) if FIRST <= year <= LAST)
        return _nearer({year: (feast(year) - self.day).days for year in years}, direction)

    def month(self, months: int) -> tuple[int, int]:
        """Return year and month so many months later."""
        index = self.day.year * 12 + self.day.month - 1 + months
        return index // 12, index % 12 + 1

    def quarter(self, quarters: int = 0) -> tuple[int, int]:
        """Return year and quarter so many quarters later."""
        index = self.day.year * 4 + (self.day.month - 1) // 3 + quarters
        return index // 4, index % 4 + 1

    def week(self, weeks: int = 0) -> str:
        """Return the ISO week so many weeks later, as `1998-W07`."""
        year, week, _ = self.shifted(7 * weeks).isocalendar()
        return f"{year:04}-W{week:02}"


def valid_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return FIRST <= year <= LAST and 1 <= day <= monthrange(year, month)[1]


@lru_cache(maxsize=4096)
def _nearest_year(anchor: date, month: int, day: int, direction: Direction) -> int:
    return _nearer(
        {year: _days(anchor, year, month, day) for year in range(anchor.year - 1, anchor.year + 2)}, direction
    )


def _nearer(distances: dict[int, int], direction: Direction) -> int:
    """Return which of the years is meant, of those with the days that each lies ahead."""
    behind = max((year for year, days in distances.items() if days <= 0), default=min(distances))
    ahead = min((year for year, days in distances.items() if days > 0), default=behind)
    if direction == "past":
        return behind
    if direction == "future" and -distances[behind] > NEAR:
        return ahead
    return ahead if distances[ahead] * BIAS < -distances[behind] else behind


def _days(anchor: date, year: int, month: int, day: int) -> int:
    """Return how many days a date lies ahead; one that the calendar does not have counts as the last of its month."""
    if not FIRST <= year <= LAST:
        return 0
    return (date(year, month, min(day, monthrange(year, month)[1])) - anchor).days


def iso_range(value: str) -> tuple[str, str] | None:
    """Return first and last day (ISO 8601) of a TIMEX3 value that the calendar knows, else None.

    Seasons are the meteorological ones of the northern hemisphere only where the text can mean nothing else, which it
    never says: they have no range here.
    """
    first, joined, last = value.partition("/")
    if joined:
        return (ends[0], others[1]) if (ends := iso_range(first)) and (others := iso_range(last)) else None
    day, _, clock = value.partition("T")
    parts = day.split("-")
    try:
        if clock[:1].isdigit():
            moment = _moment(day, clock)
            return moment, moment
        return _range(parts)
    except (ValueError, OverflowError):
        return None


def _moment(day: str, clock: str) -> str:
    """Return a day and a time that any reader of ISO 8601 takes: many refuse 24:00, which is 00:00 of the next day.

    What has no day before its time is a duration (`PT24H`): a ValueError.
    """
    ended = clock.startswith("24")
    return f"{date.fromisoformat(day) + timedelta(days=ended)}T{'00' if ended else clock[:2]}{clock[2:]}"


def _range(parts: list[str]) -> tuple[str, str] | None:
    if not all(parts) or not parts[0].isdigit():
        return None
    if len(parts) == 1:
        return _years(parts[0])
    year, second, rest = int(parts[0]), parts[1], parts[2:]
    match second[0]:
        case "W":
            return _week(year, second, rest)
        case "Q" | "H":
            size = 3 if second[0] == "Q" else 6
            last = int(second[1:]) * size
            return _months(year, last - size + 1, last)
    day = date(year, int(second), int(rest[0] if rest else 1))
    return (day.isoformat(), day.isoformat()) if rest else _months(year, day.month, day.month)


def _years(digits: str) -> tuple[str, str] | None:
    """Return the years that two, three or four digits mean: a century, a decade, a year."""
    missing = 4 - len(digits)
    if missing < 0 or missing > 2:  # noqa: PLR2004 - a century at most
        return None
    return f"{digits}{'0' * missing}-01-01", f"{digits}{'9' * missing}-12-31"


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return date(year, first, 1).isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()


def _week(year: int, week: str, rest: list[str]) -> tuple[str, str]:
    monday = date.fromisocalendar(year, int(week[1:]), 1)
    start = monday + timedelta(days=5) if rest == ["WE"] else monday
    return start.isoformat(), (monday + timedelta(days=6)).isoformat()
