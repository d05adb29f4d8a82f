"""The stages as their supervisor knows them: last reports, and the verdict whether each lives and is ready.

Nothing here asks a clock: `now` is an argument, in seconds of any clock that never goes back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from streams.observe.metrics import Metrics, Sample
from streams.observe.report import Report

SILENT_SECONDS = 30.0
"""No report for so long is no life. A start takes up to 5 s on a loaded machine, the longest back-off 10 s."""

RESTORE = "restore"
"""What a stage calls it in the `waiting` of its health."""


class Fault(NamedTuple):
    """Why a stage does not live, or is not ready."""

    stage: str
    why: str


class _Still(NamedTuple):
    """A partition with lag whose committed offset has not moved `since` then."""

    committed: int | None
    since: float


@dataclass(slots=True)
class _Known:
    """What is known of one stage. `heard` is when it last reported, `looked` when the health in that was new.

    `fresh` says that the report comes from the process that runs now, not from one before it.
    """

    heard: float
    looked: float
    up: bool = False
    fresh: bool = False
    report: Report | None = None
    still: dict[tuple[str, int], _Still] = field(default_factory=dict)


class Fleet:
    """Takes what the supervisor sees and gives verdicts and numbers. `patience` is that of the watchdog, in seconds."""

    def __init__(self, stages: Iterable[str], patience: float, version: str, now: float) -> None:
        self._patience = patience
        self._stages = {stage: _Known(heard=now, looked=now) for stage in stages}
        self._metrics = Metrics()
        self._metrics.set("build_info", 1, version=version)
        for stage in self._stages:
            self._metrics.set("stage_up", 0, stage=stage)
            self._metrics.add("stage_restarts_total", 0, stage=stage)

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages, in order."""
        return tuple(self._stages)

    def started(self, stage: str, *, again: bool) -> None:
        """Note that the process of a stage was started."""
        self._stages[stage].up, self._stages[stage].fresh = True, False
        self._metrics.set("stage_up", 1, stage=stage)
        if again:
            self._metrics.add("stage_restarts_total", stage=stage)

    def ended(self, stage: str) -> None:
        """Note that the process of a stage ended. Its last numbers stay: lag must not vanish with who tells it."""
        self._stages[stage].up = False
        self._metrics.set("stage_up", 0, stage=stage)

    def reported(self, report: Report, now: float) -> None:
        """Take a report; one of an unknown stage is dropped."""
        if (known := self._stages.get(report.stage)) is None:
            return
        if known.report is None or report.health.at != known.report.health.at:
            known.looked = now
        known.heard, known.report, known.fresh = now, report, True
        known.still = dict(self._still(known, report, now))

    def _still(self, known: _Known, report: Report, now: float) -> Iterator[tuple[tuple[str, int], _Still]]:
        """Yield the partitions that should move and do not, each with the moment since which it stands."""
        if not report.health.broker or report.health.waiting:
            return  # nobody can move now, and nobody is to blame
        for each in report.health.partitions:
            if each.assigned and each.lag:
                before = known.still.get((each.topic, each.partition))
                stands = before is not None and before.committed == each.committed
                yield (each.topic, each.partition), before if stands and before else _Still(each.committed, now)

    def not_living(self, now: float) -> list[Fault]:
        """Return why a stage does not live: it is silent, its loop hangs, or its offsets stand while there is lag."""
        return [fault for stage, known in self._stages.items() for fault in self._not_living(stage, known, now)]

    def _not_living(self, stage: str, known: _Known, now: float) -> Iterator[Fault]:
        if now - known.heard > SILENT_SECONDS:
            process = "runs and is silent" if known.up else "does not run"
            yield Fault(stage, f"no report for {now - known.heard:.0f} s: the process {process}")
        elif now - known.looked > SILENT_SECONDS:
            yield Fault(stage, f"its event loop has not moved for {now - known.looked:.0f} s")
        for (topic, partition), still in known.still.items():
            if now - still.since > self._patience:
                stands = f"offset {still.committed} has not moved for {now - still.since:.0f} s"
                yield Fault(stage, f"{topic}/{partition}: records wait and {stands}")

    def not_ready(self) -> list[Fault]:
        """Return why a stage is not ready: it is down, has no broker or no assignment, or waits for something."""
        return [Fault(stage, why) for stage, known in self._stages.items() if (why := _not_ready(known))]

    def restoring(self) -> set[str]:
        """Return the stages that do nothing but read their memory again: it takes its time, and moves."""
        reports = {stage: known.report for stage, known in self._stages.items() if known.up and known.fresh}
        return {stage for stage, report in reports.items() if report and set(report.health.waiting) == {RESTORE}}

    def samples(self) -> Iterator[Sample]:
        """Yield the numbers of all stages and of the supervisor."""
        yield from self._metrics.samples()
        for known in self._stages.values():
            if known.report is not None:
                yield from known.report.samples


def _not_ready(known: _Known) -> str:
    if not known.up:
        return "the process does not run"
    if known.report is None or not known.fresh:
        return "it has not reported yet"
    health = known.report.health
    if not health.broker:
        return "no broker answers"
    if health.waiting:
        return f"it waits: {', '.join(health.waiting)}"
    return "" if health.joined else "the consumer group has not given it partitions yet"
