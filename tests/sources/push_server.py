"""A process that takes pushed items and nothing else; the first line on stdout is its address. Settings as everywhere.

With the argument `cut` it is killed between the first ack and the note of it in the ledger.
"""

import asyncio
import os
import signal
import sys

from aiohttp import web

from streams.observe.metrics import Metrics
from streams.settings import load, load_feeds
from streams.sources.ledger import Entry, Ledger
from streams.sources.push import PushDesk
from streams.sources.push_routes import openapi_routes, push_routes


async def cut(_: Ledger, __: Entry) -> None:
    """Note nothing."""
    os.kill(os.getpid(), signal.SIGKILL)


async def main() -> None:
    """Serve until SIGTERM."""
    if "cut" in sys.argv:
        Ledger.write = cut  # type: ignore[method-assign]
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    settings = load({}, os.environ, None)
    async with PushDesk(settings, load_feeds(settings.feeds), Metrics()) as desk:
        app = web.Application()
        app.add_routes(push_routes(desk) + openapi_routes())
        runner = web.AppRunner(app, access_log=None, auto_decompress=False)
        await runner.setup()
        await web.TCPSite(runner, *settings.http).start()
        print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)  # noqa: T201
        await stop.wait()
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
