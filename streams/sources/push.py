"""HTTP push without the HTTP: an item in, and the answer once it is safe.

An item is `accepted` when all in-sync replicas have it and the ledger knows its key, `spooled` when it is synced to
disk (where COPYDESK_SPOOL names a folder and Kafka is away), and else refused. Per feed the order is kept: while items of
a feed wait on disk, new ones go behind them.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Self

from schemas.feeds import Feed
from streams.errors import ConfigError, CopydeskError, TooLargeError, TransientError
from streams.observe.metrics import Metrics
from streams.settings import Settings
from streams.sources.ledger import Entry, Ledger
from streams.sources.publisher import Ack
from streams.sources.push_drain import send_some
from streams.sources.push_gate import Gate
from streams.sources.push_item import Item, Refusal, Taken
from streams.sources.push_line import AwayError, Connect, Line, connect_to
from streams.sources.push_room import Room
from streams.sources.spool import Spool

AGAIN = 5
"""Seconds after which a sender may ask whether Kafka is back."""

TIDY = timedelta(hours=1)
"""Between two times that the ledger forgets what is old."""

AWAY = "Kafka is away and nothing was taken: send the item again after Retry-After"
UNSURE = (
    "Kafka did not answer in time; the item may have been taken: send it again after Retry-After, with the same "
    "Idempotency-Key"
)
OTHER_BYTES = "other bytes came under this Idempotency-Key before: give each item a key of its own"

log = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class PushDesk:
    """Takes pushed items while it is open: `async with PushDesk(settings, feeds, metrics) as desk: …`.

    ConfigError when a secret, the spool or a certificate can't be used; Kafka need not be there.
    """

    def __init__(
        self,
        settings: Settings,
        feeds: Mapping[str, Feed],
        metrics: Metrics,
        *,
        connect: Connect | None = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.gate, self.room, self.metrics, self.now = Gate(feeds), Room(), metrics, now
        self._ledger = Ledger(settings.state)
        self._spool = Spool(settings.spool, settings.spool_bytes) if settings.spool else None
        self._wake = asyncio.Event()
        self._line = Line(connect or connect_to(settings), self._wake.set)
        self._flying: dict[tuple[str, str], tuple[str, asyncio.Task[Taken]]] = {}
        self._closing = False

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._ledger.close)
            await self._open_ledger()
            if self._spool is not None:
                stack.push_async_callback(self._spool.close)
                await asyncio.to_thread(self._spool.open)
            await stack.enter_async_context(self._line)
            self._working = [asyncio.create_task(self._drain()), asyncio.create_task(self._tidy())]
            stack.push_async_callback(self._finish)
            self._stack = stack.pop_all()
        self._measure()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def _open_ledger(self) -> None:
        try:
            await self._ledger.forget(self.now())
        except TransientError as error:
            raise ConfigError(f"{error}; mend the folder that COPYDESK_STATE names") from error

    async def take(self, item: Item) -> Taken:
        """Take an item; Refusal when it can't be.

        The work goes on when the sender hangs up, and whoever sends the same key meanwhile waits for the same answer;
        with other bytes he is refused once the first are taken, and is the first when they are not.
        """
        while (flying := self._flying.get((item.feed, item.key))) is not None:
            sha256, task = flying
            if sha256 == item.sha256:
                return _again(await asyncio.shield(task))
            await asyncio.wait({task})
            if not task.cancelled() and task.exception() is None:
                raise Refusal(422, "conflict", OTHER_BYTES)
        if self._closing:
            raise Refusal(503, "away", "copydesk is shutting down: send the item again after Retry-After", again=AGAIN)
        task = asyncio.create_task(self._take(item))
        self._flying[item.feed, item.key] = (item.sha256, task)
        task.add_done_callback(lambda done: self._landed(item, done))
        return await asyncio.shield(task)

    def _landed(self, item: Item, task: "asyncio.Task[Taken]") -> None:
        del self._flying[item.feed, item.key]
        if not task.cancelled():
            task.exception()  # whoever waited was told; without one it must not be logged as forgotten

    async def _take(self, item: Item) -> Taken:
        if (known := await self._known(item)) is not None:
            return known
        await self._line.tried()
        if self._spool is not None and (self._spool.holds(item.feed) or not self._line.up):
            return await self._to_spool(self._spool, item)
        try:
            ack = await self._line.send(item)
        except TransientError as error:
            if self._spool is not None:
                return await self._to_spool(self._spool, item)
            raise Refusal(503, "away", AWAY if isinstance(error, AwayError) else UNSURE, again=AGAIN) from error
        except TooLargeError as error:
            raise Refusal(413, "tooLarge", f"{error}; send a smaller item") from error
        await self._remember(item, ack)
        return Taken("accepted", item.sha256, len(item.body), ack)

    async def _known(self, item: Item) -> Taken | None:
        """Return what was answered to the key before; Refusal when that was for other bytes."""
        slip = self._spool.find(item.feed, item.key) if self._spool is not None else None
        try:
            entry = None if slip else await self._ledger.find(item.feed, item.key)
        except CopydeskError as error:
            log.warning("a push was refused: %s", error)
            detail = "copydesk can't tell whether it has the item: send it again after Retry-After"
            raise Refusal(503, "away", detail, again=AGAIN) from error
        found = slip or entry
        if found is None:
            return None
        if found.sha256 != item.sha256:
            raise Refusal(422, "conflict", OTHER_BYTES)
        ack = Ack(None, entry.topic, entry.partition, entry.offset, entry.sha256) if entry else None
        return Taken("repeat", found.sha256, found.size, ack)

    async def _remember(self, item: Item, ack: Ack) -> None:
        """Write the ledger. The item is safe already: without its entry a repeat is published, and dedupe absorbs it."""
        at = int(self.now().timestamp())
        try:
            await self._ledger.write(
                Entry(item.feed, item.key, item.sha256, len(item.body), ack.topic, ack.partition, ack.offset, at)
            )
        except CopydeskError as error:
            log.warning("a repeat of a pushed item would be published again: %s", error, extra={"feed": item.feed})

    async def _to_spool(self, spool: Spool, item: Item) -> Taken:
        try:
            await spool.put(item)
        except TransientError as error:
            log.warning("a push was refused: %s", error, extra={"feed": item.feed})
            detail = f"Kafka is away and {error}: send the item again after Retry-After"
            raise Refusal(503, "away", detail, again=AGAIN) from error
        self._measure()
        self._wake.set()
        return Taken("spooled", item.sha256, len(item.body))

    async def _drain(self) -> None:
        """Send what waits on disk whenever Kafka is there."""
        while not self._closing:
            if self._spool is None or not len(self._spool) or not self._line.up:
                self._wake.clear()
                await self._wake.wait()
                continue
            try:
                await send_some(self._spool, self._line, self._remember)
            except Exception:  # the disk, or a bug: said with its trace, and tried again
                log.exception("the spool could not be drained")
                await asyncio.sleep(AGAIN)
            self._measure()

    async def _tidy(self) -> None:
        while True:
            await asyncio.sleep(TIDY.total_seconds())
            try:
                await self._ledger.forget(self.now())
            except CopydeskError as error:
                log.warning("the ledger keeps what is old: %s", error)

    async def _finish(self) -> None:
        """Answer whoever waits, end the batch that is on its way, and stop."""
        self._closing = True
        if self._flying:
            await asyncio.wait([task for _, task in self._flying.values()])
        self._wake.set()
        draining, tidying = self._working
        tidying.cancel()
        await asyncio.gather(draining, tidying, return_exceptions=True)

    def _measure(self) -> None:
        self.metrics.set("spool_bytes", self._spool.bytes if self._spool is not None else 0)


def _again(taken: Taken) -> Taken:
    """Return the answer for whoever sent the same a second time."""
    return Taken("repeat", taken.sha256, taken.size, taken.ack)
