"""Where `copydesk status` and `top` get the status: from the worker that answers at COPYDESK_HTTP, else by themselves."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from schemas.codec import decode
from streams.cli.exits import say
from streams.cli.reads import reads_of
from streams.cli.state import known_feeds
from streams.dashboard.looking import Looking
from streams.dashboard.rhythms import Rhythms, utc_now
from streams.dashboard.shelf import Shelf
from streams.errors import CopydeskError, TransientError
from streams.observe.status import Status
from streams.settings import Settings
from streams.sinks import ArticleStore

ANSWER_SECONDS = 5.0
LOOK_SECONDS = 30.0
"""A store with a million verdicts is learned from in some seconds."""

ANY = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  where a worker listens, not we
"""A worker that listens everywhere is asked here."""

Ask = Callable[[], Awaitable[Status]]


@asynccontextmanager
async def asking(settings: Settings) -> AsyncIterator[Ask]:
    """Yield what gives the status of now: asked of a worker, or gathered when none answers, which is told on stderr.

    Raises TransientError when no worker and no broker answers.
    """
    from aiohttp import ClientSession, ClientTimeout

    async with ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS)) as session:

        async def ask() -> Status:
            async with session.get(f"{address(settings)}/v1/status", raise_for_status=True) as answer:
                return decode(Status, await answer.read())

        if await _answers(ask):
            yield ask
            return
    say(f"no worker answers at {address(settings)}; looking at the broker and the store instead")
    async with _gathering(settings) as looking:

        async def gather() -> Status:
            return looking.status()

        yield gather


def address(settings: Settings) -> str:
    """Return where a worker with these settings answers."""
    host, port = settings.http
    host = ANY.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


async def _answers(ask: Ask) -> bool:
    from aiohttp import ClientError

    with suppress(ClientError, TimeoutError, OSError, ValueError):  # ValueError: somebody else's server
        await ask()
        return True
    return False


@asynccontextmanager
async def _gathering(settings: Settings) -> AsyncIterator[Looking]:
    """Look at the broker and the store, then on in the background."""
    shelf = Shelf(settings.store)
    looking = Looking(
        settings.kafka_client(), reads_of(settings), known_feeds(settings), shelf.store, clock=time.monotonic
    )
    try:
        _, trouble = await asyncio.gather(_ask_broker(looking), _look_at_store(looking.rhythms))
        if trouble:
            say(f"nothing is known of the feeds: {trouble}")
        async with looking.looking():
            yield looking
    finally:
        await shelf.close()


async def _ask_broker(looking: Looking) -> None:
    try:
        await looking.ask()
    except (TimeoutError, OSError) as error:
        raise TransientError("Kafka does not answer; `copydesk doctor` looks") from error


async def _look_at_store(rhythms: Rhythms) -> str:
    """Look at the store; return what is wrong where it is away: the feeds stay untold, and the stages are told of."""
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            await rhythms.look()
    except TimeoutError:
        return f"the store does not answer within {LOOK_SECONDS:.0f} s"
    except CopydeskError as error:
        return str(error)
    return ""


@asynccontextmanager
async def learned(settings: Settings) -> AsyncIterator[Rhythms]:
    """Yield what the store knows of the feeds; TransientError when it is away, ConfigError when there is none."""
    from streams.sinks.existing import existing

    async with existing(settings.store) as store:

        async def lend() -> ArticleStore:
            return store

        rhythms = Rhythms(lend, known_feeds(settings), utc_now)
        await rhythms.look()
        yield rhythms
