"""Read chosen records of a topic in an order across its partitions, without holding the topic in memory."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing
from typing import Any

from streams.errors import TransientError
from streams.messages import Record
from streams.sources.log import read_log

Spot = tuple[int, int]
"""Partition and offset."""


async def read_in_order(
    client: Mapping[str, Any], prefix: str, topic: str, spots: Sequence[Spot]
) -> AsyncGenerator[Record, None]:
    """Yield the records at `spots`, in that order; TransientError when one is there no more.

    Each partition is read once. What comes before its turn waits in memory: little where the order is nearly that of
    the offsets, as times of receiving are.
    """
    wanted, waiting = set(spots), dict[Spot, Record]()
    async with AsyncExitStack() as stack:
        logs = {
            partition: await stack.enter_async_context(aclosing(read_log(client, prefix, topic, partition)))
            for partition in sorted({partition for partition, _ in spots})
        }
        for spot in spots:
            while spot not in waiting:
                record = await anext(logs[spot[0]], None)
                if record is None:
                    raise TransientError(f"{topic}/{spot[0]}/{spot[1]} has gone while it was read; try again")
                if (here := (record.partition, record.offset)) in wanted:
                    waiting[here] = record
            yield waiting.pop(spot)
