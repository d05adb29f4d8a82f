"""From a pure step to the work of a stage: item by item, beside the event loop, never raising."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pydantic import ValidationError

from schemas.vocab import Stage
from streams.agents import faults
from streams.agents.work import SLICE, Bury, Work, untimed
from streams.errors import DataError
from streams.messages import Effects, Record, Step

LONG = 32 * 1024
"""Bytes from which a record is worked on alone, so that a slice ends as soon as before."""

Steps = Callable[[Sequence[Record]], list[Effects]]
"""A step for several records: one Effects for each, in order."""

Ahead = Callable[[Sequence[Record]], Sequence[Step]]
"""Reads several records, and returns for each of them, in order, the step that does the rest: it changes nothing."""

log = logging.getLogger(__name__)


def each(
    step: Step,
    *,
    stage: Stage,
    bury: Bury,
    timed: Callable[[float], None] = untimed,
    seconds: float = SLICE,
    together: Steps | None = None,
    ahead: Ahead | None = None,
    most: int = 1,
) -> Work:
    """Make the work of a stage from a pure step; a step's error makes `bury` turn the record into its dead letter.

    `timed` hears how many seconds each record took; a slice ends after `seconds`. `together` does what `step` does for
    several records at once, at most `most` of those that are there; when it raises, `step` finds out whose error it was.
    `ahead` is for a step that depends on those before it: what does not is done for several at once, and then one step after
    the other. When it raises, `step` does all of it, so that a bad record is buried alone here too.

    The step runs in one thread of its own, so that heartbeats, health and signals live on while one item takes
    seconds. The loop awaits it, so there is never more than one step at a time.
    """
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"step-{stage}")
    steps = _Steps(step, together, ahead, stage, bury, timed)

    def some(records: Sequence[Record]) -> list[Effects]:
        until = time.monotonic() + seconds
        done: list[Effects] = []
        for group in groups(records, most):
            done += steps.several(group)
            if time.monotonic() > until:
                break
        return done

    async def work(records: Sequence[Record]) -> list[Effects]:
        return await asyncio.get_running_loop().run_in_executor(thread, some, records)

    return work


def groups(records: Sequence[Record], most: int) -> Iterator[Sequence[Record]]:
    """Part records in their order: up to `most` short ones together, a long one alone."""
    start = 0
    while start < len(records):
        window = records[start : start + most]
        short = next((at for at, record in enumerate(window) if len(record.value or b"") > LONG), len(window))
        count = short or 1
        yield window[:count]
        start += count


@dataclass(frozen=True)
class _Steps:
    """The step of a stage as the loop needs it: it tells its times and never raises."""

    step: Step
    together: Steps | None
    ahead: Ahead | None
    stage: Stage
    bury: Bury
    timed: Callable[[float], None]

    def several(self, records: Sequence[Record]) -> list[Effects]:
        """Work on records at once; one after the other when that fails: the steps are pure, and may be done again."""
        if self.ahead is not None and len(records) > 1:
            return self._one_by_one(records, self.ahead)
        if self.together is None or len(records) == 1:
            return [self.one(record) for record in records]
        began = time.perf_counter()
        try:
            for record in records:
                faults.meet(record, self.stage)
            done = self.together(records)
        except Exception:  # noqa: BLE001 - the step meets it too, and buries the record that it belongs to
            return [self.one(record) for record in records]
        for _ in records:
            self.timed((time.perf_counter() - began) / len(records))
        return done

    def _one_by_one(self, records: Sequence[Record], ahead: Ahead) -> list[Effects]:
        """Read records at once, and do the rest for each in order; what cannot be read is read alone, and buried."""
        began = time.perf_counter()
        try:
            steps = ahead(records)
        except Exception:  # noqa: BLE001 - the step meets it too
            steps = [self.step] * len(records)
        spent = (time.perf_counter() - began) / len(records)
        return [self.one(record, step, spent) for record, step in zip(records, steps, strict=True)]

    def one(self, record: Record, step: Step | None = None, spent: float = 0.0) -> Effects:
        """Work on a record, or bury it; `spent` are seconds that it took already."""
        began = time.perf_counter() - spent
        try:
            faults.meet(record, self.stage)
            return (step or self.step)(record)
        except Exception as error:  # an unforeseen error is a bug; its item must not stop the stage
            if not isinstance(error, DataError | ValidationError):
                log.exception("a bug of ours made a dead letter of %s", record.place)
            return self.bury(record, error, self.stage, 1)
        finally:
            self.timed(time.perf_counter() - began)
