"""A watched folder: each file that is complete in `inbox` becomes one raw item.

    inbox/     where files land, in folders below it too                    (what is complete: folder_inbox.py)
    work/      what is being sent; a start finishes what it finds there     (what a crash leaves: folder_claims.py)
    done/YYYY/MM/DD/    what every in-sync replica has, by the day when it was seen (UTC), with its path
    error/     what can't be sent, with its reason beside it in NAME.reason.json; the others go on

Nothing is moved or removed before the ack. While the broker is away, or the disk is full, the folder waits: no file is to
blame for it. Names that begin with a dot or end in .tmp .part .partial .filepart .crdownload are not yet names.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import ParamSpec, TypeVar

from streams.errors import TransientError
from streams.sources.durable import sync
from streams.sources.folder_away import put_away
from streams.sources.folder_claims import Batch, Claim, batches, resume, sweep, take
from streams.sources.folder_delivery import Answer, Delivery, unless_stopped
from streams.sources.folder_inbox import Inbox, Seen
from streams.sources.folder_layout import Layout
from streams.sources.folder_reasons import Refusal
from streams.sources.folder_trouble import PAUSES, Trouble
from streams.sources.publisher import Ack, Publisher

ITEMS, BYTES = 400, 16 * 1024 * 1024
"""Files of one batch, and bytes: so much is in memory and in flight."""

STABLE = 2.0
"""Seconds without a change after which a file that was written in place counts as complete."""

POLL = 0.25
"""Seconds between two looks. No inotify: it tells nothing of what another machine writes into a network file system."""

CLOSING = 3.0
"""Seconds that a stop leaves to the connection; with GRACE for what is in flight the end comes within ten."""


P = ParamSpec("P")
T = TypeVar("T")


class DiskError(TransientError):
    """A step on the file system failed: no room, no right, a network file system that is away."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait, in seconds: until a file is `stable`, between two looks, and the pauses of a trouble."""

    stable: float = STABLE
    poll: float = POLL
    pauses: tuple[float, float] = PAUSES


class WatchedFolder:
    """Sends what lands in the folder `top` as items of one feed, until it is stopped.

    `connect` opens a publisher, and is asked again while it raises a TransientError. `acked` gets the acks of a batch
    before its files are moved, `tell` what a person should know. FolderHeldError when another process has the folder.
    """

    def __init__(
        self,
        top: Path,
        feed: str,
        connect: Callable[[], AbstractAsyncContextManager[Publisher]],
        *,
        media_type: str | None = None,
        pace: Pace = Pace(),
        acked: Callable[[Sequence[Ack]], None] = lambda _: None,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._layout = Layout(top)
        self._feed = feed
        self._connect = connect
        self._delivery = Delivery(self._layout, feed, media_type, tell)
        self._pace = pace
        self._acked = acked
        self._tell = tell
        self._inbox = Inbox(self._layout.inbox, pace.stable)
        self._blocked: set[str] = set()
        self._stop = asyncio.Event()
        self._trouble = Trouble(tell, self._stop, pace.pauses)

    def stop(self) -> None:
        """Let what is in flight end, and then `run`; a signal handler may call this."""
        self._stop.set()

    async def run(self, *, once: bool = False) -> None:
        """Watch until stopped; with `once` until nothing is left that is complete."""
        self._layout.make()
        with self._layout.held(self._feed):
            async with self._publisher() as publisher:
                while publisher is not None and not self._stop.is_set():
                    busy = await self._round(publisher)
                    if once and not busy:
                        return
                    if not busy:
                        with suppress(TimeoutError):
                            await asyncio.wait_for(self._stop.wait(), self._pace.poll)

    # --- rounds -----------------------------------------------------------------------------------------------------

    async def _round(self, publisher: Publisher) -> bool:
        """Finish what lies in `work`, then take what is complete; returns whether there was any."""
        try:
            busy = await self._finish(publisher)
            busy |= await self._take(publisher)
        except DiskError as error:  # nothing is lost by it: what was claimed lies in `work`
            await self._trouble.wait(error)
            return True
        if not self._stop.is_set():
            self._trouble.over()
        return busy

    async def _finish(self, publisher: Publisher) -> bool:
        busy = False
        for batch in await on_disk(batches, self._layout):
            claims = await on_disk(self._resume, batch)
            await self._deliver(publisher, claims)
            await on_disk(sweep, batch)
            busy |= bool(claims)
        return busy

    async def _take(self, publisher: Publisher) -> bool:
        found = await on_disk(self._look)
        received = datetime.now(UTC)
        busy = False
        for some in portions(found):
            if self._stop.is_set():
                break
            claims = await on_disk(take, self._layout, some, received)
            await self._deliver(publisher, claims)
            for batch in {claim.batch for claim in claims}:
                await on_disk(sweep, batch)
            busy |= bool(claims)
        return busy

    def _look(self) -> list[Seen]:
        found = self._inbox.look(self._layout.now(), time.monotonic_ns())
        for blocked in set(self._inbox.blocked) - self._blocked:
            self._tell(f"left in the inbox: {blocked}")
        self._blocked = set(self._inbox.blocked)
        return found

    def _resume(self, batch: Batch) -> list[Claim]:
        return resume(self._layout, batch, self._layout.now(), self._pace.stable)

    # --- delivery ---------------------------------------------------------------------------------------------------

    async def _deliver(self, publisher: Publisher, claims: Sequence[Claim]) -> None:
        """Send files and put them away as they are answered, until all are; after a stop the rest stays in `work`.

        All from the first that was not taken on are sent again, also what landed behind it: so the last copies lie in
        order, and no old version behind its successor.
        """
        waiting = list(claims)
        while waiting:
            answers = await unless_stopped(self._delivery.send(publisher, waiting), self._stop, self._trouble)
            if answers is None:
                return
            taken = list(takewhile(lambda answer: not isinstance(answer, TransientError), answers))
            self._acked([answer for answer in taken if isinstance(answer, Ack)])
            await self._put_away(deque(ended(*pair) for pair in zip(waiting, taken, strict=False)))
            waiting = waiting[len(taken) :]
            if not waiting:
                self._trouble.over()
            elif not await self._trouble_of(answers[len(taken)]):
                return

    async def _trouble_of(self, answer: Answer) -> bool:
        """Wait as the first that was not taken asks for; returns whether to go on."""
        if isinstance(answer, TransientError):
            await self._trouble.wait(answer)
        return not self._stop.is_set()

    async def _put_away(self, claims: deque[Claim]) -> None:
        """Move files until all are where they belong; what a full disk or a right keeps is told, and tried again."""
        while claims:
            try:
                await on_disk(self._move, claims)
            except DiskError as error:
                await self._trouble.wait(error)
                if self._stop.is_set():
                    return

    def _move(self, claims: deque[Claim]) -> None:
        touched: set[Path] = set()
        while claims:
            if folder := put_away(self._layout, claims[0], self._feed):
                touched.add(folder)
            claims.popleft()
        for folder in touched:
            sync(folder)

    # --- the connection ---------------------------------------------------------------------------------------------

    @asynccontextmanager
    async def _publisher(self) -> AsyncIterator[Publisher | None]:
        """Open a publisher, however long that takes; None after a stop."""
        stack = AsyncExitStack()
        try:
            yield await self._connected(stack)
        finally:
            with suppress(TimeoutError):
                await asyncio.wait_for(stack.aclose(), CLOSING)

    async def _connected(self, stack: AsyncExitStack) -> Publisher | None:
        while not self._stop.is_set():
            try:
                return await unless_stopped(stack.enter_async_context(self._connect()), self._stop, self._trouble)
            except TransientError as error:
                await self._trouble.wait(error)
        return None


async def on_disk(step: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do in a thread what blocks; what the disk refuses is told apart from other errors, as of a stdout that is closed."""
    try:
        return await asyncio.to_thread(step, *given, **named)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise DiskError(f"{where}{error.strerror}; make room, or mend the rights or the disk") from error


def ended(claim: Claim, answer: Answer) -> Claim:
    """Return the claim with what became of it: a refusal by the broker stands where the bytes were."""
    return replace(claim, content=answer) if isinstance(answer, Refusal) else claim


def portions(found: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Cut what was found into batches, in its order; a large file is one by itself."""
    some: list[Seen] = []
    size = 0
    for seen in found:
        if some and (len(some) == ITEMS or size + seen.size > BYTES):
            yield some
            some, size = [], 0
        some.append(seen)
        size += seen.size
    if some:
        yield some
