"""Stores for those who only read: a store that nobody made yet is told of and never made by looking."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from streams.errors import ConfigError
from streams.sinks import store_for
from streams.sinks.sqlite import SCHEME, path_of
from streams.sinks.store import ArticleStore

HOW = "name the worker's with COPYDESK_STORE or --store (the worker tells it when it starts)"


def missing(url: str) -> str | None:
    """Say that there is no store where a url points, None where there is one; a server tells that itself, when opened."""
    if not url.startswith(SCHEME) or path_of(url).exists():
        return None
    return f"there is no store at {path_of(url).absolute()}: {HOW}"


def anywhere(url: str) -> str:
    """Return a url that names the same store in any folder."""
    return SCHEME + quote(str(path_of(url).absolute())) if url.startswith(SCHEME) else url


@asynccontextmanager
async def existing(url: str) -> AsyncIterator[ArticleStore]:
    """Yield the store that a url names, open; ConfigError where there is none.

    An empty one made in passing would hide that the store was asked for in the wrong place: nothing found, all lost.
    """
    if why := missing(url):
        raise ConfigError(why)
    store = store_for(url)
    try:
        await store.open()
        yield store
    finally:
        await store.close()
