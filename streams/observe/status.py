"""How the desk is, in one sentence for each stage and feed: the answer of `/v1/status`, `copydesk status` and `top`."""

from collections.abc import Iterable
from typing import Literal

from schemas.base import Model, UtcTime

State = Literal["ok", "slow", "silent", "poison", "stuck"]
"""From well to worst. slow: it will take a while. silent: the sender is quiet. poison: items die. stuck: nothing moves."""

WORSE: dict[State, int] = {"ok": 0, "slow": 1, "silent": 2, "poison": 3, "stuck": 4}

# No field has a default: what nobody knows is written as null.


class Judged(Model):
    """A state, why in one sentence, and the command to run next, null where there is none."""

    state: State
    sentence: str
    next: str | None


class StageStatus(Judged):
    """One stage: `lag` in records, `p99` of the time for one item in seconds, `rate` in items a second, `memory` in bytes.

    `up` says whether its process runs, null where this process can't know.
    """

    stage: str
    lag: int | None
    p99: float | None
    rate: float | None
    up: bool | None
    memory: int | None


class FeedStatus(Judged):
    """One feed: `age` of its last item and `expectedSilence`, after which it is silent, in seconds; `rate` in items an hour.

    `expectedSilence` is null while its rhythm is being learned.
    """

    feed: str
    name: str
    last_received: UtcTime | None
    age: float | None
    rate: float | None
    expected_silence: float | None
    dead_last_day: int


class DeadStatus(Model):
    """Dead letters of the last day, by reason."""

    last_day: int
    by_reason: dict[str, int]


class CanaryStatus(Model):
    """The newest synthetic item that went the whole way, and the seconds that it took."""

    last: UtcTime | None
    roundtrip: float | None


class Status(Model):
    """Everything at one moment; `state` is the worst of all. `held` is null where nobody tells."""

    at: UtcTime
    state: State
    stages: tuple[StageStatus, ...]
    feeds: tuple[FeedStatus, ...]
    dead: DeadStatus
    held: int | None
    canary: CanaryStatus


def worst(states: Iterable[State]) -> State:
    """Return the worst of some states; nothing at all is ok."""
    return max(states, key=WORSE.__getitem__, default="ok")
