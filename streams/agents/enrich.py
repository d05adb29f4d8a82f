"""The enrich agent: judged items to articles, and to `news.latest.v1` only what goes forward.

A redelivered judged record is enriched and published again; consumers drop the repeat by `ce_id`. On the compacted topic
a repeat would bring an old text back over a newer one or over a tombstone, so there every record carries the offset of
the judged record behind it, and nothing at or below the last such offset is written again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from schemas.events import JUDGED_OFFSET
from schemas.topics import JUDGED, LATEST
from streams.agents.consumer import SafeApp
from streams.agents.each import each
from streams.agents.loop import attach
from streams.agents.ner.ahead import Ahead
from streams.agents.ner.pool import Pool
from streams.agents.work import LoopDeps, Work
from streams.enrich import TOGETHER
from streams.messages import Effects, Record
from streams.pipeline.enrich import enrich_step, enrich_steps
from streams.sources.log import read_tail


def attach_enrich(app: SafeApp, deps: LoopDeps, client: Mapping[str, Any], pool: Pool | None = None) -> None:
    """Make the app's agent the enrich stage; `client` has the arguments of a plain consumer, `pool` recognises names."""
    ahead = Ahead(pool) if pool else None
    step, together = (ahead.step, None) if ahead else (enrich_step, enrich_steps)
    work = each(
        step,
        stage="enrich",
        bury=deps.bury,
        timed=deps.timed,
        seconds=deps.slice_seconds,
        together=together,
        most=TOGETHER,
    )
    forward = Forward(ahead.over(work) if ahead else work, client, deps.prefix)
    attach(app, (JUDGED,), forward, stage="enrich", deps=replace(deps, before_batch=forward.look))


class Forward:
    """Work that leaves out what `news.latest.v1` has already, by the judged offset of its last record."""

    def __init__(self, work: Work, client: Mapping[str, Any], prefix: str) -> None:
        self._work, self._client, self._prefix = work, client, prefix
        self._reached: dict[int, int] = {}

    async def look(self, _generation: int, firsts: Sequence[Record]) -> None:
        """Read how far each new partition has come."""
        for record in firsts:
            self._reached[record.partition] = await last_judged(self._client, self._prefix, record.partition)

    async def __call__(self, records: Sequence[Record]) -> list[Effects]:
        """Do the work, and drop what would go back."""
        effects = await self._work(records)
        return [self._forward(record, one) for record, one in zip(records, effects, strict=False)]

    def _forward(self, record: Record, effects: Effects) -> Effects:
        if record.offset > self._reached[record.partition]:
            return effects
        return replace(effects, sends=[send for send in effects.sends if send.topic != LATEST])


async def last_judged(client: Mapping[str, Any], prefix: str, partition: int) -> int:
    """Return the judged offset behind the last record of a partition of `news.latest.v1`, -1 when it has none."""
    tail = [record async for record in read_tail(client, prefix, LATEST, partition)]
    return max((int(mark) for record in tail if (mark := record.header(JUDGED_OFFSET))), default=-1)
