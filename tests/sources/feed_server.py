"""A publisher's web server on loopback, whose answers a test writes, and documents for it."""

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

RSS_TYPE = "application/rss+xml"


@dataclass
class FeedServer:
    """Serves `answers` one after the other, then the last one again; `requests` are the headers of what was asked."""

    port: int = 0
    answers: deque[web.Response] = field(default_factory=deque)
    requests: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        """Return an address of the server."""
        return f"http://{host}:{self.port}{path}"

    def say(self, body: bytes = b"", status: int = 200, kind: str = RSS_TYPE, **headers: str) -> None:
        """Answer the next request so, and all that follow until another answer is written."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append(web.Response(body=body, status=status, headers={"Content-Type": kind} | named))

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request."""
        self.requests.append({name.lower(): value for name, value in request.headers.items()} | {"path": request.path})
        said = self.answers[0] if len(self.answers) == 1 else self.answers.popleft()
        return web.Response(body=said.body, status=said.status, headers=said.headers)


@asynccontextmanager
async def feed_server(host: str = "127.0.0.1") -> AsyncIterator[FeedServer]:
    """Run a server on a free port."""
    server = FeedServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, 0).start()
        server.port = runner.addresses[0][1]
        yield server
    finally:
        await runner.cleanup()


def rss(*items: str, head: str = "") -> bytes:
    """Make an RSS 2.0 document with these items, the last one on top as publishers have it."""
    body = "\n".join(f"    {item}" for item in reversed(items))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n  <channel>\n    <title>Harbour</title>{head}\n{body}\n  </channel>\n</rss>\n'.encode()


def item(guid: str, title: str = "Ferries sail", link: str = "", more: str = "") -> str:
    """Make one item."""
    page = f"<link>{link}</link>" if link else ""
    return f'<item><guid isPermaLink="false">{guid}</guid><title>{title}</title>{page}{more}</item>'
