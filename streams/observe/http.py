"""The server of a process on COPYDESK_HTTP, and what it says of its health.

`/metrics` is for Prometheus, `/livez` and `/readyz` for whoever restarts a worker.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager

import orjson
from aiohttp import web

from streams.errors import ConfigError
from streams.observe.exposition import CONTENT_TYPE, expose
from streams.observe.fleet import Fault, Fleet
from streams.observe.metrics import Sample

LAST_SECONDS = 1.0
"""What a request that is being answered may still take when the server ends. A worker promises to be gone within 10 s."""


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncIterator[tuple[str, int]]:
    """Serve an application inside this block and yield the address that is bound; port 0 takes any free one.

    Raises ConfigError when the address can't be had.
    """
    # No access log: a probe every second would drown the rest. Bodies are left as they came: what is pushed is kept
    # byte for byte, and nobody inflates a bomb.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_SECONDS, auto_decompress=False)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            mend = "set COPYDESK_HTTP to a free address, port 0 for any"
            raise ConfigError(f"can't listen on {host}:{port}: {error.strerror}; {mend}") from error
        bound = runner.addresses[0]
        yield bound[0], bound[1]
    finally:
        await runner.cleanup()


def health_routes(
    fleet: Fleet, clock: Callable[[], float], samples: Callable[[], Iterable[Sample]] = tuple
) -> list[web.RouteDef]:
    """Return the routes of a worker's health.

    `clock` is the one whose times the fleet was told, `samples` gives the numbers of what is served beside the stages.
    """

    async def metrics(_: web.Request) -> web.Response:
        page = expose([*fleet.samples(), *samples()])
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE})

    async def livez(_: web.Request) -> web.Response:
        """200 while offsets advance wherever there is lag, else 503 with the stages and why."""
        return _verdict(fleet.not_living(clock()))

    async def readyz(_: web.Request) -> web.Response:
        """200 while every stage has its broker, its partitions, its memory and its store, else 503."""
        return _verdict(fleet.not_ready())

    return [web.get("/metrics", metrics), web.get("/livez", livez), web.get("/readyz", readyz)]


def _verdict(faults: Sequence[Fault]) -> web.Response:
    body = {"ok": not faults, "faults": [fault._asdict() for fault in faults]}
    return web.Response(body=orjson.dumps(body), status=503 if faults else 200, content_type="application/json")
