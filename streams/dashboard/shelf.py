"""The store of the settings as handlers use it: opened by the first who asks, and again after it was away."""

import asyncio

from streams.errors import TransientError
from streams.sinks import ArticleStore, store_for
from streams.sinks.existing import missing

OPEN_SECONDS = 5.0
"""A reader is told 503 rather than made to wait for a database that does not answer."""


class Shelf:
    """Lends one store to all handlers."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._store: ArticleStore | None = None
        self._opening = asyncio.Lock()

    async def store(self) -> ArticleStore:
        """Return the open store; TransientError while it is away, ConfigError when it can't ever work."""
        async with self._opening:
            if self._store is None:
                self._store = await self._opened()
            return self._store

    async def _opened(self) -> ArticleStore:
        if why := missing(self._url):
            raise TransientError(why)  # the worker makes it any moment; an empty one made here would pass for its own
        store = store_for(self._url)
        try:
            async with asyncio.timeout(OPEN_SECONDS):
                await store.open()
        except BaseException as error:
            await store.close()
            if isinstance(error, TimeoutError):
                raise TransientError(f"the store did not open within {OPEN_SECONDS:.0f} s") from error
            raise
        return store

    async def close(self) -> None:
        """Close what was opened."""
        if self._store is not None:
            await self._store.close()
            self._store = None
