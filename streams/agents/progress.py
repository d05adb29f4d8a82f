"""How far a stage is: per assigned partition the end of the log, what is committed, what is still to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from faust.types import TP

from streams.agents.consumer import SafeConsumer


@dataclass(frozen=True, slots=True)
class Progress:
    """Offsets of one moment. `todo` counts records that are not done: not fetched, or delivered and still open."""

    todo: Mapping[TP, int] = field(default_factory=dict)
    committed: Mapping[TP, int | None] = field(default_factory=dict)

    @property
    def lag(self) -> int:
        """Records to do in all assigned partitions, idle ones included."""
        return sum(self.todo.values())


async def look(consumer: SafeConsumer) -> Progress:
    """Ask the brokers where the assigned partitions end, and compare.

    Not end minus committed: a transaction's marker takes an offset that nobody receives or commits, and the embedded
    broker's end offsets are too low after batches. The position of the fetch is right in both cases.
    """
    partitions = consumer.assignment()
    ends = await consumer.highwaters(*partitions) if partitions else {}
    todo = {}
    for tp in partitions:
        floor = consumer.floors[tp]
        reached = floor.reached if floor.busy else await consumer.position(tp)
        todo[tp] = max(0, ends.get(tp, 0) - (reached or 0))
    return Progress(todo, {tp: consumer._committed_offset[tp] for tp in partitions})  # noqa: SLF001 - kept by Faust
