"""The same readings for code without asyncio: an event loop in a thread of its own, asked for one article at a time."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from threading import Thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from schemas.article import Article
from streams.client.articles import articles
from streams.client.latest import Gone, latest
from streams.client.stream import Stream

T = TypeVar("T")
V = TypeVar("V")


class Blocking(Generic[T]):
    """A reading as a plain iterator. Enter it with `with` when the loop may end, as the asynchronous one.

    The connection lives in a thread, so heartbeats go on while the body blocks. `stream` is the reading itself.
    """

    def __init__(self, stream: Stream[T]) -> None:
        self.stream = stream
        self._runner: _Runner | None = None
        self._reading: AsyncIterator[T] | None = None

    def __enter__(self) -> Self:
        self._runner = _Runner()
        self._runner.run(self.stream.__aenter__())
        self._reading = aiter(self.stream)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner is not None:
            runner, self._runner, self._reading = self._runner, None, None
            try:
                runner.run(self.stream.__aexit__(kind, error, trace))
            finally:
                runner.close()

    def __iter__(self) -> Iterator[T]:
        if self._runner is None:
            with self:
                yield from self._articles()
        else:
            yield from self._articles()

    def stop(self) -> None:
        """End the loop after the body that is at work, within half a second; any thread may call this."""
        self.stream.stop()

    def _articles(self) -> Iterator[T]:
        while self._runner is not None and self._reading is not None:
            try:
                one = self._runner.run(_next(self._reading))
            except StopAsyncIteration:
                return
            yield one


class _Runner:
    """An event loop in a thread, which does one thing at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._one = asyncio.Lock()
        self._thread = Thread(target=self._loop.run_forever, name="copydesk-client", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, V]) -> V:
        """Do the work in the thread. When the wait for it is interrupted (Ctrl-C), it is cancelled."""
        future = asyncio.run_coroutine_threadsafe(self._alone(work), self._loop)
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def close(self) -> None:
        """End the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _alone(self, work: Coroutine[Any, Any, V]) -> V:
        # A generator can't be closed while it runs: who closes waits until what was cancelled has ended.
        async with self._one:
            return await work


async def _next(reading: AsyncIterator[T]) -> T:
    return await anext(reading)


def iter_articles(**said: Any) -> Blocking[Article]:
    """Read every version, correction and kill without asyncio; the arguments are those of `articles`."""
    return Blocking(articles(**said))


def iter_latest(**said: Any) -> Blocking[Article | Gone]:
    """Read the state without asyncio, then what changes; the arguments are those of `latest`."""
    return Blocking(latest(**said))
