"""Synthetic feeds, for a table that shows how soon each rule finds an outage, and how often it cries for nothing.

Items come in bursts (a first one, then others minutes behind it) over a day and a week with hours of their own; one
minute counts once. A rule learns from `LEARNED` weeks, and then outages are put at random times into `TESTED` others.
"""

import bisect
import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, pairwise

from streams.observe.silence import Course, Rhythm

LEARNED, TESTED = 8, 12
START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
LEARNED_UNTIL = START + timedelta(weeks=LEARNED)
MINUTE, DAY, WEEK = 1, 1440, 10080
OUTAGES = 100
"""Outages for each run of a feed."""

Profile = Callable[[int, int], float]


def agency(day: int, hour: int) -> float:
    """Return the share of an hour: a wire that never sleeps, is busiest in the afternoon and does half on a weekend."""
    tide = 0.25 + 0.75 * max(0.0, math.sin(math.pi * (hour - 4) / 20))
    return tide * (1.0 if day < 5 else 0.55)  # noqa: PLR2004  Saturday


def office(day: int, hour: int) -> float:
    """Return the share of an hour: weekdays only, nearly all of it between 8 and 18 h."""
    if day >= 5:  # noqa: PLR2004  Saturday
        return 0.0
    return 1.0 if 8 <= hour < 18 else 0.15 if 6 <= hour < 22 else 0.03  # noqa: PLR2004  hours of the day


@dataclass(frozen=True, slots=True)
class Wire:
    """One synthetic feed: items a week, its hours, the mean length of a burst and the minutes that one takes.

    `heavy` draws the length of a burst from a tail without a mean square, and some are very long.
    """

    weekly: float
    hours: Profile
    burst: float = 1.0
    minutes: float = 10.0
    heavy: bool = False

    def minutes_of(self, chance: random.Random) -> list[int]:
        """Return the minutes since `START` in which items came."""
        shares = [self.hours(day, hour) for day in range(7) for hour in range(24)]
        rate = self.weekly / self.burst / sum(shares)
        found = set()
        for number in range((LEARNED + TESTED) * len(shares)):
            for _ in range(_poisson(chance, rate * shares[number % len(shares)])):
                first = 60 * (number + chance.random())
                found |= {int(first), *(int(first + delay) for delay in self._followers(chance))}
        return sorted(found)

    def _followers(self, chance: random.Random) -> Iterator[float]:
        if self.heavy:
            followers = min(200, int(chance.paretovariate(1.5) * self.burst / 3))  # its mean is 3
        else:
            followers = 0
            while chance.random() > 1 / self.burst:
                followers += 1
        return (chance.expovariate(1 / self.minutes) for _ in range(followers))


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A feed with a daily bulletin and nothing else, on time but for some minutes; one in fifty is half an hour late."""

    hour: int = 8
    days: Sequence[int] = range(7)

    def minutes_of(self, chance: random.Random) -> list[int]:
        """Return the minutes since `START` in which items came."""
        times = (WEEK * week + DAY * day + 60 * self.hour for week in range(LEARNED + TESTED) for day in self.days)
        return sorted({
            int(time + chance.gauss(0, 4) + (chance.expovariate(1 / 30) if chance.random() < 0.02 else 0))  # noqa: PLR2004
            for time in times
        })  # fmt: skip


WIRES: Mapping[str, Wire | Bulletin] = {
    "busy, 1870 a day": Wire(1870 * 7, agency, burst=2, minutes=4),
    "medium, 124 a day": Wire(124 * 7, agency, burst=2, minutes=10),
    "slow, 11 a weekday": Wire(11 * 5, office, burst=1.5, minutes=30),
}
"""The three of the promise. A row is a name and how its items come."""

OTHERS: Mapping[str, Wire | Bulletin] = {
    "busy, no bursts": Wire(1870 * 7, agency),
    "medium, no bursts": Wire(124 * 7, agency),
    "slow, no bursts": Wire(11 * 5, office),
    "busy, bursts of 4": Wire(1870 * 7, agency, burst=4, minutes=8),
    "medium, bursts of 4": Wire(124 * 7, agency, burst=4, minutes=20),
    "slow, bursts of 3": Wire(11 * 5, office, burst=3, minutes=60),
    "medium, a heavy tail": Wire(124 * 7, agency, burst=3, minutes=10, heavy=True),
    "slow, a heavy tail": Wire(11 * 5, office, burst=3, minutes=30, heavy=True),
    "daily bulletin": Bulletin(),
    "weekday bulletin": Bulletin(days=range(5)),
}
"""Nothing is promised for these, and nothing was tuned on them alone."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One feed under one rule: false alarms a week, and the hours after which each outage was found, in order."""

    wire: str
    rule: str
    false_alarms: float
    found: tuple[float, ...]

    def share(self, part: float) -> float:
        """Return the hours after which this part of the outages was found."""
        return self.found[min(len(self.found) - 1, int(part * len(self.found)))]


RULES: Mapping[str, timedelta | None] = {
    "fixed 10 min": timedelta(minutes=10),
    "fixed 12 h": timedelta(hours=12),
    "learned": None,
}
"""What is compared; None learns."""


def trials(wires: Mapping[str, Wire | Bulletin], seeds: Sequence[int]) -> Iterator[Trial]:
    """Yield every feed under every rule, all seeds together."""
    for name, wire in wires.items():
        runs = [_run(wire, f"{name}/{seed}") for seed in seeds]
        for rule in RULES:
            false = [run[rule][0] for run in runs]
            found = sorted(chain.from_iterable(run[rule][1] for run in runs))
            yield Trial(name, rule, sum(false) / len(false), tuple(found))


def _run(wire: Wire | Bulletin, seed: str) -> dict[str, tuple[float, list[float]]]:
    chance = random.Random(seed)  # noqa: S311  a simulation
    times = [START + timedelta(minutes=minute) for minute in wire.minutes_of(chance)]
    middle = bisect.bisect(times, LEARNED_UNTIL)
    rhythm = Rhythm.learn(((time, 1) for time in times[:middle]), LEARNED_UNTIL)
    tested = times[middle:]
    begin, end = LEARNED_UNTIL + timedelta(days=1), tested[-1] - timedelta(days=7)
    outages = [begin + chance.random() * (end - begin) for _ in range(OUTAGES)]
    lasts = [tested[bisect.bisect(tested, outage) - 1] for outage in outages]
    told = {}
    for rule, limit in RULES.items():
        found = [
            max(timedelta(), last + (limit or _learned(rhythm, last)) - outage) / timedelta(hours=1)
            for last, outage in zip(lasts, outages, strict=True)
        ]
        told[rule] = _false_alarms(tested, limit, rhythm) / TESTED, found
    return told


def _learned(rhythm: Rhythm, last: datetime) -> timedelta:
    expected = rhythm.expected_silence(last)
    if expected is None:
        raise ValueError("eight weeks of a feed teach nothing: that is no feed for a trial")
    return expected


def _false_alarms(tested: Sequence[datetime], limit: timedelta | None, rhythm: Rhythm) -> int:
    """Count the quiet spells that a rule calls silence. None of them was an outage."""
    if limit is not None:
        return sum(after - before > limit for before, after in pairwise(tested))
    course = Course(rhythm.rates, rhythm.zone, tested[0], tested[-1])
    levels = [course.at(time) for time in tested]
    most = rhythm.tail.limit if rhythm.tail else math.inf
    return sum(after - before > most for before, after in pairwise(levels))


def _poisson(chance: random.Random, mean: float) -> int:
    if mean > 50:  # noqa: PLR2004  the normal law is near enough, and the product below would underflow at 700
        return max(0, round(chance.gauss(mean, math.sqrt(mean))))
    count, product, end = 0, 1.0, math.exp(-mean)
    while (product := product * chance.random()) > end:
        count += 1
    return count
