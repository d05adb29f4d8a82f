"""What is done when a generation of the group shows a partition for the first time, before any work on it."""

from collections.abc import Sequence

from faust.types import Message

from streams.agents.consumer import SafeApp
from streams.agents.restore import RestoreAbortedError
from streams.agents.starts import count_start
from streams.agents.work import LoopDeps
from streams.messages import Record


class Entrance:
    """Lets batches in: counts the start of each new partition and calls `before_batch`.

    Here, in the agent, and not in a rebalance handler: Faust resumes the flow of records in another task while the
    handler still runs, and an error in it would hang the process.
    """

    def __init__(self, app: SafeApp, deps: LoopDeps) -> None:
        self._app, self._deps = app, deps
        self._generation: int | None = None
        self._entered: set[tuple[str, int]] = set()

    async def let_in(self, batch: Sequence[Message], records: Sequence[Record]) -> bool:
        """Return whether the batch may be worked on; False when a rebalance made it pointless meanwhile."""
        if batch and batch[0].generation_id != self._generation:
            self._generation, self._entered = batch[0].generation_id, set()
        firsts: dict[tuple[str, int], tuple[Message, Record]] = {}
        for message, record in zip(batch, records, strict=True):
            place = (record.topic, record.partition)
            if place not in self._entered:
                firsts.setdefault(place, (message, record))
        if not firsts:
            return True
        if not await self._prepare([record for _, record in firsts.values()]):
            return False
        # After the restore: a stop or a rebalance during it says nothing about the items.
        for message, record in firsts.values():
            await self._count(message, record)
        self._entered.update(firsts)
        return True

    async def _count(self, message: Message, record: Record) -> None:
        # The first open record may lie before this one: it was given back. None is open where a rebalance came meanwhile.
        first = self._app.consumer.first_open(message.tp)
        if self._deps.careful is not None and first is not None:
            starts = await count_start(self._app.consumer.notes, message.tp, first, self._deps.starts_file)
            self._deps.careful.started((record.topic, record.partition), first, starts)

    async def _prepare(self, firsts: Sequence[Record]) -> bool:
        if self._deps.before_batch is not None:
            try:
                with self._deps.waiting.on("restore"):
                    await self._deps.before_batch(self._generation or 0, firsts)
            except RestoreAbortedError:
                return False
        return True
