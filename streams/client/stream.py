"""What `articles` and `latest` share: they can be iterated, and entered so that leaving them closes cleanly."""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator
from types import TracebackType
from typing import Generic, Self, TypeVar

from streams.client.records import OnUnreadable, Unreadable, log_unreadable

T = TypeVar("T")


class Stream(ABC, Generic[T]):
    """An endless reading. `unreadable` counts the records so far that were no article and were left out.

    Iterate it at once, or, when the loop may end, inside `async with`: then the consumer leaves its group in good order
    and a body that ended by `break` counts as finished.
    """

    def __init__(self, on_unreadable: OnUnreadable | None) -> None:
        self._on_unreadable = on_unreadable or log_unreadable
        self._entered: AsyncGenerator[T, None] | None = None
        self._finished = False
        self._stopping = False
        self.unreadable = 0

    @abstractmethod
    def _read(self) -> AsyncGenerator[T, None]:
        """Connect, and yield until closed."""

    def stop(self) -> None:
        """End the loop after the body that is at work, within half a second; a signal handler may call this."""
        self._stopping = True

    def _tell(self, record: Unreadable) -> None:
        self.unreadable += 1
        self._on_unreadable(record)

    def __aiter__(self) -> AsyncIterator[T]:
        # Without `async with` nobody but the loop holds the generator: so `break` lets asyncio close it.
        return self._entered or self._read()

    async def __aenter__(self) -> Self:
        self._entered = self._read()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finished = error is None
        if self._entered is not None:
            await self._entered.aclose()
