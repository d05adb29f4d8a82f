"""Calls of many tasks, done in batches by one thread: one commit, one fsync is paid by all who wait for it."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 256
"""Calls in one batch. Whoever waits, waits for the batch before his own and for his own."""


class Together(Generic[T, R]):
    """Hands what has gathered to `work`, in the order of the calls, and its results back; an error is everybody's."""

    def __init__(self, work: Callable[[Sequence[T]], Sequence[R]], name: str) -> None:
        self._work = work
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._running: asyncio.Task[None] | None = None

    async def do(self, call: T) -> R:
        """Return what `work` made of the call."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((call, future))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await future

    async def close(self) -> None:
        """Do what waits, then end the thread."""
        if self._running is not None:
            await self._running
        self._thread.shutdown()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
            done = await asyncio.gather(
                loop.run_in_executor(self._thread, self._work, [call for call, _ in batch]), return_exceptions=True
            )
            _answer([future for _, future in batch], done[0])
        self._running = None


def _answer(futures: Sequence["asyncio.Future[R]"], done: Sequence[R] | BaseException) -> None:
    for number, future in enumerate(futures):
        if future.done():  # whoever waited was cancelled
            continue
        if isinstance(done, BaseException):
            future.set_exception(done)
        else:
            future.set_result(done[number])
