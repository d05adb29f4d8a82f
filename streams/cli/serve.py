"""`copydesk serve`: the HTTP interface without agents, so that reading can be scaled apart from the work."""

import asyncio
import signal
import time
from importlib.metadata import version

import typer

from streams.cli.exits import OK, say
from streams.cli.state import load_settings
from streams.settings import Settings


def serve() -> None:
    """Serve articles, the live stream and the page until SIGTERM, at the address that it prints; runs no stage."""
    from streams.observe.log import start_logging

    settings = load_settings()
    start_logging(settings.log_level, settings.log_format, "serve")
    asyncio.run(serve_until_told(settings))
    raise typer.Exit(OK)


async def serve_until_told(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    from streams.cli.reads import reads_of
    from streams.dashboard.site import open_site
    from streams.observe.fleet import Fleet
    from streams.observe.http import serve as serve_app
    from streams.settings import feeds_of
    from streams.settings.values import Address

    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    # No stages: /livez and /readyz say that this process answers, and nothing of workers elsewhere.
    fleet = Fleet((), settings.watchdog, version("copydesk"), time.monotonic())
    async with (
        open_site(settings, fleet, time.monotonic, feeds_of(settings), reads_of(settings)) as app,
        serve_app(app, *settings.http) as (host, port),
    ):
        say(f"page, articles and metrics: http://{Address(host, port)}/")
        await told.wait()
