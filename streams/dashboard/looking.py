"""Looks at everything that tells how the desk is, and keeps what it saw: the stages of this worker, the broker, the store.

A stage of this worker is known by its reports. Any other is asked for at the broker: does its group have members, do
its commits move. What is away is left out and never stops the looking.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from schemas.feeds import Feed
from streams.dashboard.groups import Groups, GroupSeen, Reads
from streams.dashboard.rhythms import Rhythms, utc_now
from streams.dashboard.trends import Numbers, Trend, by_stage
from streams.errors import TransientError
from streams.observe.fleet import Fleet
from streams.observe.metrics import OTHER, Metrics, Sample
from streams.observe.status import CanaryStatus, DeadStatus, State, Status, worst
from streams.observe.verdicts import FeedSeen, StageSeen, judge_feed, judge_stage, to_blame
from streams.sinks import ArticleStore

EVERY_SECONDS = 2.0
"""Stages look at their offsets as often."""

BROKER_SECONDS = 10.0
"""An answer that takes longer is none."""

log = logging.getLogger(__name__)


class Looking:
    """Gathers, and gives the status of now. `reads` has the group and topics of every stage there is.

    `clock` never goes back and is the one whose times the fleet was told; `now` is the time in UTC. `store` opens the
    store or raises what is wrong.
    """

    def __init__(
        self,
        client: Mapping[str, Any],
        reads: Mapping[str, Reads],
        feeds: Mapping[str, Feed],
        store: Callable[[], Awaitable[ArticleStore]],
        *,
        clock: Callable[[], float],
        fleet: Fleet | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._client, self._reads, self._clock, self._fleet, self._now = client, reads, clock, fleet, now
        self.rhythms = Rhythms(store, feeds, now)
        self._trends = {stage: Trend() for stage in reads}
        self._groups: dict[str, GroupSeen] = {}
        self._hindered: dict[str, float] = {}
        self._samples: tuple[Sample, ...] = ()
        self._away: float | None = None
        self._canary = _Canary()
        self.ended = asyncio.Event()

    def end(self) -> None:
        """End the streams of the status: the end of a server waits for its readers."""
        self.ended.set()

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[None]:
        """Look in the background while this block runs."""
        self.take()
        tasks = [asyncio.create_task(each) for each in (self.rhythms.run(), self._watch(), self._ask_on())]
        try:
            yield
        finally:
            self.end()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def _watch(self) -> None:
        while True:
            self.take()
            await asyncio.sleep(EVERY_SECONDS)

    def take(self) -> None:
        """Take the numbers of this worker's stages as they are now."""
        if self._fleet is None:
            return
        now = self._clock()
        self._samples = tuple(self._fleet.samples())
        told = by_stage(self._samples)
        for stage in self._inside():
            self._trends[stage].add(now, told.get(stage, Numbers()))
        self._hindered = {fault.stage: self._hindered.get(fault.stage, now) for fault in self._fleet.not_ready()}
        self._canary.take(self._samples)

    async def _ask_on(self) -> None:
        """Ask the broker, while there is something to ask, until cancelled; one that is away is asked again."""
        while True:
            if self._asked_for():
                try:
                    await self.ask(for_ever=True)
                except (TransientError, TimeoutError, OSError) as error:
                    log.debug("no look at the groups: %s", error)
                    self._away = self._clock() if self._away is None else self._away
                except Exception:
                    # Once, and not each two seconds: whatever it is, the next try may do better.
                    if self._away is None:
                        log.exception("the look at the groups failed and goes on")
                    self._away = self._clock() if self._away is None else self._away
            self._groups.clear()
            await asyncio.sleep(EVERY_SECONDS)

    async def ask(self, *, for_ever: bool = False, pause: float = 2 * EVERY_SECONDS) -> None:
        """Ask the broker for the stages of others, twice where somebody works; TransientError when it does not answer.

        And for those of this worker that tell nothing: their last word grows old while records come.
        """
        asked = 0
        async with asyncio.timeout(BROKER_SECONDS) as limit, Groups(self._client, self._reads) as groups:
            while stages := self._asked_for():
                seen = {stage: await groups.look(stage) for stage in stages}
                for stage in self._outside():
                    self._trends[stage].add(self._clock(), Numbers(seen[stage].lag, seen[stage].committed))
                self._groups, self._away, asked = seen, None, asked + 1
                if not for_ever and (asked > 1 or not any(group.lag and group.members for group in seen.values())):
                    return
                limit.reschedule(asyncio.get_running_loop().time() + pause + BROKER_SECONDS)
                await asyncio.sleep(pause)

    def _inside(self) -> Sequence[str]:
        return [stage for stage in self._reads if self._fleet and stage in self._fleet.stages]

    def _outside(self) -> Sequence[str]:
        return [stage for stage in self._reads if not self._fleet or stage not in self._fleet.stages]

    def _asked_for(self) -> Sequence[str]:
        return [*self._outside(), *self._unheard()]

    def _unheard(self) -> set[str]:
        """Return the stages of this worker that tell nothing new: no process, or no report."""
        if self._fleet is None:
            return set()
        down = {
            sample.labels["stage"]
            for sample in self._samples
            if sample.name == "copydesk_stage_up" and not sample.value
        }
        return down | {fault.stage for fault in self._fleet.not_living(self._clock())}

    # --- what it comes to ------------------------------------------------------------------------------------------

    def status(self) -> Status:
        """Give the verdicts of now."""
        now = self._now()
        stages = tuple(judge_stage(seen) for seen in self._stages())
        blame = to_blame(stages)
        feeds = tuple(judge_feed(seen, blame) for seen in self._feeds(now))
        dead = self.rhythms.deaths_of_day
        held = [int(sample.value) for sample in self._samples if sample.name == "copydesk_held_items"]
        blind: State = "slow" if self.rhythms.unread(now) else "ok"  # also where no feed is known that could say it
        return Status(
            at=now,
            state=worst([blind, *(stage.state for stage in stages), *(feed.state for feed in feeds)]),
            stages=stages,
            feeds=feeds,
            dead=DeadStatus(last_day=dead.total(), by_reason=dict(dead.most_common())),
            held=max(held, default=None),
            canary=CanaryStatus(last=self._canary.last, roundtrip=self._canary.roundtrip),
        )

    def samples(self) -> Iterator[Sample]:
        """Yield the numbers of silence for `/metrics`: a verdict of now for each feed whose rhythm is known."""
        metrics = Metrics()
        blame = to_blame([judge_stage(seen) for seen in self._stages()])
        for seen in self._feeds(self._now()):
            if seen.quiet is not None and seen.quiet.alarm is not None:
                silent = judge_feed(seen, blame).state == "silent"
                metrics.set("feed_silent", silent, feed=seen.feed)
                metrics.set("feed_expected_silence_seconds", seen.quiet.alarm.total_seconds(), feed=seen.feed)
        for sample in metrics.samples():
            if sample.family in ("feed_silent", "feed_expected_silence_seconds"):
                yield sample

    def _feeds(self, now: datetime) -> Sequence[FeedSeen]:
        fresh = {
            sample.labels["feed"]: datetime.fromtimestamp(sample.value, UTC)
            for sample in self._samples
            # What is counted together under `other`, above 500 feeds, is no feed.
            if sample.name == "copydesk_feed_last_item_timestamp_seconds" and sample.labels["feed"] != OTHER
        }
        return self.rhythms.seen(now, fresh)

    def _stages(self) -> Iterator[StageSeen]:
        """Yield what is known of every stage, in the order in which an item meets them."""
        now = self._clock()
        faults = {fault.stage: fault.why for fault in self._fleet.not_living(now)} if self._fleet else {}
        waits = {fault.stage: fault.why for fault in self._fleet.not_ready()} if self._fleet else {}
        restoring = self._fleet.restoring() if self._fleet else set()
        ups = {
            sample.labels["stage"]: sample.value > 0 for sample in self._samples if sample.name == "copydesk_stage_up"
        }
        since = dict(self._hindered)
        if self._away is not None:
            waits |= dict.fromkeys(self._outside(), "no broker answers")
            since |= dict.fromkeys(self._outside(), self._away)
        alone = all(group.members == 0 for group in self._groups.values()) and not self._inside()
        unheard, outside = self._unheard(), self._outside()
        blind = bool(self.rhythms.unread(self._now()))  # what died in the last ten minutes, nobody knows then
        for stage, trend in self._trends.items():
            group = self._groups.get(stage)
            yield StageSeen(
                stage,
                lag=group.lag if group and stage in unheard else trend.last.lag,
                stands=trend.stands,
                drain=trend.drain,
                grown=trend.grown,
                p99=trend.p99,
                rate=trend.rate,
                up=ups.get(stage),
                members=group.members if group and stage in outside else None,
                start="copydesk worker" if alone else f"copydesk worker {stage}",
                memory=trend.last.memory,
                fault=faults.get(stage, ""),
                hindered=waits.get(stage, ""),
                hindered_for=now - since.get(stage, now),
                restoring=stage in restoring,
                came=0 if blind else self.rhythms.came,
                dead={} if blind else self.rhythms.stage_deaths.get(stage, {}),
            )


class _Canary:
    """When the newest canary was received, and how long the last ones took. The histogram tells by its sums."""

    def __init__(self) -> None:
        self.last: datetime | None = None
        self.roundtrip: float | None = None
        self._seen = (0.0, 0.0)

    def take(self, samples: Sequence[Sample]) -> None:
        told = {sample.name: sample.value for sample in samples if sample.family.startswith("canary_")}
        if at := told.get("copydesk_canary_last_timestamp_seconds"):
            self.last = datetime.fromtimestamp(at, UTC)
        count, total = (
            told.get("copydesk_canary_roundtrip_seconds_count", 0.0),
            told.get("copydesk_canary_roundtrip_seconds_sum", 0.0),
        )
        if count < self._seen[0]:
            self._seen = (0.0, 0.0)  # the store's process is a new one
        if count > self._seen[0]:
            self.roundtrip = (total - self._seen[1]) / (count - self._seen[0])
        self._seen = (count, total)
