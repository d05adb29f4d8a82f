"""Whose turn it is: of one publisher's servers one fetch at a time, and a pause before the next.

The publisher is the one of the address in the feeds file. Where a redirect leads to another one, it is followed within
this turn, at most five times, and does not wait for the other's: two turns at once could wait for each other.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from ipaddress import ip_address

from publicsuffixlist import PublicSuffixList
from yarl import URL

AT_ONCE = 1
PAUSE = 1.0
"""Seconds between the end of a fetch and the begin of the next one from the same publisher."""


class Turns:
    """The turns of all publishers. `now` and `sleep` are the clock."""

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        self._now = now
        self._sleep = sleep
        self._places: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))
        self._free: defaultdict[str, float] = defaultdict(float)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for the turn of an address, and have it."""
        publisher = publisher_of(url)
        async with self._places[publisher]:
            await self._sleep(max(0.0, min(PAUSE, self._free[publisher] - self._now())))
            try:
                yield
            finally:
                self._free[publisher] = self._now() + PAUSE


def publisher_of(url: str) -> str:
    """Return the registrable domain of an address, or the host where there is none."""
    host = (URL(url).host or "").rstrip(".").lower()
    try:
        return str(ip_address(host))
    except ValueError:
        return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    # Without the private section, in which tumblr.com and github.io are suffixes: their thousands of blogs stand on the
    # same servers, and share a limit there (FreshRSS issue 8925).
    return PublicSuffixList(only_icann=True)
