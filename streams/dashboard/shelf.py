"""The store of the settings as handlers use it: opened by the first who asks, and again after it was away."""

import asyncio

from streams.errors import TransientError
from streams.sinks import ArticleStore, store_for
from streams.sinks.existing import missing

OPEN_SECONDS = 5.0
"""A reader is told 503 rather than made to wait: for a database that does not answer, or for one that is made ready.

A store of an older release is, page by page: 100,000 articles take 40 s.
"""


class Shelf:
    """Lends one store to all handlers. It opens behind them: who loses patience does not end what others wait for."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._opening: asyncio.Task[ArticleStore] | None = None

    async def store(self) -> ArticleStore:
        """Return the open store; TransientError while it is away, ConfigError when it can't ever work."""
        if self._opening is None or _failed(self._opening):
            self._opening = asyncio.create_task(self._opened())
        opening = self._opening
        await asyncio.wait([opening], timeout=OPEN_SECONDS)
        if not opening.done():
            raise TransientError(f"the store did not open within {OPEN_SECONDS:.0f} s; it goes on, try again")
        if opening.cancelled():
            raise TransientError("the store is closed: this process ends")
        return opening.result()

    async def _opened(self) -> ArticleStore:
        if why := missing(self._url):
            raise TransientError(why)  # the worker makes it any moment; an empty one made here would pass for its own
        store = store_for(self._url)
        try:
            await store.open()
        except BaseException:
            await store.close()
            raise
        return store

    async def close(self) -> None:
        """Close what was opened; what still opens is given up."""
        opening, self._opening = self._opening, None
        if opening is not None:
            opening.cancel()
            await asyncio.wait([opening])
            if not _failed(opening):
                await opening.result().close()


def _failed(opening: asyncio.Task[ArticleStore]) -> bool:
    return opening.done() and (opening.cancelled() or opening.exception() is not None)
