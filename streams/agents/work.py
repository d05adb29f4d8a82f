"""What a stage does with a batch, and what every loop needs from outside."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from schemas.vocab import Stage
from streams.agents.batches import Limits
from streams.agents.breaker import Breaker
from streams.agents.careful import Careful
from streams.agents.waiting import Waiting
from streams.facts import Fact
from streams.messages import Effects, Record

SLICE = 0.5
"""Seconds of work after which a slice ends: what is done goes out, and a stop or a rebalance gets its turn."""


class Work(Protocol):
    """What a stage does with a batch."""

    async def __call__(self, records: Sequence[Record]) -> list[Effects]:
        """Return one Effects per record, in order; fewer (at least one) when the time of a slice is used up.

        Raises only `TransientError`: the loop then tries the same records again.
        """
        ...


class Bury(Protocol):
    """Turns a record that can't be worked on into its dead letter, and says so by a `Dead` fact."""

    def __call__(self, record: Record, error: Exception, stage: Stage, attempts: int, /) -> Effects:
        """Return the dead letter of `record`; never raises."""
        ...


BeforeBatch = Callable[[int, Sequence[Record]], Awaitable[None]]
"""Called with the generation and, of each partition that is new in it, the first record: before any work on them.

May raise RestoreAbortedError: the batch is given back unacked."""

Idle = Callable[[], Awaitable[list[Effects]]]
"""Called at least once a second, with or without traffic, always between two batches."""


def _nothing(_: Fact) -> None:
    """Tell nobody."""


def untimed(_: float) -> None:
    """Hear how long a record took, and forget it."""


@dataclass(frozen=True)
class LoopDeps:
    """What the loop needs from outside.

    `prefix` stands before every topic name. `patience` is for how many seconds `TransientError`s are sat out. Without
    `careful` an item that kills the process does so for ever; `starts_file` is for brokers that drop offset metadata.
    `timed` hears the seconds that each record took; `slice_seconds` of work end a slice.
    """

    prefix: str
    bury: Bury
    tell: Callable[[Fact], None] = _nothing
    before_batch: BeforeBatch | None = None
    idle: Idle | None = None
    careful: Careful | None = None
    starts_file: Path | None = None
    timed: Callable[[float], None] = untimed
    slice_seconds: float = SLICE
    patience: float = 600.0
    limits: Limits = field(default_factory=Limits)
    waiting: Waiting = field(default_factory=Waiting)
    breaker: Breaker = field(default_factory=Breaker)
