"""The source of canaries: one synthetic item each so many seconds, as long as it runs. Every worker that parses has one."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from uuid import uuid4

from aiokafka.errors import KafkaError

from schemas.canary import canary
from schemas.feeds import CANARY_FEED
from streams.errors import CopydeskError
from streams.sources.publisher import Publisher

SOURCE = "copydesk:canary"

END_SECONDS = 1.0
"""How long a stop waits for the canary that is under way. Nothing is lost with it."""

log = logging.getLogger(__name__)


async def send_canaries(publisher: Callable[[], AbstractAsyncContextManager[Publisher]], every: float) -> None:
    """Send a canary each `every` seconds, the first when they have passed, until cancelled; with 0 never.

    `publisher` makes one that is not started yet: the brokers may be away at first, and are waited for. There is one
    canary under way at most, and none that was missed is made up for: after an outage comes one, not hundreds.
    """
    while every:
        try:
            async with _started(publisher()) as started:
                due = time.monotonic()
                while True:
                    due = max(due + every, time.monotonic())
                    await asyncio.sleep(due - time.monotonic())
                    await _send(started)
        except (CopydeskError, KafkaError) as error:  # a missing topic may be made yet; a producer may fail to stop
            log.warning("no canary: %s", error)
            await asyncio.sleep(every)


@asynccontextmanager
async def _started(publisher: AbstractAsyncContextManager[Publisher]) -> AsyncIterator[Publisher]:
    """Start a publisher, and end it soon: while brokers are away it would wait 36 s for what is under way (measured)."""
    stack = AsyncExitStack()
    started = await stack.enter_async_context(publisher)
    try:
        yield started
    finally:
        with suppress(TimeoutError):
            await asyncio.wait_for(stack.aclose(), END_SECONDS)


async def _send(started: Publisher) -> None:
    now = datetime.now(UTC)
    await started.send(
        CANARY_FEED, canary(uuid4().hex, now), source=SOURCE, content_type="application/json", received_at=now
    )
