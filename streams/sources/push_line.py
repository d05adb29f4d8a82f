"""The line to Kafka: connects when Kafka can be reached, again after trouble, and says at once when it is away."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import datetime
from typing import Any, Protocol, Self

from streams.errors import CopydeskError, TransientError
from streams.observe.topics import create_missing
from streams.settings import Settings
from streams.sources.publisher import Ack, Publisher
from streams.sources.push_item import Item

PATIENCE = 5.0
"""Seconds that a sender waits for the ack, at most; the producer gives up a little earlier and says why."""

PRODUCER_PATIENCE_MS = 4000

FIRST_TRY = 2.0
"""Seconds that an item waits for the first try to connect; that takes some 0.1 s where Kafka is there."""

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0
"""Seconds between two tries to connect."""

log = logging.getLogger(__name__)


class Sender(Protocol):
    """What the line needs of a publisher."""

    async def begin(
        self,
        feed: str,
        body: bytes,
        *,
        source: str | None,
        content_type: str | None,
        received_at: datetime | None,
        extra: dict[str, bytes] | None,
    ) -> Awaitable[Ack]:
        """Hand one item over and return what to await for its ack."""
        ...


Connect = Callable[[], AbstractAsyncContextManager[Sender]]


class AwayError(TransientError):
    """Kafka is known to be away: nothing was sent."""


def connect_to(settings: Settings) -> Connect:
    """Return what connects a publisher; missing topics are made first, except in production, where an operator does."""
    client: dict[str, Any] = settings.kafka_client() | {"request_timeout_ms": PRODUCER_PATIENCE_MS}

    @asynccontextmanager
    async def connect() -> AsyncIterator[Sender]:
        if not settings.production:
            # Else the first item would make the topic, with the broker's defaults: one partition, items up to 1 MiB.
            await create_missing(client, settings.prefix)
        async with Publisher(client, settings.prefix) as publisher:
            yield publisher

    return connect


class Line:
    """Keeps a publisher connected while it is open; `on_up` is called each time that it is so again."""

    def __init__(self, connect: Connect, on_up: Callable[[], None]) -> None:
        self._connect, self._on_up = connect, on_up
        self._sender: Sender | None = None
        self._tried = asyncio.Event()
        self._ends = asyncio.Event()
        self._closing = asyncio.Event()
        self._said = False
        self._library_level = 0

    async def __aenter__(self) -> Self:
        # aiokafka logs each failed try to connect, some ten a second; the line says once that Kafka is away.
        library = logging.getLogger("aiokafka")
        self._library_level = library.level
        library.setLevel(logging.CRITICAL)
        self._keeping = asyncio.create_task(self._keep())
        return self

    async def __aexit__(self, *_: object) -> None:
        # Not cancelled: a producer that is stopped in the middle of connecting can't be closed any more.
        self._closing.set()
        self._ends.set()
        await self._keeping
        logging.getLogger("aiokafka").setLevel(self._library_level)

    @property
    def up(self) -> bool:
        """Whether Kafka answered when it was last asked."""
        return self._sender is not None

    async def tried(self) -> None:
        """Wait until the first try to connect is over, a bounded time."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._tried.wait(), FIRST_TRY)

    async def send(self, item: Item) -> Ack:
        """Send an item and return its ack, or raise as `begin` does; in all it takes no longer than PATIENCE."""
        sender = self._there()
        async with self._patience(sender):
            return await asyncio.shield(await _begun(sender, item))

    async def begin(self, item: Item) -> Awaitable[Ack]:
        """Hand an item to the producer; await what is returned for its ack. Items go out in the order of calls.

        AwayError when nothing was sent, else TransientError: then the item may or may not have been taken.
        """
        sender = self._there()
        async with self._patience(sender):
            return self._ack(sender, await _begun(sender, item))

    async def _ack(self, sender: Sender, ack: "asyncio.Future[Ack]") -> Ack:
        async with self._patience(sender):
            return await asyncio.shield(ack)

    def _there(self) -> Sender:
        if self._sender is None:
            raise AwayError("Kafka is away")
        return self._sender

    @asynccontextmanager
    async def _patience(self, sender: Sender) -> AsyncIterator[None]:
        """Wait for Kafka, but not for ever; when it does not answer, the line is down until it was connected anew."""
        try:
            async with asyncio.timeout(PATIENCE):
                yield
        except TimeoutError:
            self._lose(sender, "no ack in time")
            raise TransientError(f"Kafka did not acknowledge within {PATIENCE:g} s") from None
        except TransientError as error:
            self._lose(sender, error)
            raise

    def _lose(self, sender: Sender, why: object) -> None:
        if self._sender is sender:
            self._sender = None
            self._ends.set()
            self._say(why)

    def _say(self, why: object) -> None:
        if not self._said:
            log.warning("Kafka is away, pushed items can't be sent: %s", why)
        self._said = True

    async def _keep(self) -> None:
        pause = FIRST_PAUSE
        while not self._closing.is_set():
            try:
                async with self._connect() as sender:
                    self._up(sender)
                    await self._ends.wait()
                    self._sender = None
                pause = FIRST_PAUSE
            except CopydeskError as error:
                self._say(error)
            except Exception:  # a bug, or a library's: said with its trace, and tried again
                log.exception("the line to Kafka broke")
            self._tried.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _up(self, sender: Sender) -> None:
        if self._said:
            log.warning("Kafka answers again")
        self._said = False
        self._ends.clear()
        if self._closing.is_set():
            self._ends.set()
        self._sender = sender
        self._tried.set()
        self._on_up()


async def _begun(sender: Sender, item: Item) -> "asyncio.Future[Ack]":
    traceparent = item.told.traceparent
    ack = await sender.begin(
        item.feed,
        item.body,
        source=item.source,
        content_type=item.told.content_type,
        received_at=item.received_at,
        extra={"traceparent": traceparent.encode()} if traceparent else None,
    )
    future = asyncio.ensure_future(ack)
    future.add_done_callback(_heard)
    return future


def _heard(ack: "asyncio.Future[Ack]") -> None:
    """Take note of an outcome for which nobody waits any more, so that it is not logged as forgotten."""
    if not ack.cancelled():
        ack.exception()
