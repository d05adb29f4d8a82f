"""`GET /v1/stream`: articles, kills and holds as server-sent events, live, from a time on or behind the last event seen.

What a reader holds here is a cursor: a number in the ring and his positions. He gets what the ring has in one write for
each wake-up; if what he wants is older than the ring, the log is read again for him alone until the ring takes over.
One who is slower than the ring is cut off and loses nothing: his browser comes back with `Last-Event-ID`.
"""

import asyncio
from contextlib import aclosing, suppress
from datetime import datetime
from typing import NamedTuple

import orjson
from aiohttp import web
from aiokafka.errors import KafkaError

from streams.dashboard.asked import Asked
from streams.dashboard.events import Positions, Wanted, furthest, reaches, read_positions
from streams.dashboard.hub import Hub
from streams.dashboard.replay import lost, replay
from streams.dashboard.ring import Cursor, ending
from streams.errors import TransientError
from streams.moments import EPOCH

HEADERS = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx would collect events until its buffer is full
}
RETRY = b"retry: 2000\n\n"
"""Milliseconds after which a browser comes back."""

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent: proxies cut what is silent for 30 s or 60 s."""

STALLED = 30.0
"""Seconds that one write may wait for a reader who takes nothing."""

CHUNK = 256 * 1024
"""Bytes of events handed over at once, unless one event is larger: what a reader who stalls holds in memory."""

TURN = 30.0
"""Seconds that one reader may read the log before the next gets his turn, so that a slow one does not hold all up."""

PAUSE = 1.0
"""Seconds between two tries to read the log while Kafka is away."""

PARAMETERS = ("since", "feed", "language")


class Start(NamedTuple):
    """Where a reader begins, and what he must be told about it."""

    positions: Positions
    notice: str = ""


def stream_routes(hub: Hub) -> list[web.RouteDef]:
    """Return the route of the live stream."""

    async def stream(request: web.Request) -> web.StreamResponse:
        asked = Asked(request, PARAMETERS)
        wanted, since = Wanted(asked.all("feed"), asked.all("language")), asked.time("since")
        since = since and max(since, EPOCH)
        with hub.reader():
            await hub.begin()
            start = await _start(hub, request.headers.get("Last-Event-ID"), since)
            response = web.StreamResponse(headers=HEADERS)
            await response.prepare(request)
            await _Reader(hub, request, response, Cursor(start.positions, wanted)).run(start.notice)
        return response

    return [web.get("/v1/stream", stream, allow_head=False)]


async def _start(hub: Hub, last: str | None, since: datetime | None) -> Start:
    """Find where a reader begins: behind the last event he saw, else at a time, else now.

    A last event that means nothing here is no error: a browser would stop for good at 400, with nobody there to mend it.
    """
    if not last:
        return Start(await hub.since(since) if since else hub.now)
    try:
        positions = read_positions(last)
    except ValueError:
        return _unknown(hub, last)
    if not positions.keys() <= hub.now.keys():
        return _unknown(hub, last)
    # Whoever comes back soon is answered from the ring, without asking the broker: after a restart that is everybody.
    if not reaches(hub.now, positions) and not reaches(await hub.ends(), positions):
        return _unknown(hub, last)
    if reaches(positions, hub.ring.start) or not (gone := lost(positions, begins := await hub.begins())):
        return Start(positions)
    told = ", ".join(map(str, gone))
    notice = f"records behind Last-Event-ID are deleted (partitions {told}): the stream begins at the oldest"
    return Start(furthest(positions, begins), notice)


def _unknown(hub: Hub, last: str) -> Start:
    return Start(hub.now, f"Last-Event-ID {last[:100]!r} is none of this topic: the stream begins now")


class _Reader:
    """One reader: his connection and his cursor."""

    def __init__(self, hub: Hub, request: web.Request, response: web.StreamResponse, cursor: Cursor) -> None:
        self._hub, self._request, self._response, self._cursor = hub, request, response, cursor
        self._clock = asyncio.get_running_loop().time
        self._wrote = 0.0

    async def run(self, notice: str) -> None:
        """Send events until the reader goes, is too slow or the hub ends."""
        # The id comes at once: who is cut off before the first event must not begin anew.
        first = RETRY + (_notice(notice) if notice else b"") + ending(self._cursor.positions)
        # A reader who went away is no news.
        with suppress(ConnectionResetError):
            await self._write(first)
            while not self._hub.ended.is_set():
                if self._cursor.enter(self._hub.ring):
                    await self._ride()
                else:
                    await self._catch_up()

    async def _ride(self) -> None:
        """Follow the ring; ends when the hub ends."""
        ring, cursor = self._hub.ring, self._cursor
        while not self._hub.ended.is_set():
            if cursor.number < ring.first:
                raise self._cut_off()
            if cursor.number < ring.end:
                await self._write(cursor.over(ring.take(cursor.number, CHUNK)))
                await asyncio.sleep(0)  # a reader whose filter hides all writes nothing, and would hold up everybody
            else:
                cursor.positions = furthest(cursor.positions, ring.positions)
                await self._hub.wait(cursor.number, HEARTBEAT)
            await self._beat()

    async def _catch_up(self) -> None:
        """Read the log for this reader, up to where the ring is now, for one turn at most."""
        try:
            async with self._hub.replays:
                await self._read_log(self._clock() + TURN)
        except (TransientError, KafkaError):
            await asyncio.sleep(PAUSE)
        await self._beat()

    async def _read_log(self, end: float) -> None:
        cursor = self._cursor
        until = furthest(cursor.positions, self._hub.ring.positions)
        async with aclosing(replay(self._hub.broker, cursor.positions, until)) as log:
            async for read in log:
                await self._write(cursor.past(read.events))
                cursor.positions = furthest(cursor.positions, read.after)
                await self._beat()
                if self._hub.ended.is_set() or self._clock() > end:
                    return

    async def _write(self, data: bytes) -> None:
        if not data:
            return
        try:
            async with asyncio.timeout(STALLED):
                await self._response.write(data)
        except TimeoutError:
            raise self._cut_off() from None
        self._wrote = self._clock()

    async def _beat(self) -> None:
        """After some silence say that the line stands, and up to where he has everything: a filter may have hidden it."""
        if self._clock() - self._wrote >= HEARTBEAT:
            await self._write(b":\n" + ending(self._cursor.positions))

    def _cut_off(self) -> ConnectionResetError:
        """End the connection at once: what is still on its way to him would only keep memory."""
        self._hub.cut_off()
        if self._request.transport is not None:
            self._request.transport.abort()
        return ConnectionResetError("the reader is too slow")


def _notice(detail: str) -> bytes:
    return b"event: reset\ndata: %s\n" % orjson.dumps({"detail": detail})
