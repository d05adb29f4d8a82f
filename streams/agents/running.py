"""One stage in this process: start, run until a signal or a crash, stop cleanly.

Not Faust's own worker: it sets the root logger to DEBUG for its spinner, prints a banner, replaces stdout, and sleeps
over a second on its way out.
"""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from streams.agents.consumer import SafeApp
from streams.agents.ending import CRASHED, code_of, end_process
from streams.agents.garbage import search_seldom
from streams.agents.watchdog import Watchdog

GRACE = 7.0
"""Seconds for a clean stop, below the 8 after which the supervisor kills: the batch in hand (a slice of 0.5 s, or the one item that takes longer), then the commit."""

NOISY = ("faust", "aiokafka", "mode")

log = logging.getLogger(__name__)


Routine = Callable[[], Coroutine[Any, Any, None]]


def run_stage(
    app: SafeApp, watchdog: Watchdog | None = None, *, first: Routine | None = None, beside: Routine | None = None
) -> int:
    """Run the app's agent until SIGTERM or SIGINT and return 0; a crash ends the process with status 70.

    On a signal the batch in hand is finished and committed. The app starts when `first` has returned; `beside` runs as a
    task in the same event loop from the beginning to the end. Logging is the caller's, but for the level of `NOISY`.
    """
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    search_seldom()
    return asyncio.run(_run(app, watchdog or Watchdog(), first, beside))


async def _run(app: SafeApp, watchdog: Watchdog, first: Routine | None, beside: Routine | None) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    app.in_worker = True
    running = asyncio.create_task(_start_and_wait(app, first))
    stopping = asyncio.create_task(stop.wait())
    others = [asyncio.create_task(beside())] if beside else []
    with watchdog.over(app):
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        crash = running.exception()
        end_process(code_of(crash), f"{app.conf.id}: crashed", crash)
    await _stop(app, running)
    for other in others:
        other.cancel()
    return 0


async def _start_and_wait(app: SafeApp, first: Routine | None) -> None:
    """Start the app; returns (or raises the reason) when it crashes, never otherwise."""
    if first is not None:
        await first()
    await app.start()
    await app.wait_until_stopped()


async def _stop(app: SafeApp, running: asyncio.Task[None]) -> None:
    try:
        if app.started:  # not while it waits for what comes first
            await asyncio.wait_for(app.stop(), GRACE)
    except Exception as error:  # noqa: BLE001 - TimeoutError or worse: what is not committed comes again
        end_process(CRASHED, f"{app.conf.id}: no clean stop within {GRACE} s", error)
    running.cancel()
    with suppress(asyncio.CancelledError, Exception):
        await running
    log.info("%s stopped", app.conf.id)
