"""The enrich stage with a recogniser: the texts of the next records are on their way while earlier records are worked on."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future

from streams.agents.ner.pool import Pool
from streams.agents.work import Work
from streams.enrich.recognised.spans import Recognition
from streams.messages import Effects, Record
from streams.pipeline.enrich import enrich_step, text_to_recognise

SLICE = 8
"""Records for each process of the pool that are worked on in one go. The texts of twice as many are on their way, so that the
pool is busy between two slices too; a whole batch's would be work for nothing when a rebalance takes it away."""


class Ahead:
    """Asks the pool for the texts of records before the step needs what it says of them."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._asked: dict[str, Future[Recognition]] = {}

    def step(self, record: Record) -> Effects:
        """Enrich a record with what the pool says of its text; waits for it."""
        asked = self._asked.pop(record.place, None)
        return enrich_step(record, asked.result() if asked else self._pool.recognise(text_to_recognise(record)))

    def over(self, work: Work) -> Work:
        """Return work that asks for texts ahead, and then does a slice of the records; `work` runs `step`."""

        async def ahead(records: Sequence[Record]) -> list[Effects]:
            some = SLICE * self._pool.size
            await asyncio.to_thread(self._ask, records[: 2 * some])
            return await work(records[:some])

        return ahead

    def _ask(self, records: Sequence[Record]) -> None:
        known = self._asked
        self._asked = {record.place: known.get(record.place) or self._submit(record) for record in records}

    def _submit(self, record: Record) -> "Future[Recognition]":
        try:
            return self._pool.submit(text_to_recognise(record))
        except Exception as error:  # noqa: BLE001 - the step meets it too, and the record is buried for it
            refused: Future[Recognition] = Future()
            refused.set_exception(error)
            return refused
