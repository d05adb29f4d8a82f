"""Looks every few seconds how far a stage is, for its reports: a task in the stage's own event loop."""

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from streams.errors import TransientError
from streams.observe.lag import LagReader, Offsets
from streams.observe.report import Health, Partition

LOOK_SECONDS = 10.0
"""An answer that takes longer is none. aiokafka alone would wait 40 s for a broker that is away."""

log = logging.getLogger(__name__)

Assignment = Callable[[], Collection[tuple[str, int]] | None]
"""The (topic, partition) pairs that this process reads now; None before it is in the group."""


class Lookout:
    """Keeps `health` fresh. `client` holds aiokafka's arguments; `topics` have their prefix."""

    def __init__(
        self,
        client: Mapping[str, Any],
        group: str,
        topics: Iterable[str],
        assignment: Assignment,
        waiting: Callable[[], tuple[str, ...]],
        *,
        every: float = 2.0,
    ) -> None:
        self._client, self._group, self._topics = client, group, tuple(topics)
        self._assignment, self._waiting, self._every = assignment, waiting, every
        self._offsets: tuple[Offsets, ...] = ()
        self._last_commit: float | None = None
        self.health = Health(at=time.time())

    async def run(self) -> None:
        """Look until cancelled; brokers that don't answer are told as such and asked again."""
        while True:
            try:
                # A client that never comes up must not stop the looking: the health would grow old.
                async with asyncio.timeout(LOOK_SECONDS) as limit, LagReader(self._client) as reader:
                    await self._look_on(reader, limit)
            except (TransientError, TimeoutError, OSError) as error:
                log.debug("no look at the offsets: %s", error)
            self._tell(broker=False)
            await asyncio.sleep(self._every)

    async def _look_on(self, reader: LagReader, limit: asyncio.Timeout) -> None:
        while True:
            self._saw(await reader.read(self._group, self._topics), time.time())
            self._tell(broker=True)
            limit.reschedule(asyncio.get_running_loop().time() + self._every + LOOK_SECONDS)
            await asyncio.sleep(self._every)

    def _saw(self, offsets: tuple[Offsets, ...], now: float) -> None:
        moved = {(each.topic, each.partition): each.committed for each in offsets}
        before = {(each.topic, each.partition): each.committed for each in self._offsets}
        if self._offsets and moved != before:
            self._last_commit = now
        self._offsets = offsets

    def _tell(self, *, broker: bool) -> None:
        ours = self._assignment()
        self.health = Health(
            at=time.time(),
            broker=broker,
            joined=ours is not None,
            waiting=self._waiting(),
            partitions=tuple(
                Partition(
                    each.topic, each.partition, each.committed, each.lag, (each.topic, each.partition) in (ours or ())
                )
                for each in self._offsets
            ),
            last_commit=self._last_commit,
        )
