"""Ground for tests of HTTP push: a desk behind a real server on a free port, over a publisher in memory."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from schemas.feeds import CANARY_FEED, Feed, Push
from streams.observe.metrics import Metrics
from streams.settings import load
from streams.sources.memory import MemoryPublisher
from streams.sources.push import PushDesk
from streams.sources.push_gate import at_rest
from streams.sources.push_routes import openapi_routes, push_routes

TOKEN, OTHER_TOKEN = "cdk_of-the-wire", "cdk_of-another"
SECRET = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNk"
OLD_SECRET = "whsec_" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5"
OTHER_SECRET = "whsec_" + "enl4d3Z1dHNycXBvbm1sa2ppaGdmZWRjYmE5ODc2"

FEEDS = {
    feed.id: feed
    for feed in (
        Feed(id="wire", push=Push(tokens=(at_rest("cdk_old"), at_rest(TOKEN)), secrets=(OLD_SECRET, SECRET))),
        Feed(id="other", push=Push(tokens=(at_rest(OTHER_TOKEN),), secrets=(OTHER_SECRET,))),
        Feed(id="closed"),
        Feed(id=CANARY_FEED, push=Push(tokens=(at_rest(TOKEN),), secrets=(SECRET,))),
    )
}


@dataclass
class Answer:
    """What a push was answered."""

    status: int
    headers: Mapping[str, str]
    said: Any


class Counter:
    """The desk behind its address, and somebody who pushes there."""

    def __init__(self, desk: PushDesk, url: str, session: aiohttp.ClientSession) -> None:
        self.desk, self.url, self._session = desk, url, session

    async def push(
        self, body: Any, key: str | None = None, *, feed: str = "wire", token: str | None = TOKEN, **headers: str
    ) -> Answer:
        """Push one item; `headers` are written with `_` for `-`."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        given |= {"Authorization": f"Bearer {token}"} if token else {}
        given |= {"Idempotency-Key": key} if key is not None else {}
        return await self.post(body, given, feed)

    async def post(self, body: Any, headers: Mapping[str, str], feed: str = "wire") -> Answer:
        """Push one item with exactly these headers."""
        url = f"{self.url}/v1/feeds/{feed}/items"
        async with self._session.post(url, data=body, headers=headers, skip_auto_headers=["Content-Type"]) as answer:
            return Answer(answer.status, answer.headers, await answer.json(content_type=None))

    async def until_taken(self, body: bytes, **said: Any) -> Answer:
        """Push an item until it is taken, as a sender does who is told to come again."""
        while (answer := await self.push(body, **said)).status == 503:  # noqa: ASYNC110  a sender sees no event
            await asyncio.sleep(0.05)
        return answer

    def counted(self) -> dict[tuple[str, str], float]:
        """Return the counter of pushes by feed and outcome."""
        rows = (row for row in self.desk.metrics.samples() if row.family == "push_items_total")
        return {(row.labels["feed"], row.labels["outcome"]): row.value for row in rows}


@asynccontextmanager
async def counter(folder: Path, publisher: MemoryPublisher, **given: Any) -> AsyncIterator[Counter]:
    """Open a desk in a folder, as a new process would; `spool` and `spool_bytes` are settings, the rest is the desk's."""
    flags = {"state": str(folder / "state")}
    flags |= {name: str(given.pop(name)) for name in ("spool", "spool_bytes") if name in given}
    settings = load(flags, {}, None)
    desk = PushDesk(settings, FEEDS, Metrics(), connect=lambda: publisher, **given)
    async with desk, aiohttp.ClientSession() as session:
        app = web.Application()
        app.add_routes(push_routes(desk) + openapi_routes())
        runner = web.AppRunner(app, access_log=None, auto_decompress=False, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield Counter(desk, f"http://127.0.0.1:{runner.addresses[0][1]}", session)
        finally:
            await runner.cleanup()
