"""When is a feed silent? An alarm learned from the feed's own rhythm, never one threshold for all.

A rate for each hour of the week is learned; summed up since the last item it says how much should have come by now.
Quiet nights and weekends add next to nothing to that sum, a quiet Monday morning much, and so one limit holds at every
hour. The limit is that sum which the feed's own quiet spells are expected to reach once in `RARE_WEEKS`.

Rates count minutes in which something came, not items: twenty items sent at once are one sign of life. The sum works
with any spread of items in time, but of a week: holidays and a newsroom's move to other hours raise false alarms.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise

HOURS = 168
HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)

MEMORY = timedelta(weeks=8)
"""How far back from the last item is learned."""

LEAST_TIME = timedelta(days=14)
LEAST_MINUTES = 8
"""Two weeks and eight signs of life; a feed with less has no rhythm yet, and no alarm."""

RARE_WEEKS = 8.0
"""A quiet spell that is to be expected less often is an alarm. Tried on simulated feeds with bursts of 1.5 and 2 items, 8
weeks of learning: 5 gave up to 0.33 false alarms a week, 7 up to 0.25, 10 up to 0.19 but found outages of slow feeds a
tenth later."""

PRIOR_WEEKS = 8.0
"""So many weeks the guess `day of the week x hour of the day` weighs against what one hour of the week has shown. Tried
0, 2, 8 and the guess alone: 0 gave 0.15 false alarms a week on a slow feed where 8 gave 0.07 and found outages as soon."""

NEAR, FAR = 2, 48
"""The line through these of the longest spells says how their tail goes on; the very longest may have been an outage.
Tried 1 to 4 and 12 to 64: from 24 on it makes no difference."""

OUTAGE = 2.0
"""A spell of twice the limit teaches nothing: it was an outage. Up to `ROBUST` - 1 of them are seen through."""
ROBUST = 4

KEPT = 64
"""Spells of a tail that are kept; in eight weeks that is more than one a day, which is usual."""

LEAST_SLOPE = 0.05
"""Of the limit: bulletins that come to the minute have no tail, and shall be a few minutes late in peace."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """How long a feed has been quiet, and what its rhythm says to that. `alarm` is None while it is being learned."""

    quiet: timedelta
    alarm: timedelta | None
    silent: bool
    words: str


@dataclass(frozen=True, slots=True)
class Tail:
    """How often a feed's quiet spells reach a sum: counted up to `near`, beyond it by the line through the longest."""

    sums: tuple[float, ...]  # the longest, as many as the words can tell apart
    weeks: float
    near: float
    slope: float

    @classmethod
    def of(cls, sums: Iterable[float], weeks: float) -> "Tail":
        """Fit the tail; what is far beyond a first, robust fit was an outage and is left out."""
        ordered = sorted(sums, reverse=True)
        limit = _fit(ordered, weeks, ROBUST).limit
        return _fit([each for each in ordered if each <= OUTAGE * limit] or ordered, weeks, NEAR)

    @property
    def limit(self) -> float:
        """The sum that is reached once in `RARE_WEEKS`."""
        return self.near + self.slope * max(0.0, math.log(NEAR * RARE_WEEKS / self.weeks))

    def weekly(self, reached: float) -> float:
        """Return how often in a week a quiet spell reaches this sum."""
        if reached > self.near:
            return NEAR / self.weeks * math.exp((self.near - reached) / self.slope)
        return sum(1 for each in self.sums if each >= reached) / self.weeks


def _fit(ordered: Sequence[float], weeks: float, first: int) -> Tail:
    """Of exponential tails the n-th longest lies `slope x ln n` below the longest."""
    first, last = min(first, len(ordered)), min(FAR, len(ordered))
    near, far = ordered[first - 1], ordered[last - 1]
    slope = max((near - far) / math.log(last / first) if last > first else 0.0, LEAST_SLOPE * near)
    return Tail(tuple(ordered[:KEPT]), weeks, near + slope * math.log(first / NEAR), slope)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What was learned of one feed. `rates` are signs of life per hour, for each hour of the week in `zone`."""

    since: datetime | None
    until: datetime
    items: int
    zone: tzinfo
    rates: tuple[float, ...] = ()
    tail: Tail | None = None
    lacks: str = ""

    @classmethod
    def learn(cls, arrivals: Iterable[tuple[datetime, int]], until: datetime, zone: tzinfo = UTC) -> "Rhythm":
        """Learn from minutes in which items came, in any order, and how many; none of them after `until`.

        A feed that fell silent keeps the rhythm it had: the time after its last item teaches nothing, and the memory
        ends with that item. An end at `until` would forget the feed week by week, and the alarm would end by itself.
        """
        came = dict(sorted((minute.astimezone(UTC), count) for minute, count in arrivals))
        seen = {minute: count for minute, count in came.items() if next(reversed(came)) - MEMORY < minute}
        minutes, items = list(seen), sum(seen.values())
        if lacks := _lacks(minutes, until):
            return cls(minutes[0] if minutes else None, until, items, zone, lacks=lacks)
        begin, end = minutes[0], minutes[-1]
        rates = _rates(minutes, begin, end, zone)
        course = Course(rates, zone, begin, end)
        levels = [course.at(minute) for minute in minutes]
        spells = (after - before for before, after in pairwise(levels))
        return cls(begin, until, items, zone, rates, Tail.of(spells, (end - begin) / WEEK))

    @property
    def per_day(self) -> float | None:
        """Items a day, None while nothing came."""
        return None if self.since is None else self.items / max(1.0, (self.until - self.since) / timedelta(days=1))

    def expected_silence(self, last: datetime) -> timedelta | None:
        """Return how long after an item at `last` the feed counts as silent, None while too little was learned."""
        if self.tail is None:
            return None
        left, at = self.tail.limit, last
        for start, bucket in _hours(last, self.zone):
            due = self.rates[bucket] * ((start + HOUR - at) / HOUR)
            if due >= left:
                return at + (left / due) * (start + HOUR - at) - last
            left, at = left - due, start + HOUR
        raise AssertionError  # the hours go on for ever, and some rate is above 0

    def verdict(self, last: datetime, now: datetime) -> Quiet:
        """Say how the quiet since `last` stands to the rhythm, in words that an editor understands."""
        quiet = max(now - last, timedelta(0))
        if self.tail is None or (alarm := self.expected_silence(last)) is None:
            return Quiet(quiet, None, silent=False, words=f"{span(quiet)} quiet; {self.lacks}")
        reached = Course(self.rates, self.zone, last, last + quiet).at(last + quiet)
        often = how_often(self.tail.weekly(reached))
        words = f"{span(quiet)} quiet; for this hour of a {now.astimezone(self.zone):%A} that {often}"
        return Quiet(quiet, alarm, silent=quiet > alarm, words=words)


class Course:
    """How much is to be expected from `begin` on, as a sum that can be asked at any moment until `end`.

    An hour of UTC counts as the hour of the week in which it begins, so that zones of half hours and the days on which
    clocks change need no case of their own.
    """

    def __init__(self, rates: Sequence[float], zone: tzinfo, begin: datetime, end: datetime) -> None:
        self._begin = _floor(begin)
        self._sums = [0.0]
        for start, bucket in _hours(begin, zone):
            if start > end:
                break
            self._sums.append(self._sums[-1] + rates[bucket])
        self._offset = 0.0
        self._offset = self.at(begin)

    def at(self, moment: datetime) -> float:
        """Return the sum from the begin to this moment."""
        hours = (moment - self._begin) / HOUR
        whole = min(int(hours), len(self._sums) - 2)
        before, after = self._sums[whole : whole + 2]
        return before + (after - before) * (hours - whole) - self._offset


def _lacks(minutes: Sequence[datetime], until: datetime) -> str:
    """Say what is still to be learned, empty when it is enough."""
    if not minutes or (days := (until - minutes[0]).days) < LEAST_TIME.days:
        return f"learning: {days if minutes else 0} of {LEAST_TIME.days} days"
    if len(minutes) < LEAST_MINUTES or minutes[-1] - minutes[0] < WEEK:
        return f"learning: it came {len(minutes)} times so far, {LEAST_MINUTES} over more than a week are needed"
    return ""


def _rates(minutes: Sequence[datetime], begin: datetime, end: datetime, zone: tzinfo) -> tuple[float, ...]:
    """Return signs of life per hour; neighbouring hours lend each other a quarter, thin ones lean on the guess."""
    seen, lived = [0.0] * HOURS, [0.0] * HOURS
    buckets = {}
    for start, bucket in _hours(begin, zone):
        if start > end:
            break
        buckets[start] = bucket
        lived[bucket] += 1
    for minute in minutes:
        seen[buckets[_floor(minute)]] += 1
    seen, lived = _smooth(seen), _smooth(lived)
    raw = [came / weeks if weeks else 0.0 for came, weeks in zip(seen, lived, strict=True)]
    guess = _guess(raw)
    return tuple(
        (came + PRIOR_WEEKS * by_guess) / (weeks + PRIOR_WEEKS)
        for came, weeks, by_guess in zip(seen, lived, guess, strict=True)
    )


def _smooth(values: Sequence[float]) -> list[float]:
    return [values[i - 1] / 4 + values[i] / 2 + values[(i + 1) % HOURS] / 4 for i in range(HOURS)]


def _guess(raw: Sequence[float]) -> list[float]:
    """Return what each hour would have if every day had the same hours, and only more or less of them."""
    whole = sum(raw)
    days = [sum(raw[24 * day : 24 * day + 24]) for day in range(7)]
    hours = [sum(raw[hour::24]) for hour in range(24)]
    return [days[i // 24] * hours[i % 24] / whole for i in range(HOURS)]


def _floor(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _hours(begin: datetime, zone: tzinfo) -> Iterator[tuple[datetime, int]]:
    """Yield the hours of UTC from that of `begin` on, each with its hour of the week in the zone."""
    start = _floor(begin)
    while True:
        local = start.astimezone(zone)
        yield start, 24 * local.weekday() + local.hour
        start += HOUR


def how_often(weekly: float) -> str:
    """Say how often something happens, as people do."""
    if weekly >= 7:  # noqa: PLR2004  days of a week
        return "is usual"
    if weekly >= 1.5:  # noqa: PLR2004  rounds to two
        return f"happens about {weekly:.0f} times a week"
    weeks = 1 / weekly if weekly else math.inf
    if weeks < 1.5:  # noqa: PLR2004  rounds to one
        return "happens about once a week"
    return f"happens about once in {weeks:.0f} weeks" if weeks <= 52 else "happens less than once a year"  # noqa: PLR2004


def span(time: timedelta) -> str:
    """Spell a span for people: two digits are enough."""
    seconds = time.total_seconds()
    for size, unit, most in ((1, "s", 90), (60, "min", 90), (3600, "h", 48)):
        if (amount := seconds / size) < most:
            return f"{amount:.0f} {unit}" if amount >= 10 or size == 1 else f"{amount:.1f} {unit}".replace(".0 ", " ")  # noqa: PLR2004
    return f"{seconds / 86400:.1f} days".replace(".0 ", " ")
