"""One application for COPYDESK_HTTP: routes that others hand in, and what holds for every answer."""

from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from ipaddress import ip_address

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from yarl import URL

from schemas.feeds import Feed
from schemas.topics import RAW_LIMIT
from streams.client.broker import Broker
from streams.dashboard.articles import article_routes
from streams.dashboard.groups import Reads
from streams.dashboard.hub import Hub
from streams.dashboard.looking import Looking
from streams.dashboard.page import page_routes
from streams.dashboard.problems import BEGUN, Problem, problems
from streams.dashboard.shelf import Shelf
from streams.dashboard.status import status_routes
from streams.dashboard.stream import stream_routes
from streams.dashboard.ways import way_routes
from streams.observe.fleet import Fleet
from streams.observe.http import health_routes
from streams.observe.metrics import Metrics, Sample
from streams.settings import Settings
from streams.sources.push import PushDesk
from streams.sources.push_routes import openapi_routes, push_routes

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    # An answer is data: nothing in it may run or be framed, whatever a feed wrote. The page says what it needs itself.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
"""On every answer that does not say otherwise. There is no CORS header: no other site's script reads the desk."""


@asynccontextmanager
async def open_site(
    settings: Settings,
    fleet: Fleet,
    clock: Callable[[], float],
    feeds: Mapping[str, Feed] | None = None,
    reads: Mapping[str, Reads] | None = None,
) -> AsyncIterator[web.Application]:
    """Yield the application of a worker, or of a process without stages (then the fleet has none).

    `reads` has the group and topics of every stage there is. Store and Kafka are opened when somebody asks for them, and
    closed here.
    """
    metrics, feeds = Metrics(), feeds or {}
    shelf = Shelf(settings.store)
    hub = Hub(Broker(settings.kafka_client(), settings.prefix, settings.session_timeout), metrics)
    looking = Looking(settings.kafka_client(), reads or {}, feeds, shelf.store, clock=clock, fleet=fleet)
    desk = PushDesk(settings, feeds, metrics)

    def samples() -> Iterator[Sample]:
        yield from metrics.samples()
        yield from looking.samples()

    routes = [
        *health_routes(fleet, clock, samples),
        *article_routes(shelf),
        *way_routes(shelf),
        *stream_routes(hub),
        *status_routes(looking),
        *push_routes(desk),
        *openapi_routes(),
        *page_routes(),
    ]
    app = make_site(routes, settings.http.host, settings.http_hosts)

    async def end_readers(_: web.Application) -> None:
        hub.end()
        looking.end()

    app.on_shutdown.append(end_readers)  # they would read for ever, and the end of the server waits for its readers
    async with AsyncExitStack() as stack:
        stack.push_async_callback(shelf.close)
        stack.push_async_callback(hub.close)
        await stack.enter_async_context(looking.looking())
        # Else nobody may push, nothing waits to be sent, and no folder for a ledger is needed.
        if settings.spool or any(feed.push for feed in feeds.values()):
            await stack.enter_async_context(desk)
        yield app


def make_site(
    routes: Iterable[web.RouteDef | web.StaticDef], host: str, hosts: Collection[str] = ()
) -> web.Application:
    """Return an application with these routes, to be served at `host` for readers who call it by one of `hosts`."""
    app = web.Application(middlewares=list(_middlewares(host, hosts)), client_max_size=RAW_LIMIT)
    app.add_routes(list(routes))
    app.on_response_prepare.append(_sign)
    return app


def is_loopback(host: str) -> bool:
    """Whether a name or address can only mean this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _middlewares(host: str, hosts: Collection[str]) -> Iterable[Middleware]:
    yield problems
    if hosts or is_loopback(host):
        yield _own_host(frozenset(hosts))


def _own_host(hosts: Collection[str]) -> Middleware:
    """Refuse a request that calls this machine by a name that is not its own; without `hosts` those are loopback names.

    Who listens on the loopback address means to be read on this machine alone. But a web page can have its own name
    resolve to 127.0.0.1 once it is loaded (DNS rebinding): the browser then takes us for that page's site and lets its
    script read every answer. What the script can't change is the Host header: it still names that site. A container
    listens on all its addresses and is published on the loopback of its host: there the setting names who may.
    """

    @web.middleware
    async def own_host(request: web.Request, handler: Handler) -> web.StreamResponse:
        said = request.headers.get("Host")
        name = None if said is None else _name(said)
        if name is not None and name not in hosts and not is_loopback(name):
            raise Problem(
                421,
                f"this address is for readers on its own machine, not for {said!a}: use "
                f"http://127.0.0.1:{request.url.port}/, have your proxy send Host: localhost, or name it in "
                "COPYDESK_HTTP_HOSTS",
            )
        return await handler(request)

    return own_host


def _name(host: str) -> str:
    """Return a Host header without its port."""
    try:
        return URL.build(scheme="http", authority=host).host or ""
    except ValueError:
        return ""


async def _sign(request: web.Request, response: web.StreamResponse) -> None:
    request[BEGUN] = True
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
