"""The pages of a worker: `/metrics` for Prometheus, `/livez` and `/readyz` for whoever restarts it, `/` lists them."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import orjson
from aiohttp import web

from streams.errors import ConfigError
from streams.observe.exposition import CONTENT_TYPE, expose
from streams.observe.fleet import Fault, Fleet

PAGES = {
    "/metrics": "numbers for Prometheus",
    "/livez": "200 while offsets advance wherever there is lag, else 503 with the stages and why",
    "/readyz": "200 while every stage has its broker, its partitions, its memory and its store, else 503",
}


@asynccontextmanager
async def serve(
    fleet: Fleet, host: str, port: int, clock: Callable[[], float] = time.monotonic
) -> AsyncIterator[tuple[str, int]]:
    """Serve the pages inside this block and yield the address that is bound; port 0 takes any free one.

    `clock` is the one whose times the fleet was told. Raises ConfigError when the address can't be had.
    """
    # No access log: a probe every second would drown the rest.
    runner = web.AppRunner(make_app(fleet, clock), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            mend = "set COPYDESK_HTTP to a free address, port 0 for any"
            raise ConfigError(f"health and metrics can't listen on {host}:{port}: {error.strerror}; {mend}") from error
        bound = runner.addresses[0]
        yield bound[0], bound[1]
    finally:
        await runner.cleanup()


def make_app(fleet: Fleet, clock: Callable[[], float]) -> web.Application:
    """Return the aiohttp application with all pages."""

    async def index(_: web.Request) -> web.Response:
        return _json({"stages": fleet.stages, "pages": PAGES})

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=expose(fleet.samples()), headers={"Content-Type": CONTENT_TYPE})

    async def livez(_: web.Request) -> web.Response:
        return _verdict(fleet.not_living(clock()))

    async def readyz(_: web.Request) -> web.Response:
        return _verdict(fleet.not_ready())

    app = web.Application()
    app.add_routes([
        web.get("/", index),
        web.get("/metrics", metrics),
        web.get("/livez", livez),
        web.get("/readyz", readyz),
    ])  # fmt: skip
    return app


def _verdict(faults: Sequence[Fault]) -> web.Response:
    body = {"ok": not faults, "faults": [fault._asdict() for fault in faults]}
    return _json(body, status=503 if faults else 200)


def _json(body: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")
