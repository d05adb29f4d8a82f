"""The HTTP interface under test, served for real, and a reader of its live stream."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, Self

import aiohttp
from aiohttp import web
from client.desk import Topics
from promptness import PATIENCE
from yarl import URL

from streams.client.broker import Broker
from streams.dashboard.hub import Hub
from streams.dashboard.site import make_site
from streams.dashboard.stream import stream_routes
from streams.observe.http import serve
from streams.observe.metrics import Metrics


class Site:
    """A site that is served, and a client of it."""

    def __init__(self, address: str, client: aiohttp.ClientSession) -> None:
        self.address, self.client = address, client
        self.hub: Hub | None = None

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        """Return status and JSON of an answer."""
        async with self.client.get(URL(self.address + path, encoded=True), headers=headers) as answer:
            return answer.status, await answer.json(content_type=None)

    def stream(self, query: str = "", last: str | None = None) -> "Reading":
        """Read the live stream, to be entered."""
        headers = {} if last is None else {"Last-Event-ID": last}
        return Reading(self.client.get(f"{self.address}/v1/stream{query}", headers=headers))


class Event(NamedTuple):
    """One event as a browser understands it."""

    name: str
    data: Any
    id: str


class Reading:
    """A reader that understands the stream as a browser does (WHATWG, server-sent events)."""

    def __init__(self, request: Any) -> None:
        self._request = request
        self.last = ""

    async def __aenter__(self) -> Self:
        self.answer: aiohttp.ClientResponse = await self._request.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        self.answer.close()

    async def take(self, number: int, seconds: float = PATIENCE) -> list[Event]:
        """Return the next events."""
        async with asyncio.timeout(seconds):
            return [await self.next() for _ in range(number)]

    async def next(self) -> Event:
        """Return the next event."""
        assert self.answer.status == 200, await self.answer.text()
        name, data = "message", ""
        while line := await self.answer.content.readline():
            field, _, value = line.decode().rstrip("\n").partition(": ")
            match field:
                case "event":
                    name = value
                case "data":
                    data += value
                case "id":
                    self.last = value
                case "" if data:
                    return Event(name, json.loads(data), self.last)
        raise EOFError(f"the stream ended ({self.answer.status})")

    async def begun(self) -> "Reading":
        """Wait until the stream says where it begins."""
        while not self.last:
            if not (line := (await self.answer.content.readline()).decode()):
                raise EOFError(f"the stream ended before it began ({self.answer.status})")
            if line.startswith("id: "):
                self.last = line.removeprefix("id: ").strip()
        return self


@asynccontextmanager
async def served(
    routes: Iterable[web.RouteDef], host: str = "127.0.0.1", hosts: Collection[str] = ()
) -> AsyncIterator[Site]:
    """Serve routes while the block runs."""
    app = make_site(routes, host, hosts)
    async with serve(app, "127.0.0.1", 0) as (name, port), aiohttp.ClientSession(read_bufsize=2**20) as client:
        yield Site(f"http://{name}:{port}", client)


@asynccontextmanager
async def streaming(topics: Topics, metrics: Metrics | None = None, **limits: int) -> AsyncIterator[Site]:
    """Serve the live stream of some topics."""
    hub = Hub(Broker.of(topics.brokers, topics.prefix), metrics or Metrics(), **limits)
    try:
        async with served(stream_routes(hub)) as site:
            site.hub = hub
            yield site
            hub.end()
    finally:
        await hub.close()


def told(events: Iterable[Event]) -> list[tuple[str, str, str]]:
    """Return name, story and revision of events."""
    return [
        (e.name, e.data["uri"].rpartition(":")[2], e.data.get("revision") or e.data["copydesk"]["revision"])
        for e in events
    ]


async def read_slowly(address: str, path: str, begin: asyncio.Event) -> bytes:
    """Ask for the stream with a small buffer, take nothing until `begin`, and return all that came before the end."""
    here = socket.create_connection(
        (address.rpartition(":")[0].removeprefix("http://"), int(address.rpartition(":")[2]))
    )
    here.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32 * 1024)
    here.setblocking(False)
    loop, found = asyncio.get_running_loop(), b""
    with here:
        await loop.sock_sendall(here, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        await begin.wait()
        with suppress(ConnectionResetError):
            while some := await loop.sock_recv(here, 2**20):
                found += some
    return found
