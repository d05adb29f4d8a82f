"""What a connector waits for: told once when it begins and once when it is over, with growing pauses between."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

PAUSES = (1.0, 30.0)
"""Seconds between two tries: the first, doubled up to the longest."""


class Trouble:
    """The world is away: a broker, or room on the disk. `stop` ends every wait at once."""

    def __init__(self, tell: Callable[[str], None], stop: asyncio.Event, pauses: tuple[float, float] = PAUSES) -> None:
        self._tell = tell
        self._stop = stop
        self._pauses = pauses
        self._next = pauses[0]
        self._about: tuple[type[Exception], int | None] | None = None

    async def wait(self, error: Exception) -> None:
        """Tell of the trouble if it is a new one, and wait until it is worth another try."""
        self.begins(error)
        pause, self._next = self._next, min(2 * self._next, self._pauses[1])
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), pause)

    def begins(self, error: Exception) -> None:
        """Tell of the trouble if it is a new one."""
        about = (type(error), getattr(error.__cause__, "errno", None))
        if about != self._about:
            self._about = about
            self._tell(f"waiting, and trying again: {error}")

    def over(self) -> None:
        """Tell that it goes on, if it was told that it does not."""
        self._next = self._pauses[0]
        if self._about is not None:
            self._about = None
            self._tell("it goes on")
