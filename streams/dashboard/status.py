"""`/v1/status`: how the desk is, now and as a stream. It is worked out once for all who look at the same time."""

import asyncio
from contextlib import suppress

from aiohttp import web

from schemas.codec import encode
from streams.dashboard.looking import EVERY_SECONDS, Looking
from streams.dashboard.problems import RETRY_AFTER, Problem
from streams.dashboard.stream import HEADERS

READERS = 200
"""Pages that may look at the same time; each costs a write of some kilobytes each two seconds."""


def status_routes(looking: Looking) -> list[web.RouteDef]:
    """Return the routes of the status."""
    shared = _Shared(looking)

    async def status(_: web.Request) -> web.Response:
        return web.Response(body=shared.now(), content_type="application/json", headers={"Cache-Control": "no-store"})

    async def stream(request: web.Request) -> web.StreamResponse:
        if shared.readers >= READERS:
            raise Problem(503, f"{READERS} readers look at the status already; ask /v1/status instead", RETRY_AFTER)
        answer = web.StreamResponse(headers=HEADERS)
        shared.readers += 1
        try:
            with suppress(ConnectionError):  # the reader went away
                await answer.prepare(request)
                await shared.tell(answer)
        finally:
            shared.readers -= 1
        return answer

    return [web.get("/v1/status", status), web.get("/v1/status/stream", stream)]


class _Shared:
    def __init__(self, looking: Looking) -> None:
        self._looking = looking
        self._at, self._body = float("-inf"), b""
        self.readers = 0

    def now(self) -> bytes:
        """Return the status as JSON, not older than half of the time between two events."""
        now = asyncio.get_running_loop().time()
        if now - self._at > EVERY_SECONDS / 2:
            self._at, self._body = now, encode(self._looking.status())
        return self._body

    async def tell(self, answer: web.StreamResponse) -> None:
        """Write the status to one reader until the process ends."""
        while not self._looking.ended.is_set():
            await answer.write(b"event: status\ndata: " + self.now() + b"\n\n")
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY_SECONDS):
                    await self._looking.ended.wait()
