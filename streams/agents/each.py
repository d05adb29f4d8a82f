"""From a pure step to the work of a stage: item by item, beside the event loop, never raising."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from pydantic import ValidationError

from schemas.vocab import Stage
from streams.agents import faults
from streams.agents.work import SLICE, Bury, Work, untimed
from streams.errors import DataError
from streams.messages import Effects, Record, Step

log = logging.getLogger(__name__)


def each(
    step: Step, *, stage: Stage, bury: Bury, timed: Callable[[float], None] = untimed, seconds: float = SLICE
) -> Work:
    """Make the work of a stage from a pure step; a step's error makes `bury` turn the record into its dead letter.

    `timed` hears how many seconds each record took; a slice ends after `seconds`.

    The step runs in one thread of its own, so that heartbeats, health and signals live on while one item takes
    seconds. The loop awaits it, so there is never more than one step at a time.
    """
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"step-{stage}")

    def one(record: Record) -> Effects:
        began = time.perf_counter()
        try:
            faults.meet(record, stage)
            return step(record)
        except Exception as error:  # an unforeseen error is a bug; its item must not stop the stage
            if not isinstance(error, DataError | ValidationError):
                log.exception("a bug of ours made a dead letter of %s", record.place)
            return bury(record, error, stage, 1)
        finally:
            timed(time.perf_counter() - began)

    def some(records: Sequence[Record]) -> list[Effects]:
        until = time.monotonic() + seconds
        done: list[Effects] = []
        for record in records:
            done.append(one(record))
            if time.monotonic() > until:
                break
        return done

    async def work(records: Sequence[Record]) -> list[Effects]:
        return await asyncio.get_running_loop().run_in_executor(thread, some, records)

    return work
