"""Patience: a world that is away for a while is sat out, never turned into dead letters."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from streams.agents.work import LoopDeps, Work
from streams.errors import TransientError
from streams.messages import Effects, Record

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 3.0
"""Seconds between two tries; the pause doubles from the first to the longest."""

log = logging.getLogger(__name__)


async def with_patience(
    work: Work, records: Sequence[Record], deps: LoopDeps, *, pointless: Callable[[], bool]
) -> list[Effects]:
    """Do the work; after a TransientError try again, for at most `deps.patience` seconds, then let it pass.

    Returns nothing done as soon as further tries are `pointless` (a stop or a rebalance waits for us).
    """
    try:
        return await work(records)
    except TransientError as error:
        with deps.waiting.on(str(error)):
            return await _try_again(work, records, error, time.monotonic() + deps.patience, pointless)


async def _try_again(
    work: Work, records: Sequence[Record], error: TransientError, give_up: float, pointless: Callable[[], bool]
) -> list[Effects]:
    pause = FIRST_PAUSE
    while time.monotonic() < give_up:
        log.warning("waiting, for %.1f s: %s", pause, error)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
        if pointless():
            return []
        try:
            return await work(records)
        except TransientError as again:
            error = again
    raise error
