"""From what is seen of a stage or a feed to its state, one sentence and the next command. Pure: times are arguments.

A quiet feed is not called silent while a stage before the store has work and gets nowhere: the sentence blames the stage;
nor while the store, which knows what came, is not read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from shlex import quote
from typing import NamedTuple

from streams.observe.silence import Quiet, span
from streams.observe.status import FeedStatus, StageStatus, State

PATIENCE_SECONDS = 30.0
"""A start with its rebalance takes up to 15 s on a loaded machine; commits come each second."""

LATE_SECONDS = 60.0
"""A pile that takes longer to work off is worth a look."""

GROWTH = 100
"""Records by which a pile must grow in half a minute to be worth a look; a burst of one feed is less."""

LEAST_RATE = 0.05
"""Items a second; less would be told as 0.0."""

LEAST_DEAD = 3
POISON_SHARE = 0.1
POISON_DAY_SHARE = 0.5
"""At least three dead items, and a tenth of what came within ten minutes or half of what came within a day."""


class Told(NamedTuple):
    """A verdict: the state, why, and what to run next."""

    state: State
    sentence: str
    next: str | None = None


@dataclass(frozen=True, slots=True)
class StageSeen:
    """What is known of a stage; None is not known.

    `stands`: seconds for which records wait and no commit has moved. `drain`: seconds that the pile takes at the rate of
    now, `grown`: by how much it grew, both only while there is a pile. `up`: does its process run. `members` of its
    consumer group, as the broker tells, and `start`, the command that gives it one. `fault`: why it does not live, `hindered` (for so many seconds): what it waits
    for, `restoring`: that is its own memory, read again. `dead` by reason and `came`, all items, in the last ten minutes.
    """

    stage: str
    lag: int | None = None
    stands: float = 0.0
    drain: float | None = None
    grown: int = 0
    p99: float | None = None
    rate: float | None = None
    up: bool | None = None
    members: int | None = None
    start: str = "copydesk worker"
    memory: int | None = None
    fault: str = ""
    hindered: str = ""
    hindered_for: float = 0.0
    restoring: bool = False
    came: int = 0
    dead: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedSeen:
    """What is known of a feed. `quiet` is the word of its rhythm, None where nothing ever came.

    `unread`: why the store, which knows the rest, is not read. `came` and `dead` (by reason) count the last ten minutes, `came_day` and `dead_day` the last day.
    """

    feed: str
    name: str
    last: datetime | None = None
    quiet: Quiet | None = None
    rate: float | None = None
    came: int = 0
    dead: Mapping[str, int] = field(default_factory=dict)
    came_day: int = 0
    dead_day: Mapping[str, int] = field(default_factory=dict)
    unread: str = ""


def judge_stage(seen: StageSeen) -> StageStatus:
    """Give the verdict over a stage."""
    told = _of_stage(seen)
    return StageStatus(
        stage=seen.stage,
        state=told.state,
        sentence=told.sentence,
        next=told.next,
        lag=seen.lag,
        p99=seen.p99,
        rate=seen.rate,
        up=seen.up,
        memory=seen.memory,
    )


def _of_stage(seen: StageSeen) -> Told:
    waits = _waiting(seen.lag)
    well = Told("ok", f"{waits}, {_rate(seen.rate)}" if seen.rate and seen.rate >= LEAST_RATE else waits)
    return next((told for look in (_stuck, _hindered, _poison, _slow) if (told := look(seen, waits))), well)


def _stuck(seen: StageSeen, waits: str) -> Told | None:
    if seen.up is False:
        return Told("stuck", f"its process ended, the worker starts it again; {waits}", "copydesk doctor")
    if seen.members == 0:
        return Told("stuck", f"nobody runs it; {waits}", seen.start)
    if seen.fault:
        return Told("stuck", f"{seen.fault}; {waits}", "copydesk doctor")
    return None


def _hindered(seen: StageSeen, waits: str) -> Told | None:
    if seen.hindered:
        since = f"{seen.hindered} (for {span(timedelta(seconds=seen.hindered_for))}); {waits}"
        stuck = seen.hindered_for > PATIENCE_SECONDS and not seen.restoring
        return Told("stuck" if stuck else "slow", since, "copydesk doctor")
    if seen.lag and seen.stands > PATIENCE_SECONDS:
        stands = span(timedelta(seconds=seen.stands))
        return Told("stuck", f"{waits} and nothing was done for {stands}", "copydesk doctor")
    return None


def _poison(seen: StageSeen, _: str) -> Told | None:
    if _poisoned(seen.dead, seen.came, POISON_SHARE):
        return Told("poison", _deaths(seen.dead, seen.came, "10 min"), f"copydesk dead list --where stage={seen.stage}")
    return None


def _slow(seen: StageSeen, waits: str) -> Told | None:
    if seen.drain is not None and seen.drain > LATE_SECONDS:
        work = span(timedelta(seconds=seen.drain))
        return Told("slow", f"{waits}: {work} of work at {_rate(seen.rate)}", "copydesk top")
    if seen.lag and seen.grown > GROWTH:
        return Told("slow", f"{waits}, {seen.grown:,} more than half a minute ago", "copydesk top")
    return None


def judge_feed(seen: FeedSeen, blame: StageStatus | None) -> FeedStatus:
    """Give the verdict over a feed; `blame` is the stage for which its items wait, if there is one."""
    told, quiet = _of_feed(seen, blame), seen.quiet
    return FeedStatus(
        feed=seen.feed,
        name=seen.name,
        state=told.state,
        sentence=told.sentence,
        next=told.next,
        last_received=seen.last,
        age=None if quiet is None else quiet.quiet.total_seconds(),
        rate=seen.rate,
        expected_silence=None if quiet is None or quiet.alarm is None else quiet.alarm.total_seconds(),
        dead_last_day=sum(seen.dead_day.values()),
    )


def _of_feed(seen: FeedSeen, blame: StageStatus | None) -> Told:
    if seen.unread:
        return Told("slow", f"the store is not read: {seen.unread}", "copydesk doctor")
    look = f"copydesk dead list --where {quote('feed=' + seen.feed)}"  # a feed id is a publisher's free text
    if _poisoned(seen.dead, seen.came, POISON_SHARE):
        return Told("poison", _deaths(seen.dead, seen.came, "10 min"), look)
    if _poisoned(seen.dead_day, seen.came_day, POISON_DAY_SHARE):
        return Told("poison", _deaths(seen.dead_day, seen.came_day, "day"), look)
    if blame is not None:
        return Told("slow", f"its items wait because {blame.stage} is {blame.state}: {blame.sentence}", blame.next)
    return _of_quiet(seen.quiet) if seen.quiet else _of_none(seen, look)


def _of_quiet(quiet: Quiet) -> Told:
    return Told("silent", quiet.words, "copydesk silence") if quiet.silent else Told("ok", quiet.words)


def _of_none(seen: FeedSeen, look: str) -> Told:
    if seen.dead_day:
        return Told("ok", f"nothing was filed yet; {_deaths(seen.dead_day, seen.came_day, 'day')}", look)
    return Told("ok", "nothing has come yet")


def to_blame(stages: Iterable[StageStatus]) -> StageStatus | None:
    """Return the stage for which items wait: one with work that is stuck, else one that is slow; the first on the way."""
    behind = [stage for stage in stages if stage.lag and stage.state in ("stuck", "slow")]
    return next((stage for stage in behind if stage.state == "stuck"), behind[0] if behind else None)


def _poisoned(dead: Mapping[str, int], came: int, share: float) -> bool:
    died = sum(dead.values())
    return died >= LEAST_DEAD and died > share * (died + came)


def _deaths(dead: Mapping[str, int], came: int, lately: str) -> str:
    died = sum(dead.values())
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in sorted(dead.items(), key=lambda each: -each[1]))
    items = "item" if died + came == 1 else "items"
    return f"{died:,} of {died + came:,} {items} of the last {lately} died: {reasons}"


def _waiting(lag: int | None) -> str:
    if lag is None:
        return "what waits is not known"
    return "nothing waits" if not lag else "1 record waits" if lag == 1 else f"{lag:,} records wait"


def _rate(rate: float | None) -> str:
    if not rate:
        return "no item a second"
    if rate < LEAST_RATE:
        return f"{rate * 3600:.0f} items an hour"
    return f"{rate:.0f} items a second" if rate >= 10 else f"{rate:.1f} items a second"  # noqa: PLR2004  two digits
