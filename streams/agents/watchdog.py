"""The watchdog: a stage that has work and gets nowhere is ended, so that its supervisor can start it afresh.

Faust consumers are known to die slowly: alive, in the group, and silent (issues 175, 523, 532, 640; all open). The
dog is a thread and ends the process with `os._exit`, for the event loop, the very thing that may hang, can't be asked:
after an exception in a rebalance handler a Faust process was alive after 55 s and had to be killed with -9.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from streams.agents.consumer import SafeApp
from streams.agents.ending import STUCK, end_process
from streams.agents.progress import Progress, look
from streams.agents.waiting import Waiting

log = logging.getLogger(__name__)


class Watchdog:
    """Ends the process after `patience` seconds with lag and without a commit, unless the stage is `waiting`.

    Also when the event loop does not run for so long, or the brokers don't answer: no proof of life is no life. And at
    once when the process itself stood still for longer than the group waits for a member (`frozen`, seconds; SIGSTOP, a
    frozen machine): another worker has its partitions, and what it has in hand must not be sent any more.
    """

    def __init__(
        self, patience: float = 120.0, waiting: Waiting | None = None, every: float = 2.0, frozen: float = float("inf")
    ) -> None:
        self.patience, self.every, self.frozen = patience, every, frozen
        self.waiting = waiting or Waiting()
        self.progress: Progress | None = None
        self._alive_at = time.monotonic()

    @contextmanager
    def over(self, app: SafeApp) -> Iterator[None]:
        """Watch the app while this block runs."""
        done = threading.Event()
        looking = asyncio.get_running_loop().create_task(self._look(app))
        threading.Thread(target=self._watch, args=(done, app.conf.id), name="watchdog", daemon=True).start()
        try:
            yield
        finally:
            done.set()
            looking.cancel()

    async def _look(self, app: SafeApp) -> None:
        while True:
            try:
                self._saw(await asyncio.wait_for(look(app.consumer), self.patience / 2))
            except Exception as error:  # noqa: BLE001 - brokers away, no consumer yet: no proof of life
                log.debug("no look at the offsets: %r", error)
            await asyncio.sleep(self.every)

    def _saw(self, progress: Progress) -> None:
        if self.progress is None or progress.lag == 0 or progress.committed != self.progress.committed:
            self._alive_at = time.monotonic()
        self.progress = progress

    def _watch(self, done: threading.Event, name: str) -> None:
        looked = time.monotonic()
        while not done.wait(min(self.every, 0.5)):
            stood = time.monotonic() - looked
            looked += stood
            if stood > self.frozen:
                end_process(STUCK, f"{name}: stood still for {stood:.0f} s; another worker may have its partitions")
            if self.waiting.reasons:
                self._alive_at = time.monotonic()
            if (quiet := time.monotonic() - self._alive_at) > self.patience:
                end_process(STUCK, f"{name}: work waits and nothing was committed for {quiet:.0f} s ({self.progress})")
