"""The source of canaries: one synthetic item each so many seconds, as long as it runs. Every worker that parses has one."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from uuid import uuid4

from schemas.canary import canary
from schemas.feeds import CANARY_FEED
from streams.errors import TransientError
from streams.sources.publisher import Publisher

SOURCE = "copydesk:canary"

log = logging.getLogger(__name__)


async def send_canaries(publisher: Callable[[], AbstractAsyncContextManager[Publisher]], every: float) -> None:
    """Send a canary each `every` seconds, the first when they have passed, until cancelled; with 0 never.

    `publisher` makes one that is not started yet: the brokers may be away at first, and are waited for. There is one
    canary under way at most, and none that was missed is made up for: after an outage comes one, not hundreds.
    """
    while every:
        try:
            async with publisher() as started:
                due = time.monotonic()
                while True:
                    due = max(due + every, time.monotonic())
                    await asyncio.sleep(due - time.monotonic())
                    await _send(started)
        except TransientError as error:
            log.warning("no canary: %s", error)
            await asyncio.sleep(every)


async def _send(started: Publisher) -> None:
    now = datetime.now(UTC)
    await started.send(
        CANARY_FEED, canary(uuid4().hex, now), source=SOURCE, content_type="application/json", received_at=now
    )
