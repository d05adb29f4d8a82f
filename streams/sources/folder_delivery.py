"""Sending claimed files: one answer each, and a wait that a stop can end."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from schemas.topics import ITEM_LIMIT
from streams.errors import TooLargeError, TransientError
from streams.sources.acks import leave
from streams.sources.folder_claims import Claim
from streams.sources.folder_layout import Layout
from streams.sources.folder_reasons import Refusal
from streams.sources.folder_trouble import Trouble
from streams.sources.paths import doomed, media_type_of
from streams.sources.publisher import Ack, Publisher

QUIET = 5.0
"""Seconds without an answer after which it is told that we wait; aiokafka itself gives up after forty."""

GRACE = 5.0
"""Seconds that a stop leaves to what is in flight."""

T = TypeVar("T")
Answer = Ack | Refusal | TransientError


class Delivery:
    """Sends the files of one feed; what a person should know goes to `tell`."""

    def __init__(self, layout: Layout, feed: str, media_type: str | None, tell: Callable[[str], None]) -> None:
        self._layout = layout
        self._feed = feed
        self._media_type = media_type
        self._tell = tell

    async def send(self, publisher: Publisher, claims: Sequence[Claim]) -> list[Answer]:
        """Send files in their order and return an answer for each; after one that the broker did not take none is tried."""
        begun: list[asyncio.Future[Answer]] = []
        away: TransientError | None = None
        try:
            for claim in claims:
                answer = away or await self._begin(publisher, claim)
                away = answer if isinstance(answer, TransientError) else None
                begun.append(asyncio.ensure_future(_answer(claim, answer)))
            return list(await asyncio.gather(*begun))
        finally:
            await leave(begun)

    async def _begin(self, publisher: Publisher, claim: Claim) -> Awaitable[Ack] | Refusal | TransientError:
        if isinstance(claim.content, Refusal):
            return claim.content
        if len(claim.content) > ITEM_LIMIT:
            self._tell(doomed(claim.seen.name, len(claim.content)))
        try:
            return await publisher.begin(
                self._feed,
                claim.content,
                source=self._layout.source(claim.seen.name),
                content_type=self._media_type or media_type_of(claim.seen.name),
                received_at=claim.batch.received,
            )
        except TooLargeError as error:
            return Refusal("tooLarge", str(error))
        except TransientError as error:
            return error


async def _answer(claim: Claim, begun: Awaitable[Ack] | Refusal | TransientError) -> Answer:
    if isinstance(begun, Refusal | TransientError):
        return begun
    try:
        return await begun
    except TooLargeError as error:
        return Refusal.of(claim.content, "tooLarge", str(error))
    except TransientError as error:
        return error


async def unless_stopped(work: Coroutine[Any, Any, T], stop: asyncio.Event, trouble: Trouble) -> T | None:
    """Wait for what asks the broker; tell when that is long, and after a stop leave it alone: then return None."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopped}, timeout=QUIET, return_when=asyncio.FIRST_COMPLETED)
        if not task.done() and not stopped.done():
            trouble.begins(TransientError(f"the broker has not answered for {QUIET:.0f} s; `copydesk doctor` looks"))
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({task}, timeout=GRACE)
        return task.result() if task.done() else None
    finally:
        await leave([task, stopped])
